"""The lead's line: for whom, at which moment, once a week, and what is visibly missed."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import event

from okr.actions.compose_lead_line import compose_lead_line
from okr.actions.plan_lead_lines import plan_lead_lines
from okr.actions.upcoming import upcoming
from okr.cadence import Cadence
from okr.delivery import DeliveryKind, DeliveryState, MissReason, Moot, Outgoing
from okr.key_result import KeyResultState
from okr.lead_line import LeadLine
from okr.member import MemberKind
from okr.objective import Visibility
from okr.team import CalendarSettings, Team, TeamChoices
from tests.builders import a_key_result, a_member, a_target, a_team, an_absence, an_answer, an_increase, an_objective
from tests.okr.check_in.office import Office

SECOND = timedelta(seconds=1)
TEN = datetime(2026, 11, 30, 10, tzinfo=UTC)


def line(office: Office) -> LeadLine | Moot:
    """What Linh's planned line says."""
    said = compose_lead_line(office.world, office.delivery(DeliveryKind.LEAD_LINE, "ULEAD"))
    return said.content if isinstance(said, Outgoing) else said


@pytest.mark.parametrize(
    ("zone", "quiet", "at"),
    [
        ("UTC", None, TEN),
        ("Europe/London", None, TEN),
        ("America/New_York", None, datetime(2026, 11, 30, 14, tzinfo=UTC)),  # 09:00 there, later than the digest
        ("Asia/Ho_Chi_Minh", None, TEN),  # 17:00 there
        (
            "Pacific/Kiritimati",
            None,
            datetime(2026, 11, 30, 19, tzinfo=UTC),
        ),  # Tuesday 09:00 there: it is past midnight
        ("UTC", (time(9), time(11, 30)), datetime(2026, 11, 30, 11, 30, tzinfo=UTC)),
    ],
)
def test_it_comes_with_the_digest_or_at_nine_where_the_lead_lives(
    office: Office, zone: str, quiet: tuple[time, time] | None, at: datetime
) -> None:
    quiet_from, quiet_to = quiet or (None, None)
    office.put(replace(office.lead, zone=zone, quiet_from=quiet_from, quiet_to=quiet_to))
    assert at in upcoming(office.world, at)
    office.now = at - SECOND
    assert plan_lead_lines(office.world) == 0
    office.now = at
    assert plan_lead_lines(office.world) == 1
    assert office.delivery(DeliveryKind.LEAD_LINE, "ULEAD").plan.not_before == at
    assert plan_lead_lines(office.world) == 0


def test_a_lead_for_whom_it_is_still_sunday_gets_it_on_monday_at_nine(office: Office) -> None:
    office.put(replace(office.lead, zone="America/New_York"), a_team(zone="Asia/Ho_Chi_Minh"))
    nine = datetime(2026, 11, 30, 14, tzinfo=UTC)
    office.now = nine - SECOND
    assert plan_lead_lines(office.world) == 0
    office.now = nine
    assert plan_lead_lines(office.world) == 1


def test_a_day_off_puts_it_off_with_the_digest(office: Office) -> None:
    office.put(a_team(calendar=CalendarSettings(days_off=frozenset({date(2026, 11, 30)}))))
    office.now = TEN + timedelta(days=1) - SECOND
    assert plan_lead_lines(office.world) == 0
    office.now += SECOND
    assert plan_lead_lines(office.world) == 1


def test_several_teams_make_one_message_at_the_earliest_of_their_moments(office: Office) -> None:
    office.put(
        a_team(key="sales", name="Sales", cadence=Cadence(digest_at=time(9, 30))),
        an_objective(number=2, team="sales"),
        a_key_result(number=2, objective=2),
    )
    office.now = TEN - timedelta(minutes=30)
    assert plan_lead_lines(office.world) == 1
    office.now = TEN
    assert plan_lead_lines(office.world) == 0
    said = line(office)
    assert isinstance(said, LeadLine)
    assert [team.team.key for team in said.teams] == ["care", "sales"]


def test_a_team_that_is_asked_later_says_when(office: Office) -> None:
    office.put(
        a_team(key="ops", name="Operations", cadence=Cadence(weekday=2)),
        an_objective(number=2, team="ops"),
        a_key_result(number=2, objective=2),
    )
    office.now = datetime(2026, 11, 26, 10, tzinfo=UTC)
    assert plan_lead_lines(office.world) == 1
    said = line(office)
    assert isinstance(said, LeadLine)
    assert [(team.team.key, team.asked_on) for team in said.teams] == [("care", date(2026, 11, 27)), ("ops", None)]


