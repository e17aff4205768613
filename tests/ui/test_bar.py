from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import checks
from tests.ui.pages import SIZE
from tests.ui.walking import speech
from ui import look
from ui.bar import STAGES, FootBar, Stages, TopBar
from ui.button import Button
from ui.card import column
from ui.hint import hint_button
from ui.look import Look
from ui.speech import Speech

Show = Callable[[QWidget], QWidget]


def test_the_stages_are_read_out(say: Speech) -> None:
    stages = Stages(say)
    stages.show_stage("questions", 0.5)
    assert "3" in stages.accessibleName()
    assert say("window.stage.questions") in stages.accessibleName()
    for stage in (*STAGES, "finish"):
        stages.show_stage(stage, 0.0)


def foot_of(words: Sequence[str]) -> tuple[FootBar, list[Button]]:
    """A bar with a way back, buttons between and one green one."""
    back, *middle = (Button(text, "quiet", icon="arrow-left") for text in words[:-1])
    primary = Button(words[-1], "primary", icon="arrow-right")
    return FootBar(back, primary, middle), [back, *middle, primary]


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_where_words_are_long_the_buttons_give_way_and_keep_their_words(
    zoom: float, qapp: QApplication, shown: Show
) -> None:
    look.wear(qapp, Look(zoom=zoom))
    bar, buttons = foot_of(["Terug", "Bewaar als bestand", "Verder zonder papier", "Afdrukken"])
    whole = QWidget()
    column(whole).addWidget(bar)
    shown(whole)
    QApplication.processEvents()
    assert whole.width() == SIZE[0]
    assert checks.outside(whole) == []
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert [button._visible_text() for button in buttons] == [button.text() for button in buttons]


def test_what_gave_way_comes_back_when_there_is_room_again(shown: Show) -> None:
    bar, buttons = foot_of(["Terug", "Nog een knop", "Verder"])
    shown(bar)
    roomy = [button.width() for button in buttons]
    buttons[1].setText("Een knop met zo veel woorden dat er voor de rest nog maar weinig plaats is " * 2)
    QApplication.processEvents()
    assert buttons[0].width() < roomy[0]
    assert buttons[2].width() < roomy[2]
    buttons[1].setText("Nog een knop")
    for _ in range(3):  # a layout that changes asks for another
        QApplication.processEvents()
    assert [button.width() for button in buttons] == roomy


@pytest.mark.parametrize("words", ["nl", "en", "long"])
@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_practice_with_a_family_at_the_table_makes_no_window_wider(
    words: str, zoom: float, qapp: QApplication, shown: Show
) -> None:
    look.wear(qapp, Look(zoom=zoom))
    say = speech(words)
    whole, bar = QWidget(), TopBar(say, staged=True)
    bar.add_tool(hint_button(say))
    bar.add_tool(Button(say("window.guide.advice-count", count=12), "text", key="F4", height=48))
    column(whole).addWidget(bar)
    bar.show_practice(say("window.kit.practising"), say("window.kit.practice"))
    bar.family.show()
    shown(whole)
    for _ in range(3):  # a layout that changes asks for another
        QApplication.processEvents()
    assert whole.width() == SIZE[0]
    assert checks.outside(whole) == []
    assert checks.overlapping(whole) == []
    assert checks.clipped_texts(whole) == []


def test_the_stages_say_all_their_words_where_there_is_room_and_else_where_we_are(
    qapp: QApplication, shown: Show, say: Speech
) -> None:
    look.wear(qapp, Look(zoom=1.5))
    whole, bar = QWidget(), TopBar(say, staged=True)
    column(whole).addWidget(bar)
    assert bar.stages is not None
    shown(whole)
    assert bar.stages.width() >= bar.stages.whole
    crowd = Button("Een knop met veel te veel woorden voor een balk", "text", height=48)
    bar.add_tool(crowd)
    crowd.show()
    for _ in range(3):
        QApplication.processEvents()
    assert bar.stages.least <= bar.stages.width() < bar.stages.whole
    crowd.hide()
    for _ in range(3):
        QApplication.processEvents()
    assert bar.stages.width() >= bar.stages.whole


def test_as_few_buttons_as_need_be_stand_on_two_lines(qapp: QApplication, shown: Show) -> None:
    look.wear(qapp, Look(zoom=2.0))
    bar, buttons = foot_of(["Terug", "Bewaar dit als bestand", "Verder zonder een papier", "Afdrukken op papier"])
    whole = QWidget()
    column(whole).addWidget(bar)
    shown(whole)
    for _ in range(3):
        QApplication.processEvents()
    lines = [len(button._shown_words().lines) for button in buttons]
    assert sorted(lines) == [1, 1, 1, 2]
    assert checks.outside(whole) == []
    assert checks.clipped_texts(whole) == []
