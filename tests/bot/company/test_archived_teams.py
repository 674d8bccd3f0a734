"""A file archives a team, or brings it back, where it says so; what Slack did stays where it does not."""

from dataclasses import replace
from datetime import date

import pytest

from bot.company.files import FileRefused
from okr.actions.archive_team import archive_team
from okr.actions.load_company import load_company
from okr.company import Company, Outcome
from okr.team import Membership, Team
from storage.engine import Database
from tests.bot.company.conftest import SETTINGS, Build
from tests.builders import WORKSPACE, a_cycle, a_member, a_team, an_objective
from tests.okr.check_in.office import FRIDAY_AFTERNOON, world_at

GONE = date(2026, 11, 27)
ADMIN = a_member("UADMIN", admin=True)
FIRM = a_team(key="firm", name="Firm", lead=None, channel=None, is_company=True)
CARE = a_team(parent="firm", lead=None)
SHOP = a_team(key="shop", name="Shop", parent="care", lead=None, channel=None)
SILENT = {"care": frozenset({"archived"})}
FILE = """
cycles: [{key: 2026-Q4, first_day: 2026-10-01, last_day: 2026-12-31}]
teams:
  - {key: firm, name: Firm, company: true}
  - {key: care, name: Care, parent: firm, channel: "#care", archived: 2026-11-27}
  - {key: shop, name: Shop, parent: care}
"""


class Acme:
    """Firm with care below it, and the shop below that; all loaded from a file."""

    def __init__(self, database: Database) -> None:
        self.world = world_at(database, lambda: FRIDAY_AFTERNOON)
        with database.transaction(WORKSPACE) as tx:
            tx.settings.put(SETTINGS)
            tx.members.put(ADMIN)
            tx.cycles.put(a_cycle())
        self.load(FIRM, CARE, SHOP)

    def load(self, *teams: Team, unsaid: dict[str, frozenset[str]] | None = None) -> dict[str, str]:
        """What is said of each team that is not just taken."""
        rows = load_company(self.world, Company(teams=teams, unsaid=unsaid or {}))
        return {row.name: row.why for row in rows if row.why}

    def team(self, key: str = "care") -> Team:
        with self.world.snapshot() as tx:
            found = tx.teams.get(key)
        assert found is not None
        return found


@pytest.fixture
def acme(database: Database) -> Acme:
    return Acme(database)


def test_a_file_that_says_nothing_of_it_leaves_it_and_one_that_denies_it_brings_it_back(acme: Acme) -> None:
    acme.load(FIRM, CARE.archived(GONE), SHOP.archived(GONE))
    assert (acme.team().archived_on, acme.team("shop").archived_on) == (GONE, GONE)
    acme.load(FIRM, CARE, unsaid=SILENT)
    assert (acme.team().archived_on, acme.team().channel) == (GONE, None)
    acme.load(FIRM, CARE)
    assert (acme.team().archived_on, acme.team().channel) == (None, "CCARE")


def test_what_stands_in_the_way_is_said_and_the_team_stays(acme: Acme) -> None:
    assert acme.load(FIRM, CARE.archived(GONE)) == {
        "Customer care": "it is not archived while teams are below it: Shop"
    }
    with acme.world.transaction() as tx:
        tx.objectives.put(an_objective(owner=None))
    told = acme.load(FIRM, CARE.archived(GONE), SHOP.archived(GONE))
    assert told == {"Customer care": "it is not archived while objectives of it are not over: 1"}
    assert (acme.team().archived_on, acme.team().channel) == (None, "CCARE")
    assert acme.team("shop").is_archived
    assert "company" in acme.load(replace(FIRM, archived_on=GONE))["Firm"]


def test_its_members_are_loaded_again_without_a_change(acme: Acme) -> None:
    file = Company(members=(ADMIN,), memberships=(Membership("UADMIN", "shop"), Membership("UADMIN", "care", False)))
    load_company(acme.world, file)
    archive_team(acme.world, "shop", by=ADMIN)
    moved = (Membership("UADMIN", "shop", False), Membership("UADMIN", "care"))
    again = load_company(acme.world, replace(file, memberships=moved))
    assert {row.outcome for row in again} == {Outcome.UNCHANGED}


def test_a_file_with_a_live_team_below_an_archived_one_is_refused(build: Build) -> None:
    with pytest.raises(FileRefused) as refused:
        build(FILE)
    assert refused.value.problems == ("team shop: it is below care, which is archived",)


def test_a_team_that_a_file_archives_has_no_channel(build: Build) -> None:
    found = build(FILE.replace("parent: care", "parent: firm"))
    assert [(team.archived_on, team.channel) for team in found.teams if team.key == "care"] == [(GONE, None)]
    assert found.unsaid["care"] == {"choices", "thresholds", "members_from"}
