"""Health is one word about a key result, with its reasons (method.md, Health)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from okr.pace import Pace
from okr.week import Week


class Health(StrEnum):
    AT_RISK = "at_risk"
    NEEDS_ATTENTION = "needs_attention"
    UNKNOWN = "unknown"
    ON_TRACK = "on_track"
    DONE = "done"


WEAKEST_FIRST: tuple[Health, ...] = tuple(Health)
"""The order for "weakest": at risk, needs attention, unknown, on track, done."""


class ReasonKind(StrEnum):
    """Why the health is what it is, in the order people read them."""

    OVERDUE = "overdue"
    WORSE_THAN_START = "worse_than_start"
    CONFIDENCE_AT_RISK = "confidence_at_risk"
    FAR_BEHIND = "far_behind"
    BLOCKED = "blocked"
    LIMIT_MISSED = "limit_missed"
    CONFIDENCE_FELL = "confidence_fell"
    CONTRADICTION = "contradiction"
    BEHIND = "behind"
    UNSURE = "unsure"
    STALLED = "stalled"
    SILENT = "silent"
    NO_OWNER = "no_owner"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason with the figures its line names.

    `count` is days for OVERDUE, weeks for LIMIT_MISSED and SILENT, measurements for STALLED; `points` is the gap
    in percentage points for (FAR_)BEHIND; `was` and `now` are confidences for CONFIDENCE_FELL (`now` also for
    CONFIDENCE_AT_RISK, UNSURE and CONTRADICTION); `words` is the blocker as typed for BLOCKED.
    """

    kind: ReasonKind
    count: int = 0
    points: Decimal = Decimal(0)
    was: int = 0
    now: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What can be said of a key result on one day.

    `progress` and `expected` are fractions (0.62 is 62 %), `gap` is expected - progress; None where the kind has
    none (at_* and binary have no expected and no gap; at_* no progress before the first figure). `since` is the due
    week in which this health began, None where that needs the due weeks and they were not given. `asks_why` is true
    while a contradiction has not been explained for this confidence and band.
    """

    health: Health
    reasons: tuple[Reason, ...]
    progress: Decimal | None
    expected: Decimal | None
    gap: Decimal | None
    pace: Pace | None
    since: Week | None = None
    asks_why: bool = False

    def has(self, kind: ReasonKind) -> bool:
        return any(reason.kind is kind for reason in self.reasons)
