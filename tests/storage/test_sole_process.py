"""The lock beside a SQLite file: one holder by whatever path, and none left once its process is gone."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.sole_process import SUFFIX, AlreadyServed, sole_process
from tests.running_bot import MANIFEST

HOLD = """
import sys
from pathlib import Path
from storage.sole_process import sole_process
with sole_process(Path(sys.argv[1]), holder="another"):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process(database: Path) -> Iterator[subprocess.Popen[str]]:
    """A process of its own that holds the database until it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database)],
        cwd=MANIFEST.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def refused(database: Path) -> str:
    """Who holds it."""
    with pytest.raises(AlreadyServed) as told, sole_process(database, holder="me"):
        pass
    return told.value.holder


def test_it_is_held_by_one_and_free_once_that_one_is_done(tmp_path: Path) -> None:
    database = tmp_path / "okr.db"
    with sole_process(database, holder="`okr-bot run` (process 7)"):
        assert refused(database) == "`okr-bot run` (process 7)"
        assert refused(database) == "`okr-bot run` (process 7)"
    with sole_process(database, holder="me"):
        pass
    assert not database.exists()


def test_another_file_beside_it_is_free(tmp_path: Path) -> None:
    with sole_process(tmp_path / "okr.db", holder="me"), sole_process(tmp_path / "other.db", holder="me"):
        pass


def test_a_link_to_it_is_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "okr.db")
    with sole_process(tmp_path / "okr.db", holder="the first"):
        assert refused(tmp_path / "link.db") == "the first"


def test_a_holder_that_was_killed_leaves_no_lock_behind(tmp_path: Path) -> None:
    database = tmp_path / "okr.db"
    for _ in range(2):
        with another_process(database) as process:
            assert refused(database) == "another"
            process.send_signal(signal.SIGKILL)
            process.wait()
            with sole_process(database, holder="me"):
                assert refused(database) == "me"
    assert (tmp_path / f"okr.db{SUFFIX}").read_text() == ""


def test_a_child_of_the_holder_does_not_keep_it(tmp_path: Path) -> None:
    database = tmp_path / "okr.db"
    with sole_process(database, holder="me"):
        child = subprocess.Popen(["sleep", "60"])
    try:
        with sole_process(database, holder="me again"):
            pass
    finally:
        child.kill()
        child.wait()
