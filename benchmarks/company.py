"""A company of any size, written in bulk: what the benchmarks read, plan and deliver."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import text
from sqlalchemy.engine import Connection

from okr.settings import WorkspaceSettings
from okr.standing import Standing
from okr.standing_fold import rebuild
from okr.week import Week
from storage.engine import Database
from storage.key_result import KeyResultRow
from storage.key_result import values_of as key_result_values
from storage.member import MemberRow
from storage.member import values_of as member_values
from storage.objective import ObjectiveRow
from storage.objective import values_of as objective_values
from storage.prepared import Values
from storage.row import StoredRow
from storage.scope import Scope
from storage.standing import StandingRow
from storage.standing import values_of as standing_values
from storage.target import TargetRow, TargetStore
from storage.team import MembershipRow
from storage.transaction import StoredTransaction
from tests.builders import (
    LONG_AGO,
    WORKSPACE,
    a_check_in,
    a_cycle,
    a_key_result,
    a_member,
    a_target,
    a_team,
    an_objective,
    due_fridays,
)

WEEK = Week(2026, 48)
FRIDAY_EVENING = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
"""When the last zone on Earth has passed Friday, 15:00."""

ZONES = (
    "Asia/Ho_Chi_Minh",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Asia/Kolkata",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Kyiv",
    "Africa/Lagos",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "America/Sao_Paulo",
)
COMPANY = "company"
IN_AN_OBJECTIVE = 4
ROWS_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each; key results belong to people in turn, four to an objective, objectives to their owner's team.
    Each key result is answered in `weeks` weeks, the last of them WEEK. The bot is there `since` then."""

    people: int
    teams: int
    key_results: int
    weeks: int = 0
    since: datetime = LONG_AGO
    zones: tuple[str, ...] = ZONES

    @property
    def objectives(self) -> int:
        return -(-self.key_results // IN_AN_OBJECTIVE)


def write_company(database: Database, size: Size, *, workspace: str = WORKSPACE) -> None:
    """Everything in one transaction, with the statistics that the planner of queries needs."""
    with database.writing() as connection:
        if database.on_postgres:  # all it refers to is written here
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        scope = Scope(connection, workspace)
        write_teams(StoredTransaction(scope), size, workspace)
        write_rows(connection, MemberRow, members(size, workspace))
        write_rows(connection, MembershipRow, memberships(size, workspace))
        write_rows(connection, ObjectiveRow, objectives(size, workspace))
        write_rows(connection, KeyResultRow, key_results(size, workspace))
        write_rows(connection, TargetRow, targets(scope, size))
        if size.weeks:
            write_answers(connection, size, workspace)
    with database.engine.connect() as connection:
        connection.execute(text("ANALYZE"))
        connection.commit()


def write_teams(tx: StoredTransaction, size: Size, workspace: str) -> None:
    """One above all the others."""
    tx.settings.put(WorkspaceSettings(workspace=workspace, name="Acme", since=size.since))
    tx.cycles.put(a_cycle(workspace=workspace))
    company = a_team(key=COMPANY, name="Acme", lead=None, channel="CACME", is_company=True, workspace=workspace)
    tx.teams.put(company)
    for number in range(size.teams):
        key = team_of(number, size)
        team = a_team(key=key, name=f"Team {number}", lead=person(number), channel=f"C{key}", workspace=workspace)
        tx.teams.put(replace(team, parent=COMPANY, zone=size.zones[number % len(size.zones)]))


def person(number: int) -> str:
    return f"U{number:06}"


def team_of(number: int, size: Size) -> str:
    return f"team-{number % size.teams}"


def members(size: Size, workspace: str) -> Iterator[Values]:
    like = member_values(a_member(workspace=workspace))
    for number in range(size.people):
        zone = size.zones[number // size.teams % len(size.zones)]
        email = f"person{number}@example.com"
        own = {"id": person(number), "name": f"Person {number}", "zone": zone, "email": email, "email_key": email}
        yield like | own


def memberships(size: Size, workspace: str) -> Iterator[Values]:
    for number in range(size.people):
        yield {"workspace": workspace, "member": person(number), "team": team_of(number, size), "primary": True}


def owner_of(key_result: int, size: Size) -> int:
    """Four people of one team share an objective."""
    objective, at = divmod(key_result, IN_AN_OBJECTIVE)
    return (objective % size.teams + size.teams * (objective // size.teams * IN_AN_OBJECTIVE + at)) % size.people


def objectives(size: Size, workspace: str) -> Iterator[Values]:
    like = objective_values(an_objective(workspace=workspace))
    for number in range(size.objectives):
        owner = person(owner_of(number * IN_AN_OBJECTIVE, size))
        yield like | {"number": number + 1, "team": team_of(number, size), "owner": owner}


def key_results(size: Size, workspace: str) -> Iterator[Values]:
    like = key_result_values(a_key_result(workspace=workspace))
    for number in range(size.key_results):
        objective = number // IN_AN_OBJECTIVE + 1
        yield like | {"number": number + 1, "objective": objective, "owner": person(owner_of(number, size))}


def targets(scope: Scope, size: Size) -> Iterator[Values]:
    like = TargetStore(scope).values_of(1, 1, a_target())
    for number in range(size.key_results):
        yield like | {"key_result": number + 1}


def write_answers(connection: Connection, size: Size, workspace: str) -> None:
    """Each week of each key result, and the standing that follows from the cycle's own weeks."""
    weeks = ", ".join(f"('{WEEK.plus(-back).key}')" for back in range(size.weeks))
    of = f"FROM key_results CROSS JOIN (VALUES {weeks}) AS weeks WHERE workspace = '{workspace}'"
    said = "'40', 7, 'signed three more', '', '', 'U000001', '2026-11-27 15:00:00', ''"
    connection.execute(
        text(
            "INSERT INTO check_ins (workspace, key_result, week, revision, reading, confidence, note, blocker,"
            f" explanation, by, at, reason) SELECT workspace, number, weeks.column1, 1, {said} {of}"
        )
    )
    connection.execute(
        text(
            "INSERT INTO current_check_ins (workspace, key_result, week, revision)"
            f" SELECT workspace, number, weeks.column1, 1 {of}"
        )
    )
    like = standing_values(a_standing(size.weeks), workspace)
    write_rows(connection, StandingRow, (like | {"key_result": number + 1} for number in range(size.key_results)))


def a_standing(weeks: int) -> Standing:
    """As answering week by week leaves it, a quarter long at the most."""
    due = due_fridays(13)
    answered = [week for week in due.weeks if week <= WEEK][-weeks:]
    history = [a_check_in(5 * at, week=week, note="signed three more") for at, week in enumerate(answered, start=1)]
    objective, settings = an_objective(), WorkspaceSettings(workspace=WORKSPACE, name="", since=LONG_AGO)
    return rebuild(a_key_result(), history, ambition=objective.ambition, due=due, thresholds=settings.thresholds)


def write_rows(connection: Connection, row: type[StoredRow], rows: Iterator[Values]) -> None:
    while some := list(islice(rows, ROWS_AT_ONCE)):
        connection.execute(row.__table__.insert(), some)
