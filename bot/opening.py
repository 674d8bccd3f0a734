"""Opening the database that the settings name; whatever is wrong with it is said in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError

from bot.config import Settings, WrongSetting
from storage.engine import Database, open_database
from storage.migrate import NewerSchema


@contextmanager
def opened(settings: Settings, *, migrated: bool = True, untouched: bool = False) -> Iterator[Database]:
    """The database, reachable, and closed again at the end.

    With `migrated` its schema is up to date: a SQLite file is brought there unless it is to stay `untouched`, for a
    PostgreSQL that has to be asked for. Raises WrongSetting where it cannot be used.
    """
    with opened_unchecked(settings) as database:
        check(settings, database, migrated=migrated, migrates=settings.is_sqlite and not untouched)
        yield database


@contextmanager
def opened_unchecked(settings: Settings) -> Iterator[Database]:
    """The database as it may be, closed again at the end. Raises WrongSetting where its URL is none."""
    try:
        database = open_database(settings.database_url)
    except ValueError as error:
        raise WrongSetting(f"DATABASE_URL: {error}.") from error
    except ModuleNotFoundError as error:
        raise WrongSetting("PostgreSQL needs its driver: pip install 'okr-bot[postgres]'.") from error
    try:
        yield database
    finally:
        database.dispose()


def check(settings: Settings, database: Database, *, migrated: bool, migrates: bool) -> None:
    """Raises WrongSetting where the database cannot be reached, is too new, or is to be migrated first."""
    try:
        pending = database.pending_migrations()
        if pending and migrated and migrates:
            database.migrate()
            pending = ()
    except DatabaseError as error:
        raise WrongSetting(f"The database of DATABASE_URL cannot be opened: {reason_of(error)}.") from error
    except NewerSchema as error:
        raise WrongSetting(f"DATABASE_URL: {error}; run the release that migrated it, or a later one.") from error
    if pending and migrated:
        raise WrongSetting(f"The database lacks {len(pending)} migrations: run `okr-bot migrate` first.")


def reason_of(error: DatabaseError) -> str:
    """What the database itself said, in one line."""
    return str(error.orig).strip().splitlines()[0]
