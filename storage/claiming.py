"""What may be claimed: due, not paused, within its pace, and no two about one subject; the SQL behind a claim."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, ColumnExpressionArgument, Select, and_, exists, or_, select
from sqlalchemy.engine import Connection

from okr.delivery import DeliveryState
from storage.database_clock import moment
from storage.delivery import OPEN, DeliveryRow
from storage.pacing import Pace, PaceRow, has_posted_enough, is_paced, room_in, take_room
from storage.pause import POST, is_paused, is_paused_wholly, method_of, place_of
from storage.scope import Scope
from storage.settings import WorkspaceRow

TABLE = DeliveryRow.__table__
Conditions = tuple[ColumnExpressionArgument[bool], ...]


def is_open(connection: Connection, now: datetime) -> Conditions:
    """What is to be sent at the calendar time `now`, as far as its own row tells."""
    mine = TABLE.c
    in_time = and_(mine.not_before <= now, mine.not_after >= now)
    return (
        OPEN,
        or_(mine.state == DeliveryState.SENT.value, in_time),
        or_(mine.retry_at.is_(None), mine.retry_at <= moment(connection)),
    )


def is_another_under_way() -> ColumnElement[bool]:
    """Whether somebody is sending another message about the same subject: a digest comes before its details."""
    held, mine = TABLE.alias("held"), TABLE.c
    same = (held.c.workspace == mine.workspace, held.c.subject == mine.subject)
    return exists(select(held.c.id).where(held.c.state == DeliveryState.SENDING.value, *same).correlate(TABLE))


def workspaces_due(connection: Connection, now: datetime, *, most: int) -> Sequence[str]:
    """The workspaces of which something may be claimed, the one whose soonest is due first at first. Not looked at row
    by row: a workspace that waits is passed over, however much it has waiting."""
    mine, theirs = TABLE.c, WorkspaceRow.__table__
    first = select(mine.not_before).where(mine.workspace == theirs.c.workspace, *is_open(connection, now))
    first = first.order_by(mine.not_before).limit(1).correlate(theirs)
    soonest = select(theirs.c.workspace, first.scalar_subquery().label("soonest"))
    soonest = soonest.where(~is_paused_wholly(connection), ~has_posted_enough(connection))
    found = soonest.subquery()
    query = select(found.c.workspace).where(found.c.soonest.is_not(None)).order_by(found.c.soonest).limit(most)
    return connection.scalars(query).all()


def is_some_waiting(connection: Connection, now: datetime) -> bool:
    """Whether a workspace or channel that waits for its turn has something to be sent, and so is worth a look soon."""
    mine, pace = TABLE.c, PaceRow.__table__.c
    waiting = exists(select(mine.id).where(mine.workspace == pace.workspace, *is_open(connection, now)))
    query = select(pace.workspace).where(pace.until > moment(connection), waiting).limit(1)
    return connection.execute(query).first() is not None


def due_in(scope: Scope, now: datetime, *, without: Collection[str] = ()) -> Select[tuple[int, str, str, str]]:
    """What may be claimed in one workspace (its id, subject, method and place), soonest due first, skipping what
    others are claiming, and the methods `without` which it has to do for now."""
    mine, connection = TABLE.c, scope.connection
    columns = (mine.id, mine.subject, method_of().label("method"), place_of().label("place"))
    found = select(*columns).where(mine.workspace == scope.workspace, *is_open(connection, now))
    found = found.where(method_of().not_in(without)) if without else found
    found = found.where(~is_paused(connection), ~is_paced(connection), ~is_another_under_way())
    return found.order_by(mine.not_before, mine.id).with_for_update(skip_locked=True, of=TABLE)


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
    for row in scope.connection.execute(due_in(scope, now, without=spent).limit(limit)):
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
