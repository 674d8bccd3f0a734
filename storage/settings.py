"""Workspaces and their settings: the row everything else of a workspace hangs on."""

from datetime import datetime

from sqlalchemy import select
from sqlmodel import Field

from okr.settings import Thresholds, WorkspaceChoices, WorkspaceSettings
from storage.row import StoredRow
from storage.scope import Scope
from storage.types import Json


class WorkspaceRow(StoredRow, table=True):
    __tablename__ = "workspaces"

    name: str
    since: datetime
    language: str
    zone: str
    allow_guests: bool
    thresholds: Thresholds = Field(sa_type=Json(Thresholds))
    choices: WorkspaceChoices | None = Field(sa_type=Json(WorkspaceChoices), nullable=True)


class SettingsStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def get(self) -> WorkspaceSettings:
        """The workspace's settings. Raises LookupError where nothing was ever put."""
        found = self.scope.once(WorkspaceRow, lambda: map(settings_of, self.scope.find(WorkspaceRow)))
        if not found:
            raise LookupError(f"the workspace {self.scope.workspace} has no settings")
        return found[0]

    def lock(self) -> WorkspaceSettings:
        mine = WorkspaceRow.__table__.c.workspace
        query = select(mine).where(mine == self.scope.workspace).with_for_update(key_share=True)
        self.scope.connection.execute(query)
        self.scope.reread()
        return self.get()

    def put(self, settings: WorkspaceSettings) -> None:
        self.scope.put(
            WorkspaceRow(
                workspace=settings.workspace,
                name=settings.name,
                since=settings.since,
                language=settings.language,
                zone=settings.zone,
                allow_guests=settings.allow_guests,
                thresholds=settings.thresholds,
                choices=settings.choices,
            )
        )


def settings_of(row: WorkspaceRow) -> WorkspaceSettings:
    return WorkspaceSettings(
        workspace=row.workspace,
        name=row.name,
        since=row.since,
        language=row.language,
        zone=row.zone,
        allow_guests=row.allow_guests,
        thresholds=row.thresholds,
        choices=row.choices or WorkspaceChoices(),
    )
