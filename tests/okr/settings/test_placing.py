"""A team's name and place: admins place it, never below itself, and the log says so; on both databases."""

from dataclasses import replace

import pytest

from okr.actions.change_team import change_team, show_team_settings
from okr.member import Member
from okr.refusals import NoSuchTeam, NotAnAdmin
from okr.refusals_setting_up import TeamCircle
from okr.status import Scope, ScopeKind
from okr.team import Team
from tests.builders import WORKSPACE, a_member, a_team
from tests.okr.check_in.office import Office

ADMIN = a_member("UADMIN", name="Ada Admin", admin=True)
CARE = Scope(ScopeKind.TEAM, "care")


def nested(office: Office) -> Office:
    """Care is below Acme, the shop below care, the till below the shop."""
    office.put(
        ADMIN,
        a_team(key="acme", name="Acme", lead=None, is_company=True),
        a_team(parent="acme"),
        a_team(key="shop", name="Shop", parent="care", channel=None),
        a_team(key="till", name="Till", parent="shop", channel=None),
    )
    return office


def team(office: Office, key: str = "care") -> Team:
    with office.database.snapshot(WORKSPACE) as tx:
        found = tx.teams.get(key)
    assert found is not None
    return found


def place(office: Office, key: str, above: str | None, *, by: Member = ADMIN) -> Team:
    return change_team(office.world, replace(team(office, key), parent=above), by=by).team


def test_an_admin_places_a_team_and_renames_it_and_the_log_tells(office_on_both: Office) -> None:
    office = nested(office_on_both)
    change_team(office.world, replace(team(office, "till"), parent="acme", name="Tills"), by=ADMIN)
    assert (team(office, "till").parent, team(office, "till").name) == ("acme", "Tills")
    with office.database.snapshot(WORKSPACE) as tx:
        noted = [(note.actor, note.action, note.thing) for note in tx.audit.latest()]
    assert noted == [("UADMIN", "change_team", "till"), ("UADMIN", "place_team", "till to acme")]


@pytest.mark.parametrize("above", ["care", "shop", "till"])
def test_a_team_never_stands_below_itself(office: Office, above: str) -> None:
    nested(office)
    with pytest.raises(TeamCircle):
        place(office, "care", above)
    assert team(office).parent == "acme"


def test_a_team_is_placed_below_none_and_below_no_team_that_is_gone(office: Office) -> None:
    nested(office)
    assert place(office, "shop", None).parent is None
    with pytest.raises(NoSuchTeam):
        place(office, "shop", "gone")


def test_a_lead_renames_the_team_and_cannot_place_it(office: Office) -> None:
    nested(office)
    renamed = change_team(office.world, replace(team(office), name="Customers"), by=office.lead).team
    assert renamed.name == "Customers"
    with pytest.raises(NotAnAdmin):
        place(office, "care", None, by=office.lead)
    assert show_team_settings(office.world, CARE, by=office.lead).places is None


def test_the_company_stands_below_none(office: Office) -> None:
    nested(office)
    assert place(office, "acme", "care").parent is None
    company = Scope(ScopeKind.TEAM, "acme")
    assert show_team_settings(office.world, company, by=ADMIN).places is None


def test_a_circle_that_is_there_already_ends_the_search(office: Office) -> None:
    nested(office)
    office.put(a_team(key="a", parent="b", channel=None), a_team(key="b", channel=None))
    office.put(a_team(key="b", parent="a", channel=None))
    assert place(office, "shop", "a").parent == "a"
