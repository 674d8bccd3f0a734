"""How fast Slack is called: what each workspace, method and channel may still take, shared by all processes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Update, func, select
from sqlalchemy.engine import Connection
from sqlmodel import Field

from storage.database_clock import moment, moment_of
from storage.delivery import DeliveryRow
from storage.pause import ANY, EDIT, POST, UPLOAD, method_of, place_of, post_place_of
from storage.row import StoredRow, in_workspace
from storage.scope import Scope
from storage.settings import WorkspaceRow

MINUTE = timedelta(minutes=1)
HOLD = timedelta(seconds=35)
"""How long a channel is kept for a post that was claimed: longer than it may take (20 s until it is sent, 10 s for the
call). A post that ends gives it free REST later."""

REST = timedelta(seconds=1.1)
"""chat.postMessage: "1 message per second per channel" (docs.slack.dev/apis/web-api/rate-limits), counted from the end
of one to the claim of the next, and a tenth more, for clocks differ. Its short bursts are not promised: not used."""

KEPT_FOR = MINUTE
"""A pace older than this says nothing any more: every burst is long whole again."""

LOCK = 0x6F6B72  # "okr": one process at a time works out what a workspace may take


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` calls at once, then one `every` so often; so any minute sees at most burst + a minute / `every`."""

    every: timedelta
    burst: int

    def left(self, until: datetime | None, now: datetime) -> int:
        """How many calls may be made at once, where the next one may be made at `until`."""
        if until is None:
            return self.burst
        return max(0, min(self.burst, (now - until) // self.every + 1))

    def after(self, calls: int, until: datetime | None, now: datetime) -> datetime:
        """When the next call may be made after so many more."""
        full = now - self.every * (self.burst - 1)
        return max(until or full, full) + self.every * calls


Pace = Mapping[str, Rate]
"""The rate of each method in one workspace; a method that is not named is not held back."""

SLACK: Pace = {
    POST: Rate(MINUTE / 270, 30),  # "several hundred messages per minute" a workspace: 300 in any minute
    EDIT: Rate(MINUTE / 40, 10),  # tier 3, 50 a minute
    UPLOAD: Rate(MINUTE / 80, 20),  # files.*: tier 4, 100 a minute
}
"""Source: docs.slack.dev/apis/web-api/rate-limits, read November 2026. 1,000 nudges to one workspace: 3.6 minutes."""


class PaceRow(StoredRow, table=True):
    """Nothing goes there by that method before `until` (database's clock); `channel` is ANY for the whole workspace."""

    __tablename__ = "paces"
    __table_args__ = (in_workspace(),)

    method: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    until: datetime = Field(index=True)


@dataclass(frozen=True, slots=True)
class Room:
    """What one workspace may take now, by method."""

    pace: Pace
    until: Mapping[str, datetime]
    now: datetime

    @property
    def left(self) -> dict[str, int]:
        return {method: rate.left(self.until.get(method), self.now) for method, rate in self.pace.items()}


def is_paced(*, on_postgres: bool) -> ColumnElement[bool]:
    """Whether the delivery of the row at hand has to wait for its method's or its channel's turn."""
    mine, pace = DeliveryRow.__table__.c, PaceRow.__table__.c
    return (
        select(pace.workspace)
        .where(
            pace.workspace == mine.workspace,
            pace.method == method_of(),
            pace.channel.in_((ANY, place_of())),
            pace.until > moment_of(on_postgres=on_postgres),
        )
        .correlate(DeliveryRow.__table__)
        .exists()
    )


def has_posted_enough(*, on_postgres: bool) -> ColumnElement[bool]:
    """Whether the workspace of the row at hand may post nothing at this moment; its edits wait with its posts, for
    it is a fraction of a second."""
    theirs, pace = WorkspaceRow.__table__.c, PaceRow.__table__.c
    here = (pace.workspace == theirs.workspace, pace.method == POST, pace.channel == ANY)
    waiting = select(pace.workspace).where(*here, pace.until > moment_of(on_postgres=on_postgres))
    return waiting.correlate(WorkspaceRow.__table__).exists()


def room_in(connection: Connection, workspace: str, pace: Pace) -> Room | None:
    """What `workspace` may take now, until this transaction ends nobody else's to take; None where it is somebody
    else's at this moment, who then takes what is due."""
    if connection.dialect.name == "postgresql":
        lock = func.pg_try_advisory_xact_lock(LOCK, func.hashtext(workspace))
        if not connection.execute(select(lock)).scalar_one():
            return None
    mine = PaceRow.__table__.c
    query = select(mine.method, mine.until).where(mine.workspace == workspace, mine.channel == ANY)
    until = {row.method: row.until for row in connection.execute(query)}
    return Room(pace, until, connection.execute(select(moment(connection))).scalar_one())


def take_room(scope: Scope, room: Room, *, calls: Mapping[str, int], posts_to: Iterable[str]) -> None:
    """Note down what was taken: so many calls by each method, and a post to each of those channels."""
    rows = [
        {"method": method, "channel": ANY, "until": room.pace[method].after(count, room.until.get(method), room.now)}
        for method, count in calls.items()
        if method in room.pace
    ]
    rows += [{"method": POST, "channel": channel, "until": room.now + HOLD} for channel in posts_to]
    if not rows:
        return
    statement = scope.insert_into(PaceRow)
    statement = statement.on_conflict_do_update(
        index_elements=["workspace", "method", "channel"], set_={"until": statement.excluded.until}
    )
    scope.connection.execute(statement, [{"workspace": scope.workspace, **row} for row in rows])


def rest(ended: ColumnElement[bool], *, on_postgres: bool) -> Update:
    """What gives the channels free, REST from now, of those deliveries that `ended`."""
    mine, pace = DeliveryRow.__table__.c, PaceRow.__table__
    free_at = moment_of(on_postgres=on_postgres, later=REST)
    here = (
        ended,
        pace.c.workspace == mine.workspace,
        pace.c.method == POST,
        pace.c.channel == post_place_of(),
        pace.c.until > free_at,
    )
    return pace.update().where(*here).values(until=free_at)


def forget_old_paces(connection: Connection) -> None:
    """Of all workspaces."""
    pace = PaceRow.__table__
    connection.execute(pace.delete().where(pace.c.until < moment(connection, later=-KEPT_FOR)))
