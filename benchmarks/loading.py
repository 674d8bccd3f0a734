"""Loading a company, held against the bare COPY or executemany that writes the very rows it wrote."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import psycopg
from sqlalchemy import Table, text
from sqlalchemy.engine import Connection

from benchmarks.bench import Bench
from benchmarks.company import WEEK, ZONES, person
from benchmarks.line import Line, at_most_times, spread
from benchmarks.timing import seconds_of
from bot.clock import MovableClock
from bot.worlds import Worlds
from okr.actions.load_company import load_company
from okr.company import Company, NewKeyResult, NewObjective, PastCheckIn
from okr.team import Membership
from storage.engine import Database
from storage.schema import metadata
from tests.builders import WORKSPACE, a_cycle, a_key_result, a_member, a_team, an_answer, an_increase, an_objective
from tests.running_bot import FRIDAY, register

WEEKS = 13
IN_A_TEAM = 100
EACH = 2
IN_AN_OBJECTIVE = 4

Rows = Sequence[tuple[Table, Sequence[tuple[Any, ...]]]]


def measure(bench: Bench) -> list[Line]:
    people = bench.size(500, quick=40, full=50_000)
    company = a_company(people)
    return [
        line(bench, company, url=bench.sqlite_url(), copy=bench.sqlite_url(), where="SQLite"),
        line(bench, company, url=bench.postgres_url(), copy=bench.postgres_url(), where="PostgreSQL"),
    ]


def line(bench: Bench, company: Company, *, url: str, copy: str, where: str) -> Line:
    people = len(company.members)
    ours, bare = [], []
    with bench.database(url) as database, bench.database(copy) as other:
        for _ in range(bench.runs):
            empty(database)
            register(url)
            ours.append(seconds_of(lambda: load_company(Worlds(database, MovableClock(FRIDAY))(WORKSPACE), company)))
            rows = written(database)
            empty(other)
            bare.append(seconds_of(partial(write, other, rows)))
    what = f"loading {people:,} people, {people * EACH:,} key results, {WEEKS} weeks, {where}"
    return Line(what, spread(ours), "s", spread(bare), at_most_times(5))


def a_company(people: int) -> Company:
    teams = max(1, people // IN_A_TEAM)
    keys = [f"team-{number}" for number in range(teams)]
    return Company(
        cycles=(a_cycle(),),
        teams=tuple(a_team(key=key, name=key, lead=person(at), channel=f"C{at}") for at, key in enumerate(keys)),
        members=tuple(a_member(person(at), name=f"Person {at}", zone=ZONES[at % len(ZONES)]) for at in range(people)),
        memberships=tuple(Membership(person(at), keys[at % teams]) for at in range(people)),
        objectives=tuple(an_objective_of(at, people, keys) for at in range(people * EACH // IN_AN_OBJECTIVE)),
    )


def an_objective_of(number: int, people: int, teams: Sequence[str]) -> NewObjective:
    numbers = range(number * IN_AN_OBJECTIVE, (number + 1) * IN_AN_OBJECTIVE)
    team, owner = teams[number % len(teams)], person(number % people)
    objective = an_objective(title=f"Objective {number}", team=team, owner=owner)
    return NewObjective(f"o-{number}", objective, tuple(a_new_key_result(at, people) for at in numbers))


def a_new_key_result(number: int, people: int) -> NewKeyResult:
    owner = person(number // EACH % people)
    said = tuple(
        PastCheckIn(WEEK.plus(at - WEEKS), an_answer(at * 5 + number % 7, note="signed three more"), owner)
        for at in range(WEEKS)
    )
    key_result = a_key_result(an_increase(0, 100 + number % 900), title=f"Key result {number}", owner=owner)
    return NewKeyResult(f"k-{number}", key_result, said)


def empty(database: Database) -> None:
    """And at rest: nothing of what was there before is still to be swept away or to be put on the disk, which the next
    commit would wait for (on a busy disk for seconds)."""
    tables = metadata().sorted_tables
    if not database.on_postgres:
        with database.writing() as connection:
            for table in reversed(tables):
                connection.execute(table.delete())
        return
    names = ", ".join(f'"{table.name}"' for table in tables)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for statement in ("SET statement_timeout = 0", f"TRUNCATE {names}", "CHECKPOINT", "RESET statement_timeout"):
            connection.execute(text(statement))


def written(database: Database) -> Rows:
    """Every row of every table, as plain text and figures."""
    with database.engine.connect() as connection:
        tables = [table for table in metadata().sorted_tables if table.name != "workspaces"]
        return [(table, raw(connection, table)) for table in (metadata().tables["workspaces"], *tables)]


def raw(connection: Connection, table: Table) -> list[tuple[Any, ...]]:
    names = ", ".join(f'"{column.name}"' for column in table.c)
    return [tuple(row) for row in connection.exec_driver_sql(f'SELECT {names} FROM "{table.name}"')]


def write(database: Database, rows: Rows) -> None:
    """All in one transaction, with every check of the schema."""
    with database.writing() as connection:
        for table, some in rows:
            names = ", ".join(f'"{column.name}"' for column in table.c)
            if database.on_postgres:
                copy(connection, f'COPY "{table.name}" ({names}) FROM STDIN', some)
            elif some:
                marks = ", ".join("?" * len(table.c))
                connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', list(some))


def copy(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    with driver.cursor() as cursor, cursor.copy(statement) as into:
        for row in rows:
            into.write_row(row)
