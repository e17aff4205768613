from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import checks
from tests.ui.pages import SIZE
from ui import look
from ui.bar import STAGES, FootBar, Stages
from ui.button import Button
from ui.card import column
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
