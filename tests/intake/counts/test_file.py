from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from intake.counts import combine as combining
from intake.counts.catalogue import Cell
from intake.counts.combine import combine
from intake.counts.file import COLUMNS, MAX_BYTES, ReleasedFile, read, to_csv, to_xlsx
from intake.counts.release import Release, make
from intake.errors import Explained
from intake.model import Period
from tests.intake.counts.desk_year import AXES, LATER, SECRET, desk_year, of

ROWS = desk_year(60, seed=5)


def release(period: str = "2026-Q1", desk: str = "a1", seed: int = 5) -> Release:
    rows = of(ROWS if seed == 5 else desk_year(60, seed), Period(period))
    return make(rows, AXES, Period(period), secret=SECRET + desk.encode(), desk=desk, mode="strict", today=LATER)


def label(cell: Cell) -> tuple[str, ...]:
    return (f"={cell.table}", *cell.codes) if cell.codes else ("Alle gezinnen",)


def written(folder: Path, name: str, made: Release) -> Path:
    path = folder / f"{name}.csv"
    path.write_bytes(to_csv(made, label, ["Telling", "Een streepje is 0 tot en met 9."]))
    return path


def test_what_is_written_is_read_back_whole(tmp_path: Path) -> None:
    for period in ("2026-03", "2026-Q1", "2026"):
        assert read(written(tmp_path, period, release(period))) == release(period)


def test_the_same_release_is_the_same_file(tmp_path: Path) -> None:
    assert to_csv(release(), label, ["x"]) == to_csv(release(), label, ["x"])


def test_it_opens_in_a_spreadsheet_and_nothing_in_it_is_a_formula(tmp_path: Path) -> None:
    lines = written(tmp_path, "q", release()).read_bytes().decode("utf-8-sig").split("\r\n")
    assert lines[2:4] == ["# Telling", "# Een streepje is 0 tot en met 9."]
    assert lines[4] == ";".join(COLUMNS)
    assert lines[5].startswith("2026-Q1;total;;;Alle gezinnen;")
    assert all(";'=" in line for line in lines[6:-2])


def test_the_spreadsheet_says_what_the_csv_says(tmp_path: Path) -> None:
    page = load_workbook(BytesIO(to_xlsx(release(), label, ["Telling"], COLUMNS))).worksheets[0]
    said = [
        tuple("" if cell is None else str(cell) for cell in row) for row in page.iter_rows(min_row=4, values_only=True)
    ]
    lines = written(tmp_path, "q", release()).read_bytes().decode("utf-8-sig").split("\r\n")
    assert [";".join(row) for row in said] == [line for line in lines[5:] if line and not line.startswith("#")]
    assert {type(cell) for cell in (row[5].value for row in page.iter_rows(min_row=4))} == {int, str}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (lambda data: data.replace(b"care", b"cure", 1), "damaged"),
        (lambda data: data[:-20], "damaged"),
        (lambda data: data + b"x", "damaged"),
        (lambda data: b"name;birth date\r\n", "foreign"),
        (lambda data: b"\xff\xfe", "foreign"),
        (lambda data: data + b" " * MAX_BYTES, "size"),
    ],
)
def test_a_file_that_was_changed_or_is_none_of_ours_is_refused(tmp_path: Path, change, wrong: str) -> None:  # type: ignore[no-untyped-def]
    path = written(tmp_path, "q", release())
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(ReleasedFile, match=wrong):
        read(path)


def test_a_file_that_is_not_there_is_explained(tmp_path: Path) -> None:
    with pytest.raises(ReleasedFile, match="unreadable"):
        read(tmp_path / "nothing.csv")


# --- several desks


def test_two_desks_add_up_and_the_sum_says_how_sure_it_is(tmp_path: Path) -> None:
    first, second = release(desk="a1"), release(desk="b2", seed=6)
    found = combine([written(tmp_path, "a", first), written(tmp_path, "b", second)])
    assert (found.desks, found.periods) == (2, ("2026-Q1",))
    total = found.sums[Period("2026-Q1"), "total|"]
    shown = [one.figure(Cell("total")) or 0 for one in (first, second)]
    assert (total.shown, total.least, total.most, total.dashes) == (sum(shown), sum(shown) - 8, sum(shown) + 8, 0)


def test_a_dash_counts_as_nothing_and_widens_the_sum(tmp_path: Path) -> None:
    made = release()
    cell = next(key for key, figure in made.figures.items() if figure is None)
    found = combine([written(tmp_path, "a", made)]).sums[Period("2026-Q1"), cell]
    assert (found.shown, found.least, found.most, found.dashes) == (0, 0, 9, 1)


def test_the_truth_lies_within_the_sum(tmp_path: Path) -> None:
    from intake.counts.catalogue import households

    paths = [written(tmp_path, f"d{seed}", release(desk=f"d{seed}", seed=seed)) for seed in range(6, 11)]
    truth = [households(of(desk_year(60, seed), Period("2026-Q1")), AXES) for seed in range(6, 11)]
    for (_, key), found in combine(paths).sums.items():
        real = sum(counts.get(cell, 0) for counts in truth for cell in [_cell(key)])
        assert found.least <= real <= found.most


def _cell(key: str) -> Cell:
    from intake.counts.file import cell_of

    return cell_of(key)


@pytest.mark.parametrize(
    ("second", "key"),
    [
        ("2026-Q1", "error.released-twice"),
        ("2026-02", "error.released-overlap"),
        ("2026", "error.released-overlap"),
    ],
)
def test_what_would_be_counted_twice_is_refused(tmp_path: Path, second: str, key: str) -> None:
    paths = [written(tmp_path, "a", release()), written(tmp_path, "b", release(second))]
    with pytest.raises(Explained, match=key.replace(".", r"\.")):
        combine(paths)


def test_one_desk_over_the_years_is_no_overlap(tmp_path: Path) -> None:
    paths = [written(tmp_path, "a", release("2026-Q1")), written(tmp_path, "b", release("2026-Q2"))]
    assert combine(paths).periods == ("2026-Q1", "2026-Q2")


def test_the_sums_are_a_file_in_the_same_columns(tmp_path: Path) -> None:
    found = combine([written(tmp_path, "a", release())])
    lines = combining.to_csv(found, label, ["Samen"]).decode("utf-8-sig").split("\r\n")
    assert lines[:2] == ["# Samen", ";".join(combining.COLUMNS)]
    assert len(lines) == len(found.sums) + 3
