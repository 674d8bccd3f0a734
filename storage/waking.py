"""Wakes every process that delivers when any of them commits something to be sent: LISTEN and NOTIFY of PostgreSQL."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import structlog
from sqlalchemy import Engine, func, select
from sqlalchemy.engine import Connection

if TYPE_CHECKING:
    import psycopg

CHANNEL = "okr_deliveries"
LOOK_UP_SECONDS = 0.5
"""How often it is looked whether to stop."""

AGAIN_SECONDS = (0.1, 0.5, 2.0, 5.0)
"""How long it waits before it connects again: longer each time, and the last one for ever."""

KEEP_ALIVE = {"keepalives": 1, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
"""A connection that died without a word is noticed within a minute; until then the ticks do all there is to do."""

log = structlog.get_logger(__name__)


def wake_all(connection: Connection, *, sender: str) -> None:
    """Tell every listener but `sender`, once this transaction has committed."""
    connection.execute(select(func.pg_notify(CHANNEL, sender)))


@contextmanager
def listening(engine: Engine, heard: Callable[[], None], *, but: str) -> Iterator[None]:
    """Call `heard`, in a thread of its own, whenever anybody `but` that sender has committed something to be sent, and
    whenever something may have been missed for want of a connection. `heard` must not raise."""
    stop = threading.Event()
    thread = threading.Thread(target=listen, args=(engine, heard, but, stop), name="listener", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(2 * LOOK_UP_SECONDS)


def listen(engine: Engine, heard: Callable[[], None], but: str, stop: threading.Event) -> None:
    """Listen until `stop`, over a connection of its own that is made again as often as it breaks."""
    broke = 0
    while not stop.is_set():
        try:
            with connected(engine) as connection:
                connection.execute(f"LISTEN {CHANNEL}")
                heard()
                broke = 0
                while not stop.is_set():
                    for notice in connection.notifies(timeout=LOOK_UP_SECONDS, stop_after=1):
                        if notice.payload != but:
                            heard()
        except engine.dialect.loaded_dbapi.Error as error:
            log.warning("listening broke", error=type(error).__name__)
            stop.wait(AGAIN_SECONDS[min(broke, len(AGAIN_SECONDS) - 1)])
            broke += 1


def connected(engine: Engine) -> "psycopg.Connection[tuple[object, ...]]":
    """A connection beside the pool, which commits each statement at once; closed when it is left."""
    where, told = engine.dialect.create_connect_args(engine.url)
    told = {**told, **KEEP_ALIVE, "autocommit": True, "connect_timeout": 10, "application_name": "okr-bot listener"}
    return cast("psycopg.Connection[tuple[object, ...]]", engine.dialect.connect(*where, **told))
