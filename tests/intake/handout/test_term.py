"""Dutch words that stay Dutch are explained once, where she first meets them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from intake.handout.term import explained
from intake.model import Lang, Pair, ServiceId, SheetLine, SheetStep, Term
from intake.words import Words

TR, NL = Lang("tr"), Lang("nl")
TERMS = (
    Term(id="huisarts", word="huisarts", services=(ServiceId("huisarts"),)),
    Term(id="cak", word="CAK"),
    Term(id="mbo", word="mbo"),
)


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Words:
    folder: Path = tmp_path_factory.mktemp("words")
    for language, prefix in (("nl", "uitleg"), ("tr", "açıklama")):
        (folder / language).mkdir()
        said = {f"term.{term.id}": f"{prefix} {term.id}" for term in TERMS}
        (folder / language / "terms.yaml").write_bytes(msgspec.yaml.encode(said))
    return Words(folder)


def step(number: int, *texts: str) -> SheetStep:
    kinds = ("do", "because")
    lines = tuple(
        SheetLine(kind=kind, words=Pair(own=text, dutch="x"))  # type: ignore[arg-type]
        for kind, text in zip(kinds, texts, strict=False)
    )
    return SheetStep(number=number, icon="home-outline", lines=lines)


def terms(steps: tuple[SheetStep, ...]) -> list[list[str]]:
    return [[line.words.own for line in one.lines if line.kind == "term"] for one in steps]


def test_a_word_is_explained_where_it_stands_first_and_only_there(words: Words) -> None:
    steps = explained(words, TR, TERMS, [step(1, "Bir huisarts arayın"), step(2, "Huisarts'a gidin", "CAK öder")], ())
    assert terms(steps) == [["huisarts: açıklama huisarts"], ["CAK: açıklama cak"]]
    assert [line.kind for line in steps[1].lines] == ["do", "term", "because"]
    assert steps[0].lines[1].words.dutch == "huisarts: uitleg huisarts"
    assert steps[0].lines[1].words.marked


@pytest.mark.parametrize("text", ["aile hekimi (huisarts)", "huisarts (aile hekimi)", "huisarts'a (aile hekimi)"])
def test_a_word_that_the_sentence_explains_needs_no_line(words: Words, text: str) -> None:
    assert terms(explained(words, TR, TERMS, [step(1, text), step(2, "huisarts")], ())) == [[], []]


def test_brackets_around_something_else_explain_nothing(words: Words) -> None:
    assert terms(explained(words, TR, TERMS, [step(1, "Arayın (bugün). Sonra huisarts")], ())) == [
        ["huisarts: açıklama huisarts"]
    ]


def test_a_contact_explains_its_own_name(words: Words) -> None:
    assert terms(explained(words, TR, TERMS, [step(1, "Bir huisarts arayın")], (ServiceId("huisarts"),))) == [[]]


def test_a_word_inside_another_is_none(words: Words) -> None:
    assert terms(explained(words, TR, TERMS, [step(1, "ombo mboya mbos")], ())) == [[]]


def test_beside_letters_of_another_script_it_is_one(words: Words) -> None:
    assert terms(explained(words, TR, TERMS, [step(1, "عند CAKو")], ())) == [["CAK: açıklama cak"]]


def test_a_dutch_sheet_explains_nothing(words: Words) -> None:
    assert terms(explained(words, NL, TERMS, [step(1, "een huisarts")], ())) == [[]]
