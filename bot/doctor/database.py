"""The database: can it be reached, and is its schema the one this release knows."""

from pathlib import Path

from sqlalchemy.exc import DatabaseError

from bot.doctor.finding import Finding
from bot.opening import reason_of
from storage.engine import Database
from storage.migrate import NewerSchema


def look_at_database(database: Database) -> list[Finding]:
    """Reads only: where there is no SQLite file yet, none is made."""
    if not database.on_postgres and not Path(database.engine.url.database or "").exists():
        return [Finding(f"There is no database file {database.engine.url.database} yet.", "Run `okr-bot migrate`.")]
    try:
        pending = database.pending_migrations()
    except DatabaseError as error:
        return [
            Finding(f"The database cannot be opened: {reason_of(error)}.", "Mend DATABASE_URL, or start the database.")
        ]
    except NewerSchema as error:
        return [Finding(f"{error}.".capitalize(), "Run the release that migrated the database, or a later one.")]
    if pending:
        return [Finding(f"The database lacks {len(pending)} migrations.", "Run `okr-bot migrate`.")]
    return [Finding("The database answers, and its schema is up to date.")]
