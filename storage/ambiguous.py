"""Deliveries of which nobody knows whether Slack has them: taken up to be looked for, and settled by what was found."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, case, null, or_, select
from sqlalchemy.engine import Connection

from okr.delivery import Delivery, DeliveryState, MissReason
from storage.database_clock import is_postgres, moment
from storage.delivery import IN_DOUBT, DeliveryRow, deliveries_of
from storage.lease import token
from storage.pause import ANY, PauseRow, put_pause
from storage.scope import Scope

HISTORY = "conversations.history"
"""As the method of a pause: whatever reads what stands in Slack."""

TABLE = DeliveryRow.__table__
Connect = Callable[[], AbstractContextManager[Connection]]


class AmbiguousDeliveries:
    """Of all workspaces. `retry_at` of such a row is when it may be looked for next, by the database's clock: not
    before the lease of its sender is over, and not while somebody else is looking.

    What settles a row takes the `Delivery` that was taken up and changes the row only while it is still in the same
    hands; False says it is not, and nothing was changed.
    """

    def __init__(self, *, write: Connect, read: Connect) -> None:
        self._write = write
        self._read = read

    def take(self, limit: int, *, lease: timedelta) -> list[Delivery]:
        """Take up to `limit` of them in hand for as long as `lease`, soonest due first. Left out: workspaces whose
        history waits (`pause`), or in which nothing is done at all."""
        with self._write() as connection:
            soonest = open_for_looking(connection, limit).cte("soonest")  # PostgreSQL might run a mere IN for each row
            taken = TABLE.update().where(TABLE.c.id.in_(select(soonest.c.id)), IN_DOUBT)
            taken = taken.values(
                lease_token=token(on_postgres=is_postgres(connection)), retry_at=moment(connection, later=lease)
            )
            found = deliveries_of(connection.execute(taken.returning(*TABLE.c)))
        return sorted(found, key=lambda delivery: (delivery.plan.not_before, delivery.id))

    def hold(self, delivery: Delivery, *, lease: timedelta) -> bool:
        """Keep it in hand for `lease` from now."""
        with self._write() as connection:
            return settle(connection, delivery, retry_at=moment(connection, later=lease))

    def found(self, delivery: Delivery, *, channel: str, ts: str) -> bool:
        """Slack has it. What it shows is that of another day perhaps: it is due to be edited."""
        with self._write() as connection:
            return settle(connection, delivery, **as_sent(channel, ts))

    def absent(self, delivery: Delivery, *, now: datetime) -> bool:
        """Slack has it not: due once more, or missed where its window closed before `now`, calendar time."""
        over = TABLE.c.not_after < now
        back = {
            "state": case((over, DeliveryState.MISSED.value), else_=DeliveryState.PENDING.value),
            "last_error": case((over, MissReason.TOO_LATE.value), else_=TABLE.c.last_error),
        }
        with self._write() as connection:
            return settle(connection, delivery, lease_token=None, retry_at=null(), **back)

    def give_up(self, delivery: Delivery, *, error: str) -> bool:
        """Nobody can say, ever: it is shown as unknown and never sent again."""
        with self._write() as connection:
            unknown = DeliveryState.UNKNOWN.value
            return settle(connection, delivery, state=unknown, lease_token=None, retry_at=null(), last_error=error)

    def pause(self, workspace: str, *, delay: timedelta) -> None:
        """Read no history of that workspace for `delay`, in any process."""
        with self._write() as connection:
            put_pause(Scope(connection, workspace), method=HISTORY, channel=ANY, delay=delay)

    def adopt(self, delivery: Delivery, *, channel: str, ts: str) -> bool:
        """Slack has taken, from a sender whose lease was over, the message that `channel` and `ts` name. False where
        that is one too many: the delivery shows another message, or somebody is sending it at this moment."""
        mine = TABLE.c
        this = (mine.workspace == delivery.workspace, mine.id == delivery.id)
        free = (mine.slack_ts.is_(None), mine.state != DeliveryState.SENDING.value)
        with self._write() as connection:
            if connection.execute(TABLE.update().where(*this, *free).values(**as_sent(channel, ts))).rowcount:
                return True
            same = select(mine.id).where(*this, mine.channel == channel, mine.slack_ts == ts)
            return connection.execute(same).first() is not None

    def shown(self, workspace: str, ids: Iterable[int]) -> Mapping[int, str]:
        """The ts of the message that each of these deliveries shows, by its id; left out: those that show none."""
        mine = TABLE.c
        query = select(mine.id, mine.slack_ts).where(mine.workspace == workspace, mine.id.in_(list(ids)))
        with self._read() as connection:
            return {row.id: row.slack_ts for row in connection.execute(query.where(mine.slack_ts.is_not(None)))}


def open_for_looking(connection: Connection, limit: int) -> Select[tuple[int]]:
    """Ids of what may be looked for now, soonest due first, skipping what others are taking."""
    mine = TABLE.c
    return (
        select(mine.id)
        .where(IN_DOUBT, or_(mine.retry_at.is_(None), mine.retry_at <= moment(connection)), ~history_waits(connection))
        .order_by(mine.not_before, mine.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


def history_waits(connection: Connection) -> ColumnElement[bool]:
    """Whether no history of the workspace of the row at hand may be read for now."""
    pause = PauseRow.__table__.c
    whole: Sequence[str] = (ANY, HISTORY)
    return (
        select(pause.workspace)
        .where(
            pause.workspace == TABLE.c.workspace,
            pause.method.in_(whole),
            pause.channel == ANY,
            pause.until > moment(connection),
        )
        .correlate(TABLE)
        .exists()
    )


def settle(connection: Connection, taken: Delivery, **values: object) -> bool:
    """Change the row that was taken up; False, with nothing changed, where it is no longer in the same hands."""
    mine = TABLE.c
    still_ours = (
        mine.workspace == taken.workspace,
        mine.id == taken.id,
        mine.state == DeliveryState.AMBIGUOUS.value,
        mine.lease_token == taken.lease_token,
    )
    return connection.execute(TABLE.update().where(*still_ours).values(**values)).rowcount == 1


def as_sent(channel: str, ts: str) -> dict[str, object]:
    """The columns of a row whose message stands there, and is to be edited for nobody knows what it says."""
    return {
        "state": DeliveryState.SENT.value,
        "channel": channel,
        "slack_ts": ts,
        "sent": TABLE.c.wanted - 1,
        "fingerprint": None,
        "lease_token": None,
        "lease_until": None,
        "retry_at": null(),
        "last_error": None,
    }
