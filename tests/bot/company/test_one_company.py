"""A workspace has one company, whichever comes first: a file or the set-up in Slack."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.company.files import FileRefused
from bot.load_command import load_file, load_one_company
from bot.syncing import reading_client
from okr.actions.load_company import load_company
from okr.actions.set_up_team import set_up_team
from okr.company import Company
from okr.setting_up import NewTeam
from okr.team import Team
from storage.engine import Database
from tests.bot.company.conftest import SETTINGS
from tests.builders import WORKSPACE, a_member, a_team
from tests.okr.check_in.office import FRIDAY_AFTERNOON, world_at
from tests.running_bot import RunningBot

LINH = replace(a_member("ULEAD", name="Linh"), appointed=True)
SALES = NewTeam(
    name="Sales",
    channel="CSALES",
    lead="ULEAD",
    members=(),
    cadence=a_team().cadence,
    zone="UTC",
    language="en",
)
FIRM = a_team(key="firm", name="Firm", lead=None, channel=None, is_company=True)
FILE = """
cycles: [{key: 2026-Q4, first_day: 2026-10-01, last_day: 2026-12-31}]
teams:
  - {key: KEY, name: Firm, company: true}
  - {key: support, name: Support, parent: KEY}
"""


@pytest.fixture
def acme(database: Database) -> Database:
    with database.transaction(WORKSPACE) as tx:
        tx.settings.put(SETTINGS)
        tx.members.put(LINH)
    return database


def set_up(database: Database) -> None:
    set_up_team(world_at(database, lambda: FRIDAY_AFTERNOON), SALES, by=LINH)


def load(database: Database, *teams: Team) -> None:
    load_company(world_at(database, lambda: FRIDAY_AFTERNOON), Company(teams=teams))


def tree(database: Database) -> dict[str, str | None]:
    """The team above each; of the company, the sign that it is one."""
    with database.snapshot(WORKSPACE) as tx:
        return {team.key: "(company)" if team.is_company else team.parent for team in tx.teams.all()}


def test_what_is_set_up_in_slack_stands_below_the_company_of_the_file(acme: Database) -> None:
    load(acme, FIRM)
    set_up(acme)
    assert tree(acme) == {"firm": "(company)", "sales": "firm"}


def test_a_file_with_another_company_is_refused_and_loads_nothing(acme: Database) -> None:
    set_up(acme)
    world = world_at(acme, lambda: FRIDAY_AFTERNOON)
    with pytest.raises(FileRefused, match="team firm: company stands for the company here already"):
        load_one_company(world, Company(teams=(a_team(key="support", parent=None), FIRM)))
    assert tree(acme) == {"company": "(company)", "sales": "company"}


def test_a_file_that_names_the_company_by_its_key_takes_it_over(acme: Database) -> None:
    set_up(acme)
    load(acme, replace(FIRM, key="company"), a_team(key="support", parent="company"))
    assert tree(acme) == {"company": "(company)", "sales": "company", "support": "company"}


def test_a_file_that_says_so_makes_another_of_its_teams_the_company(acme: Database) -> None:
    load(acme, FIRM)
    load(acme, replace(FIRM, is_company=False, parent="group"), replace(FIRM, key="group"))
    assert tree(acme) == {"firm": "group", "group": "(company)"}


async def test_whoever_loads_the_file_reads_which_key_to_use(a_running_bot: RunningBot, tmp_path: Path) -> None:
    path, said = tmp_path / "firm.yml", list[str]()
    path.write_text(FILE.replace("KEY", "acme"), encoding="utf-8")
    assert await load_file(a_running_bot.bot, reading_client(a_running_bot.bot), path, say=said.append) == 0
    path.write_text(FILE.replace("KEY", "firm"), encoding="utf-8")
    assert await load_file(a_running_bot.bot, reading_client(a_running_bot.bot), path, say=said.append) == 1
    assert said[-2].startswith("  ✗ team firm: acme stands for the company here already; give the company's team")
    assert "the key acme" in said[-2]
