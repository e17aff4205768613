"""Sentences go out to reviewers and come back: nothing is lost, and nothing wrong comes in."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from intake import content, exchange
from intake.exchange import ExchangeFault, Taken
from intake.ledger import digest
from intake.model import EN, NL, Lang
from intake.words import Review, Words

TI = Lang("ti")
CONTENT = content.load()
DAY = "2026-11-27"
TITLE, LOOKED_UP, CAK = "sheet.title", "sheet.looked-up", "step.cak-rekening.do"
KEY, DUTCH, OWN, RIGHT, NOTE = range(1, 6)


@pytest.fixture
def words(tmp_path: Path) -> Words:
    """The words of three languages, where they may be written to."""
    for name in ("nl", "en", "ti"):
        shutil.copytree(content.root() / "words" / name, tmp_path / "words" / name)
    for name in ("glossary.yaml", "names.yaml"):
        shutil.copy(content.root() / name, tmp_path / name)
    return Words(tmp_path / "words")


def fresh(words: Words) -> Words:
    return Words(words.folder)


def files(words: Words) -> dict[str, bytes]:
    return {str(path.relative_to(words.folder)): path.read_bytes() for path in words.folder.rglob("*.*")}


def out(words: Words, form: exchange.Format, *, waiting: bool = False) -> bytes:
    return exchange.export(CONTENT, words, TI, form, EN, waiting=waiting)


@cache
def sent(form: exchange.Format) -> bytes:
    """What leaves of the words as they were shipped."""
    return out(Words.load(), form)


def back(words: Words, data: bytes, folder: Path, name: str = "ti.xlsx") -> Taken:
    path = folder / name
    path.write_bytes(data)
    return exchange.take_back(CONTENT, words, path, "community worker", DAY)


def edited(data: bytes, change: Callable[[Worksheet, dict[str, int]], None]) -> bytes:
    """A spreadsheet after somebody worked in it; she finds rows by their key."""
    book = load_workbook(BytesIO(data))
    page = book.worksheets[0]
    change(page, {str(page.cell(row, KEY).value): row for row in range(3, page.max_row + 1)})
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def put(key: str, column: int, value: object) -> Callable[[Worksheet, dict[str, int]], None]:
    def change(page: Worksheet, row_of: dict[str, int]) -> None:
        page.cell(row_of[key], column).value = value  # type: ignore[assignment]

    return change


def refused(words: Words, data: bytes, folder: Path, name: str = "ti.xlsx") -> ExchangeFault:
    before = files(words)
    with pytest.raises(ExchangeFault) as fault:
        back(words, data, folder, name)
    assert files(words) == before
    assert words.text(NL, fault.value.key, **fault.value.params)
    return fault.value


# --- out and back


@pytest.mark.parametrize("form", ["po", "xlsx"])
def test_a_file_that_nobody_touched_changes_nothing(words: Words, tmp_path: Path, form: exchange.Format) -> None:
    before = files(words)
    taken = back(words, out(words, form), tmp_path, f"ti.{form}")
    assert (taken.language, taken.changed, taken.reviewed) == (TI, 0, 0)
    assert files(words) == before


@pytest.mark.parametrize("form", ["po", "xlsx"])
def test_what_is_reviewed_stays_so_on_the_way_out_and_back(words: Words, tmp_path: Path, form: exchange.Format) -> None:
    words.mark(TI, [TITLE], Review.REVIEWED, by="interpreter", on="2026-11-01")
    words.annotate(TI, {TITLE: "polite enough?"})
    before = files(words)
    back(words, out(words, form), tmp_path, f"ti.{form}")
    assert files(words) == before


def test_the_same_words_are_the_same_po_file(words: Words) -> None:
    assert out(words, "po") == out(words, "po")
    assert b"1970" not in out(words, "po")


def test_only_what_waits_can_be_asked_for(words: Words) -> None:
    words.mark(TI, [TITLE], Review.REVIEWED, by="interpreter", on=DAY)
    rows = load_workbook(BytesIO(out(words, "xlsx", waiting=True))).worksheets[0]
    keys = [rows.cell(row, KEY).value for row in range(3, rows.max_row + 1)]
    assert TITLE not in keys
    assert CAK in keys


def test_a_spreadsheet_shows_what_one_must_know_and_the_paper(words: Words) -> None:
    book = load_workbook(BytesIO(out(words, "xlsx")))
    page, picture = book.worksheets
    row = next(row for row in page.iter_rows(min_row=3, values_only=True) if row[0] == CAK)
    assert row[1] == words.text(NL, CAK)
    assert row[2] == words.text(TI, CAK)
    assert row[5] == words.text(EN, CAK)
    assert "bold" in str(row[6])
    assert len(picture._images) == 1


def test_a_correction_goes_into_its_file_and_nowhere_else(words: Words, tmp_path: Path) -> None:
    before = files(words)
    taken = back(words, edited(sent("xlsx"), put(TITLE, OWN, "ሓድሽ ኣርእስቲ")), tmp_path)
    assert taken.changed == 1
    assert fresh(words).text(TI, TITLE) == "ሓድሽ ኣርእስቲ"
    assert fresh(words).state(TI, TITLE) is Review.DRAFTED
    changed = {name for name, data in files(words).items() if before.get(name) != data}
    assert changed == {"ti/sheet.yaml", "ti/review.json"}
    old, new = before["ti/sheet.yaml"].decode().splitlines(), files(words)["ti/sheet.yaml"].decode().splitlines()
    assert sum(line not in new for line in old) == 1


def test_what_a_reviewer_finds_right_is_reviewed_by_her_role_on_that_day(words: Words, tmp_path: Path) -> None:
    taken = back(words, edited(sent("xlsx"), put(TITLE, RIGHT, "x")), tmp_path)
    assert taken.reviewed == 1
    assert fresh(words).state(TI, TITLE) is Review.REVIEWED
    entry = fresh(words)._ledgers.of(TI)[TITLE]
    assert (entry.by, entry.on) == ("community worker", DAY)
    assert fresh(words).pair(TI, TITLE).marked is False


def test_taking_the_fuzzy_flag_away_says_that_a_sentence_is_right(words: Words, tmp_path: Path) -> None:
    data = out(words, "po").replace(b'#, fuzzy\nmsgctxt "sheet.title"', b'msgctxt "sheet.title"')
    assert back(words, data, tmp_path, "ti.po").reviewed == 1
    assert fresh(words).state(TI, TITLE) is Review.REVIEWED


def test_a_remark_is_kept_and_comes_along_next_time(words: Words, tmp_path: Path) -> None:
    back(words, edited(sent("xlsx"), put(CAK, NOTE, "is this the word people use?")), tmp_path)
    assert fresh(words).note_on(TI, CAK) == "is this the word people use?"
    assert "is this the word people use?" in out(fresh(words), "po").decode()


def test_taking_the_cross_away_makes_it_a_draft_again(words: Words, tmp_path: Path) -> None:
    words.mark(TI, [TITLE], Review.REVIEWED, by="interpreter", on=DAY)
    back(words, edited(out(words, "xlsx"), put(TITLE, RIGHT, "")), tmp_path)
    assert fresh(words).state(TI, TITLE) is Review.DRAFTED


def test_when_the_dutch_changes_a_reviewed_sentence_is_outdated(words: Words) -> None:
    words.mark(TI, [TITLE], Review.REVIEWED, by="interpreter", on=DAY)
    words.write(NL, {TITLE: "Wat u nu kunt doen"})
    assert fresh(words).state(TI, TITLE) is Review.OUTDATED
    assert fresh(words).pair(TI, TITLE).marked is True


# --- what may not come in


@pytest.mark.parametrize(
    ("key", "column", "value", "wrong"),
    [
        (TITLE, KEY, "sheet.nothing", "key"),
        (TITLE, DUTCH, "Iets anders", "dutch"),
        (LOOKED_UP, OWN, "ብዘይ ዓመት", "placeholders"),
        (TITLE, OWN, "{year} ስጉምትታት", "placeholders"),
        (CAK, OWN, "ናይ ክፍሊት ወረቐት ኣይትደርብዩ።", "name"),
        (TITLE, OWN, "=1+1", "formula"),
        (TITLE, OWN, "\u202eስጉምትታት", "signs"),
        (TITLE, OWN, "漢字", "glyphs"),
        (TITLE, OWN, "ስ" * 401, "long"),
    ],
)
def test_a_wrong_row_is_refused_by_its_number_and_nothing_changes(
    words: Words, tmp_path: Path, key: str, column: int, value: str, wrong: str
) -> None:
    row_of: dict[str, int] = {}

    def change(page: Worksheet, rows: dict[str, int]) -> None:
        row_of.update(rows)
        page.cell(rows["sheet.practice"], OWN).value = "ካልእ"  # a good row before it does not come in either
        put(key, column, value)(page, rows)

    fault = refused(words, edited(sent("xlsx"), change), tmp_path)
    assert fault.key == f"error.exchange-{wrong}"
    assert fault.params["row"] == row_of[key]


def test_a_row_that_stands_twice_is_refused(words: Words, tmp_path: Path) -> None:
    def twice(page: Worksheet, row_of: dict[str, int]) -> None:
        page.append([cell.value for cell in page[row_of[TITLE]]])

    assert refused(words, edited(sent("xlsx"), twice), tmp_path).key == "error.exchange-twice"


def test_a_word_that_may_not_stand_on_paper_does_not_come_in(words: Words, tmp_path: Path) -> None:
    forbidden = words.text(TI, "sheet.forbidden").split("\n")[0]
    fault = refused(words, edited(sent("xlsx"), put(TITLE, OWN, f"{forbidden} ስጉምትታት")), tmp_path)
    assert (fault.key, fault.params["word"]) == ("error.exchange-forbidden", forbidden)


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "size"),
        (b"x" * (exchange.MAX_BYTES + 1), "size"),
        (b"PK\x03\x04 and no more", "unreadable"),
        (b'msgid ""\nmsgstr "Project-Id-Version: Other\\n"\n', "foreign"),
        (b"\xff\xfe\x00", "unreadable"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused(words: Words, tmp_path: Path, data: bytes, wrong: str) -> None:
    assert refused(words, data, tmp_path).key == f"error.exchange-{wrong}"


def test_somebody_elses_spreadsheet_is_refused(words: Words, tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["name", "birth date"])
    file = BytesIO()
    book.save(file)
    assert refused(words, file.getvalue(), tmp_path).key == "error.exchange-foreign"


def test_a_small_file_that_unpacks_to_a_large_one_is_refused_before_it_is_unpacked(
    words: Words, tmp_path: Path
) -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as pack:
        pack.writestr("xl/worksheets/sheet1.xml", b"0" * (64 * 2**20))
    assert len(file.getvalue()) < exchange.MAX_BYTES
    assert refused(words, file.getvalue(), tmp_path).key == "error.exchange-size"


def test_a_language_that_the_program_does_not_have_is_refused(words: Words, tmp_path: Path) -> None:
    data = sent("po").replace(b"Language: ti", b"Language: hu")
    assert refused(words, data, tmp_path, "ti.po").key == "error.exchange-language"


@pytest.mark.parametrize("form", ["po", "xlsx"])
def test_whatever_is_in_a_meddled_file_it_is_explained_or_harmless(
    words: Words, tmp_path: Path, form: exchange.Format
) -> None:
    chance = random.Random(2026)  # noqa: S311 - the same files every time
    good = sent(form)
    for _ in range(40):
        bad = bytearray(good)
        for _ in range(chance.randint(1, 30)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        with suppress(ExchangeFault):
            back(words, bytes(bad), tmp_path, f"ti.{form}")
    assert set(words.keys(TI)) == set(Words.load().keys(TI))


# --- read back blind


def test_who_reads_back_sees_neither_the_dutch_nor_the_keys(words: Words) -> None:
    book = load_workbook(BytesIO(sent("blind")))
    said = " ".join(
        str(cell) for row in book.worksheets[0].iter_rows(min_row=3, values_only=True) for cell in row if cell
    )
    assert words.text(TI, TITLE) in said
    assert words.text(NL, CAK) not in said
    assert "cak-rekening" not in said
    assert len(book.worksheets) == 1


def test_what_was_read_back_and_settled_is_back_checked_until_it_changes(words: Words, tmp_path: Path) -> None:
    def read(page: Worksheet, rows: dict[str, int]) -> None:
        page.cell(rows[digest(TITLE)], 3).value = "Uw volgende stappen"

    words.mark(TI, [TITLE], Review.DRAFTED)
    words.write(TI, {CAK: "ካልእ"})
    assert back(words, edited(sent("blind"), read), tmp_path).read_back == 1
    assert words.state(TI, TITLE) is Review.DRAFTED
    assert exchange.settle(words, TI, [TITLE, CAK], DAY) == 1
    assert fresh(words).state(TI, TITLE) is Review.BACK_CHECKED
    assert fresh(words).pair(TI, TITLE).marked is True
    words.write(TI, {TITLE: "ካልእ"})
    assert fresh(words).state(TI, TITLE) is Review.DRAFTED
    assert exchange.settle(fresh(words), TI, [TITLE], DAY) == 0


def test_what_was_read_back_does_not_take_a_review_away(words: Words, tmp_path: Path) -> None:
    words.mark(TI, [TITLE], Review.REVIEWED, by="interpreter", on=DAY)
    words.keep_read_back(TI, {TITLE: "Uw volgende stappen"})
    assert exchange.settle(words, TI, [TITLE], DAY) == 0
    assert words.state(TI, TITLE) is Review.REVIEWED
