"""What one person exports is what that person may see: not a word, not a key of anything else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from okr.actions.export_company import export_company
from okr.actions.load_company import load_company
from okr.company import Outcome
from okr.member import Member, MemberKind, ReminderProfile
from okr.objective import Visibility
from okr.ports import World
from okr.refusals import GuestsMayNot
from storage.engine import open_database
from tests.bot.company.seen import READERS, canary, secrets
from tests.bot.company.test_export import exported, read
from tests.builders import a_member


@pytest.fixture
def world(sqlite_url: str) -> Iterator[World]:
    database = open_database(sqlite_url)
    yield secrets(database)
    database.dispose()


def member(world: World, user: str) -> Member:
    with world.snapshot() as tx:
        found = tx.members.get(user)
    assert found is not None
    return found


def test_each_reader_gets_what_they_may_see_and_no_word_of_the_rest(world: World) -> None:
    for reader, (user, seen) in READERS.items():
        text = exported(world, by=member(world, user))
        found = {visibility for visibility in Visibility if canary(visibility) in text}
        assert (reader, found) == (reader, seen)


def test_the_operator_gets_everything(world: World) -> None:
    assert all(canary(visibility) in exported(world) for visibility in Visibility)


def test_absences_are_told_to_those_who_could_have_said_them(world: World) -> None:
    told = {user: "away:" in exported(world, by=member(world, user)) for user in ("UELSE", "U1", "UADMIN", "UMEMBER")}
    assert told == {"UELSE": False, "U1": True, "UADMIN": True, "UMEMBER": False}


def test_nobody_reads_what_others_chose_for_themselves(world: World) -> None:
    with world.transaction() as tx:
        tx.members.put(a_member("U1", name="Alice", email="alice@acme.example", language="vi"))
        tx.members.put(Member("T1", "UMEMBER", "Mai", own_zone="Asia/Tokyo", reminders=ReminderProfile.NUDGE_ONLY))
    text = exported(world, by=member(world, "UMEMBER"))
    assert "alice@acme.example" not in text
    assert "  - {slack: UMEMBER, team: care, zone: Asia/Tokyo, reminders: nudge_only}" in text.splitlines()
    assert "seen_by: UMEMBER" in text.splitlines()
    assert "thresholds" not in text


def test_those_who_take_no_part_export_nothing(world: World) -> None:
    guest = a_member("UGUEST", kind=MemberKind.GUEST)
    with pytest.raises(GuestsMayNot), export_company(world, by=guest):
        pass


def test_loaded_again_it_leaves_the_parents_that_its_reader_may_not_see(world: World, tmp_path: Path) -> None:
    company = read(world, exported(world, by=member(world, "UELSE")), tmp_path)
    told = load_company(world, company)
    assert {row.outcome for row in told} == {Outcome.UNCHANGED}
    with world.snapshot() as tx:
        hanging = [(one.parent, one.parent_key_result) for one in tx.objectives.many([31, 32]).values()]
    assert hanging == [(30, None), (None, 30)]
