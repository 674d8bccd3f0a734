"""Rows as YAML text, a line at a time, in such a form that reading it gives every value back exactly."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal

Cell = str | bool | int | Decimal | date | time | None | Sequence["Cell"] | Mapping[str, "Cell"]
"""What a row holds; a datetime, which is a date, is aware."""
Cells = Mapping[str, Cell]

PLAIN = re.compile(r"(?:[^\W\d_][\w@./-]*(?: [\w@./()-]+)*)|(?:[0-9]{4}-[QW][0-9]{1,2})")
"""Texts that need no quotes: they begin with a letter (or are a quarter or a week) and hold nothing that YAML reads as
its own."""
OWN_WORDS = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null", "none"})
UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def flow(cell: Cell) -> str:
    """A cell on one line."""
    match cell:
        case str():
            return text_of(cell)
        case Mapping():
            return f"{{{', '.join(f'{name}: {flow(each)}' for name, each in cell.items())}}}"
        case Sequence():
            return f"[{', '.join(flow(each) for each in cell)}]"
        case bool():
            return "true" if cell else "false"
        case None:
            return "null"
        case _:
            return scalar(cell)


def scalar(cell: int | Decimal | date | time) -> str:
    match cell:
        case datetime():
            return f'"{cell.astimezone(UTC).isoformat()}"'
        case date():
            return cell.isoformat()
        case time():
            return f'"{cell:%H:%M}"' if cell == cell.replace(second=0, microsecond=0) else f'"{cell.isoformat()}"'
        case _:
            return figure(cell)


def figure(value: int | Decimal) -> str:
    """Digits as they are; YAML takes an exponent only behind a point, and knows no whole number -0."""
    text = str(value)
    if text == "-0":
        return "-0."
    return text.replace("E", ".E") if "E" in text and "." not in text else text


def text_of(text: str) -> str:
    """A text in plain letters where nothing can be mistaken, else quoted. Blanks around it are not kept."""
    text = text.strip()
    if PLAIN.fullmatch(text) and text.casefold() not in OWN_WORDS and not UNPRINTABLE.search(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def block(cells: Cells, *, indent: int) -> Iterator[str]:
    """The lines of one row of a list: a line a cell."""
    mark = " " * (indent - 2) + "- "
    for name, cell in cells.items():
        yield f"{mark}{name}: {flow(cell)}"
        mark = " " * indent


def listed(name: str, rows: Iterable[Cells], *, indent: int) -> Iterator[str]:
    """A list of short rows under its name, a line a row; nothing where there is none."""
    heading = f"{' ' * indent}{name}:"
    for row in rows:
        if heading:
            yield heading
            heading = ""
        yield f"{' ' * indent}  - {flow(row)}"
