"""The audit log: who did what to which thing, and when; never what somebody wrote."""

from datetime import datetime

from sqlmodel import Field

from okr.audit import Note
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


class AuditStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def note(self, *, actor: str, action: str, thing: str, at: datetime) -> None:
        line = {"workspace": self.scope.workspace, "at": at, "actor": actor, "action": action, "thing": thing}
        self.scope.execute(AuditRow.__table__.insert().values(line | new_id(self.scope, AuditRow)))

    def latest(self, limit: int = 100, *, actor: str | None = None, below: int | None = None) -> list[Note]:
        """The newest lines, newest first: of all, of one `actor`, and only those before the line `below`."""
        log = AuditRow.__table__.c
        query = self.scope.select(AuditRow).order_by(log.id.desc()).limit(limit)
        if actor is not None:
            query = query.where(log.actor == actor)
        if below is not None:
            query = query.where(log.id < below)
        rows = self.scope.rows(AuditRow, query)
        return [Note(number=row.id, actor=row.actor, action=row.action, thing=row.thing, at=row.at) for row in rows]
