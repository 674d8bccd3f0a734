"""What is compiled for one database serves the next one of its kind."""

from pathlib import Path

import pytest
from sqlalchemy import literal, select
from sqlalchemy.sql.compiler import SQLCompiler

from storage.engine import Database, open_database


def test_a_second_database_compiles_nothing_that_the_first_one_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = (open_database(f"sqlite:///{tmp_path / name}") for name in ("one.db", "two.db"))
    assert asked(one) == 7
    monkeypatch.setattr(SQLCompiler, "__init__", refused)
    assert asked(two) == 7
    with pytest.raises(AssertionError, match="compiled anew"):
        asked(two, named="by_another_name")


def refused(*_: object, **__: object) -> None:
    raise AssertionError("compiled anew")


def asked(database: Database, *, named: str = "number") -> int:
    try:
        with database.reading() as connection:
            return int(connection.execute(select(literal(7).label(named))).scalar_one())
    finally:
        database.dispose()
