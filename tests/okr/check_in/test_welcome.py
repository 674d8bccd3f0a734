"""Who is welcomed, when, and who is not: newcomers once, before they are first asked; nobody who knows this already."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from okr.actions.compose_welcome import compose_welcome
from okr.actions.plan_welcomes import plan_welcomes
from okr.actions.upcoming import upcoming
from okr.actions.why_this import why_this
from okr.delivery import ONCE, Delivery, DeliveryKind, Moot, Plan
from okr.key_result import KeyResult
from okr.why import NewInTeam, OwnsKeyResults
from tests.builders import WORKSPACE, a_key_result, a_member, a_membership, a_target, an_answer
from tests.okr.check_in.office import Office

WRITTEN = datetime(2026, 11, 24, 9, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 9, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)


def new_key_result(number: int = 2, owner: str = "U2") -> KeyResult:
    return a_key_result(number=number, owner=owner, targets=[a_target(start=WRITTEN.date(), since=WRITTEN)])


@pytest.fixture
def hired(office: Office) -> Office:
    """Bob (U2) got his first key result on Tuesday; everybody else has been asked for months."""
    office.with_settings(since=datetime(2026, 9, 1, tzinfo=UTC))
    office.put(a_member("U2", name="Bob"), new_key_result())
    office.now = WRITTEN
    return office


def welcomes(office: Office) -> dict[str, Delivery]:
    with office.database.snapshot(WORKSPACE) as tx:
        return {row.plan.subject: row for row in tx.deliveries.of_period(ONCE) if row.plan.kind is DeliveryKind.WELCOME}


def test_a_newcomer_is_welcomed_at_nine_on_the_working_day_before(hired: Office) -> None:
    hired.now = THURSDAY - timedelta(minutes=1)
    assert plan_welcomes(hired.world) == 0
    hired.now = THURSDAY
    assert (plan_welcomes(hired.world), plan_welcomes(hired.world)) == (1, 0)
    assert set(welcomes(hired)) == {"U2"}
    plan = welcomes(hired)["U2"].plan
    assert (plan.not_before, plan.not_after) == (THURSDAY, FRIDAY)


def test_who_moves_the_calendar_is_told_of_the_moment(hired: Office) -> None:
    assert THURSDAY in upcoming(hired.world, FRIDAY)


def test_it_comes_at_nine_where_the_newcomer_lives(hired: Office) -> None:
    hired.put(a_member("U2", name="Bob", zone="Asia/Ho_Chi_Minh"))
    hired.now = datetime(2026, 11, 26, 2, tzinfo=UTC)
    assert plan_welcomes(hired.world) == 1


def test_where_the_check_in_is_near_it_comes_at_once(hired: Office) -> None:
    hired.now = FRIDAY - timedelta(minutes=20)
    assert plan_welcomes(hired.world) == 1
    assert welcomes(hired)["U2"].plan.not_before == hired.now


def test_once_they_were_asked_it_comes_never(hired: Office) -> None:
    hired.now = FRIDAY
    assert plan_welcomes(hired.world) == 0


def test_at_night_it_waits_for_the_morning_and_quiet_hours_put_it_off(hired: Office) -> None:
    hired.now = datetime(2026, 11, 26, 23, tzinfo=UTC)
    hired.put(a_member("U2", name="Bob", quiet_from=time(8), quiet_to=time(11)))
    plan_welcomes(hired.world)
    hired.now = datetime(2026, 11, 27, 11, tzinfo=UTC)
    plan_welcomes(hired.world)
    assert welcomes(hired)["U2"].plan.not_before == datetime(2026, 11, 27, 11, tzinfo=UTC)


def test_who_answered_before_being_asked_knows_this_already(hired: Office) -> None:
    hired.answer({2: an_answer(5)}, by=a_member("U2", name="Bob"))
    hired.now = THURSDAY
    assert plan_welcomes(hired.world) == 0


def test_an_answer_before_it_is_sent_makes_it_moot(hired: Office) -> None:
    hired.now = THURSDAY
    plan_welcomes(hired.world)
    hired.answer({2: an_answer(5)}, by=a_member("U2", name="Bob"))
    assert compose_welcome(hired.world, welcomes(hired)["U2"]) == Moot("knows this already")


def test_who_was_ever_nudged_is_not_welcomed(hired: Office) -> None:
    hired.sent(DeliveryKind.NUDGE, "U2", "2026-W40")
    hired.now = THURSDAY
    plan_welcomes(hired.world)
    assert compose_welcome(hired.world, welcomes(hired)["U2"]) == Moot("knows this already")


def test_in_a_workspace_that_was_just_installed_everybody_new_is_welcomed(office: Office) -> None:
    office.now = THURSDAY
    assert plan_welcomes(office.world) == 1
    assert set(welcomes(office)) == {"U1"}


def test_it_says_what_is_theirs_and_when(hired: Office) -> None:
    hired.now = THURSDAY
    plan_welcomes(hired.world)
    said = compose_welcome(hired.world, welcomes(hired)["U2"])
    assert not isinstance(said, Moot)
    assert (said.to, said.content.key_results, said.content.asked_at) == ("U2", 1, FRIDAY)
    assert [team.key for team in said.content.teams] == ["care"]


def test_asked_why_it_names_the_team_or_else_what_they_own(hired: Office) -> None:
    bob, hired.now = a_member("U2", name="Bob"), THURSDAY
    assert why_this(hired.world, DeliveryKind.WELCOME, None, 0, by=bob).causes == (
        OwnsKeyResults("Customer care", 1, 1, 4, time(15)),
    )
    with hired.world.transaction() as tx:
        tx.teams.put_membership(a_membership("U2"))
    assert why_this(hired.world, DeliveryKind.WELCOME, None, 0, by=bob).causes == (NewInTeam("Customer care"),)


def test_who_left_or_has_nothing_any_more_hears_nothing(hired: Office) -> None:
    with hired.database.transaction(WORKSPACE) as tx:
        tx.deliveries.plan([Plan(DeliveryKind.WELCOME, "U9", ONCE, THURSDAY, FRIDAY)])
    hired.put(a_member("U9", name="Nora"))
    hired.now = THURSDAY
    assert compose_welcome(hired.world, welcomes(hired)["U9"]) == Moot("is asked about nothing")


def test_a_key_result_of_a_cycle_to_come_welcomes_nobody_yet(hired: Office) -> None:
    later = a_target(start=date(2026, 12, 14), since=WRITTEN)
    hired.put(a_key_result(number=2, owner="U2", targets=[later]))
    hired.now = THURSDAY
    assert plan_welcomes(hired.world) == 0
