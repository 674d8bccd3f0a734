"""A form that no message opened is for last week's check-in until its digest, then for this week's."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from okr.cadence import Cadence
from okr.calendar import WorkingDays
from okr.command_week import week_for_command
from okr.occurrence import Occurrence
from okr.week import Week

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TET = WorkingDays(days_off=frozenset(date(2026, 2, day) for day in range(16, 21)))


def calendar_of(cadence: Cadence, calendar: WorkingDays) -> Callable[[Week], Occurrence | None]:
    return lambda week: cadence.occurrence(week, calendar, member_zone=HANOI, team_zone=HANOI)


def week_at(
    moment: str, *, cadence: Cadence | None = None, calendar: WorkingDays | None = None, answered: tuple[int, ...] = ()
) -> str | None:
    now = datetime.fromisoformat(moment).replace(tzinfo=HANOI)
    found = week_for_command(
        now,
        Week.of(now.date()),
        times=calendar_of(cadence or Cadence(first_week=Week(2026, 1)), calendar or WorkingDays()),
        is_answered=lambda week: week.number in answered,
    )
    return found.key if found else None


@pytest.mark.parametrize(
    ("moment", "answered", "week"),
    [
        ("2026-11-25T11:00", (), "2026-W48"),  # Wednesday, before the nudge: this week's, early
        ("2026-11-27T15:01", (), "2026-W48"),
        ("2026-11-29T20:00", (), "2026-W48"),  # Sunday, still this week
        ("2026-11-30T09:59", (), "2026-W48"),  # Monday, a minute before the digest
        ("2026-11-30T09:59", (48,), "2026-W49"),  # but answered
        ("2026-11-30T10:00", (), "2026-W49"),  # the digest is out
        ("2026-12-03T10:00", (), "2026-W49"),
    ],
)
def test_last_weeks_check_in_comes_first_until_it_is_answered_or_its_digest_is_out(
    moment: str, answered: tuple[int, ...], week: str
) -> None:
    assert week_at(moment, answered=answered) == week


def test_in_the_week_of_tet_a_command_still_answers_the_check_in_before_it() -> None:
    assert week_at("2026-02-18T11:00", calendar=TET) == "2026-W07"
    assert week_at("2026-02-18T11:00", calendar=TET, answered=(7,)) == "2026-W07"


def test_after_tet_the_check_in_before_it_comes_first_until_its_digest() -> None:
    assert week_at("2026-02-23T09:59", calendar=TET) == "2026-W07"
    assert week_at("2026-02-23T10:00", calendar=TET) == "2026-W09"


def test_between_two_fortnightly_check_ins_the_last_one_is_still_open() -> None:
    fortnightly = Cadence(every=2, first_week=Week(2026, 48))
    assert week_at("2026-12-02T11:00", cadence=fortnightly) == "2026-W48"
    assert week_at("2026-12-09T11:00", cadence=fortnightly) == "2026-W50"


def test_before_the_first_check_in_week_there_is_nothing_to_answer() -> None:
    assert week_at("2026-11-18T11:00", cadence=Cadence(first_week=Week(2026, 48))) is None


def test_the_last_check_in_of_all_takes_answers_until_it_closes_and_no_longer() -> None:
    cadence = Cadence(first_week=Week(2026, 48))
    only = cadence.occurrence(Week(2026, 48), WorkingDays(), member_zone=HANOI, team_zone=HANOI)

    def at(moment: str) -> Week | None:
        now = datetime.fromisoformat(moment).replace(tzinfo=HANOI)
        times = {Week(2026, 48): only}.get
        return week_for_command(now, Week.of(now.date()), times=times, is_answered=lambda _: False)

    assert at("2026-12-04T14:59") == Week(2026, 48)
    assert at("2026-12-04T15:00") is None
