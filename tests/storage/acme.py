"""A small company for storage tests: two people, one team, a quarter, an objective and a key result of it."""

from datetime import date

from okr.metric import Metric
from okr.settings import WorkspaceSettings
from storage.engine import Database
from storage.transaction import StoredTransaction
from tests.builders import (
    LONG_AGO,
    WORKSPACE,
    a_cycle,
    a_key_result,
    a_member,
    a_membership,
    a_team,
    an_objective,
)

YEAR = a_cycle(key="2026", name="2026", first_day=date(2026, 1, 1), last_day=date(2026, 12, 31))


def found(transaction: StoredTransaction, *, metric: Metric | None = None) -> None:
    """Write the company into an empty workspace."""
    workspace = transaction.workspace
    transaction.settings.put(WorkspaceSettings(workspace=workspace, name="Acme", since=LONG_AGO))
    transaction.members.put(a_member("U1", workspace=workspace))
    transaction.members.put(a_member("ULEAD", name="Bob", workspace=workspace))
    transaction.teams.put(a_team(workspace=workspace))
    transaction.teams.put_membership(a_membership())
    transaction.cycles.put(a_cycle(workspace=workspace))
    transaction.objectives.put(an_objective(workspace=workspace))
    transaction.key_results.put(a_key_result(metric, workspace=workspace))


def a_founded_company(database: Database, workspace: str = WORKSPACE) -> str:
    with database.transaction(workspace) as transaction:
        found(transaction)
    return workspace
