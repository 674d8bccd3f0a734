"""An occurrence is one week's check-in of one team, as it falls for one member."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from okr.week import Week

DIGEST_MARGIN = timedelta(minutes=30)
"""An answer asked for later than this before the digest is not promised a place in it."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """The times of `week`; every moment is aware UTC.

    `day` is the check-in day as people are asked on it: the cadence's weekday, moved back where that is a day off, and
    always in `week`. Answers are taken until `closes_at`, when the next check-in begins. `reminder_at` is never after
    that. `digest_at` depends on the team alone, so it may come before the nudge or after the close of a member many
    zones away.
    """

    week: Week
    day: date
    nudge_at: datetime
    reminder_at: datetime
    digest_at: datetime
    closes_at: datetime

    @property
    def reminder_is_moot(self) -> bool:
        """Whether the next check-in begins before the reminder would come: then there is none."""
        return self.reminder_at >= self.closes_at


def is_late_for_digest(moment: datetime, digest_at: datetime) -> bool:
    """Whether who is asked at `moment` is asked later than 30 minutes before the digest, and so is told that it is
    out and that their answer will be added."""
    return moment > digest_at - DIGEST_MARGIN


def earliest(occurrences: Iterable[Occurrence]) -> Occurrence:
    """What a member of several teams gets for their one form of a week: asked on the first day and at the earliest
    time, reminded and promised the digest at the earliest, open until the last team's next check-in. ValueError for
    no occurrence, and where they are of different weeks.
    """
    found = tuple(occurrences)
    if len({each.week for each in found}) != 1:
        raise ValueError("one form is about one week")
    if len(found) == 1:
        return found[0]
    return replace(
        min(found, key=lambda each: each.nudge_at),
        reminder_at=min(each.reminder_at for each in found),
        digest_at=min(each.digest_at for each in found),
        closes_at=max(each.closes_at for each in found),
    )
