"""Local times become instants whatever the clocks do: gaps, folds, missing days, quiet hours."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from okr.local_time import after_quiet_hours, local_instant

ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
TIMES = st.times()
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "at", "instant"),
    [
        ("Asia/Ho_Chi_Minh", date(2026, 11, 27), time(15), "2026-11-27T08:00"),
        ("Pacific/Kiritimati", date(2026, 11, 27), time(9), "2026-11-26T19:00"),
        ("Etc/GMT+12", date(2026, 11, 27), time(15), "2026-11-28T03:00"),
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29T01:00"),  # gap: the first instant after it
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30"),  # fold: the first of the two
        ("Europe/Berlin", date(2026, 10, 25), time(3), "2026-10-25T02:00"),
        ("America/New_York", date(2026, 11, 1), time(1, 30), "2026-11-01T05:30"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-03T15:30"),  # half an hour is skipped
        ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45), "2026-04-04T14:45"),  # and lived twice
        ("Africa/Cairo", date(2026, 4, 24), time(0), "2026-04-23T22:00"),  # a Friday without its first hour
        ("Africa/Cairo", date(2026, 4, 24), time(0, 30), "2026-04-23T22:00"),
        ("Asia/Pyongyang", date(2018, 5, 4), time(23, 45), "2018-05-04T15:00"),  # the gap ends on the next day
    ],
)
def test_a_local_time_is_the_instant_written_down_by_hand(zone: str, day: date, at: time, instant: str) -> None:
    assert local_instant(day, at, ZoneInfo(zone)) == utc(instant)


@pytest.mark.parametrize(
    ("zone", "missing"),
    [
        ("Pacific/Apia", date(2011, 12, 30)),
        ("Pacific/Fakaofo", date(2011, 12, 30)),
        ("Pacific/Kiritimati", date(1994, 12, 31)),
        ("Pacific/Kwajalein", date(1993, 8, 21)),
    ],
)
@pytest.mark.parametrize("hour", range(24))
def test_a_day_that_a_zone_left_out_is_taken_for_the_next_at_the_same_time(zone: str, missing: date, hour: int) -> None:
    local = local_instant(missing, time(hour), ZoneInfo(zone)).astimezone(ZoneInfo(zone))
    assert local.replace(tzinfo=None) == datetime.combine(missing + timedelta(days=1), time(hour))


@given(DAYS, TIMES, ZONES)
def test_every_time_of_every_day_is_an_instant_that_shows_it_or_follows_a_gap(
    day: date, at: time, zone: ZoneInfo
) -> None:
    instant = local_instant(day, at, zone)
    wall = datetime.combine(day, at)
    shown = instant.astimezone(zone).replace(tzinfo=None)
    assert instant.tzinfo is UTC
    assert shown >= wall
    if shown != wall:
        just_before = (instant - timedelta(microseconds=1)).astimezone(zone).replace(tzinfo=None)
        assert just_before < wall or shown.time() == at


@given(DAYS, TIMES, ZONES)
def test_local_days_come_in_order(day: date, at: time, zone: ZoneInfo) -> None:
    assert local_instant(day, at, zone) <= local_instant(day + timedelta(days=1), at, zone)


@given(DAYS, TIMES, TIMES, ZONES)
def test_in_a_day_a_later_time_never_comes_before_an_earlier_one(
    day: date, one: time, other: time, zone: ZoneInfo
) -> None:
    assert local_instant(day, min(one, other), zone) <= local_instant(day, max(one, other), zone)


HANOI, BERLIN = ZoneInfo("Asia/Ho_Chi_Minh"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("moment", "after"),
    [
        ("2026-11-27T08:00", "2026-11-27T08:00"),  # 15:00 there
        ("2026-11-27T15:00", "2026-11-28T00:00"),  # 22:00: till 07:00 tomorrow
        ("2026-11-27T14:59", "2026-11-27T14:59"),
        ("2026-11-27T20:00", "2026-11-28T00:00"),  # 03:00: till 07:00 today
        ("2026-11-28T00:00", "2026-11-28T00:00"),  # 07:00 sharp
    ],
)
def test_what_falls_in_quiet_hours_waits_for_their_end(moment: str, after: str) -> None:
    assert after_quiet_hours(utc(moment), time(22), time(7), HANOI) == utc(after)


def test_quiet_hours_within_one_day_end_on_it() -> None:
    assert after_quiet_hours(utc("2026-11-27T05:30"), time(12), time(13), HANOI) == utc("2026-11-27T06:00")


def test_two_equal_times_mean_no_quiet_hours() -> None:
    assert after_quiet_hours(utc("2026-11-27T15:00"), time(22), time(22), HANOI) == utc("2026-11-27T15:00")


def test_quiet_hours_that_end_in_the_hour_lived_twice_end_twice() -> None:
    first, second = utc("2026-10-25T00:10"), utc("2026-10-25T01:10")  # both 02:10 in Berlin
    assert after_quiet_hours(first, time(22), time(2, 30), BERLIN) == utc("2026-10-25T00:30")
    assert after_quiet_hours(second, time(22), time(2, 30), BERLIN) == utc("2026-10-25T01:30")


def test_quiet_hours_over_the_missing_friday_last_till_saturday() -> None:
    apia = ZoneInfo("Pacific/Apia")
    thursday_night = datetime(2011, 12, 29, 23, tzinfo=apia)
    assert after_quiet_hours(thursday_night, time(22), time(7), apia) == datetime(2011, 12, 31, 7, tzinfo=apia)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="names no zone"):
        after_quiet_hours(datetime(2026, 11, 27), time(22), time(7), HANOI)


@given(MOMENTS, TIMES, TIMES, ZONES)
def test_quiet_hours_postpone_to_a_time_that_is_not_quiet_and_never_bring_forward(
    moment: datetime, quiet_from: time, quiet_to: time, zone: ZoneInfo
) -> None:
    length = (datetime.combine(date.min, quiet_to) - datetime.combine(date.min, quiet_from)) % timedelta(days=1)
    assume(length < timedelta(hours=20))
    after = after_quiet_hours(moment, quiet_from, quiet_to, zone)
    assert after >= moment
    assert after_quiet_hours(after, quiet_from, quiet_to, zone) == after
    assert after - moment <= length + timedelta(hours=26)
