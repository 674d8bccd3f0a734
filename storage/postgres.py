"""An engine for PostgreSQL with the settings our promises need."""

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import URL

SETTINGS = {
    "timezone": "UTC",
    "statement_timeout": "15s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
}
SNAPSHOT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""Execution options of a connection that only reads."""

CONNECT_SECONDS = 10
RECYCLE_SECONDS = 1800


def postgres_engine(url: URL, *, connections: int) -> Engine:
    """Statements that hang are ended, connections that died are replaced before use.

    Raises ModuleNotFoundError where psycopg (the extra `postgres`) is not installed.
    """
    options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=connections,
        max_overflow=0,
        pool_pre_ping=True,
        pool_recycle=RECYCLE_SECONDS,
        connect_args={"options": options, "connect_timeout": CONNECT_SECONDS, "application_name": "okr-bot"},
    )
