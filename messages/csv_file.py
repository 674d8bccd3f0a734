"""One table of an export as CSV: UTF-8 with a mark that Excel knows it by, commas, points in numbers, ISO days."""

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from messages.export_tables import Cell, Entry, Sheet, Table
from messages.formula_safe import made_safe


def write_csv(path: Path, table: Table[Any], entries: Iterator[tuple[Sheet, Entry]], *, what: Sheet) -> None:
    """The rows of the entries of that kind."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.header)
        writer.writerows(map(cell_of, table.row(entry)) for sheet, entry in entries if sheet is what)


def cell_of(cell: Cell) -> str:
    """A number or a day as it is, a text so that it is not run."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return made_safe(cell)
    return cell.isoformat(sep=" ") if isinstance(cell, datetime) else str(cell)
