"""Deliveries as actions see them: planned, looked up, brought up to date; outbox.py claims and marks them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any, cast

from sqlalchemy import ARRAY, ColumnElement, Index, Integer, String, TableValuedAlias, func, literal, select, text
from sqlmodel import Field

from okr.delivery import Delivery, DeliveryKind, DeliveryState, Plan
from storage.row import StoredRow, in_workspace
from storage.scope import Scope
from storage.serial import id_column, new_id

OPEN = text("(state = 'pending' OR (state = 'sent' AND wanted > sent))")
"""What may be claimed. Literal, because a query uses a partial index only where it repeats its very words."""

HELD = text("state = 'sending'")
IN_DOUBT = text("state = 'ambiguous'")
LOST = text("state IN ('missed', 'dead', 'unknown')")
NEW = {"attempts": 0, "wanted": 1, "sent": 0}
OF_MANY = ("kind", "period", "week", "not_before", "not_after")
COMMON = attrgetter("kind.value", *OF_MANY[1:])
"""What many plans say alike, as the columns of that name hold it."""

EDITABLE = ("pending", "sending", "ambiguous", "sent", "unknown")
GIVEN_UP = ("missed", "cancelled", "dead")


class DeliveryRow(StoredRow, table=True):
    """`retry_at` and `lease_until` are by the database's clock, the other times are calendar time."""

    __tablename__ = "deliveries"
    __table_args__ = (
        in_workspace(),
        Index(None, "workspace", "week", "subject"),
        Index(None, "workspace", "week", "kind"),
        Index("ix_deliveries_open", "workspace", "not_before", postgresql_where=OPEN, sqlite_where=OPEN),
        Index("ix_deliveries_held", "lease_until", postgresql_where=HELD, sqlite_where=HELD),
        Index("ix_deliveries_in_doubt", "retry_at", postgresql_where=IN_DOUBT, sqlite_where=IN_DOUBT),
        Index("ix_deliveries_lost", "state", "kind", postgresql_where=LOST, sqlite_where=LOST),
    )

    kind: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    period: str = Field(primary_key=True)
    id: int = Field(sa_column=id_column("delivery_ids"))
    week: str
    not_before: datetime
    not_after: datetime
    state: str
    attempts: int
    wanted: int
    sent: int
    channel: str | None
    slack_ts: str | None
    lease_token: str | None
    lease_until: datetime | None
    retry_at: datetime | None
    last_error: str | None
    fingerprint: str | None


class DeliveryStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.columns = DeliveryRow.__table__.c

    def plan(self, plans: Iterable[Plan]) -> int:
        planned = self._insert(plans, DeliveryState.PENDING, None)
        self.scope.woke = self.scope.woke or planned > 0
        return planned

    def plan_missed(self, plans: Iterable[Plan], *, reason: str) -> int:
        return self._insert(plans, DeliveryState.MISSED, reason)

    def get(self, kind: str, subject: str, period: str) -> Delivery | None:
        mine = self.columns
        row = self.scope.first(DeliveryRow, mine.kind == kind, mine.subject == subject, mine.period == period)
        return delivery_of(row) if row else None

    def of_period(
        self, period: str, *, subject: str | None = None, subjects: Iterable[str] | None = None
    ) -> Sequence[Delivery]:
        mine = self.columns
        conditions = [
            mine.week == week_in(period),
            (mine.period == period) | mine.period.startswith(f"{period}.", autoescape=True),
        ]
        if subject is not None:
            conditions.append(mine.subject == subject)
        if subjects is not None:
            conditions.append(self.scope.one_of(mine.subject, subjects))
        return [delivery_of(row) for row in self.scope.find(DeliveryRow, *conditions, by=(mine.id,))]

    def of_kind(self, kind: str, week: str) -> Sequence[Delivery]:
        mine = self.columns
        return [
            delivery_of(row)
            for row in self.scope.find(DeliveryRow, mine.week == week, mine.kind == kind, by=(mine.id,))
        ]

    def planned_subjects(self, kind: str, period: str) -> set[str]:
        mine = self.columns
        query = select(mine.subject).where(
            mine.workspace == self.scope.workspace,
            mine.week == week_in(period),
            mine.period == period,
            mine.kind == kind,
        )
        return set(self.scope.connection.scalars(query))

    def was_sent(self, kind: str, subject: str) -> bool:
        mine = self.columns
        conditions = (mine.kind == kind, mine.subject == subject, mine.slack_ts.is_not(None))
        return self.scope.first(DeliveryRow, *conditions) is not None

    def sent_since(self, delivery: int, *, subject: str | None = None, kinds: Iterable[str] = ()) -> bool:
        mine = self.columns
        conditions = [mine.workspace == self.scope.workspace, mine.id >= delivery, mine.slack_ts.is_not(None)]
        conditions += [mine.subject == subject] if subject is not None else []
        conditions += [mine.kind.in_(wanted)] if (wanted := list(kinds)) else []
        return self.scope.connection.execute(select(mine.id).where(*conditions).limit(1)).first() is not None

    def missed_between(self, since: datetime, until: datetime) -> Mapping[str, int]:
        mine, number = self.columns, func.count()
        counted = select(mine.kind, number).where(
            mine.workspace == self.scope.workspace,
            mine.state == DeliveryState.MISSED.value,
            mine.not_after >= since,
            mine.not_after <= until,
        )
        rows = self.scope.connection.execute(counted.group_by(mine.kind).order_by(number.desc(), mine.kind))
        return {row.kind: row[1] for row in rows}

    def moved(self, *, old: str, new: str) -> None:
        table = DeliveryRow.__table__
        there = (self.columns.workspace == self.scope.workspace, self.columns.channel == old)
        self.scope.execute(table.update().where(*there).values(channel=new))

    def want_edit(self, delivery: int) -> None:
        self.want_edits([delivery])

    def want_edits(self, deliveries: Iterable[int]) -> None:
        wanted = list(deliveries)
        if not wanted:
            return
        these = (self.columns.workspace == self.scope.workspace, self.scope.one_of(self.columns.id, wanted))
        update = DeliveryRow.__table__.update().where(*these, self.columns.state.in_(EDITABLE))
        self.scope.woke |= self.scope.execute(update.values(wanted=self.columns.wanted + 1)) > 0

    def plan_again(self, delivery: int, *, not_before: datetime, not_after: datetime) -> None:
        window = {"not_before": not_before, "not_after": not_after, "last_error": None, "attempts": 0}
        again = {"state": DeliveryState.PENDING.value, **window}
        self.scope.woke |= self._update(delivery, again, self.columns.state.in_(GIVEN_UP))

    def retime(self, delivery: int, *, not_before: datetime, not_after: datetime) -> bool:
        """A claim skips a row that is locked here: whoever delivers looks once more after the commit."""
        window = {"not_before": not_before, "not_after": not_after}
        retimed = self._update(delivery, window, self.columns.state == DeliveryState.PENDING.value)
        self.scope.woke |= retimed
        return retimed

    def cancel(self, delivery: int, *, reason: str) -> None:
        taken_back = {"state": DeliveryState.CANCELLED.value, "last_error": reason}
        self._update(delivery, taken_back, self.columns.state == DeliveryState.PENDING.value)

    def _insert(self, plans: Iterable[Plan], state: DeliveryState, error: str | None) -> int:
        """In the order of their keys, so that two planners wait for each other instead of deadlocking."""
        ordered = sorted(plans, key=lambda plan: (plan.kind, plan.subject, len(plan.period), plan.period))
        if not ordered:
            return 0
        told = {"workspace": self.scope.workspace, "state": state.value, "last_error": error, **NEW}
        insert = insert_at_once if self.scope.on_postgres else insert_each
        planned = insert(self.scope, ordered, told)
        self.scope.reread()
        return planned

    def _update(self, delivery: int, values: Mapping[str, object], condition: ColumnElement[bool]) -> bool:
        this = (self.columns.workspace == self.scope.workspace, self.columns.id == delivery)
        return self.scope.execute(DeliveryRow.__table__.update().where(*this, condition).values(values)) > 0


