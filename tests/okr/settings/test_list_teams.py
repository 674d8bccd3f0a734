"""Listing the teams: what each lacks and how many belong to it, for admins alone, on both databases."""

from dataclasses import replace

import pytest

from okr.actions.list_teams import list_teams
from okr.member import MemberKind
from okr.refusals import NotAnAdmin
from okr.team import Membership
from okr.team_list import PAGE
from tests.builders import a_member, a_team
from tests.okr.check_in.office import Office

ADMIN = a_member("UADMIN", name="Ada Admin", admin=True)


def grow(office: Office, teams: int) -> None:
    """An admin, a person who left, who belongs to the first of so many teams below care as Alice does."""
    with office.world.transaction() as tx:
        tx.members.put(ADMIN)
        tx.members.put(a_member("UGONE", name="Gone", kind=MemberKind.DEACTIVATED))
        for number in range(teams):
            team = a_team(key=f"shop-{number}", name=f"Shop {number:04}", parent="care", lead=None, channel=None)
            tx.teams.put(replace(team, workspace=tx.workspace))
        for person in ("U1", "UGONE"):
            tx.teams.put_membership(Membership(person, "shop-0", primary=False))


def test_each_team_stands_with_its_place_its_people_and_what_it_lacks(office_on_both: Office) -> None:
    grow(office_on_both, 1)
    found = list_teams(office_on_both.world, "SHOP", by=ADMIN)
    assert (found.found, found.page, found.pages) == (1, 1, 1)
    [shop] = found.shown
    assert (shop.above, shop.members, shop.has_objectives, shop.lacks_channel) == ("Customer care", 1, False, True)
    [care] = list_teams(office_on_both.world, "customer", by=ADMIN).shown
    assert (care.above, care.has_objectives, care.lacks_channel) == ("", True, False)


def test_a_thousand_teams_are_gone_through_page_by_page(office: Office) -> None:
    grow(office, 1000)
    last = list_teams(office.world, "shop", page=50, by=ADMIN)
    assert (last.found, last.page, last.pages, len(last.shown)) == (1000, 50, 50, PAGE)
    assert last.shown[-1].team.name == "Shop 0999"


def test_who_is_no_admin_lists_no_teams(office: Office) -> None:
    with pytest.raises(NotAnAdmin):
        list_teams(office.world, by=office.lead)
