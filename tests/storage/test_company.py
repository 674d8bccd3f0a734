"""Settings, people, teams and cycles: kept and found."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from okr.cycle import CycleState
from okr.member import Absence, MemberKind
from okr.settings import Thresholds, WorkspaceSettings
from okr.team import CalendarSettings, Membership
from storage.engine import Database
from tests.builders import a_cycle, a_member, a_membership, a_team, an_absence


def test_settings_come_back_as_they_were_put(database: Database) -> None:
    settings = WorkspaceSettings(
        workspace="T1",
        name="Công ty Ánh Dương",
        since=datetime(2026, 9, 1, 8, 30, tzinfo=UTC),
        language="vi",
        zone="Asia/Ho_Chi_Minh",
        allow_guests=True,
        thresholds=Thresholds(on_track_gap=Decimal("0.150"), sure_from=7),
    )
    with database.transaction("T1") as transaction:
        transaction.settings.put(settings)
    with database.snapshot("T1") as snapshot:
        assert snapshot.settings.get() == settings


def test_a_workspace_without_settings_says_so(database: Database) -> None:
    with database.snapshot("T1") as snapshot, pytest.raises(LookupError, match="T1"):
        snapshot.settings.get()


def test_a_member_comes_back_with_every_choice_they_made(database: Database, workspace: str) -> None:
    linh = a_member(
        "U2",
        name="Nguyễn Thùy Linh",
        email="Linh@Example.com",
        zone="Asia/Ho_Chi_Minh",
        locale="vi-VN",
        kind=MemberKind.GUEST,
        admin=True,
        language="vi",
        own_zone="Europe/Berlin",
        quiet_from=time(18, 30),
        quiet_to=time(8),
    )
    with database.transaction(workspace) as transaction:
        transaction.members.put(a_member("U2", name="Somebody"))
        transaction.members.put(linh)
        transaction.members.put(a_member("U1"))
    with database.snapshot(workspace) as snapshot:
        assert snapshot.members.get("U2") == linh
        assert snapshot.members.get("U9") is None
        assert snapshot.members.many(["U2", "U9"]) == {"U2": linh}
        assert snapshot.members.many([]) == {}
        assert [member.id for member in snapshot.members.all()] == ["U1", "U2"]
        assert snapshot.members.by_email(" linh@EXAMPLE.com") == linh
        assert snapshot.members.by_email("nobody@example.com") is None


def test_no_address_finds_nobody(database: Database, workspace: str) -> None:
    with database.transaction(workspace) as transaction:
        transaction.members.put(a_member("U1", email=""))
        assert transaction.members.by_email("") is None


def test_absences_are_found_by_day_and_by_member(database: Database, workspace: str) -> None:
    first, last = date(2026, 11, 23), date(2026, 11, 27)
    away = an_absence("U1", first_day=first, last_day=last, delegate="U2")
    with database.transaction(workspace) as transaction:
        transaction.members.put(a_member("U1"))
        transaction.members.put(a_member("U2"))
        transaction.members.put_absence(an_absence("U1", first_day=first, last_day=first))
        transaction.members.put_absence(away)
        transaction.members.put_absence(an_absence("U2", first_day=last, last_day=last))
    with database.snapshot(workspace) as snapshot:
        assert snapshot.members.absences(member="U1") == [away]
        assert snapshot.members.absences(on=first) == [away]
        assert len(snapshot.members.absences(on=last)) == 2
        assert snapshot.members.absences(on=last, member="U2") == [Absence("T1", "U2", last, last)]
        assert snapshot.members.absences(on=date(2026, 11, 28)) == []


def test_a_team_comes_back_with_its_calendar_and_thresholds(database: Database, workspace: str) -> None:
    company = a_team(key="acme", name="Acme", lead=None, channel="CALL", is_company=True)
    care = a_team(
        parent="acme",
        zone="Asia/Ho_Chi_Minh",
        language="vi",
        digest=False,
        calendar=CalendarSettings(
            country="VN",
            weekdays=frozenset({0, 1, 2, 3, 4, 5}),
            days_off=frozenset({date(2026, 12, 24)}),
            extra_working_days=frozenset({date(2026, 2, 28)}),
        ),
    )
    with database.transaction(workspace) as transaction:
        transaction.teams.put(care)
        transaction.teams.put(company)
        transaction.members.put(a_member("ULEAD"))
    with database.snapshot(workspace) as snapshot:
        assert snapshot.teams.get("care") == care
        assert snapshot.teams.get("sales") is None
        assert snapshot.teams.all() == [company, care]
        assert snapshot.teams.company() == company
        assert snapshot.teams.of_channel("CALL") == [company]
        assert snapshot.teams.of_channel("CNONE") == []


def test_a_new_primary_team_takes_the_place_of_the_earlier_one(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.teams.put(a_team(key="sales"))
        transaction.teams.put_membership(a_membership("U1", "sales"))
        transaction.teams.put_membership(a_membership("ULEAD", "sales", primary=False))
    with database.snapshot(acme) as snapshot:
        assert snapshot.teams.memberships(member="U1") == [
            Membership("U1", "sales", primary=True),
            Membership("U1", "care", primary=False),
        ]
        assert [found.member for found in snapshot.teams.memberships(team="sales")] == ["U1", "ULEAD"]
        assert len(snapshot.teams.memberships()) == 3


def test_a_dropped_membership_is_gone_alone(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.teams.put_membership(a_membership("ULEAD", "care"))
        transaction.teams.drop_membership(a_membership("U1", "care"))
    with database.snapshot(acme) as snapshot:
        assert snapshot.teams.memberships() == [a_membership("ULEAD", "care")]


def test_cycles_stand_in_the_order_of_their_days(database: Database, workspace: str) -> None:
    year = a_cycle(key="2026", name="2026", first_day=date(2026, 1, 1))
    quarter = a_cycle(state=CycleState.CLOSING, parent="2026")
    with database.transaction(workspace) as transaction:
        transaction.cycles.put(quarter)
        transaction.cycles.put(year)
    with database.snapshot(workspace) as snapshot:
        assert snapshot.cycles.all() == [year, quarter]
        assert snapshot.cycles.get("2026-Q4") == quarter
        assert snapshot.cycles.get("2027-Q1") is None
