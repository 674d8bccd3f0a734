"""A commit in one process wakes those that deliver in all others, within a moment and over broken connections."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest

from storage.engine import Database, open_database
from tests.storage.acme import a_founded_company
from tests.storage.planning import a_plan

WITHIN = 1.0
LONG = 20.0


@contextmanager
def here_and_there(url: str) -> Iterator[tuple[Database, Database]]:
    """The same database, as two processes have it."""
    here, there = open_database(url), open_database(url)
    try:
        yield here, there
    finally:
        here.dispose()
        there.dispose()


class Ear:
    """Whoever listens: hears, and can wait for it."""

    def __init__(self) -> None:
        self.heard = threading.Event()

    def __call__(self) -> None:
        self.heard.set()

    def within(self, seconds: float, after: Callable[[], object]) -> bool:
        """Whether anything is heard that soon after."""
        self.heard.clear()
        after()
        return self.heard.wait(seconds)


def plan(database: Database, workspace: str, subject: str) -> None:
    with database.transaction(workspace) as transaction:
        transaction.deliveries.plan([a_plan(subject)])


def test_whoever_commits_wakes_its_own_process_once_per_commit(database: Database, acme: str) -> None:
    heard: list[None] = []
    with database.heard(lambda: heard.append(None)):
        before = len(heard)
        plan(database, acme, "U1")
        assert len(heard) > before
    ended = len(heard)
    plan(database, acme, "ULEAD")
    assert len(heard) == ended


@pytest.mark.postgres
def test_a_commit_wakes_another_process_within_a_second(postgres_url: str) -> None:
    with here_and_there(postgres_url) as (here, there):
        acme, ear = a_founded_company(here), Ear()
        with there.heard(ear):
            assert ear.heard.wait(LONG), "it looks for what it missed before it could hear"
            assert ear.within(WITHIN, lambda: plan(here, acme, "U1"))
            assert not ear.within(0.2, here.now), "nothing to send, nobody is woken"


@pytest.mark.postgres
def test_whoever_lost_its_connection_looks_at_once_and_hears_again(postgres_url: str) -> None:
    with here_and_there(postgres_url) as (here, there):
        acme, ear = a_founded_company(here), Ear()
        with there.heard(ear):
            assert ear.heard.wait(LONG)
            assert ear.within(LONG, lambda: cut_the_listener(postgres_url))
            assert ear.within(WITHIN, lambda: plan(here, acme, "U1"))


def cut_the_listener(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        cut = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'okr-bot listener'"
        ).fetchall()
    assert cut == [(True,)]
