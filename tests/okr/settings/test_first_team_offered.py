"""The form for an objective starts with the team that somebody is in, else with one whose lead they are themselves."""

from okr.actions.open_objective_form import open_objective_form
from okr.team import Membership
from tests.builders import a_team
from tests.okr.check_in.office import Office


def lead_the_company(office: Office) -> None:
    """Alice leads the company, and so every team below it."""
    office.put(a_team(key="acme", name="Zenith", lead="U1", channel=None, is_company=True))
    office.put(a_team(parent="acme"), a_team(key="art", name="Art", parent="acme", channel=None))


def test_who_leads_the_company_begins_with_its_objectives(office: Office) -> None:
    lead_the_company(office)
    teams = open_objective_form(office.world, by=office.alice).teams
    assert [team.key for team in teams] == ["acme", "art", "care"]


def test_the_team_they_are_in_comes_before_it(office: Office) -> None:
    lead_the_company(office)
    with office.world.transaction() as tx:
        tx.teams.put_membership(Membership("U1", "care", primary=True))
    teams = open_objective_form(office.world, by=office.alice).teams
    assert [team.key for team in teams] == ["care", "acme", "art"]
