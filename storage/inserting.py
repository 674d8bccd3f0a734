"""The insert statements of a table, built once a process: naming the columns of `excluded` alone took a millisecond."""

from functools import cache

from sqlalchemy.dialects import postgresql, sqlite

from storage.row import StoredRow

Insert = sqlite.Insert | postgresql.Insert


@cache
def inserting(row: type[StoredRow], *, on_postgres: bool) -> Insert:
    """An insert that knows ON CONFLICT, which both databases spell alike."""
    return postgresql.insert(row.__table__) if on_postgres else sqlite.insert(row.__table__)


@cache
def replacing(row: type[StoredRow], *, on_postgres: bool) -> Insert:
    """An insert of every column; a row with that key is replaced."""
    statement = inserting(row, on_postgres=on_postgres)
    keys = [column.name for column in row.__table__.primary_key]
    rest = {column.name: statement.excluded[column.name] for column in row.__table__.c if column.name not in keys}
    if not rest:
        return statement.on_conflict_do_nothing(index_elements=keys)
    return statement.on_conflict_do_update(index_elements=keys, set_=rest)
