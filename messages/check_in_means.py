"""What a figure means that stands in the form: read back, how far it is, whether that is on pace, and the health."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from messages.check_in_answers import Wrong, blocker_of, reading_of
from messages.lines import SIGNS, Lines
from messages.numbers import show_share
from messages.wording import Wording
from okr.check_in import Answer
from okr.draft import Entry
from okr.form import FormItem
from okr.health import Assessment, Health, ReasonKind
from okr.metric import Binary, Change, Limit, Reading
from okr.pace import Pace
from okr.progress import is_met
from okr.week import Week
from okr.what_if import judged_with

CERTAIN = 10
"""Stands in for a confidence that is not chosen yet; the health is not told then."""

OF_THE_PACE = frozenset({ReasonKind.FAR_BEHIND, ReasonKind.BEHIND, ReasonKind.OVERDUE, ReasonKind.LIMIT_MISSED})
"""Reasons that the words on the pace say already."""


@dataclass(frozen=True, slots=True)
class MeansWords:
    """One line under a value's field, in one language; plain words."""

    wording: Wording
    week: Week

    def line(self, item: FormItem, entry: Entry) -> str:
        """What the entry means as it stands, or why it means nothing; empty where yes or no is not chosen."""
        reading = reading_of(item, entry, self.wording)
        if isinstance(reading, Wrong):
            return "" if isinstance(item.key_result.metric, Binary) else f"⚠️ {reading.words}"
        answer = Answer(reading, entry.confidence or CERTAIN, blocker=blocker_of(entry))
        judged = judged_with(item, answer, self.week)
        stands = self.stands(item, reading, judged)
        return self.with_health(stands, judged) if entry.confidence else stands

    def stands(self, item: FormItem, reading: Reading | None, judged: Assessment) -> str:
        """The value, how far it is and its pace."""
        known = item.standing.reading if reading is None else reading
        value = self.lines.value(item.key_result.metric, known)
        if known is None:
            return self.wording.say("No figure yet.")
        parts = [self.wording.say("No new figure: still %(value)s", value=value) if reading is None else value]
        if isinstance(item.key_result.metric, Change) and judged.progress is not None:
            share = show_share(judged.progress, self.wording.language)
            parts.append(self.wording.say("%(share)s of the way", share=share))
        return " · ".join([*parts, *filter(None, [self.pace(item, known, judged)])])

    def pace(self, item: FormItem, known: Reading, judged: Assessment) -> str:
        """ "5 points behind pace"; empty where there is none."""
        say = self.wording.say
        if judged.pace is Pace.OVERDUE:
            return next((self.lines.reason(one) for one in judged.reasons if one.kind is ReasonKind.OVERDUE), "")
        if isinstance(item.key_result.metric, Limit):
            within = is_met(item.key_result.metric, known)
            return say("within the limit") if within else say("outside the limit")
        if judged.gap is None or judged.progress is None or judged.progress >= 1:
            return ""
        points = int((judged.gap * 100).quantize(Decimal(1), ROUND_HALF_UP))
        if points == 0:
            return say("on pace")
        if points > 0:
            return say("%(n)s point behind pace", "%(n)s points behind pace", n=points)
        return say("%(n)s point ahead of pace", "%(n)s points ahead of pace", n=-points)

    def with_health(self, stands: str, judged: Assessment) -> str:
        """The line with the health it leads to, and why where the pace does not say it."""
        health = f"{SIGNS[judged.health]} {self.lines.health(judged.health)}"
        why = "" if self.is_told_by_pace(judged) else self.lines.reasons(judged, most=1, but=OF_THE_PACE)
        return f"{stands} → {health} ({why})" if why else f"{stands} → {health}"

    def is_told_by_pace(self, judged: Assessment) -> bool:
        """Whether the words on the pace explain the health; "behind" explains no red."""
        if judged.pace is Pace.BEHIND:
            return judged.health is not Health.AT_RISK
        return judged.pace in {Pace.FAR_BEHIND, Pace.OVERDUE}

    @property
    def lines(self) -> Lines:
        return Lines(self.wording)
