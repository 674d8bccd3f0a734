"""How many deliveries wait, are in doubt or are lost, by kind: from the small indexes alone, however many were sent."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, cast, func, literal, null, select, union_all
from sqlmodel.sql.sqltypes import UTCDateTime

from okr.delivery import DeliveryKind, DeliveryState
from storage.delivery import HELD, IN_DOUBT, LOST, OPEN, DeliveryRow
from storage.outbox import Connect

TABLE = DeliveryRow.__table__
DUE, EDIT_DUE = "due", "edit_due"


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of a kind: `what` is DUE, EDIT_DUE (sent, with other content by now), or a state. `oldest` is when the
    oldest one that is DUE fell due, None for all else."""

    what: str
    kind: DeliveryKind
    count: int
    oldest: datetime | None


def delivery_figures(now: datetime, *, read: Connect) -> list[Figure]:
    """Of all workspaces, at the calendar time `now`; one query."""
    with read() as connection:
        rows = connection.execute(figures_query(now)).all()
    return [Figure(what, DeliveryKind(kind), count, oldest) for what, kind, count, oldest in rows]


def figures_query(now: datetime) -> CompoundSelect[str, str, int, datetime | None]:
    mine = TABLE.c
    waiting = mine.state == DeliveryState.PENDING.value
    due = and_(waiting, mine.not_before <= now, mine.not_after >= now)
    oldest = func.min(mine.not_before)
    return union_all(
        select(literal(DUE), mine.kind, func.count(), oldest).where(OPEN, due).group_by(mine.kind),
        counted(literal(EDIT_DUE)).where(OPEN, mine.state == DeliveryState.SENT.value).group_by(mine.kind),
        *(counted(mine.state).where(some).group_by(mine.state, mine.kind) for some in (HELD, IN_DOUBT, LOST)),
    )


def counted(what: ColumnElement[str]) -> Select[str, str, int, datetime | None]:
    return select(what, TABLE.c.kind, func.count(), cast(null(), UTCDateTime()))
