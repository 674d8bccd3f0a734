"""What stands in the way of archiving a team, where it stands again, and who leads it meanwhile: nobody."""

from datetime import date

import pytest

from okr.actions.acting import is_led_by
from okr.agreement import leads_upward
from okr.hand_over import looked_after_by
from okr.refusals import Refusal
from okr.refusals_archiving import CompanyStays, ObjectivesNotOver, OnlyPilotTeam, TeamsBelow
from okr.team import Team
from okr.team_archiving import TeamArchiving, place_of
from tests.builders import a_team

GONE = date(2026, 11, 23)
ACME = a_team(key="acme", name="Acme", lead="UBOSS", channel=None, is_company=True)
CARE = a_team(key="care", parent="acme")
SHOP = a_team(key="shop", name="Shop", parent="care", lead="USHOP", channel=None)


@pytest.mark.parametrize(
    ("archiving", "why"),
    [
        (TeamArchiving(CARE), None),
        (TeamArchiving(ACME), CompanyStays),
        (TeamArchiving(CARE, below=(SHOP,)), TeamsBelow),
        (TeamArchiving(CARE, objectives=2), ObjectivesNotOver),
        (TeamArchiving(CARE, below=(SHOP,), objectives=2), TeamsBelow),
        (TeamArchiving(CARE, only_of_pilot=True), OnlyPilotTeam),
        (TeamArchiving(CARE, drafts=3), None),
    ],
    ids=["nothing", "company", "team below", "objectives", "both", "pilot", "drafts"],
)
def test_what_stands_in_the_way_is_said_and_drafts_do_not(archiving: TeamArchiving, why: type[Refusal] | None) -> None:
    assert (archiving.obstacles() == []) is (why is None)
    if why is None:
        archiving.require_free()
    else:
        with pytest.raises(why):
            archiving.require_free()


def keyed(*teams: Team) -> dict[str, Team]:
    return {team.key: team for team in teams}


@pytest.mark.parametrize(
    ("teams", "place"),
    [
        (keyed(ACME, CARE, SHOP), "care"),
        (keyed(ACME, CARE.archived(GONE), SHOP), "acme"),
        (keyed(ACME, SHOP), "acme"),
        (keyed(SHOP), None),
        (keyed(a_team(key="care", parent="shop").archived(GONE), SHOP), None),
    ],
    ids=["as before", "above is archived", "above is gone", "nothing above", "a circle"],
)
def test_one_that_is_brought_back_stands_below_what_is_live_above_it(teams: dict[str, Team], place: str | None) -> None:
    assert place_of(SHOP, teams) == place


def test_a_team_that_is_archived_has_no_channel_and_its_lead_no_rights_by_it() -> None:
    gone = SHOP.archived(GONE)
    teams = keyed(ACME, a_team(key="care", parent="acme", lead=None), gone)
    assert (gone.channel, gone.lead, gone.lead_now) == (None, "USHOP", None)
    assert (is_led_by("USHOP", "shop", teams), is_led_by("UBOSS", "shop", teams)) == (False, True)
    assert [lead for _, lead in leads_upward("shop", teams)] == ["UBOSS"]
    assert looked_after_by("shop", teams, {"USHOP", "UBOSS"}) == "acme"
