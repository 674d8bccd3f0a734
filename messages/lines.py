"""How a key result is put in words wherever it appears: health, reasons, confidence, value and target."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from messages.dates import show_date
from messages.lengths import cut
from messages.numbers import show_figure, show_number, show_share
from messages.wording import Wording
from okr.health import Assessment, Health, Reason, ReasonKind
from okr.metric import Binary, Change, Kind, Limit, Metric, Milestones, Reading
from okr.progress import fits_kind
from okr.unit import Unit, UnitKind

SIGNS: Mapping[Health, str] = {
    Health.AT_RISK: "🔴",
    Health.NEEDS_ATTENTION: "🟡",
    Health.UNKNOWN: "⚪",
    Health.ON_TRACK: "🟢",
    Health.DONE: "✅",
}
"""The sign of each health; it always stands beside words that say the same."""

WORDS_OF_A_BLOCKER = 140
"""How much of a blocker a line holds; the whole of it is in the history."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The words of one language. All results are plain words: a template's mrkdwn() escapes them once more."""

    wording: Wording

    def health(self, health: Health) -> str:
        say = self.wording.say
        match health:
            case Health.AT_RISK:
                return say("at risk")
            case Health.NEEDS_ATTENTION:
                return say("needs attention")
            case Health.UNKNOWN:
                return say("unknown")
            case Health.ON_TRACK:
                return say("on track")
            case Health.DONE:
                return say("done")

    def counts(self, counts: Mapping[Health, int]) -> str:
        """ "2 at risk, 3 need attention, 6 on track": what `counts` holds, in its order; empty for nothing."""
        return ", ".join(self.count(health, n) for health, n in counts.items() if n)

    def count(self, health: Health, n: int) -> str:
        say = self.wording.say
        match health:
            case Health.AT_RISK:
                return say("%(n)s at risk", n=n)
            case Health.NEEDS_ATTENTION:
                return say("%(n)s needs attention", "%(n)s need attention", n=n)
            case Health.UNKNOWN:
                return say("%(n)s unknown", n=n)
            case Health.ON_TRACK:
                return say("%(n)s on track", n=n)
            case Health.DONE:
                return say("%(n)s done", n=n)

    def reasons(self, assessment: Assessment, *, most: int = 2, but: frozenset[ReasonKind] = frozenset()) -> str:
        """The first `most` reasons in one line, leaving those of kind `but` out; empty where there are none."""
        wanted = [reason for reason in assessment.reasons if reason.kind not in but]
        return "; ".join(self.reason(reason) for reason in wanted[:most])

    def reason(self, reason: Reason) -> str:
        """One reason as a few words with its figures; never ends in a full stop."""
        return _REASONS[reason.kind](self.wording, reason)

    def weight(self, share: Decimal) -> str:
        """What a key result weighs in its objective's progress."""
        return self.wording.say("weight %(share)s", share=show_share(share, self.wording.language))

    def confidence(self, now: int, before: int | None = None) -> str:
        """The confidence and, where it moved, from what."""
        say = self.wording.say
        if before is None or before == now:
            return say("confidence %(now)s", now=now)
        if now < before:
            return say("confidence %(now)s, down from %(before)s", now=now, before=before)
        return say("confidence %(now)s, up from %(before)s", now=now, before=before)

    def value(self, metric: Metric, reading: Reading | None) -> str:
        """What was measured, with its unit; that there is nothing where the metric has changed its kind."""
        if reading is None or not fits_kind(metric, reading):
            return self.wording.say("no figure yet")
        match metric, reading:
            case Milestones(), frozenset():
                return self._steps(metric, reading)
            case ((Change() | Limit()), Decimal()):
                return show_figure(reading, metric.unit, self.wording.language)
            case _:
                return self._done(done=bool(reading))

    def target(self, metric: Metric) -> str:
        """What was promised, with its unit."""
        say = self.wording.say
        match metric:
            case Change():
                return show_figure(metric.target, metric.unit, self.wording.language)
            case Limit(kind=Kind.AT_LEAST):
                return say("at least %(limit)s", limit=show_figure(metric.limit, metric.unit, self.wording.language))
            case Limit():
                return say("at most %(limit)s", limit=show_figure(metric.limit, metric.unit, self.wording.language))
            case Milestones():
                return say("%(n)s step", "%(n)s steps", n=len(metric.steps))
            case Binary():
                return self._done(done=True)

    def own_due(self, day: date | None) -> list[str]:
        """By when it is due, where it has a day of its own: with its year, for it may be the next one."""
        if day is None:
            return []
        return [self.wording.say("by %(day)s", day=show_date(day, self.wording.language, with_year=True))]

    def value_to_target(self, metric: Metric, reading: Reading | None) -> str:
        """ "45 → 120 deals", "99.2% (at least 99.5%)", "3 of 5 steps", "not done yet"."""
        value, target = self.value(metric, reading), self.target(metric)
        match metric:
            case Change(unit=Unit(kind=UnitKind.NOUN)) if isinstance(reading, Decimal):
                value = show_number(reading, self.wording.language)
                return self.wording.say("%(value)s → %(target)s", value=value, target=target)
            case Limit():
                return self.wording.say("%(value)s (%(limit)s)", value=value, limit=target)
            case Change():
                return self.wording.say("%(value)s → %(target)s", value=value, target=target)
            case Milestones():
                return target if reading is None else value
            case Binary():
                return self._done(done=reading is True)

    def _done(self, *, done: bool) -> str:
        say = self.wording.say
        return say("done", context="yes or no") if done else say("not done yet", context="yes or no")

    def _steps(self, metric: Milestones, done: frozenset[int]) -> str:
        known = sum(1 for step in metric.steps if step.number in done)
        return self.wording.say("%(done)s of %(n)s step", "%(done)s of %(n)s steps", done=known, n=len(metric.steps))


