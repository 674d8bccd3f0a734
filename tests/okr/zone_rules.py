"""What the clocks of a zone did, read from the zone in one direction only: an answer key for local times."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

SAMPLE = timedelta(days=5)
"""No zone changes its offset and back within so few days: one that did would make the tests fail, not pass."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` to before `end` (UTC) the zone's clocks are `offset` ahead of UTC."""

    start: datetime
    end: datetime
    offset: timedelta


Rules = tuple[Stretch, ...]


def rules_of(zone: ZoneInfo, since: datetime, until: datetime) -> Rules:
    """The stretches of one offset that follow one another from `since` to `until`; changes exact to the second."""
    moments = samples(since, until)
    offsets = [_offset(zone, moment) for moment in moments]
    found, start = [], since
    for at, (before, after) in enumerate(pairwise(offsets)):
        if before != after:
            change = _change(zone, moments[at], moments[at + 1])
            found.append(Stretch(start, change, before))
            start = change
    return (*found, Stretch(start, until, offsets[-1]))


@lru_cache(maxsize=4)
def samples(since: datetime, until: datetime) -> Sequence[datetime]:
    """The moments at which a zone is looked at: the same ones for six hundred zones."""
    return [*(since + number * SAMPLE for number in range(-((since - until) // SAMPLE))), until]


def first_instant(rules: Sequence[Stretch], day: date, at: time) -> datetime:
    """The first instant at which the clocks show `at` on `day` or, having skipped it, anything later."""
    wall = datetime.combine(day, at, UTC)
    for stretch in rules:
        instant = max(stretch.start, wall - stretch.offset)
        if instant < stretch.end:
            return instant
    raise AssertionError("the rules end too early")


def zones_by_rules(since: datetime, until: datetime, names: Iterable[str] = ()) -> dict[Rules, list[str]]:
    """Every zone there is (or those named), put together with the others whose clocks did exactly the same."""
    found: dict[Rules, list[str]] = {}
    for name in sorted(names or available_timezones()):
        found.setdefault(rules_of(ZoneInfo(name), since, until), []).append(name)
    return found


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _change(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    before = _offset(zone, low)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return high
