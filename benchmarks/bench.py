"""What every benchmark is given: sizes, the number of runs, and databases that are durable as in production."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from storage.engine import Database, open_database
from tests.databases import named
from tests.postgres_server import FAST, postgres_server

DURABLE = FAST | {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "shared_buffers": "256MB",
    "max_wal_size": "4GB",
}
"""What a commit promises is on disk, as in production; the tests' own server skips that."""

RUNS, QUICK_RUNS = 5, 2


@dataclass
class Bench:
    """A context; everything it opened is gone at its end. `quick`: small sizes, only to see that it works. `full`: the
    largest sizes, each measured once; it takes an hour."""

    quick: bool = False
    full: bool = False
    stack: ExitStack = field(default_factory=ExitStack)
    _numbers: Iterator[int] = field(default_factory=count)
    _server: str | None = None
    _folder: Path | None = None

    def __enter__(self) -> "Bench":
        return self

    def __exit__(self, *_failure: object) -> None:
        self.stack.close()

    @property
    def runs(self) -> int:
        if self.full:
            return 1
        return QUICK_RUNS if self.quick else RUNS

    def size(self, usual: int, *, quick: int, full: int | None = None) -> int:
        """How many of something; `full` where an hour allows for more."""
        if self.full and full is not None:
            return full
        return quick if self.quick else usual

    @property
    def folder(self) -> Path:
        """For files that are erased at the end."""
        if self._folder is None:
            self._folder = Path(self.stack.enter_context(TemporaryDirectory(prefix="okr-bench-")))
        return self._folder

    def sqlite_url(self) -> str:
        """An empty database of its own."""
        return f"sqlite:///{self.folder}/okr-{next(self._numbers)}.db"

    def postgres_url(self) -> str:
        """An empty database of its own, on the one server."""
        if self._server is None:
            self._server = self.stack.enter_context(postgres_server(settings=DURABLE))
        name = f"okr_bench_{next(self._numbers)}"
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return named(self._server, name)

    @contextmanager
    def database(self, url: str) -> Iterator[Database]:
        """Migrated."""
        database = open_database(url)
        try:
            database.migrate()
            yield database
        finally:
            database.dispose()

    @contextmanager
    def sqlite(self) -> Iterator[Database]:
        with self.database(self.sqlite_url()) as database:
            yield database

    @contextmanager
    def postgres(self) -> Iterator[Database]:
        with self.database(self.postgres_url()) as database:
            yield database
