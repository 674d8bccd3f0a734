"""Progress against what is expected, with confidence under it, as SVG: one row a key result, readable on a phone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from messages.chart_text import Face, words

WIDTH = 800
MARGIN = 36
TOP = 148
ROW = 130
FOOT = 84
BAR = WIDTH - 2 * MARGIN - 96
"""The bar's length in pixels; beside it stands the figure."""

FULL = WIDTH - 2 * MARGIN
FACTS = 470
"""Pixels for what stands left of the confidence."""


DOTS = 10
HEADING = Face(34, is_bold=True)
MOMENT = Face(24, colour="#5f6368")
MORE = Face(24)
TITLE = Face(28, is_bold=True)
SHARE = Face(26, is_bold=True, ends_there=True)
FIGURES = Face(22, colour="#3c4043")
NUMBER = Face(22, is_bold=True, ends_there=True)
LEGEND = Face(22)


@dataclass(frozen=True, slots=True)
class Look:
    """How a health is drawn: its colour, and a shape that tells it from the others without one."""

    colour: str
    shape: str


RED = Look("#b3261e", "M0,-11 L12,10 L-12,10 Z")
AMBER = Look("#b26a00", "M0,-12 L12,0 L0,12 L-12,0 Z")
GREEN = Look("#1b6e3c", "M-11,0 a11,11 0 1,0 22,0 a11,11 0 1,0 -22,0 Z")
GREY = Look("#5f6368", "M-10,-10 L10,-10 L10,10 L-10,10 Z M-6,-6 L-6,6 L6,6 L6,-6 Z")
DONE = Look("#1b6e3c", "M-12,0 L-4,9 L12,-9 L8,-12 L-4,2 L-9,-4 Z")


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One key result in finished words. `progress` and `expected` are shares of the bar, 0..1 (what lies outside is
    drawn at its end); None: nothing is drawn of it. `confidence` is 1 to 10."""

    look: Look
    title: str
    share: str
    facts: str
    progress: float | None
    expected: float | None
    confidence: int | None


@dataclass(frozen=True, slots=True)
class Chart:
    """`legend` explains the bar, the mark and the dots, in this order; `more` says how many key results are not drawn,
    empty for none."""

    heading: str
    moment: str
    rows: Sequence[ChartRow]
    legend: tuple[str, str, str]
    more: str = ""


def svg_of(chart: Chart) -> str:
    """The picture as SVG. Everything people wrote is escaped, cut to its place, and drawn in letters the font has."""
    height = TOP + ROW * len(chart.rows) + (40 if chart.more else 0) + FOOT
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="Roboto">',
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
            words(MARGIN, 58, chart.heading, HEADING, room=FULL),
            words(MARGIN, 98, chart.moment, MOMENT, room=FULL),
            *(row_svg(row, TOP + ROW * n) for n, row in enumerate(chart.rows)),
            words(MARGIN, TOP + ROW * len(chart.rows) + 20, chart.more, MORE, room=FULL) if chart.more else "",
            *legend_svg(chart, height - 34),
            "</svg>",
        ]
    )


def row_svg(row: ChartRow, top: int) -> str:
    """A row: its sign and title, the bar with the mark, and under it the facts and the confidence."""
    bar = top + 42
    return "".join(
        [
            f'<path d="{row.look.shape}" fill="{row.look.colour}" fill-rule="evenodd" ',
            f'transform="translate({MARGIN + 12} {top + 10})"/>',
            words(MARGIN + 38, top + 19, row.title, TITLE, room=FULL - 38),
            *bar_svg(row, bar),
            words(WIDTH - MARGIN, bar + 19, row.share, SHARE, room=90),
            words(MARGIN, bar + 53, row.facts, FIGURES, room=FACTS),
            *dots_svg(row.confidence, bar + 46),
        ]
    )


def bar_svg(row: ChartRow, top: int) -> Iterator[str]:
    """What is done of the bar, and a mark where it should be by now."""
    yield f'<rect x="{MARGIN}" y="{top}" width="{BAR}" height="22" rx="5" fill="#e3e6ea"/>'
    if row.progress is not None and row.progress > 0:
        done = max(within(row.progress) * BAR, 8)
        yield f'<rect x="{MARGIN}" y="{top}" width="{done:.1f}" height="22" rx="5" fill="{row.look.colour}"/>'
    if row.expected is not None:
        at = MARGIN + within(row.expected) * BAR
        yield f'<rect x="{at - 4:.1f}" y="{top - 8}" width="8" height="38" fill="#ffffff"/>'
        yield f'<rect x="{at - 2:.1f}" y="{top - 8}" width="4" height="38" fill="#202124"/>'


def dots_svg(confidence: int | None, middle: int) -> Iterator[str]:
    """The confidence and ten dots at the right, as many filled as it says; none where nobody said one."""
    if confidence is None:
        return
    left = WIDTH - MARGIN - 19 * DOTS
    yield words(left - 4, middle + 8, str(confidence), NUMBER, room=40)
    for n in range(DOTS):
        x = WIDTH - MARGIN - 7 - 19 * (DOTS - 1 - n)
        fill = "#202124" if n < confidence else "#ffffff"
        yield f'<circle cx="{x}" cy="{middle}" r="6.5" fill="{fill}" stroke="#202124" stroke-width="1.5"/>'


def legend_svg(chart: Chart, base: int) -> Iterator[str]:
    """What bar, mark and dots stand for."""
    done, expected, sure = chart.legend
    yield f'<rect x="{MARGIN}" y="{base - 15}" width="34" height="16" rx="4" fill="#5f6368"/>'
    yield words(MARGIN + 44, base, done, LEGEND, room=170)
    yield f'<rect x="{MARGIN + 224}" y="{base - 20}" width="4" height="26" fill="#202124"/>'
    yield words(MARGIN + 240, base, expected, LEGEND, room=250)
    yield f'<circle cx="{MARGIN + 500}" cy="{base - 7}" r="6.5" fill="#202124"/>'
    yield words(MARGIN + 516, base, sure, LEGEND, room=220)


def within(share: float) -> float:
    return min(max(share, 0.0), 1.0)
