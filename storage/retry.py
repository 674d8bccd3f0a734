"""Trying again what PostgreSQL gave up for another transaction's sake (serialization failure, deadlock)."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

LOST_TO_ANOTHER = frozenset({"40001", "40P01"})
TRIES = 5
FIRST_WAIT_SECONDS = 0.02

T = TypeVar("T")


def run(work: Callable[[], T], *, wait: Callable[[float], None] = time.sleep) -> T:
    """What `work` returns, run again up to 5 times in all while the database undid it for another's sake.

    `work` opens its own transaction, so that each try starts from nothing; between tries it waits twice as long
    as before, with jitter.
    """
    for attempt in range(1, TRIES):
        try:
            return work()
        except DBAPIError as error:
            if not lost_to_another(error):
                raise
        wait(FIRST_WAIT_SECONDS * 2**attempt * random.uniform(0.5, 1.5))
    return work()


def lost_to_another(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) in LOST_TO_ANOTHER
