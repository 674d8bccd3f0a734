"""Pauses: after a 429 or a dead install, one workspace, method and channel waits and nobody else does."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, or_, select
from sqlalchemy.engine import Connection
from sqlmodel import Field

from okr.delivery import AS_FILES, DeliveryKind
from storage.answer_url import is_answerable
from storage.database_clock import moment, moment_of
from storage.delivery import DeliveryRow
from storage.row import StoredRow, in_workspace
from storage.scope import Scope
from storage.settings import WorkspaceRow
from storage.team import TeamRow

POST, EDIT, UPLOAD = "chat.postMessage", "chat.update", "files.completeUploadExternal"
ANSWER = "response_url"
"""An edit through the response_url of a button pressed in it: no limit of Slack's counts it."""

ANY = ""
"""As `method` or `channel` of a pause: all of them."""

TO_A_CHANNEL = (
    DeliveryKind.DIGEST.value,
    DeliveryKind.DIGEST_PART.value,
    DeliveryKind.DIGEST_PICTURE.value,
    DeliveryKind.HELP_THREAD.value,
    DeliveryKind.CYCLE_START.value,
    DeliveryKind.CYCLE_QUESTIONS.value,
)


class PauseRow(StoredRow, table=True):
    """`until` is by the database's clock."""

    __tablename__ = "pauses"
    __table_args__ = (in_workspace(),)

    method: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    until: datetime


@dataclass(frozen=True, slots=True)
class Pause:
    """Nothing is claimed for that workspace, method and channel (ANY: all) before `until` (database's clock)."""

    workspace: str
    method: str
    channel: str
    until: datetime


def put_pause(scope: Scope, *, method: str, channel: str, delay: timedelta) -> None:
    """Pause for `delay` from now; a longer pause that exists stays."""
    until = moment(scope.connection, later=delay)
    statement = scope.insert_into(PauseRow).values(
        workspace=scope.workspace, method=method, channel=channel, until=until
    )
    column = PauseRow.__table__.c.until
    scope.execute(
        statement.on_conflict_do_update(
            index_elements=["workspace", "method", "channel"],
            set_={"until": statement.excluded.until},
            where=column < statement.excluded.until,
        )
    )


def drop_pause(scope: Scope, *, method: str, channel: str) -> None:
    """End that very pause; those of its parts stay."""
    pause = PauseRow.__table__
    here = (pause.c.workspace == scope.workspace, pause.c.method == method, pause.c.channel == channel)
    scope.execute(pause.delete().where(*here))


def method_of() -> ColumnElement[str]:
    """By which method the delivery of the row at hand goes out."""
    mine = DeliveryRow.__table__.c
    is_file = mine.kind.in_(sorted(AS_FILES))
    is_there = mine.slack_ts.is_not(None)
    return case((and_(is_there, is_answerable()), ANSWER), (is_there, EDIT), (is_file, UPLOAD), else_=POST)


def post_place_of() -> ColumnElement[str]:
    """Where it would be posted: to its person, or to its team's channel."""
    mine, team = DeliveryRow.__table__.c, TeamRow.__table__.c
    team_channel = (
        select(team.channel)
        .where(team.workspace == mine.workspace, team.key == mine.subject)
        .correlate(DeliveryRow.__table__)
        .scalar_subquery()
    )
    return case((mine.kind.in_(TO_A_CHANNEL), team_channel), else_=mine.subject)


def place_of() -> ColumnElement[str]:
    """Which channel the call names: where it would be posted, or for an edit where the message is."""
    mine = DeliveryRow.__table__.c
    return case((mine.slack_ts.is_not(None), mine.channel), else_=post_place_of())


def is_paused(*, on_postgres: bool) -> ColumnElement[bool]:
    """Whether the delivery of the row at hand has to wait."""
    mine, pause = DeliveryRow.__table__.c, PauseRow.__table__.c
    return (
        select(pause.workspace)
        .where(
            pause.workspace == mine.workspace,
            or_(pause.method == ANY, pause.method == method_of()),
            or_(pause.channel == ANY, pause.channel == place_of()),
            pause.until > moment_of(on_postgres=on_postgres),
        )
        .correlate(DeliveryRow.__table__)
        .exists()
    )


def is_paused_wholly(*, on_postgres: bool) -> ColumnElement[bool]:
    """Whether nothing at all may be sent in the workspace of the row at hand."""
    theirs, pause = WorkspaceRow.__table__.c, PauseRow.__table__.c
    here = (pause.workspace == theirs.workspace, pause.method == ANY, pause.channel == ANY)
    waiting = select(pause.workspace).where(*here, pause.until > moment_of(on_postgres=on_postgres))
    return waiting.correlate(WorkspaceRow.__table__).exists()


def pauses_in(connection: Connection) -> tuple[Pause, ...]:
    """Every pause that is not over, soonest over first."""
    pause = PauseRow.__table__.c
    query = select(*pause).where(pause.until > moment(connection)).order_by(pause.until)
    return tuple(
        Pause(workspace=row.workspace, method=row.method, channel=row.channel, until=row.until)
        for row in connection.execute(query)
    )
