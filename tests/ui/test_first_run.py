from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from tests.ui.pages import Program
from ui.first_run import FirstRun

PASSPHRASE = "zonder paraplu naar Vlieland 1953"


def groups_on_screen(program: Program) -> list[str]:
    screen = program.screen
    assert isinstance(screen, FirstRun)
    return list(screen.card._code.split("-"))


def make_a_desk(program: Program) -> list[str]:
    """Everything up to the recovery card, with the keyboard alone; returns the groups of its code."""
    program.waits_for("first-run")
    program.presses(Qt.Key.Key_Return)
    program.arrows_to("Den Haag")
    program.presses(Qt.Key.Key_Space)
    program.tabs_to("Uw bijnaam")
    program.types("Zonnebloem")
    program.presses(Qt.Key.Key_Return)
    program.tabs_to("Uw wachtwoord")
    program.types(PASSPHRASE)
    program.tabs_to("Typ het nog een keer")
    program.types(PASSPHRASE)
    program.presses(Qt.Key.Key_Return)
    program.qtbot.waitUntil(lambda: program.sees("De herstelkaart"))
    return groups_on_screen(program)


def copy_back(program: Program, groups: list[str]) -> None:
    program.tabs_to("Ik heb de code op papier")
    program.presses(Qt.Key.Key_Return)
    screen = program.screen
    assert isinstance(screen, FirstRun)
    assert screen.card.question is not None
    for place, field in screen.card.question.fields.items():
        program.tabs_to(field.edit.accessibleName())
        program.types(groups[place].lower())


def test_a_desk_is_made_with_the_keyboard_alone(program: Program, home: Path) -> None:
    groups = make_a_desk(program)
    assert [len(group) for group in groups] == [4] * 7
    assert all(program.sees(group) for group in groups)
    copy_back(program, groups)
    program.presses(Qt.Key.Key_Return)
    program.waits_for("home")
    assert program.sees("Zonnebloem")
    assert program.app.desk is not None
    assert (home / "keyring").exists()


def test_a_code_that_was_not_written_down_opens_nothing(program: Program) -> None:
    make_a_desk(program)
    copy_back(program, ["ZZZZ"] * 7)
    program.presses(Qt.Key.Key_Return)
    assert program.screen.objectName() == "first-run"
    assert program.sees("Dit klopt niet met de code")
    program.click("Laat de code weer zien")
    assert program.sees("De herstelkaart")


def test_the_code_is_gone_from_the_screen_once_it_is_kept(program: Program) -> None:
    groups = make_a_desk(program)
    screen = program.screen
    assert isinstance(screen, FirstRun)
    copy_back(program, groups)
    program.presses(Qt.Key.Key_Return)
    assert screen.card._code == ""


def test_a_weak_passphrase_is_refused_with_a_reason(program: Program) -> None:
    program.waits_for("first-run")
    program.click("Verder")
    program.choose("Utrecht")
    program.fill("Uw bijnaam", "Zonnebloem")
    program.click("Verder")
    program.fill("Uw wachtwoord", "welkom")
    program.fill("Typ het nog een keer", "welkom")
    program.click("Verder")
    assert program.sees("te makkelijk te raden")
    assert program.sees("Kies een wachtwoord")


def test_two_different_passphrases_are_not_taken(program: Program) -> None:
    program.waits_for("first-run")
    program.click("Verder")
    program.choose("Utrecht")
    program.fill("Uw bijnaam", "Zonnebloem")
    program.click("Verder")
    program.fill("Uw wachtwoord", PASSPHRASE)
    program.fill("Typ het nog een keer", PASSPHRASE + "x")
    program.click("Verder")
    assert program.sees("niet gelijk")


def test_the_words_on_offer_are_filled_in_and_have_to_be_typed_once(program: Program) -> None:
    program.waits_for("first-run")
    screen = program.screen
    assert isinstance(screen, FirstRun)
    program.click("Verder")
    program.choose("Utrecht")
    program.fill("Uw bijnaam", "Zonnebloem")
    program.click("Verder")
    offered = screen.passphrase.offered()
    assert len(offered.split()) == 6
    program.click("Neem deze woorden")
    assert program.field("Uw wachtwoord").text() == offered
    program.click("Verder")
    assert program.sees("niet gelijk")
    program.click("Andere woorden")
    assert screen.passphrase.offered() != offered


def test_a_desk_needs_a_city_and_a_nickname(program: Program) -> None:
    program.waits_for("first-run")
    program.click("Verder")
    program.click("Verder")
    assert "Kies eerst een stad" in program.banner()
    program.choose("Eindhoven")
    program.click("Verder")
    assert program.sees("Typ een bijnaam")
    program.click("Terug")
    assert program.sees("Welkom bij Inloop")


def test_the_window_speaks_english_as_soon_as_that_is_chosen(program: Program, home: Path) -> None:
    program.waits_for("first-run")
    program.choose("English")
    program.qtbot.waitUntil(lambda: program.sees("Welcome to Inloop"))
    program.settle()
    assert "en" in (home / "settings.json").read_text()


def test_practice_needs_a_city_and_nothing_else(program: Program, home: Path) -> None:
    program.waits_for("first-run")
    program.click("Alleen oefenen, zonder wachtwoord")
    program.waits_for("practice")
    program.choose("Rotterdam")
    program.click("Begin met oefenen")
    program.waits_for("home")
    assert program.sees("Oefenen")
    assert not list(home.iterdir())
