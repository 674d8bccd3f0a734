"""Events that came in: one taker each, however many ask, and again only where the first is gone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from storage.database_clock import moment
from storage.engine import Database
from storage.received import IN_HAND_FOR, KEPT_FOR, Arrival, ReceivedEventRow
from tests.builders import WORKSPACE

TABLE = ReceivedEventRow.__table__


@pytest.fixture(autouse=True)
def registered(workspace: str) -> str:
    return workspace


def grow_older(database: Database, by: timedelta) -> None:
    """Let so much time have gone since each was taken."""
    with database.writing() as connection:
        connection.execute(TABLE.update().values(at=moment(connection, later=-by)))


def test_an_event_is_new_once(database: Database) -> None:
    received = database.received
    assert received.take(WORKSPACE, "Ev1") is Arrival.NEW
    assert received.take(WORKSPACE, "Ev1") is Arrival.IN_HAND
    assert received.take(WORKSPACE, "Ev2") is Arrival.NEW
    received.finish(WORKSPACE, "Ev1")
    assert received.take(WORKSPACE, "Ev1") is Arrival.DONE
    assert received.take(WORKSPACE, "Ev2") is Arrival.IN_HAND


def test_what_died_in_somebodys_hand_is_new_again_and_what_was_done_is_not(database: Database) -> None:
    received = database.received
    for event in ("Ev1", "Ev2"):
        received.take(WORKSPACE, event)
    received.finish(WORKSPACE, "Ev2")
    grow_older(database, IN_HAND_FOR - timedelta(seconds=5))
    assert received.take(WORKSPACE, "Ev1") is Arrival.IN_HAND
    grow_older(database, IN_HAND_FOR)
    assert received.take(WORKSPACE, "Ev1") is Arrival.NEW
    assert received.take(WORKSPACE, "Ev1") is Arrival.IN_HAND
    assert received.take(WORKSPACE, "Ev2") is Arrival.DONE


def test_what_is_given_back_is_new_and_what_was_done_stays_done(database: Database) -> None:
    received = database.received
    received.take(WORKSPACE, "Ev1")
    received.give_back(WORKSPACE, "Ev1")
    assert received.take(WORKSPACE, "Ev1") is Arrival.NEW
    received.finish(WORKSPACE, "Ev1")
    received.give_back(WORKSPACE, "Ev1")
    assert received.take(WORKSPACE, "Ev1") is Arrival.DONE


def test_of_many_who_take_it_at_once_one_has_it(database: Database) -> None:
    def take(number: int) -> Arrival:
        return database.received.take(WORKSPACE, f"Ev{number % 5}")

    with ThreadPoolExecutor(8) as threads:
        took = list(threads.map(take, range(40)))
    assert took.count(Arrival.NEW) == 5


def test_a_day_later_it_is_forgotten(database: Database) -> None:
    database.received.take(WORKSPACE, "Ev1")
    grow_older(database, KEPT_FOR - timedelta(minutes=1))
    assert database.received.prune() == 0
    grow_older(database, KEPT_FOR + timedelta(minutes=1))
    assert database.received.prune() == 1
    assert database.received.take(WORKSPACE, "Ev1") is Arrival.NEW
