"""Statements compiled once for all databases of a kind: nearly every test opens one, and compiled all of them anew."""

from collections.abc import Iterator, MutableMapping

from sqlalchemy import Engine, event
from sqlalchemy.engine import Connection

Key = tuple[object, ...]


class Compiled(MutableMapping[Key, object]):
    """What SQLAlchemy compiled, by its key less the engine's own dialect, which comes first there."""

    def __init__(self) -> None:
        self.kept: dict[Key, object] = {}

    def __getitem__(self, key: Key) -> object:
        return self.kept[key[1:]]

    def __setitem__(self, key: Key, compiled: object) -> None:
        self.kept[key[1:]] = compiled

    def __delitem__(self, key: Key) -> None:
        del self.kept[key[1:]]

    def __iter__(self) -> Iterator[Key]:
        return iter(self.kept)

    def __len__(self) -> int:
        return len(self.kept)


def compile_once() -> None:
    """From now on in this process, for every engine."""
    by_dialect: dict[type[object], Compiled] = {}

    def share(connection: Connection) -> None:
        connection.execution_options(compiled_cache=by_dialect.setdefault(type(connection.dialect), Compiled()))

    event.listen(Engine, "engine_connect", share)
