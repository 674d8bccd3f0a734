"""What stands above a key result's fields: what it is, where it stands, and what was said last time."""

from dataclasses import dataclass
from decimal import Decimal

from messages.bars import progress_bar, sparkline
from messages.lengths import cut
from messages.lines import Lines
from messages.numbers import show_figure, show_share
from messages.wording import Wording
from okr.form import FormItem
from okr.health import Assessment
from okr.metric import Binary, Change, Limit, Milestones, Reading
from okr.standing import Standing

TITLE = 140
LAST_NOTE = 200
TREND_FROM = 3


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """The heads of the form's sections in one language."""

    wording: Wording

    def heading(self, item: FormItem) -> dict[str, str]:
        """What the key result is and where it stands."""
        return {
            "label": item.key_result.label,
            "title": cut(item.key_result.title, TITLE),
            "objective": cut(item.objective.title, TITLE),
            "behalf": item.on_behalf_of.name if item.on_behalf_of else "",
            "figures": " · ".join([self.figures(item), *self.lines.own_due(item.own_due)]),
            "bar": self.bar(item),
            "trend": trend(item.standing),
            "last_note": self.last_note(item),
        }

    def figures(self, item: FormItem) -> str:
        """The last value and the target, the start where nothing was measured yet."""
        say, metric, last = self.wording.say, item.key_result.metric, item.standing.reading
        value, target = self.lines.value(metric, last), self.lines.target(metric)
        match metric:
            case Change(start=start) if last is None:
                start_value = show_figure(start, metric.unit, self.wording.language)
                return say("Start %(start)s, target %(target)s", start=start_value, target=target)
            case Limit() if last is None:
                return say("No figure yet, %(limit)s", limit=target)
            case Limit():
                return say("Last %(value)s, %(limit)s", value=value, limit=target)
            case Change():
                return say("Last %(value)s, target %(target)s", value=value, target=target)
            case Binary(evidence=evidence) if evidence:
                return say("To show: %(evidence)s", evidence=cut(evidence, TITLE))
            case Milestones():
                return self.lines.value_to_target(metric, frozenset() if last is None else last)
            case _:
                return self.lines.value_to_target(metric, last)

    def bar(self, item: FormItem) -> str:
        """Progress against what is expected by now; empty for limits and yes or no, which have no way to go."""
        judged = item.assessment
        if not isinstance(item.key_result.metric, Change | Milestones) or judged.progress is None:
            return ""
        if item.standing.reading is None:
            return self.expected(judged)
        progress = show_share(judged.progress, self.wording.language)
        bar = progress_bar(judged.progress, judged.expected)
        if judged.expected is None:
            return f"{bar} {progress}"
        expected = show_share(judged.expected, self.wording.language)
        return self.wording.say(
            "%(bar)s %(progress)s, %(expected)s expected by now", bar=bar, progress=progress, expected=expected
        )

    def expected(self, judged: Assessment) -> str:
        """What is expected by now, where nothing was measured yet."""
        if not judged.expected:
            return ""
        return self.wording.say(
            "%(expected)s expected by now", expected=show_share(judged.expected, self.wording.language)
        )

    def last_note(self, item: FormItem) -> str:
        """The note of the latest answer about another week than the form's."""
        latest = item.standing.previous if item.current is not None else item.standing.latest
        return cut(latest.answer.note, LAST_NOTE) if latest else ""

    @property
    def lines(self) -> Lines:
        return Lines(self.wording)


def trend(standing: Standing) -> str:
    """The course of the figure, or of the number of steps, over the answered weeks; empty before the third."""
    values = [as_number(point.reading) for point in standing.trend]
    return sparkline(values) if sum(value is not None for value in values) >= TREND_FROM else ""


def as_number(reading: Reading | None) -> Decimal | None:
    if isinstance(reading, frozenset):
        return Decimal(len(reading))
    return reading if isinstance(reading, Decimal) else None
