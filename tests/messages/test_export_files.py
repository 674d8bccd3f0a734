"""An export as CSV and as a spreadsheet: what is read back is what was written, and nothing of it runs."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from messages.csv_file import write_csv
from messages.export_tables import Cell, Column, Entry, Sheet, Table
from messages.formula_safe import made_safe, would_run
from messages.xlsx_file import XlsxFile

FORMULAS = (
    *("=1+1", "+1", "-1+2", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠a", "|x", "%x"),
    *("\t=1", "\r=1", "\n=1", " =1", "\u200b=1"),
)
HARMLESS = ("Giảm 15 %", "a=b", "1-2", "'=1", "", "#N/A", "#REF!", "a\nb", "😀", "<b>&", "_x0041_")

texts = st.sampled_from(FORMULAS + HARMLESS) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30
)
cells: st.SearchStrategy[Cell] = st.one_of(
    texts,
    st.none(),
    st.integers(-(10**9), 10**9),
    st.decimals(-(10**6), 10**6, places=2),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(microsecond=0)),
)
rows = st.lists(st.tuples(cells, cells, cells), max_size=4)
TABLE: Table[Any] = Table("All", [Column(f"Column {at}", itemgetter(at)) for at in range(3)])


def entries(some: Iterable[Any]) -> Iterator[tuple[Sheet, Entry]]:
    return ((Sheet.CHECK_INS, row) for row in some)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@pytest.mark.parametrize("text", FORMULAS)
def test_what_could_be_a_formula_is_known(text: str) -> None:
    assert would_run(text)
    assert made_safe(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert made_safe(text) == text


@given(rows=rows)
def test_no_cell_of_a_csv_begins_a_formula(folder: Path, rows: list[tuple[Cell, ...]]) -> None:
    path = folder / "all.csv"
    write_csv(path, TABLE, entries(rows), what=Sheet.CHECK_INS)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *found = list(csv.reader(file))
    assert header == ["Column 0", "Column 1", "Column 2"]
    assert len(found) == len(rows)
    for row, back in zip(rows, found, strict=True):
        for cell, text in zip(row, back, strict=True):
            if isinstance(cell, str):
                assert text == (f"'{cell}" if would_run(cell) else cell)
            elif isinstance(cell, int | Decimal):
                assert Decimal(text) == cell


@settings(max_examples=30)
@given(rows=rows)
def test_a_spreadsheet_gives_back_texts_as_texts_and_numbers_as_numbers(
    folder: Path, rows: list[tuple[Cell, ...]]
) -> None:
    path = folder / "all.xlsx"
    XlsxFile({Sheet.CHECK_INS: TABLE}).write(path, entries(rows))
    book = load_workbook(path)
    (sheet,) = book.worksheets
    assert (sheet.title, sheet.freeze_panes, sheet["A1"].font.bold) == ("All", "A2", True)
    for at, row in enumerate(rows, start=2):
        for column, cell in enumerate(row, start=1):
            back = sheet.cell(at, column)
            assert back.data_type != "f"
            assert back.quotePrefix or not (isinstance(cell, str) and would_run(cell))
            assert same(cell, back.value), (cell, back.value)


def same(cell: Cell, back: object) -> bool:
    if isinstance(cell, str):
        return (back or "") == cell.replace("\r", "\n")
    if isinstance(cell, Decimal):
        return isinstance(back, int | float) and Decimal(str(back)) == cell
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return isinstance(back, datetime) and back.date() == cell
    return back == cell


def test_a_figure_that_no_sheet_can_hold_stays_exact_as_a_text(tmp_path: Path) -> None:
    row = (Decimal("0.12345678901234567890"), Decimal("1E+400"), Decimal("-12.50"))
    XlsxFile({Sheet.CHECK_INS: TABLE}).write(tmp_path / "all.xlsx", entries([row]))
    sheet = load_workbook(tmp_path / "all.xlsx").worksheets[0]
    assert [each.value for each in sheet[2]] == ["0.12345678901234567890", "1E+400", -12.5]


def test_a_full_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("messages.xlsx_file.MOST_ROWS", 3)
    XlsxFile({Sheet.CHECK_INS: TABLE}).write(tmp_path / "all.xlsx", entries((n, n, n) for n in range(5)))
    book = load_workbook(tmp_path / "all.xlsx")
    assert [sheet.title for sheet in book.worksheets] == ["All", "All 2", "All 3"]
    assert [sheet.max_row for sheet in book.worksheets] == [3, 3, 2]
