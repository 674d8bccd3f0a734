"""The company whose lines these tests are about, and many people at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from okr.refusals import Refusal
from storage.engine import Database
from tests.okr.status.place import Place


@pytest.fixture
def place(database: Database) -> Place:
    """Acme, in a database of each kind."""
    return Place(database)


def at_once(*calls: Callable[[], object]) -> list[object]:
    """What each call gave, or its refusal, all of them started together."""
    start = Barrier(len(calls))

    def run(call: Callable[[], object]) -> object:
        start.wait()
        try:
            return call()
        except Refusal as refusal:
            return refusal

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))
