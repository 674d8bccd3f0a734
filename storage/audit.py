"""The audit log: who did what to which thing, and when; never what somebody wrote."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Field

from storage.row import StoredRow, in_workspace
from storage.scope import Scope
from storage.serial import id_column, new_id


class AuditRow(StoredRow, table=True):
    __tablename__ = "audit"
    __table_args__ = (in_workspace(),)

    id: int = Field(sa_column=id_column("audit_ids", primary_key=True))
    at: datetime
    actor: str
    action: str
    thing: str


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the log."""

    actor: str
    action: str
    thing: str
    at: datetime


class AuditStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def note(self, *, actor: str, action: str, thing: str, at: datetime) -> None:
        line = {"workspace": self.scope.workspace, "at": at, "actor": actor, "action": action, "thing": thing}
        self.scope.execute(AuditRow.__table__.insert().values(line | new_id(self.scope, AuditRow)))

    def latest(self, limit: int = 100) -> list[Note]:
        """The newest lines, newest first."""
        query = self.scope.select(AuditRow).order_by(AuditRow.__table__.c.id.desc()).limit(limit)
        rows = self.scope.rows(AuditRow, query)
        return [Note(actor=row.actor, action=row.action, thing=row.thing, at=row.at) for row in rows]
