"""Many values handed to SQLite as one parameter: what `column IN` looks through, spelled for the compiler.

A select of a function of a table says the same, and took longer to build each time than SQLite to answer.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ARRAY, BindParameter, ColumnElement, String, any_, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class Listed(FunctionElement[Any]):
    """What stands on the right of IN: `values`, which are what JSON knows. One statement, however many there are."""

    inherit_cache = True
    type = String()

    def __init__(self, given: str | BindParameter[str]) -> None:
        """What `listed` made of the values, or the parameter that will be told it."""
        super().__init__(given)


def listed(values: Iterable[object]) -> str:
    return json.dumps(list(values))


def any_of(column: ColumnElement[Any], name: str, *, on_postgres: bool) -> ColumnElement[bool]:
    """`column` is any of what the parameter `name` is told, which is what `Scope.told` makes of the values."""
    if on_postgres:
        return column == any_(bindparam(name, type_=ARRAY(column.type)))
    return column.bool_op("IN")(Listed(bindparam(name, type_=String())))


@compiles(Listed, "sqlite")
def as_subquery(listed: Listed, compiler: SQLCompiler, **how: Any) -> str:
    given = compiler.process(listed.clauses, **how)
    return f"(SELECT value FROM json_each({given}))"  # noqa: S608 - a placeholder of the compiler's
