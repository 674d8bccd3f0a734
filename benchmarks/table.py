"""The table that people read: on the screen, and between two marks of a page of the documentation."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.line import Line, Spread

HEAD = ("what", "ours", "floor", "ratio", "aim", "")
CPU_INFO = Path("/proc/cpuinfo")
BEGIN, END = "<!-- begin: make bench -->", "<!-- end: make bench -->"


def cells(line: Line) -> tuple[str, ...]:
    ratio = f"{line.ratio:.2f} ×" if line.ratio is not None else "—"
    what = f"{line.what} ({line.note})" if line.note else line.what
    aim = line.aim.text if line.aim else "—"
    return what, figure(line.ours, line.unit), figure(line.floor, line.unit), ratio, aim, mark(line)


def mark(line: Line) -> str:
    return {True: "✓", False: "✗", None: ""}[line.is_met]


def figure(of: Spread | None, unit: str) -> str:
    """The median, and between which values all lay."""
    if of is None:
        return "—"
    return f"{short(of.median)} {unit} ({short(of.least)}–{short(of.most)})"


def short(value: float) -> str:
    """Three digits that count."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def as_text(lines: Sequence[Line]) -> str:
    """In columns."""
    rows = [HEAD, *map(cells, lines)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def as_markdown(lines: Sequence[Line]) -> str:
    rows = [HEAD, ("---",) * len(HEAD), *map(cells, lines)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def as_json(lines: Sequence[Line]) -> str:
    told = [
        {
            "what": line.what,
            "note": line.note,
            "unit": line.unit,
            "ours": asdict(line.ours)["samples"],
            "floor": asdict(line.floor)["samples"] if line.floor else None,
            "ratio": line.ratio,
            "aim": line.aim.text if line.aim else None,
            "met": line.is_met,
        }
        for line in lines
    ]
    return json.dumps({"machine": machine(), "lines": told}, ensure_ascii=False, indent=1)


def write_into(page: Path, lines: Sequence[Line], *, taken: str) -> None:
    """Put the table between the marks. Raises ValueError where the page has none."""
    text = page.read_text(encoding="utf-8")
    before, begun, rest = text.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not begun or not ended:
        raise ValueError(f"{page} has no {BEGIN} and {END}")
    block = f"{BEGIN}\n{taken}\n\n{as_markdown(lines)}\n{END}"
    page.write_text(before + block + after, encoding="utf-8")


def machine() -> str:
    """Which machine these figures are of."""
    told = CPU_INFO.read_text(encoding="utf-8").splitlines() if CPU_INFO.exists() else []
    models = [line.partition(":")[2].strip() for line in told if line.startswith("model name")]
    model = models[0] if models else platform.processor() or platform.machine()
    return f"{model}, {cores()} cores, {platform.system()}, Python {platform.python_version()}"


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
