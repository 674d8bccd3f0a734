"""Export and load are each other's counterpart: what is written is read back, and what is read is written again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.company.build import Builder
from bot.company.company_file import company_lines
from bot.company.directory import directory_of
from bot.company.files import read_company
from okr.actions.export_company import export_company
from okr.actions.load_company import load_company
from okr.company import Company, Outcome
from okr.initiative import Initiative
from okr.member import Member
from okr.ports import World
from okr.reference_keys import OBJECTIVE
from storage.engine import Database, open_database
from tests.bot.company.companies import companies
from tests.bot.company.conftest import SETTINGS
from tests.builders import a_key_result, a_member, an_objective
from tests.databases import sqlite_copy
from tests.okr.check_in.office import FRIDAY_AFTERNOON, Office, world_at
from tests.soak import scaled

SAMPLE = Path(__file__).parents[3] / "sandbox/sample"
CHANNELS = ("CCARE", "CSAMPLE")


def world_in(database: Database, workspace: str, members: Iterable[Member]) -> World:
    """A workspace that has people and nothing else."""
    with database.transaction(workspace) as tx:
        tx.settings.put(replace(SETTINGS, workspace=workspace))
        tx.members.put_all(replace(member, workspace=workspace) for member in members)
    world = world_at(database, lambda: FRIDAY_AFTERNOON)
    return replace(
        world,
        workspace=workspace,
        transaction=lambda: database.transaction(workspace),
        snapshot=lambda: database.snapshot(workspace),
    )


def exported(world: World, *, by: Member | None = None) -> str:
    with export_company(world, by=by) as export:
        return "\n".join(company_lines(export)) + "\n"


def read(world: World, text: str, folder: Path) -> Company:
    """The company of that text, found by people who never chose anything."""
    path = folder / "company.yml"
    path.write_text(text, encoding="utf-8")
    with world.snapshot() as tx:
        people, known = tx.members.all(), tx.settings.get()
    directory = directory_of(world.workspace, strangers(people), [(channel, channel) for channel in CHANNELS])
    return Builder(read_company(path), directory, known).company()


def strangers(members: Iterable[Member]) -> list[Member]:
    """The people as Slack knows them."""
    return [Member(one.workspace, one.id, one.name, one.email, one.zone, one.locale) for one in members]


@pytest.fixture(scope="module")
def one_database(sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """For many examples, each in a workspace of its own."""
    database = open_database(sqlite_copy(sqlite, tmp_path_factory.mktemp("examples")))
    yield database
    database.dispose()


numbers = count(1)


@pytest.mark.soak
@settings(max_examples=scaled(15, 1_000))  # each loads a company into a database, twice
@given(data=st.data())
def test_what_is_loaded_and_written_is_read_back_just_the_same(
    one_database: Database, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    workspace = f"T{next(numbers)}"
    company = data.draw(companies(workspace))
    world = world_in(one_database, workspace, strangers(company.members))
    load_company(world, company)
    text = exported(world)
    assert read(world, text, tmp_path_factory.getbasetemp()) == company
    assert {row.outcome for row in load_company(world, company)} == {Outcome.UNCHANGED}


def test_the_sample_company_loads_from_its_export_byte_for_byte(database: Database, tmp_path: Path) -> None:
    world = world_in(database, "T1", sample_people())
    company = load_sample(world)
    text = exported(world)
    again = load_company(world, read(world, text, tmp_path))
    assert [row for row in again if row.outcome is not Outcome.UNCHANGED] == []
    elsewhere = world_in(database, "T2", sample_people())
    load_company(elsewhere, read(elsewhere, text, tmp_path))
    assert exported(elsewhere).replace("id: T2", "id: T1") == text
    key_results = [one for new in company.objectives for one in new.key_results]
    assert text.count("\n          - {week: ") == sum(len(one.check_ins) for one in key_results) > 100


def test_what_was_written_in_slack_is_known_again_at_home_and_new_elsewhere(tmp_path: Path, sqlite_url: str) -> None:
    office = Office(open_database(sqlite_url))
    moved = replace(a_key_result(number=9, objective=7, title="Second"), position=1)
    office.put(an_objective(number=7, title="Added later"), moved, a_key_result(number=10, objective=7, title="First"))
    with office.database.transaction("T1") as tx:
        tx.initiatives.put(Initiative("T1", 5, 7, "Hire two", 9))
        tx.references.put(OBJECTIVE, "O-7", 1)  # a file's own word for another one
    text = exported(office.world)
    assert [line.strip() for line in text.splitlines() if "key: " in line][-4:] == [
        "- key: \"O-7'\"", "- key: KR-10", "- key: KR-9", "- {key: I-5, title: Hire two, key_result: KR-9}"
    ]  # fmt: skip
    company = read(office.world, text, tmp_path)
    assert {row.outcome for row in load_company(office.world, company)} == {Outcome.UNCHANGED}
    elsewhere = world_in(office.database, "T2", [office.alice, office.lead])
    load_company(elsewhere, read(elsewhere, text, tmp_path))
    with elsewhere.snapshot() as tx:
        assert [(one.number, one.title) for one in tx.objectives.find()] == [
            (1, "Customers stay with us"), (2, "Added later")
        ]  # fmt: skip
    assert exported(elsewhere).replace("id: T2", "id: T1") == text
    office.database.dispose()


def sample_people() -> list[Member]:
    """The sample's people, as the local Slack has them."""
    rows = yaml.safe_load((SAMPLE / "workspace.yml").read_text(encoding="utf-8"))["members"]
    return [a_member(row["id"], name=row["real_name"], email=row["email"], zone=row["zone"]) for row in rows]


def load_sample(world: World) -> Company:
    path = SAMPLE / "company.yml"
    with world.snapshot() as tx:
        people, known = tx.members.all(), tx.settings.get()
    rows = read_company(path)
    channels = [("CSAMPLE", (row.channel or "").removeprefix("#")) for row in rows.teams]
    company = Builder(rows, directory_of(world.workspace, people, channels), known).company()
    load_company(world, company)
    return company