def _points(reason: Reason) -> int:
    return int(reason.points.quantize(Decimal(1), ROUND_HALF_UP))


def _blocked(wording: Wording, reason: Reason) -> str:
    return wording.say("blocked: %(blocker)s", blocker=cut(reason.words, WORDS_OF_A_BLOCKER))


def _silent(wording: Wording, reason: Reason) -> str:
    return wording.say("no answer for %(n)s week", "no answer for %(n)s weeks", n=reason.count)


def _limit_missed(wording: Wording, reason: Reason) -> str:
    if reason.count <= 1:
        return wording.say("limit missed this time")
    return wording.say("limit missed %(n)s time running", "limit missed %(n)s times running", n=reason.count)


_REASONS: Mapping[ReasonKind, Callable[[Wording, Reason], str]] = {
    ReasonKind.OVERDUE: lambda wording, reason: wording.say("%(n)s day overdue", "%(n)s days overdue", n=reason.count),
    ReasonKind.WORSE_THAN_START: lambda wording, _: wording.say("worse than at the start"),
    ReasonKind.CONFIDENCE_AT_RISK: lambda wording, reason: wording.say("confidence only %(now)s of 10", now=reason.now),
    ReasonKind.FAR_BEHIND: lambda wording, reason: wording.say(
        "far behind, by %(n)s point", "far behind, by %(n)s points", n=_points(reason)
    ),
    ReasonKind.BLOCKED: _blocked,
    ReasonKind.LIMIT_MISSED: _limit_missed,
    ReasonKind.CONFIDENCE_FELL: lambda wording, reason: wording.say(
        "confidence fell from %(was)s to %(now)s", was=reason.was, now=reason.now
    ),
    ReasonKind.CONTRADICTION: lambda wording, reason: wording.say(
        "figures and confidence (%(now)s) do not match", now=reason.now
    ),
    ReasonKind.BEHIND: lambda wording, reason: wording.say(
        "%(n)s point behind", "%(n)s points behind", n=_points(reason)
    ),
    ReasonKind.UNSURE: lambda wording, reason: wording.say("unsure: confidence %(now)s of 10", now=reason.now),
    ReasonKind.STALLED: lambda wording, reason: wording.say(
        "no movement at %(n)s check-in", "no movement at %(n)s check-ins", n=reason.count
    ),
    ReasonKind.SILENT: _silent,
    ReasonKind.NO_OWNER: lambda wording, _: wording.say("nobody is responsible for it"),
    ReasonKind.REOPENED: lambda wording, _: wording.say("was done, now open again"),
}
