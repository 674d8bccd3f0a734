"""A big company, written in bulk: thousands of key results, each with a quarter of weekly answers."""

from collections.abc import Sequence

from sqlalchemy import text

from storage.engine import Database
from storage.key_result import KeyResultRow
from storage.key_result import values_of as key_result_values
from storage.objective import ObjectiveRow
from storage.objective import values_of as objective_values
from storage.scope import Scope
from storage.standing import StandingRow
from storage.standing import values_of as standing_values
from storage.target import TargetRow, TargetStore
from storage.transaction import StoredTransaction
from tests.builders import FIRST_WEEK, a_key_result, a_target, a_team, an_objective
from tests.storage.acme import found
from tests.storage.standings import a_full_standing

WORKSPACE = "T1"
WEEKS = 13
TEAMS = 50


def a_big_company(database: Database, *, objectives: int, key_results_each: int) -> str:
    """Key results 1 to `objectives` * `key_results_each`, all answered in WEEKS weeks."""
    with database.writing() as connection:
        scope = Scope(connection, WORKSPACE)
        transaction = StoredTransaction(scope)
        found(transaction)
        for number in range(TEAMS):
            transaction.teams.put(a_team(key=f"team-{number}"))
        if database.on_postgres:  # what is written here refers to what is written here: no need to check it
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        numbers = range(1, objectives + 1)
        more = [objective_values(an_objective(number=n, team=f"team-{n % TEAMS}")) for n in numbers[1:]]
        scope.add_values(ObjectiveRow, more)
        write_key_results(scope, [n for n in numbers for _ in range(key_results_each)])
        answer_every_week(scope)
    with database.engine.connect() as connection:
        connection.execute(text("ANALYZE"))
        connection.commit()
    return WORKSPACE


def write_key_results(scope: Scope, objectives: Sequence[int]) -> None:
    """One for each entry of `objectives`, which names the objective it belongs to, with target and standing."""
    scope.connection.execute(text("DELETE FROM targets"))
    scope.connection.execute(text("DELETE FROM key_results"))
    numbered = list(enumerate(objectives, start=1))
    those = [key_result_values(a_key_result(number=n, objective=objective)) for n, objective in numbered]
    scope.add_values(KeyResultRow, those)
    targets = TargetStore(scope)
    scope.add_values(TargetRow, [targets.values_of(n, 1, a_target()) for n, _ in numbered])
    scope.add_values(StandingRow, [standing_values(a_full_standing(n), WORKSPACE) for n, _ in numbered])


def answer_every_week(scope: Scope) -> None:
    weeks = ", ".join(f"('{FIRST_WEEK.plus(n - WEEKS).key}')" for n in range(WEEKS))
    every = f"FROM key_results CROSS JOIN (VALUES {weeks}) AS weeks"
    scope.connection.execute(
        text(
            "INSERT INTO check_ins (workspace, key_result, week, revision, reading, confidence, note, blocker,"
            " explanation, by, at, reason) SELECT workspace, number, weeks.column1, 1, '12.5', 7,"
            f" 'signed three more', '', '', 'U1', '2026-09-25 15:00:00', '' {every}"
        )
    )
    scope.connection.execute(
        text(
            "INSERT INTO current_check_ins (workspace, key_result, week, revision)"
            f" SELECT workspace, number, weeks.column1, 1 {every}"
        )
    )