def week_in(period: str) -> str:
    return period.partition(".")[0]


def insert_each(scope: Scope, plans: Sequence[Plan], told: Mapping[str, object]) -> int:
    """One row after the other, each with the number above the highest; how many were new."""
    statement = scope.insert_into(DeliveryRow).values(new_id(scope, DeliveryRow)).on_conflict_do_nothing()
    rows = [{**told, "subject": plan.subject, **dict(zip(OF_MANY, COMMON(plan), strict=True))} for plan in plans]
    return scope.connection.execute(statement.execution_options(preserve_rowcount=True), rows).rowcount


def insert_at_once(scope: Scope, plans: Sequence[Plan], told: Mapping[str, object]) -> int:
    """One statement on PostgreSQL; how many were new. What many plans have in common goes once: a list as long as the
    plans costs as much in the driver as their rows do in the database."""
    table, common = DeliveryRow.__table__, dict[tuple[object, ...], int]()
    places = [common.setdefault(COMMON(plan), len(common) + 1) for plan in plans]
    subjects = literal([plan.subject for plan in plans], ARRAY(String))
    of_each = rows_of(subjects, literal(places, ARRAY(Integer)), names=("subject", "place"), numbered="order")
    lists = dict(zip(OF_MANY, zip(*common, strict=True), strict=True))
    typed = [literal(list(values), ARRAY(table.c[name].type)) for name, values in lists.items()]
    of_many = rows_of(*typed, names=OF_MANY, numbered="place")
    constant = {name: literal(value, table.c[name].type) for name, value in told.items()}
    rows = select(*constant.values(), of_each.c.subject, *[of_many.c[name] for name in OF_MANY])
    rows = rows.join_from(of_each, of_many, of_each.c.place == of_many.c.place).order_by(of_each.c.order)
    statement = scope.insert_into(DeliveryRow).from_select([*constant, "subject", *OF_MANY], rows)
    quiet = statement.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    return scope.connection.execute(quiet).rowcount


def rows_of(*lists: ColumnElement[Any], names: Sequence[str], numbered: str) -> TableValuedAlias:
    """Lists as the columns of a table, beside the number of each row from 1 on."""
    return func.unnest(*lists).table_valued(*names, with_ordinality=numbered).render_derived()


def deliveries_of(rows: Iterable[object]) -> list[Delivery]:
    """Of what a query of all columns gives."""
    return [delivery_of(row) for row in cast("Iterable[DeliveryRow]", rows)]


def delivery_of(row: DeliveryRow) -> Delivery:
    return Delivery(
        id=row.id,
        workspace=row.workspace,
        plan=Plan(
            kind=DeliveryKind(row.kind),
            subject=row.subject,
            period=row.period,
            not_before=row.not_before,
            not_after=row.not_after,
        ),
        state=DeliveryState(row.state),
        attempts=row.attempts,
        wanted=row.wanted,
        sent=row.sent,
        channel=row.channel,
        slack_ts=row.slack_ts,
        lease_token=row.lease_token,
        last_error=row.last_error,
        fingerprint=row.fingerprint,
    )
