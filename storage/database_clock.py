"""The database's clock, by which leases and retries are timed: one clock for any number of processes."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, type_coerce
from sqlalchemy.engine import Connection
from sqlmodel.sql.sqltypes import UTCDateTime

SQLITE_FORMAT = "%Y-%m-%d %H:%M:%f000"
"""What SQLAlchemy stores on SQLite: six digits after the point, of which SQLite's %f knows three."""


def is_postgres(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def moment(connection: Connection, *, later: timedelta = timedelta(0)) -> ColumnElement[datetime]:
    """The database's time now and `later` on, as an SQL expression that compares with stored times."""
    return moment_of(on_postgres=is_postgres(connection), later=later)


def moment_of(*, on_postgres: bool, later: timedelta = timedelta(0)) -> ColumnElement[datetime]:
    """As `moment`, for a statement that is built once."""
    if on_postgres:
        return func.clock_timestamp() + later
    shift = f"{later.total_seconds():+.3f} seconds"
    return type_coerce(func.strftime(SQLITE_FORMAT, "now", shift), UTCDateTime())


def moment_after(seconds: ColumnElement[float], *, on_postgres: bool) -> ColumnElement[datetime]:
    """As `moment_of`, a number of seconds later that the database knows."""
    if on_postgres:
        return func.clock_timestamp() + func.make_interval(0, 0, 0, 0, 0, 0, seconds)
    shift = func.printf("%+.3f seconds", seconds)
    return type_coerce(func.strftime(SQLITE_FORMAT, "now", shift), UTCDateTime())
