"""What may be claimed: due, not paused, within its pace, and no two about one subject; the SQL behind a claim."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ColumnExpressionArgument,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    exists,
    or_,
    select,
)
from sqlalchemy.engine import Connection

from okr.delivery import DeliveryState
from storage.database_clock import is_postgres, moment_of
from storage.delivery import OPEN, DeliveryRow
from storage.pacing import Pace, PaceRow, has_posted_enough, is_paced, room_in, take_room
from storage.pause import POST, is_paused, is_paused_wholly, method_of, place_of
from storage.scope import Scope
from storage.settings import WorkspaceRow

TABLE = DeliveryRow.__table__
Conditions = tuple[ColumnExpressionArgument[bool], ...]

NOW: ColumnElement[datetime] = bindparam("now", type_=TABLE.c.not_before.type)
WORKSPACE: ColumnElement[str] = bindparam("workspace", type_=TABLE.c.workspace.type)
MOST: ColumnElement[int] = bindparam("most", type_=Integer())
SPENT = bindparam("spent", type_=String(), expanding=True)
"""What a claim's statements are told each time. They are built once: that took three times as long as running them."""


def is_open(*, on_postgres: bool) -> Conditions:
    """What is to be sent at the calendar time NOW, as far as its own row tells."""
    mine = TABLE.c
    in_time = and_(mine.not_before <= NOW, mine.not_after >= NOW)
    return (
        OPEN,
        or_(mine.state == DeliveryState.SENT.value, in_time),
        or_(mine.retry_at.is_(None), mine.retry_at <= moment_of(on_postgres=on_postgres)),
    )


def is_another_under_way() -> ColumnElement[bool]:
    """Whether somebody is sending another message about the same subject: a digest comes before its details."""
    held, mine = TABLE.alias("held"), TABLE.c
    same = (held.c.workspace == mine.workspace, held.c.subject == mine.subject)
    return exists(select(held.c.id).where(held.c.state == DeliveryState.SENDING.value, *same).correlate(TABLE))


@cache
def of_workspaces_due(*, on_postgres: bool) -> Select[Any]:
    """MOST workspaces of which something may be claimed."""
    mine, theirs = TABLE.c, WorkspaceRow.__table__
    first = select(mine.not_before).where(mine.workspace == theirs.c.workspace, *is_open(on_postgres=on_postgres))
    first = first.order_by(mine.not_before).limit(1).correlate(theirs)
    soonest = select(theirs.c.workspace, first.scalar_subquery().label("soonest"))
    waits = (is_paused_wholly(on_postgres=on_postgres), has_posted_enough(on_postgres=on_postgres))
    found = soonest.where(*(~each for each in waits)).subquery()
    return select(found.c.workspace).where(found.c.soonest.is_not(None)).order_by(found.c.soonest).limit(MOST)


def workspaces_due(connection: Connection, now: datetime, *, most: int) -> Sequence[str]:
    """The workspaces of which something may be claimed, the one whose soonest is due first at first. Not looked at row
    by row: a workspace that waits is passed over, however much it has waiting."""
    query = of_workspaces_due(on_postgres=is_postgres(connection))
    return connection.scalars(query, {"now": now, "most": most}).all()


@cache
def of_one_waiting(*, on_postgres: bool) -> Select[tuple[str]]:
    mine, pace = TABLE.c, PaceRow.__table__.c
    waiting = exists(select(mine.id).where(mine.workspace == pace.workspace, *is_open(on_postgres=on_postgres)))
    return select(pace.workspace).where(pace.until > moment_of(on_postgres=on_postgres), waiting).limit(1)


def is_some_waiting(connection: Connection, now: datetime) -> bool:
    """Whether a workspace or channel that waits for its turn has something to be sent, and so is worth a look soon."""
    query = of_one_waiting(on_postgres=is_postgres(connection))
    return connection.execute(query, {"now": now}).first() is not None


@cache
def due_in(*, on_postgres: bool) -> Select[tuple[int, str, str, str]]:
    """What may be claimed in one WORKSPACE (its id, subject, method and place), MOST of it, soonest due first, skipping
    what others are claiming, and the methods that are SPENT for now."""
    mine = TABLE.c
    columns = (mine.id, mine.subject, method_of().label("method"), place_of().label("place"))
    found = select(*columns).where(mine.workspace == WORKSPACE, *is_open(on_postgres=on_postgres))
    found = found.where(method_of().not_in(SPENT), ~is_paused(on_postgres=on_postgres))
    found = found.where(~is_paced(on_postgres=on_postgres), ~is_another_under_way())
    return found.order_by(mine.not_before, mine.id).limit(MOST).with_for_update(skip_locked=True, of=TABLE)


def chosen(scope: Scope, now: datetime, limit: int, pace: Pace | None) -> list[int]:
    """Ids of what one workspace may be sent now, soonest due first, within `pace`; the room that takes is noted down,
    and is nobody else's until this transaction ends."""
    room = room_in(scope.connection, scope.workspace, pace) if pace else None
    if pace and room is None:
        return []
    left = room.left if room else {}
    spent = [method for method, calls in left.items() if not calls]
    taken: list[int] = []
    subjects: set[str] = set()
    places: set[str] = set()
    calls: Counter[str] = Counter()
    told = {"workspace": scope.workspace, "now": now, "spent": spent, "most": limit}
    for row in scope.connection.execute(due_in(on_postgres=scope.on_postgres), told):
        is_full = room and row.method == POST and row.place in places
        if row.subject in subjects or is_full or calls[row.method] >= left.get(row.method, limit):
            continue
        taken.append(row.id)
        subjects.add(row.subject)
        if row.method == POST and row.place is not None:
            places.add(row.place)
        calls[row.method] += 1
    if room:
        take_room(scope, room, calls=calls, posts_to=places)
    return taken