@pytest.mark.parametrize(
    "team",
    [
        a_team(lead=None),
        a_team(lead="UGONE"),
        replace(a_team(), choices=TeamChoices(lead_line=False)),
        a_team(cadence=Cadence(every=3)),
    ],
    ids=["no lead", "a lead who left", "not wanted", "not asked this week"],
)
def test_nobody_gets_one_where(office: Office, team: Team) -> None:
    office.put(a_member("UGONE", kind=MemberKind.DEACTIVATED), team)
    office.now = TEN
    assert plan_lead_lines(office.world) == 0


def test_a_lead_who_is_away_that_day_is_left_in_peace_also_afterwards(office: Office) -> None:
    office.put(an_absence("ULEAD", first_day=date(2026, 11, 28), last_day=date(2026, 12, 1)))
    for day in range(6):
        office.now = TEN + timedelta(days=day)
        plan_lead_lines(office.world)
    assert office.planned(DeliveryKind.LEAD_LINE) == {}
    assert TEN not in upcoming(office.world, TEN + timedelta(days=1))


def test_what_comes_after_its_day_is_visibly_missed(office: Office) -> None:
    office.now = TEN + timedelta(days=1)
    plan_lead_lines(office.world)
    row = office.planned(DeliveryKind.LEAD_LINE)["ULEAD"]
    assert (row.state, row.last_error) == (DeliveryState.MISSED, MissReason.BOT_WAS_DOWN)


def test_what_was_set_up_later_was_not_missed(office: Office) -> None:
    since = TEN + timedelta(hours=20)
    office.put(a_key_result(targets=[a_target(an_increase(0, 100), since=since)]))
    office.now = TEN + timedelta(days=1)
    plan_lead_lines(office.world)
    assert office.planned(DeliveryKind.LEAD_LINE) == {}


def test_it_is_moot_once_they_no_longer_lead_or_nothing_is_due(office: Office) -> None:
    office.now = TEN
    plan_lead_lines(office.world)
    office.put(a_key_result(state=KeyResultState.PAUSED))
    assert line(office) == Moot("nothing is due")
    office.put(a_team(lead="U1"))
    assert line(office) == Moot("leads no team that wants it")


def test_it_counts_people_and_names_the_silent(office: Office) -> None:
    office.put(a_member("U2", name="Bob"), a_key_result(number=2, owner="U2"))
    office.answer({1: an_answer(40, confidence=2)})
    office.now = TEN
    plan_lead_lines(office.world)
    said = line(office)
    assert isinstance(said, LeadLine)
    (team,) = said.teams
    assert (team.answered, team.due, [one.name for one in team.silent]) == (1, 2, ["Bob"])
    assert [red.key_result.number for red in team.red] == [1]


def test_private_objectives_of_the_team_are_in_it_for_they_are_the_leads_to_see(office: Office) -> None:
    office.put(an_objective(visibility=Visibility.PRIVATE))
    office.now = TEN
    plan_lead_lines(office.world)
    said = line(office)
    assert isinstance(said, LeadLine)
    assert said.teams[0].due == 1


def queries(office: Office, act: Callable[[], object]) -> int:
    """How many statements `act` takes."""
    counted: list[str] = []
    listen = lambda *args: counted.append(args[2])  # noqa: E731 - a listener that can be taken off again
    event.listen(office.database.engine, "before_cursor_execute", listen)
    act()
    event.remove(office.database.engine, "before_cursor_execute", listen)
    return len(counted)


def test_a_line_about_many_teams_takes_the_queries_of_one_about_two(office: Office) -> None:
    def led(numbers: Iterable[int]) -> None:
        for number in numbers:
            office.put(
                a_member(f"UO{number}", name=f"Owner {number:02}"),
                a_team(key=f"t{number}", name=f"Team {number:02}", lead="ULEAD"),
                an_objective(number=number, team=f"t{number}"),
                a_key_result(number=number, objective=number, owner=f"UO{number}"),
            )

    led([2])
    office.now = TEN
    plan_lead_lines(office.world)
    few = queries(office, lambda: line(office))
    led(range(3, 21))
    office.sent(DeliveryKind.DIGEST, "t7")
    assert queries(office, lambda: line(office)) == few
    said = line(office)
    assert isinstance(said, LeadLine)
    assert len(said.teams) == 20
    assert {one.team.key for one in said.teams if one.digest_is_out} == {"t7"}
    assert all([silent.id for silent in one.silent] == [f"UO{one.team.key[1:]}"] for one in said.teams[1:])


def test_planning_takes_the_same_queries_for_any_number_of_leads(office: Office) -> None:
    few = queries(office, lambda: plan_lead_lines(office.world))
    for number in range(2, 12):
        lead = f"UL{number}"
        office.put(
            a_member(lead),
            a_team(key=f"t{number}", lead=lead),
            an_objective(number=number, team=f"t{number}"),
            a_key_result(number=number, objective=number),
        )
    assert queries(office, lambda: plan_lead_lines(office.world)) == few
