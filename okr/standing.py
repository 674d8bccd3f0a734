"""A standing is all that digest and status need to know of a key result's history, in one row."""

from dataclasses import dataclass

from okr.check_in import CheckIn
from okr.health import Health
from okr.metric import Reading
from okr.week import Week

TREND_LENGTH = 13
PAST_DUE_WEEKS = 2


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One answered week of the trend; `reading` is the figure known then (also where no new one was given)."""

    week: Week
    reading: Reading | None
    confidence: int
    health: Health


@dataclass(frozen=True, slots=True)
class Tally:
    """What the answers up to and with the one of `week` add up to; plain values only, no words but the blocker.

    `reading` is the last figure measured, in `reading_week`; None before the first. `confidence_before` is that of
    the answer before this one, None for the first.

    Counts of "running" things count the latest answers without a break. An answer with no new figure measured
    nothing, so it neither adds to nor breaks `missed_running` (measurements on the wrong side of a limit),
    `worse_running` (measurements worse than the start) and `same_running` (measurements of the same value).
    `confirmed_running` counts answers that left value and confidence as they were. `weeks_met` counts the answered
    weeks whose known figure was on the right side of the limit. All of them are judged by the target in force in
    their week.

    `blocker_since` is the first week of the run of answers that named a blocker, whatever its words; None where none is
    open, or where the answer was counted before that was kept.

    `was_done` is true where progress stood at 1 or more at the answer before this one. `explained` is the confidence
    for which being far behind was last explained; None again as soon as confidence or band has changed. `health` is
    that of this answer on its nominal day and `health_since` the first week of the run of weeks with that health.
    """

    week: Week
    reading: Reading | None
    reading_week: Week | None
    confidence: int
    confidence_before: int | None
    blocker: str
    weeks_answered: int
    weeks_met: int
    ever_met: bool
    missed_running: int
    worse_running: int
    same_running: int
    confirmed_running: int
    was_done: bool
    explained: int | None
    health: Health
    health_since: Week
    blocker_owner: str | None = None
    blocker_since: Week | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one key result stands after its latest answer; `Standing(number)` is one that nobody answered yet.

    `latest` and `previous` are the last two answers, `tally` what all of them add up to. `past` holds the tallies
    that were in force in the last PAST_DUE_WEEKS due weeks before the latest answer, newest first: a digest compares
    with the due week before, and an early answer for next week must not change this week's. `trend` holds the latest
    TREND_LENGTH answered weeks, oldest first.
    """

    key_result: int
    latest: CheckIn | None = None
    previous: CheckIn | None = None
    tally: Tally | None = None
    past: tuple[Tally, ...] = ()
    trend: tuple[TrendPoint, ...] = ()

    @property
    def reading(self) -> Reading | None:
        """The last figure measured."""
        return self.tally.reading if self.tally else None

    @property
    def reading_week(self) -> Week | None:
        return self.tally.reading_week if self.tally else None

    @property
    def confidence(self) -> int | None:
        return self.tally.confidence if self.tally else None

    @property
    def confirmed_running(self) -> int:
        return self.tally.confirmed_running if self.tally else 0

    @property
    def health(self) -> Health:
        """The health of the latest answer on its nominal day."""
        return self.tally.health if self.tally else Health.UNKNOWN

    @property
    def health_since(self) -> Week | None:
        return self.tally.health_since if self.tally else None

    def answer_in(self, week: Week) -> CheckIn | None:
        """The answer about `week`, if it is one of the last two."""
        return next((one for one in (self.latest, self.previous) if one is not None and one.week == week), None)

    def tally_at(self, week: Week) -> Tally | None:
        """What was known in `week`; None: nothing. Right for the second due week before the latest answer and later."""
        if self.tally is None or self.tally.week <= week:
            return self.tally
        return next((tally for tally in self.past if tally.week <= week), None)
