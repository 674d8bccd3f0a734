"""Many small records handed to the database as one parameter, to be joined with a table in one statement."""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import FromClause, TableClause, bindparam, cast, column, func, select
from sqlalchemy.dialects.postgresql import JSON
from sqlalchemy.types import Text


def records(shape: TableClause, *, on_postgres: bool) -> FromClause:
    """What the database sees as a table with the columns of `shape`, whose rows are handed over with the statement, as
    `told` gives them, under the name of `shape`. However many there are, it is the same statement."""
    given = bindparam(shape.name, type_=Text())
    columns = [(one.name, one.type) for one in shape.c]
    if on_postgres:
        valued = func.json_to_recordset(cast(given, JSON)).table_valued(*(column(*one) for one in columns))
        return valued.render_derived(with_types=True)
    each = func.json_each(given).table_valued("value")
    parts = [func.json_extract(each.c.value, f"$.{name}", type_=kind).label(name) for name, kind in columns]
    return select(*parts).subquery()


def told(shape: TableClause, rows: Sequence[Mapping[str, object]]) -> dict[str, str]:
    """The parameter by which a statement with `records` of that shape is told its rows; values are what JSON knows."""
    return {shape.name: json.dumps(rows)}
