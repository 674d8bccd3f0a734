"""Tables and charts as lines."""

import unicodedata

from sandbox.payload import Json
from sandbox.plain.reader import Reader
from sandbox.plain.rich import rich_lines

BAR = 20


def width(text: str) -> int:
    """How many columns a terminal gives the text."""
    shown = [c for c in text if not unicodedata.combining(c) and c != "\ufe0f"]
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in shown)


def padded(text: str, columns: int, align: str = "left") -> str:
    """The text in so many columns."""
    room = " " * max(0, columns - width(text))
    return room + text if align == "right" else text + room


def table_lines(block: Json, reader: Reader) -> list[str]:
    """A table with its columns aligned, the header underlined."""
    rows = [[_cell(cell, reader) for cell in row] for row in block["rows"]]
    columns = max(len(row) for row in rows)
    settings = [*(block.get("column_settings") or []), *([None] * columns)]
    aligns = [(one or {}).get("align", "left") for one in settings[:columns]]
    widths = [max(width(row[i]) for row in rows if i < len(row)) for i in range(columns)]
    lines = ["  ".join(padded(c, widths[i], aligns[i]) for i, c in enumerate(row)).rstrip() for row in rows]
    rule = "  ".join("─" * columns_wide for columns_wide in widths)
    caption = [block["caption"]] if block.get("caption") else []
    return [*caption, lines[0], rule, *lines[1:]]


def _cell(cell: Json, reader: Reader) -> str:
    if cell["type"] == "rich_text":
        return " ".join(rich_lines(cell, reader))
    return str(cell.get("text", cell.get("value", "")))


def chart_lines(block: Json, reader: Reader) -> list[str]:
    """A chart as labelled bars, its longest one full."""
    chart = block["chart"]
    series = chart.get("series") or [{"name": "", "data": chart.get("segments", [])}]
    highest = max((abs(point["value"]) for one in series for point in one["data"]), default=0) or 1
    lines = [block["title"]]
    for one in series:
        lines += [f"  {one['name']}"] if one["name"] else []
        labels = max((width(point["label"]) for point in one["data"]), default=0)
        for point in one["data"]:
            bar = "█" * round(BAR * abs(point["value"]) / highest)
            lines.append(f"    {padded(point['label'], labels)}  {bar} {point['value']}")
    return lines
