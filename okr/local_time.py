"""Wall-clock times in a zone become instants, whatever its clocks do that day."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


def local_instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, at which clocks in `zone` show `at` on `day`. Total over 24 hours of every day.

    Where the clocks go forward over `at` it is the first instant after the gap, where they show it twice the first of
    the two. A day the zone left out altogether (Apia, 30 December 2011) is taken for the next one, at the same time.
    """
    wall = datetime.combine(day, at.replace(fold=0), zone)
    before, after = offset_of(wall), offset_of(wall.replace(fold=1))
    if before >= after:  # PEP 495: only in a gap is the offset of the second reading the larger
        return wall.astimezone(UTC)
    end = _end_of_gap(wall, before, after)
    midnight = datetime.combine(day, time(), UTC)
    if end + before <= midnight and end + after >= midnight + _DAY:
        return local_instant(day + _DAY, at, zone)
    return end


def offset_of(moment: datetime) -> timedelta:
    """The offset from UTC that an aware moment is written with; ValueError for a naive one."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"{moment.isoformat()} names no zone")
    return offset


def _end_of_gap(wall: datetime, before: timedelta, after: timedelta) -> datetime:
    """The instant, a whole second, at which the offset changes from `before` to `after` and skips `wall`."""
    zone = wall.tzinfo
    start = (wall.replace(tzinfo=UTC) - after).replace(microsecond=0)
    seconds = range((after - before) // _SECOND + 2)

    def is_past(seconds_on: int) -> bool:
        return offset_of((start + seconds_on * _SECOND).astimezone(zone)) != before

    return start + bisect_left(seconds, True, key=is_past) * _SECOND


def after_quiet_hours(moment: datetime, quiet_from: time, quiet_to: time, zone: ZoneInfo) -> datetime:
    """`moment` in UTC, or where it falls in the quiet hours of `zone` (from `quiet_from`, before `quiet_to`, over
    midnight where `quiet_to` is the earlier) the instant they end. Two equal times mean no quiet hours."""
    offset_of(moment)
    local = moment.astimezone(zone)
    if not _is_quiet(local.time(), quiet_from, quiet_to):
        return moment.astimezone(UTC)
    day = local.date() if local.time() < quiet_to else local.date() + _DAY
    end = local_instant(day, quiet_to, zone)
    if end >= moment:
        return end
    return datetime.combine(day, quiet_to.replace(fold=1), zone).astimezone(UTC)  # the hour that is lived twice


def _is_quiet(at: time, quiet_from: time, quiet_to: time) -> bool:
    if quiet_from <= quiet_to:
        return quiet_from <= at < quiet_to
    return at >= quiet_from or at < quiet_to
