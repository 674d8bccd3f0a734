"""Every zone, every week of ten years, every hour of the day: one check-in a week, never two, never none."""

from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

import pytest

from okr.cadence import Cadence
from okr.calendar import WorkingDays
from okr.local_time import local_instant
from okr.week import Week
from tests.okr.zone_rules import Rules, first_instant, zones_by_rules
from tests.soak import LONG

FIRST, LAST = Week(2016, 1), Week(2026, 53)
SINCE, UNTIL = datetime(2015, 12, 1, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC)
DAY = timedelta(days=1)
QUARTERS = [time(hour, minute) for hour in range(24) for minute in (0, 15, 30, 45)]
NOTABLE = (
    "Africa/Cairo",  # Friday 00:00 does not exist on the last Friday of April
    "America/New_York",
    "Asia/Ho_Chi_Minh",
    "Asia/Pyongyang",  # half an hour forward on a Friday night
    "Australia/Lord_Howe",  # half an hour of summer time
    "Etc/GMT+12",
    "Europe/London",
    "Pacific/Kiritimati",  # UTC+14
)


@lru_cache(maxsize=1)
def all_rules() -> dict[Rules, list[str]]:
    return zones_by_rules(SINCE, UNTIL)


def check_ten_years(rules: Rules, zone: ZoneInfo, cadence: Cadence) -> None:
    """One occurrence for each week, its nudge at the first instant of that local time, closed by the next one's."""
    nudges = []
    occurrences = cadence.occurrences(FIRST, LAST, WorkingDays(), member_zone=zone, team_zone=zone)
    week, closes_at = FIRST, None
    for each in occurrences:
        assert each.week == week, (zone, each)
        assert each.nudge_at == first_instant(rules, each.day, cadence.at), (zone, each)
        assert closes_at in {None, each.nudge_at}, (zone, each)
        assert Week.of(each.nudge_at.astimezone(zone).date()) == week, (zone, each)
        assert each.nudge_at < each.reminder_at < each.digest_at < each.closes_at, (zone, each)
        week, closes_at = week.next(), each.closes_at
        nudges.append(each.nudge_at)
    assert len(nudges) == len(set(nudges)) == LAST - FIRST + 1 == 574


HOURS = range(24) if LONG else (0, 2, 15)
"""In the short form those in which most clocks change, the ends of the day, and the usual one."""


@pytest.mark.slow(seconds=15)
@pytest.mark.soak
@pytest.mark.parametrize("hour", HOURS)
def test_every_zone_is_asked_once_in_every_week_of_ten_years_at_this_hour(hour: int) -> None:
    """Zones whose clocks did the same all ten years are checked once for all of them: the answer depends on
    nothing else of a zone."""
    for rules, names in all_rules().items():
        check_ten_years(rules, ZoneInfo(names[0]), Cadence(first_week=FIRST, at=time(hour)))


@pytest.mark.slow
def test_every_quarter_of_an_hour_around_every_clock_change_of_ten_years_is_the_first_instant_of_its_local_time() -> (
    None
):
    """Clocks change on Sundays mostly, which a check-in on Friday never meets."""
    for rules, names in all_rules().items():
        for stretch in rules[1:]:
            around = (stretch.start + stretch.offset).date()
            for day in (around - DAY, around, around + DAY):
                for at in QUARTERS:
                    assert local_instant(day, at, ZoneInfo(names[0])) == first_instant(rules, day, at), (names, day, at)


@pytest.mark.slow
def test_no_zone_is_left_out_by_putting_together_those_whose_clocks_did_the_same() -> None:
    together = all_rules()
    assert sum(len(names) for names in together.values()) == len(available_timezones()) > 400
    assert len(together) > 90


@pytest.mark.parametrize("name", NOTABLE)
def test_a_notable_zone_is_asked_once_in_every_week_of_ten_years(name: str) -> None:
    ((rules, _),) = zones_by_rules(SINCE, UNTIL, [name]).items()
    for hour in (0, 2, 15, 23):
        check_ten_years(rules, ZoneInfo(name), Cadence(first_week=FIRST, at=time(hour)))


def test_every_zone_there_is_is_asked_once_in_each_week_of_this_winter_and_spring() -> None:
    since, until = datetime(2026, 2, 20, tzinfo=UTC), datetime(2026, 5, 20, tzinfo=UTC)
    for rules, names in zones_by_rules(since, until).items():
        for name in names:
            zone = ZoneInfo(name)
            for hour in range(0, 24, 5):
                cadence = Cadence(first_week=Week(2026, 9), at=time(hour))
                found = list(
                    cadence.occurrences(Week(2026, 9), Week(2026, 19), WorkingDays(), member_zone=zone, team_zone=zone)
                )
                assert [each.week.number for each in found] == list(range(9, 20)), name
                assert all(each.nudge_at == first_instant(rules, each.day, cadence.at) for each in found), name
