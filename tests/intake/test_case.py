from __future__ import annotations

from pathlib import Path

import pytest

from intake import case as cases
from intake.content import load, root
from intake.errors import Explained

CASES = sorted((root() / "cases").glob("*.yaml"))
GOOD = "city: amsterdam\nlanguage: ti\nanswers:\n  needs: [zorg]\n  pregnant: unknown\n  huisarts: 'no'\n"


def read(folder: Path, text: str) -> cases.Case:
    path = folder / "family.yaml"
    path.write_text(text, "utf-8")
    return cases.read(load(), path)


def test_a_case_becomes_a_conversation_at_the_advice(tmp_path: Path) -> None:
    talk = cases.talk(load(), read(tmp_path, GOOD), "id", "now")
    assert (talk.at, talk.city, talk.language) == ("advice", "amsterdam", "ti")
    assert talk.answers["huisarts"].codes == ("no",)  # type: ignore[index]
    assert talk.answers["pregnant"].state == "unknown"  # type: ignore[index]


@pytest.mark.parametrize(
    ("change", "key", "line"),
    [
        (("city: amsterdam", "city: atlantis"), "error.case-city", 1),
        (("language: ti", "language: tlh"), "error.case-language", 2),
        (("  pregnant: unknown", "  pregnant: perhaps"), "error.case-code", 5),
        (("  pregnant", "  expecting"), "error.case-question", 5),
        (("answers:", "answer:"), "error.case-unknown-key", 3),
        (("city: amsterdam\n", ""), "error.case-missing-key", 0),
        (("'no'", "['no', 'yes']"), "error.case-too-many", 6),
        (("  huisarts: 'no'", "  postcode: '251'"), "error.case-digits", 6),
        (("  huisarts: 'no'", "  postcode: ['2511', '2512']"), "error.case-digits", 6),
        (("[zorg]", "{zorg: 1}"), "error.case-wrong-shape", 3),
        (("[zorg]", "[zorg"), "error.case-unreadable", 5),
    ],
)
def test_each_mistake_is_named_with_its_line(tmp_path: Path, change: tuple[str, str], key: str, line: int) -> None:
    with pytest.raises(Explained) as caught:
        read(tmp_path, GOOD.replace(*change))
    assert caught.value.key == key
    assert caught.value.params["line"] == line
    assert caught.value.params["file"] == "family.yaml"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Explained, match="case-not-found"):
        cases.read(load(), tmp_path / "nobody.yaml")


@pytest.mark.parametrize("raw", [b"", b"- a\n- b\n", b"\xff\xfe", b"\x00"])
def test_what_is_no_case_at_all_gets_a_sentence(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "family.yaml"
    path.write_bytes(raw)
    with pytest.raises(Explained, match="case-unreadable"):
        cases.read(load(), path)


def test_no_answer_can_be_mistaken_for_not_knowing() -> None:
    codes = {option.code for question in load().questions.values() for option in question.options}
    assert codes.isdisjoint(cases._OPEN)
