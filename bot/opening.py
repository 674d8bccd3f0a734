"""Opening the database that the settings name; whatever is wrong with it is said in one sentence."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError

from bot.config import Settings, WrongSetting
from storage.engine import Database, open_database
from storage.migrate import NewerSchema
from storage.sole_process import AlreadyServed, sole_process

RATHER_POSTGRES = "set DATABASE_URL to a PostgreSQL, which any number of processes may serve"


@contextmanager
def opened_alone(settings: Settings, *, by: str, rather: str = RATHER_POSTGRES) -> Iterator[Database]:
    """As `opened`, for a command (`by`, such as "run") that sends: no other such process uses the same SQLite file.

    Raises WrongSetting where one does, before the database is touched; `rather` says what else can be done.
    """
    with alone(settings, by=by, rather=rather), opened(settings) as database:
        yield database


@contextmanager
def alone(settings: Settings, *, by: str, rather: str) -> Iterator[None]:
    """Nobody else serves the settings' SQLite file meanwhile; a PostgreSQL may be served by any number."""
    file = sqlite_file(settings)
    with ExitStack() as held:
        try:
            if file is not None and file.parent.is_dir():  # what is wrong with any other path, opening it will tell
                held.enter_context(sole_process(file, holder=f"`okr-bot {by}` (process {os.getpid()})"))
        except AlreadyServed as error:
            raise WrongSetting(
                f"{error.holder or 'Another okr-bot'} already serves {file}, and SQLite is for one process at a time: "
                f"stop that one first, or {rather}."
            ) from error
        except OSError as error:
            raise WrongSetting(f"{file} cannot be held for this process alone: {error.strerror}.") from error
        yield


def sqlite_file(settings: Settings) -> Path | None:
    """The file of a SQLite database; None where it is none."""
    try:
        name = make_url(settings.database_url).database if settings.is_sqlite else None
    except (ArgumentError, ValueError):
        return None
    return Path(name) if name and name != ":memory:" else None


@contextmanager
def opened(settings: Settings, *, migrated: bool = True, untouched: bool = False) -> Iterator[Database]:
    """The database, reachable, and closed again at the end.

    With `migrated` its schema is up to date: a SQLite file is brought there unless it is to stay `untouched`, for a
    PostgreSQL that has to be asked for. Raises WrongSetting where it cannot be used.
    """
    file = sqlite_file(settings)
    if untouched and file is not None and not file.exists():
        raise WrongSetting(f"There is no database file {file} yet: run `okr-bot migrate` first.")
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
