"""When digests are planned: at ten on the first working day after the check-in, once a week and team."""

from datetime import UTC, date, datetime, timedelta

import pytest

from okr.actions.plan_digests import DIGEST_LIVES, plan_digests
from okr.delivery import DeliveryKind, DeliveryState, MissReason
from okr.team import CalendarSettings
from tests.builders import a_key_result, a_team
from tests.okr.check_in.office import FRIDAY_AFTERNOON, SINCE, THIS_WEEK
from tests.okr.status.place import Place

MONDAY_AT_TEN = datetime(2026, 11, 30, 10, tzinfo=UTC)


def planned(place: Place) -> dict[str, DeliveryState]:
    return {team: row.state for team, row in place.planned(DeliveryKind.DIGEST).items()}


def test_digests_are_planned_at_ten_on_monday_and_not_before(place: Place) -> None:
    place.now = MONDAY_AT_TEN - timedelta(seconds=1)
    plan_digests(place.world)
    assert planned(place) == {}
    place.now = MONDAY_AT_TEN
    plan_digests(place.world)
    assert planned(place) == dict.fromkeys(("acme", "care", "sales"), DeliveryState.PENDING)


def test_planning_twice_has_one_effect(place: Place) -> None:
    place.now = MONDAY_AT_TEN
    assert plan_digests(place.world) > 0
    assert plan_digests(place.world) == 0


def test_the_clock_of_a_digest_is_the_teams(place: Place) -> None:
    place.put(a_team(key="care", zone="Asia/Ho_Chi_Minh", parent="acme"))
    place.now = MONDAY_AT_TEN - timedelta(hours=7)
    plan_digests(place.world)
    assert set(planned(place)) == {"care"}


def test_a_thread_has_room_for_every_key_result(place: Place) -> None:
    place.put(*(a_key_result(number=100 + n, objective=1) for n in range(23)))
    place.now = MONDAY_AT_TEN
    plan_digests(place.world)
    with place.database.snapshot("T1") as tx:
        rows = tx.deliveries.of_period(THIS_WEEK.key, subject="care")
    parts = [row.plan.ordinal for row in rows if row.plan.kind is DeliveryKind.DIGEST_PART]
    assert parts == [1, 2, 3, 4], "25 key results, eight a message"


def test_a_digest_is_worth_sending_for_two_days_and_then_visibly_missed(place: Place) -> None:
    place.now = MONDAY_AT_TEN + DIGEST_LIVES
    place.put(a_team(key="sales", digest=False))
    plan_digests(place.world)
    assert planned(place)["care"] is DeliveryState.PENDING
    place.now += timedelta(seconds=1)
    place.put(a_team(key="sales", parent="acme"))
    plan_digests(place.world)
    assert planned(place)["sales"] is DeliveryState.MISSED
    assert place.delivery(DeliveryKind.DIGEST, "sales").last_error == MissReason.BOT_WAS_DOWN


def test_a_week_that_was_asked_about_before_the_bot_was_there_has_no_digest(place: Place) -> None:
    """Nobody was asked, so nobody kept silent; and nothing was missed."""
    place.with_settings(since=FRIDAY_AFTERNOON + timedelta(seconds=1))
    place.now = MONDAY_AT_TEN
    assert plan_digests(place.world) == 0
    place.now += 2 * DIGEST_LIVES
    assert plan_digests(place.world) == 0
    place.now = MONDAY_AT_TEN + timedelta(weeks=1)
    assert plan_digests(place.world) > 0


def test_nothing_is_planned_for_times_before_the_workspace_was_set_up(place: Place) -> None:
    place.now = SINCE + timedelta(hours=1)
    plan_digests(place.world)
    assert place.planned(DeliveryKind.DIGEST, THIS_WEEK.previous()) == {}


@pytest.mark.parametrize("without", ["channel", "digest", "objectives"])
def test_a_team_without_a_channel_a_wish_or_objectives_has_no_digest(place: Place, without: str) -> None:
    team = a_team(key="care", channel=None) if without == "channel" else a_team(key="care", digest=without != "digest")
    place.put(team if without != "objectives" else a_team(key="empty", channel="CEMPTY"))
    place.now = MONDAY_AT_TEN
    plan_digests(place.world)
    assert ("empty" if without == "objectives" else "care") not in planned(place)


def test_a_week_that_is_all_holidays_has_no_digest(place: Place) -> None:
    week_off = frozenset(date(2026, 11, day) for day in range(23, 28))
    place.put(a_team(key="care", calendar=CalendarSettings(days_off=week_off)))
    place.now = MONDAY_AT_TEN
    plan_digests(place.world)
    assert "care" not in planned(place)
