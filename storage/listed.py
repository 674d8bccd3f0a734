"""Many values handed to SQLite as one parameter: what `column IN` looks through, spelled for the compiler.

A select of a function of a table says the same, and took longer to build each time than SQLite to answer.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class Listed(FunctionElement[Any]):
    """What stands on the right of IN: `values`, which are what JSON knows. One statement, however many there are."""

    inherit_cache = True
    type = String()

    def __init__(self, values: Iterable[object]) -> None:
        super().__init__(json.dumps(list(values)))


@compiles(Listed, "sqlite")
def as_subquery(listed: Listed, compiler: SQLCompiler, **how: Any) -> str:
    given = compiler.process(listed.clauses, **how)
    return f"(SELECT value FROM json_each({given}))"  # noqa: S608 - a placeholder of the compiler's
