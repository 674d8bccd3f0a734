"""One process at a time serves a SQLite file: an operating system's lock on a file beside it, gone with the process."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

SUFFIX = "-held"
"""Of the file that is locked. Never the database itself: SQLite's own locks on it are POSIX locks, which a process
loses on all of a file as soon as it closes any of its handles on it (https://sqlite.org/howtocorrupt.html, 2.2)."""


class AlreadyServed(Exception):
    """Another process holds the database; `holder` is what it said of itself, empty where it has not said so yet."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@contextmanager
def sole_process(database: Path, *, holder: str) -> Iterator[None]:
    """Hold the database file for this process, and say who does in one line.

    The lock is the operating system's: it ends with the process, however that ends, and the file that is left then
    locks nobody out. Child processes do not inherit it. Raises AlreadyServed where another process, or another part of
    this one, holds the same file by whatever path; OSError where there can be no file.
    """
    path = database.resolve()
    with path.with_name(path.name + SUFFIX).open("a+b") as file:
        if not locked(file):
            raise AlreadyServed(said_in(file))
        file.truncate(0)
        file.write(holder.encode())
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)  # it is not unlinked: another process may be about to lock this very file


def said_in(file: IO[bytes]) -> str:
    file.seek(0)
    return file.readline(200).decode(errors="replace").strip()


if sys.platform == "win32":
    import msvcrt

    FAR = 1 << 30
    """The byte that is locked: on Windows nobody else may read a locked one, and the words are to be read."""

    def locked(file: IO[bytes]) -> bool:
        """Lock it for as long as it is open; False where somebody else has."""
        file.seek(FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def locked(file: IO[bytes]) -> bool:
        """Lock it for as long as it is open; False where somebody else has."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
