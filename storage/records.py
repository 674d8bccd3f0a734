"""Many small records handed to the database as one parameter, to be joined with a table in one statement."""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import FromClause, TableClause, bindparam, cast, column, func, select
from sqlalchemy.dialects.postgresql import JSON
from sqlalchemy.engine import Connection
from sqlalchemy.types import Text


def records(connection: Connection, shape: TableClause, rows: Sequence[Mapping[str, object]]) -> FromClause:
    """What the database sees as a table of `rows`, with the columns of `shape`; values are what JSON knows.

    However many there are, it is the same statement, so it is compiled once.
    """
    given = bindparam(None, json.dumps(rows), Text)
    columns = [(one.name, one.type) for one in shape.c]
    if connection.dialect.name == "postgresql":
        valued = func.json_to_recordset(cast(given, JSON)).table_valued(*(column(*one) for one in columns))
        return valued.render_derived(with_types=True)
    each = func.json_each(given).table_valued("value")
    parts = [func.json_extract(each.c.value, f"$.{name}", type_=kind).label(name) for name, kind in columns]
    return select(*parts).subquery()
