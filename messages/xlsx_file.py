"""An export as a spreadsheet: a sheet for each table, written as it comes, so that no history is too long."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from messages.export_tables import Cell, Entry, Sheet, Table
from messages.formula_safe import would_run

MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
EXACT_DIGITS = 15
DAY, MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"


@dataclass(slots=True)
class Page:
    """A sheet under way; another begins where it is full."""

    sheet: Any
    rows: int = 0


class XlsxFile:
    def __init__(self, tables: Mapping[Sheet, Table[Any]]) -> None:
        self._book = Workbook(write_only=True)
        self._tables = tables
        self._pages = {name: self._begun(table, table.title) for name, table in tables.items()}
        self._further: dict[Sheet, int] = {}

    def write(self, path: Path, entries: Iterator[tuple[Sheet, Entry]]) -> None:
        for name, entry in entries:
            self._add(name, self._tables[name].row(entry))
        self._book.save(path)

    def _add(self, name: Sheet, cells: list[Cell]) -> None:
        if self._pages[name].rows == MOST_ROWS:
            self._further[name] = self._further.get(name, 1) + 1
            table = self._tables[name]
            self._pages[name] = self._begun(table, f"{table.title} {self._further[name]}")
        page = self._pages[name]
        page.sheet.append([self._cell(page.sheet, cell) for cell in cells])
        page.rows += 1

    def _begun(self, table: Table[Any], title: str) -> Page:
        """A sheet with its widths, and its header above all that is scrolled."""
        sheet: Any = self._book.create_sheet(title[:31])
        sheet.freeze_panes = "A2"
        for at, column in enumerate(table.columns, start=1):
            sheet.column_dimensions[get_column_letter(at)].width = column.width
        header = [WriteOnlyCell(sheet, value=column.title) for column in table.columns]
        for cell in header:
            cell.font = Font(bold=True)
        sheet.append(header)
        return Page(sheet, rows=1)

    def _cell(self, sheet: Any, cell: Cell) -> Any:
        match cell:
            case str():
                return text_cell(sheet, cell)
            case date():
                made: Any = WriteOnlyCell(sheet)
                made.value = cell
                made.number_format = MOMENT if isinstance(cell, datetime) else DAY
                return made
            case Decimal() if not is_exact(cell):
                return text_cell(sheet, str(cell))
            case _:
                return cell


def text_cell(sheet: Any, text: str) -> Any:
    """A text, whatever it begins with; one that would run elsewhere carries the mark that it is none, too."""
    kept = ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL]
    if not would_run(kept) and kept[:1] != "#":  # "#N/A" would be an error
        return kept or None
    made = WriteOnlyCell(sheet, value=kept)
    made.data_type = "s"
    made.quotePrefix = True
    return made


def is_exact(figure: Decimal) -> bool:
    """Whether a sheet, which counts in binary fractions of 15 digits, can hold it; one of 300 digits is a text."""
    return len(figure.normalize().as_tuple().digits) <= EXACT_DIGITS and abs(figure.adjusted()) < 300
