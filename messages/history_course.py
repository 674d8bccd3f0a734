"""The course of a key result drawn with characters: its weeks on an axis, what was so, what was expected, how sure.

Every row is a line of a code block, where all characters are equally wide; eight weeks fit a phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from messages.bars import MISSING
from messages.dates import show_date
from messages.lines import Lines
from messages.mrkdwn import Safe
from messages.numbers import show_figure
from messages.wording import Wording
from okr.history import AnsweredWeek, DueWeek, History, SilentWeek
from okr.metric import Binary, Change, Limit, Metric, Milestones
from okr.progress import is_met

WEEKS_DRAWN = 8
DRAWN_FROM = 2
"""Fewer answers make no course."""

BARS = "▁▂▃▅▆▇"
"""Without ▄ and █, which some fonts draw wider than the others."""

CELL = 3
YES, NO = "●", "○"


@dataclass(frozen=True, slots=True)
class Course:
    wording: Wording
    history: History

    def drawing(self) -> str:
        """The rows, one a line; empty where there is too little to draw."""
        weeks = self.weeks()
        if sum(isinstance(week, AnsweredWeek) for week in weeks) < DRAWN_FROM:
            return ""
        rows = [(self.wording.say("Week", context="course"), [str(each.week.number) for each in weeks])]
        rows += self.figures(weeks)
        rows.append((self.wording.say("Confidence", context="course"), [sureness(each) for each in weeks]))
        labels = max(len(label) for label, _ in rows)
        return "\n".join(label.ljust(labels) + "".join(cell.rjust(CELL) for cell in cells) for label, cells in rows)

    def weeks(self) -> Sequence[DueWeek]:
        """The latest weeks, from the first answer on, oldest first."""
        due = self.history.due
        first = next((at for at, each in enumerate(due) if isinstance(each, AnsweredWeek)), 0)
        return due[first:][-WEEKS_DRAWN:]

    def figures(self, weeks: Sequence[DueWeek]) -> list[tuple[str, list[str]]]:
        """The rows of what was measured: bars against what was expected, or whether it was so."""
        say = self.wording.say
        match self.metric:
            case Limit():
                return [(say("Kept", context="course"), [kept(each) for each in weeks])]
            case Binary():
                return [(say("Done", context="course"), [done(each) for each in weeks])]
            case _:
                return [
                    (say("Progress", context="course"), [height(made(each)) for each in weeks]),
                    (say("Expected", context="course"), [height(each.expected) for each in weeks]),
                ]

    def legend(self) -> Safe:
        """What the characters mean."""
        piece, metric = self.wording.piece, self.metric
        due = show_date(self.history.key_result.target.due, self.wording.language)
        match metric:
            case Change(start=start):
                shown = show_figure(start, metric.unit, self.wording.language)
                return piece(
                    "▁ %(start)s at the start · ▇ %(target)s by %(due)s · “·” no answer",
                    start=shown,
                    target=self.lines.target(metric),
                    due=due,
                )
            case Milestones():
                return piece("▁ no step yet · ▇ all of them, by %(due)s · “·” no answer", due=due)
            case Limit():
                return piece("● %(limit)s · ○ missed · “·” no answer", limit=self.lines.target(metric))
            case _:
                return piece("● done · ○ not yet, due by %(due)s · “·” no answer", due=due)

    @property
    def metric(self) -> Metric:
        return self.history.key_result.metric

    @property
    def lines(self) -> Lines:
        return Lines(self.wording)


def made(week: DueWeek) -> Decimal | None:
    """The progress that was known, where the week was answered."""
    return week.progress if isinstance(week, AnsweredWeek) and week.reading is not None else None


def height(share: Decimal | None) -> str:
    """A bar for a share of the way, lowest at or below 0, highest only at the whole of it."""
    if share is None:
        return MISSING
    top = len(BARS) - 1
    if share >= 1:
        return BARS[top]
    step = int((max(share, Decimal(0)) * top).quantize(Decimal(1), ROUND_HALF_UP))
    return BARS[min(step, top - 1)]


def kept(week: DueWeek) -> str:
    """Whether the figure known then was on the right side of the limit then in force."""
    met = is_met(week.metric, week.reading) if isinstance(week, AnsweredWeek) else None
    return MISSING if met is None else YES if met else NO


def done(week: DueWeek) -> str:
    if isinstance(week, SilentWeek) or not isinstance(week.reading, bool):
        return MISSING
    return YES if week.reading else NO


def sureness(week: DueWeek) -> str:
    return MISSING if isinstance(week, SilentWeek) else str(week.check_in.answer.confidence)
