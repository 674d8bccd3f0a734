"""The PostgreSQL of the tests ends with the process that started it."""

import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

STARTER = """
from tests.postgres_server import postgres_server
with postgres_server() as url:
    print(url, flush=True)
    input()
"""
SECONDS = 20


@pytest.mark.postgres
def test_the_server_is_gone_after_its_parent_was_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STARTER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent,
    ) as parent:
        assert parent.stdout is not None
        url = parent.stdout.readline().strip()
        psycopg.connect(url).close()
        parent.kill()

    give_up = time.monotonic() + SECONDS
    while is_up(url) and time.monotonic() < give_up:
        time.sleep(0.05)
    assert not is_up(url)


def is_up(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True
