"""Later offers the times that are still worth offering."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from okr.calendar import WorkingDays
from okr.later import Later, LaterChoice, LaterTimes, later_choices

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
CLOSES_AT = datetime(2026, 12, 4, 15, tzinfo=HANOI)


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=HANOI)


def offered(now: datetime, calendar: WorkingDays | None = None, closes_at: datetime = CLOSES_AT) -> tuple[Later, ...]:
    return later_choices(now, calendar or WorkingDays(), HANOI, closes_at=closes_at)


MONDAY_NINE = Later(LaterChoice.NEXT_WORKING_DAY, at(30, 9))


def test_on_friday_afternoon_later_is_today_at_five_or_monday_at_nine() -> None:
    assert offered(at(27, 15, 5)) == (Later(LaterChoice.TODAY, at(27, 17)), MONDAY_NINE)


def test_today_is_no_longer_offered_within_a_quarter_of_an_hour_or_after() -> None:
    assert len(offered(at(27, 16, 45))) == 2
    assert offered(at(27, 16, 46)) == (MONDAY_NINE,)
    assert offered(at(27, 18)) == (MONDAY_NINE,)


def test_the_next_working_day_passes_over_holidays_and_is_saturday_where_that_is_worked() -> None:
    off = WorkingDays(days_off=frozenset({date(2026, 11, 30)}))
    assert offered(at(27, 18), off) == (Later(LaterChoice.NEXT_WORKING_DAY, at(1, 9, month=12)),)
    six_days = WorkingDays(weekdays=frozenset(range(6)))
    assert offered(at(27, 18), six_days) == (Later(LaterChoice.NEXT_WORKING_DAY, at(28, 9)),)


def test_nothing_is_offered_past_the_end_of_the_window() -> None:
    assert offered(at(27, 15), closes_at=at(30, 9)) == (Later(LaterChoice.TODAY, at(27, 17)),)
    assert offered(at(4, 14, 50, month=12)) == ()


def test_the_times_are_a_setting() -> None:
    times = LaterTimes(today=time(18, 30), next_day=time(8))
    found = later_choices(at(27, 17), WorkingDays(), HANOI, closes_at=CLOSES_AT, times=times)
    assert [later.at for later in found] == [at(27, 18, 30), at(30, 8)]
