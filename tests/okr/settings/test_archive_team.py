"""An archived team is offered nowhere, asked nothing and keeps what was said; brought back it is as it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from okr.actions.acting import actor_of
from okr.actions.archive_objective import archive_objective, restore_objective
from okr.actions.archive_team import archive_team, bring_back_team, show_archiving
from okr.actions.change_team import change_team, show_team_settings
from okr.actions.choose_pilot import choose_pilot, show_pilot
from okr.actions.choose_settings import show_settings
from okr.actions.compose_digest import compose_digest, compose_digest_part
from okr.actions.compose_home import compose_home
from okr.actions.compose_status import compose_status
from okr.actions.compose_tree import compose_tree
from okr.actions.list_teams import list_teams
from okr.actions.open_objective_form import open_objective_form
from okr.actions.plan_digests import plan_digests
from okr.actions.plan_lead_lines import plan_lead_lines
from okr.actions.plan_nudges import plan_nudges
from okr.actions.schedule import Schedule
from okr.actions.show_administration import show_administration
from okr.cycle import CycleState
from okr.delivery import DeliveryKind, MissReason, Moot
from okr.refusals import NoSuchTeam, NotAnAdmin, NotTheLead
from okr.refusals_archiving import ObjectivesNotOver, OnlyPilotTeam, TeamArchived, TeamsBelow
from okr.status import Scope, ScopeKind
from okr.team import Membership, Team
from okr.tree import Sight
from tests.builders import WORKSPACE, a_cycle, a_member, a_team
from tests.okr.check_in.office import THIS_WEEK, Office

ADMIN = a_member("UADMIN", name="Ada Admin", admin=True)
TODAY = date(2026, 11, 27)
CARE = Scope(ScopeKind.TEAM, "care")


def staffed(office: Office) -> Office:
    """Care is below Acme; Alice, in care first of all, is in the shop too, Linh nowhere else."""
    office.put(ADMIN, a_team(key="acme", name="Acme", lead=None, channel=None, is_company=True), a_team(parent="acme"))
    office.put(a_team(key="shop", name="Shop", parent="acme", lead=None, channel="CSHOP"))
    with office.world.transaction() as tx:
        for person, team, primary in (("U1", "care", True), ("ULEAD", "care", True), ("U1", "shop", False)):
            tx.teams.put_membership(Membership(person, team, primary))
    return office


def emptied(office: Office) -> Office:
    """As staffed, and the one objective of care is archived."""
    archive_objective(staffed(office).world, 1, by=ADMIN)
    return office


def team(office: Office, key: str = "care") -> Team:
    with office.world.snapshot() as tx:
        found = tx.teams.get(key)
    assert found is not None
    return found


def teams_of(office: Office, member: str, *, archived: bool = False) -> dict[str, bool]:
    with office.world.snapshot() as tx:
        return {each.team: each.primary for each in tx.teams.memberships(member=member, archived=archived)}


def test_it_is_kept_from_that_day_on_without_its_channel_and_noted_once(office_on_both: Office) -> None:
    office = emptied(office_on_both)
    before = team(office)
    for _ in range(2):
        assert archive_team(office.world, "care", by=ADMIN) == replace(before, archived_on=TODAY, channel=None)
    with office.world.snapshot() as tx:
        assert [each.key for each in tx.teams.live()] == ["acme", "shop"]
        assert [each.key for each in tx.teams.all()] == ["acme", "care", "shop"]
        assert tx.teams.of_channel("CCARE") == []
        noted = [(note.actor, note.action, note.thing) for note in tx.audit.latest(1)]
    assert noted == [("UADMIN", "archive_team", "care")]


def test_its_members_are_in_their_other_teams_until_it_is_brought_back(office_on_both: Office) -> None:
    office = emptied(office_on_both)
    archive_team(office.world, "care", by=ADMIN)
    assert (teams_of(office, "U1"), teams_of(office, "ULEAD")) == ({"shop": True}, {})
    assert teams_of(office, "U1", archived=True) == {"shop": True, "care": False}
    for _ in range(2):
        back = bring_back_team(office.world, "care", by=ADMIN)
        assert (back.archived_on, back.parent, back.lead, back.channel) == (None, "acme", "ULEAD", None)
    assert (teams_of(office, "U1"), teams_of(office, "ULEAD")) == ({"shop": True, "care": False}, {"care": True})
    with office.world.snapshot() as tx:
        assert [note.action for note in tx.audit.latest(2)] == ["bring_back_team", "archive_team"]


def test_what_it_means_is_shown_first(office: Office) -> None:
    shown = show_archiving(staffed(office).world, "care", by=ADMIN)
    assert (shown.objectives, [one.id for one in shown.homeless], shown.below) == (1, ["ULEAD"], ())
    assert shown.obstacles()


@pytest.mark.parametrize("state", [CycleState.PLANNED, CycleState.ACTIVE, CycleState.CLOSING])
def test_one_with_objectives_that_are_not_over_stays(office: Office, state: CycleState) -> None:
    staffed(office).put(a_cycle(state=state))
    with pytest.raises(ObjectivesNotOver):
        archive_team(office.world, "care", by=ADMIN)
    office.put(a_cycle(state=CycleState.CLOSED))
    assert archive_team(office.world, "care", by=ADMIN).is_archived


def test_one_with_live_teams_below_it_stays(office: Office) -> None:
    emptied(office).put(a_team(key="till", name="Till", parent="care", channel=None))
    with pytest.raises(TeamsBelow):
        archive_team(office.world, "care", by=ADMIN)
    archive_team(office.world, "till", by=ADMIN)
    archive_team(office.world, "care", by=ADMIN)
    assert bring_back_team(office.world, "till", by=ADMIN).parent == "acme"


def test_the_only_team_of_a_pilot_stays_and_one_of_two_goes(office: Office) -> None:
    choose_pilot(emptied(office).world, {"care"}, by=ADMIN)
    with pytest.raises(OnlyPilotTeam):
        archive_team(office.world, "care", by=ADMIN)
    choose_pilot(office.world, {"care", "shop"}, by=ADMIN)
    archive_team(office.world, "care", by=ADMIN)
    assert show_pilot(office.world, by=ADMIN).chosen == {"shop"}


def test_only_admins_archive_a_team_that_is_there_and_bring_it_back(office: Office) -> None:
    emptied(office)
    for act in (show_archiving, archive_team, bring_back_team):
        with pytest.raises(NotAnAdmin):
            act(office.world, "care", by=office.lead)
        with pytest.raises(NoSuchTeam):
            act(office.world, "gone", by=ADMIN)
    archive_team(office.world, "care", by=ADMIN)
    with pytest.raises(TeamArchived):
        show_archiving(office.world, "care", by=ADMIN)


def test_nothing_offers_it(office: Office) -> None:
    archive_team(emptied(office).world, "care", by=ADMIN)
    world = office.world
    assert {each.key for each in open_objective_form(world, by=ADMIN).teams} == {"acme", "shop"}
    assert {each.key for each in show_settings(world, by=ADMIN).teams} == {"acme", "shop"}
    assert show_team_settings(world, Scope(ScopeKind.TEAM, "shop"), by=ADMIN).places == (("Acme", "acme"),)
    assert [each.team.key for each in compose_home(world, by=office.alice).teams] == ["shop"]
    assert compose_home(world, by=office.lead).teams == ()
    assert show_administration(world, by=ADMIN).teams == 2
    assert [each.key for each in compose_tree(world, Scope(ScopeKind.COMPANY), Sight(), by=ADMIN).idle] == [
        "acme",
        "shop",
    ]
    below = compose_status(world, Scope(ScopeKind.COMPANY), by=ADMIN).below
    assert [each.team.key for each in below] == ["shop"]


def test_the_list_has_live_teams_and_archived_ones_apart(office: Office) -> None:
    archive_team(emptied(office).world, "care", by=ADMIN)
    live, archived = list_teams(office.world, by=ADMIN), list_teams(office.world, archived=True, by=ADMIN)
    assert ([each.team.key for each in live.shown], live.others) == (["acme", "shop"], 1)
    assert ([(each.team.key, each.members) for each in archived.shown], archived.others) == ([("care", 2)], 2)


def test_it_is_still_found_by_its_name_unless_a_live_team_or_a_person_has_that(office: Office) -> None:
    archive_team(emptied(office).world, "care", by=ADMIN)
    named = Scope(ScopeKind.NAMED, "customer care")
    assert compose_status(office.world, named, by=office.alice).teams == (team(office),)
    office.put(a_team(key="care-2", name="Customer care", channel="CCARE"))
    assert [each.key for each in compose_status(office.world, named, by=office.alice).teams] == ["care-2"]
    office.put(replace(team(office), name="Linh"))
    assert compose_status(office.world, Scope(ScopeKind.NAMED, "linh"), by=office.alice).person == office.lead


def test_nothing_is_set_or_taken_up_in_it_and_its_lead_leads_it_no_more(office: Office) -> None:
    archive_team(emptied(office).world, "care", by=ADMIN)
    with pytest.raises(TeamArchived):
        change_team(office.world, replace(team(office), name="Care"), by=ADMIN)
    with pytest.raises(TeamArchived):
        change_team(office.world, replace(team(office, "shop"), parent="care"), by=ADMIN)
    with pytest.raises(TeamArchived):
        restore_objective(office.world, 1, by=ADMIN)
    with pytest.raises(NotTheLead):
        show_team_settings(office.world, CARE, by=office.lead)


def test_its_members_go_on_seeing_what_was_theirs(office: Office) -> None:
    archive_team(emptied(office).world, "care", by=ADMIN)
    with office.world.snapshot() as tx:
        actor = actor_of(office.world, tx, office.lead)
    assert (actor.teams, actor.leads) == (frozenset({"care"}), frozenset())


@pytest.mark.parametrize("plan", [plan_nudges, plan_digests, plan_lead_lines])
def test_though_its_cycle_is_opened_again_nobody_is_asked_for_it(
    office_on_both: Office, plan: Callable[..., int]
) -> None:
    office = staffed(office_on_both)
    office.put(a_cycle(state=CycleState.CLOSED))
    archive_team(office.world, "care", by=ADMIN)
    office.put(a_cycle())
    office.now += timedelta(days=3)
    assert plan(office.world) == 0


def test_the_weeks_before_it_was_archived_stay_as_they_were_asked(office: Office) -> None:
    with office.world.snapshot() as tx:
        before = Schedule(office.world, tx)
        asked = before.due_weeks("care", "2026-Q4").weeks
    archive_team(emptied(office).world, "care", by=ADMIN)
    with office.world.snapshot() as tx:
        after = Schedule(office.world, tx)
        assert after.due_weeks("care", "2026-Q4").weeks == tuple(week for week in asked if week < THIS_WEEK)
        assert after.team_occurrence("care", "2026-Q4", THIS_WEEK) is None
        assert after.team_occurrence("care", "2026-Q4", THIS_WEEK.previous()) is not None


def test_teams_alike_but_for_that_are_asked_apart(office: Office) -> None:
    office.put(a_team(key="twin", channel=None), a_team(key="gone", channel=None, archived_on=TODAY))
    with office.world.snapshot() as tx:
        schedule = Schedule(office.world, tx)
        assert list(schedule.alike().values()) == [["care", "twin"]]
        clocks = {key: schedule.clock(key, "2026-Q4") for key in ("care", "twin", "gone")}
    assert clocks["care"] == clocks["twin"] != clocks["gone"]


def test_a_digest_that_was_to_go_out_is_missed_and_one_that_is_out_stays(office: Office) -> None:
    due = emptied(office).delivery_planned(DeliveryKind.DIGEST, "care")
    part = office.sent(DeliveryKind.DIGEST_PART, "care", f"{THIS_WEEK.key}.1")
    archive_team(office.world, "care", by=ADMIN)
    assert compose_digest(office.world, due) == Moot(MissReason.TEAM_ARCHIVED, missed=True)
    out = office.sent(DeliveryKind.DIGEST, "care")
    assert isinstance(compose_digest(office.world, out), Moot)
    assert isinstance(compose_digest_part(office.world, part), Moot)


def test_brought_back_it_goes_on_from_then(office: Office) -> None:
    """Its objective was over and is open again: the Friday on which it was archived is not missed."""
    staffed(office).put(a_cycle(state=CycleState.CLOSED))
    archive_team(office.world, "care", by=ADMIN)
    office.put(a_cycle())
    office.now = datetime(2026, 12, 2, 12, tzinfo=office.now.tzinfo)
    bring_back_team(office.world, "care", by=ADMIN)
    assert plan_nudges(office.world) == 0
    with office.database.snapshot(WORKSPACE) as tx:
        assert {row.state for row in tx.deliveries.of_period(THIS_WEEK.key)} <= {"cancelled"}
    office.now += timedelta(days=3)
    assert plan_nudges(office.world) == 1
