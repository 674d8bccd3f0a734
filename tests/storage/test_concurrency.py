"""Threads that read, change and write at once: nothing is lost, no number and no delivery is given twice."""

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest

from okr.delivery import Delivery
from storage.engine import Database
from tests.builders import a_key_result
from tests.storage.planning import FRIDAY, a_plan

THREADS = 8
TIMES = 25
T = TypeVar("T")


def at_once(work: Callable[[], T], threads: int = THREADS) -> list[T]:
    """What `work` returns in each of that many threads, let loose together."""
    start = threading.Barrier(threads)

    def wait_and_work() -> T:
        start.wait()
        return work()

    with ThreadPoolExecutor(threads) as pool:
        return [future.result() for future in [pool.submit(wait_and_work) for _ in range(threads)]]


@pytest.mark.slow
def test_no_increment_is_lost_between_threads(database: Database, acme: str) -> None:
    def increment() -> None:
        with database.transaction(acme) as transaction:
            key_result = transaction.key_results.lock([1])[1]
            transaction.key_results.put(replace(key_result, version=key_result.version + 1))

    def increment_often() -> None:
        for _ in range(TIMES):
            database.run(increment)

    at_once(increment_often)
    with database.snapshot(acme) as snapshot:
        assert snapshot.key_results.many([1])[1].version == 1 + THREADS * TIMES


def test_no_number_is_given_twice_between_threads(database: Database, acme: str) -> None:
    def take_number() -> int:
        with database.transaction(acme) as transaction:
            return transaction.objectives.next_number()

    numbers = [number for taken in at_once(lambda: [take_number() for _ in range(10)]) for number in taken]
    assert sorted(numbers) == list(range(2, 2 + THREADS * 10))


def test_threads_that_lock_in_any_order_all_get_through(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        for number in range(2, 12):
            transaction.key_results.put(a_key_result(number=number))
    orders = iter([range(1, 12), range(11, 0, -1)] * THREADS)
    turn = threading.Lock()

    def lock_all() -> int:
        with turn:
            order = next(orders)
        with database.transaction(acme) as transaction:
            return len(transaction.key_results.lock(order))

    assert at_once(lock_all) == [11] * THREADS


def test_planners_that_race_plan_each_delivery_once(database: Database, acme: str) -> None:
    plans = [a_plan(f"U{number}") for number in range(50)]

    def plan() -> int:
        with database.transaction(acme) as transaction:
            return transaction.deliveries.plan(plans)

    assert sum(at_once(plan, 4)) == len(plans)


def test_claimers_that_race_never_share_a_delivery(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan(
            [a_plan(f"U{number}", not_before=FRIDAY - timedelta(seconds=number)) for number in range(200)]
        )

    def claim_all() -> list[Delivery]:
        mine: list[Delivery] = []
        while batch := database.outbox.claim(FRIDAY, 7):
            mine += batch
        return mine

    claims = Counter(one.id for claimed in at_once(claim_all, 4) for one in claimed)
    left = len(database.outbox.claim(FRIDAY, 200))
    assert set(claims.values()) == {1}
    assert len(claims) + left == 200


def test_two_finishers_of_one_claim_finish_it_once(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan([a_plan()])
    [claimed] = database.outbox.claim(FRIDAY, 1)
    finished = at_once(lambda: database.outbox.mark_sent(claimed, channel="D1", ts="1.1", revision=1))
    assert sorted(finished) == [False] * (THREADS - 1) + [True]


def test_work_that_ends_in_a_deadlock_is_done_all_the_same(database: Database, acme: str) -> None:
    """Each locks what the other wants next; SQLite lets only one begin, PostgreSQL ends one of them."""
    with database.transaction(acme) as transaction:
        transaction.key_results.put(a_key_result(number=2))
    orders = [[1, 2], [2, 1]]
    turn = threading.Lock()

    def both() -> None:
        with turn:
            order = orders.pop()

        def work() -> None:
            with database.transaction(acme) as transaction:
                for number in order:
                    key_result = transaction.key_results.lock([number])[number]
                    transaction.key_results.put(replace(key_result, version=key_result.version + 1))

        for _ in range(20):
            database.run(work)

    at_once(both, 2)
    with database.snapshot(acme) as snapshot:
        versions = [found.version for found in snapshot.key_results.many([1, 2]).values()]
    assert versions == [41, 41]


def test_readers_do_not_wait_for_a_writer_that_has_not_committed(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.key_results.put(a_key_result(version=2))
        with database.snapshot(acme) as snapshot:
            assert snapshot.key_results.many([1])[1].version == 1
