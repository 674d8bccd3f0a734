"""Response_urls of pressed buttons: three edits, half an hour, one workspace; and an edit through one waits for no
limit."""

from datetime import timedelta

import pytest

from storage.answer_url import EDITS, LIVES, AnswerUrlRow
from storage.database_clock import moment
from storage.engine import Database
from storage.pause import EDIT
from tests.builders import WORKSPACE
from tests.storage.acme import a_founded_company
from tests.storage.planning import FRIDAY, a_plan

TABLE = AnswerUrlRow.__table__
URL = "https://hooks.slack.com/actions/T1/1/secret"


def keep(database: Database, *, ts: str = "1.0", url: str = URL) -> None:
    database.answer_urls.keep(WORKSPACE, channel="D1", ts=ts, url=url)


def take(database: Database, *, workspace: str = WORKSPACE, ts: str = "1.0") -> str | None:
    return database.answer_urls.take(workspace, channel="D1", ts=ts)


def grow_older(database: Database, by: timedelta) -> None:
    with database.writing() as connection:
        connection.execute(TABLE.update().values(until=moment(connection, later=LIVES - by)))


@pytest.fixture(autouse=True)
def registered(workspace: str) -> str:
    return workspace


def test_a_url_is_taken_as_often_as_slack_allows_less_what_the_handlers_need(database: Database) -> None:
    keep(database)
    assert [take(database) for _ in range(EDITS + 1)] == [URL, URL, URL, None]


def test_the_latest_press_counts_anew(database: Database) -> None:
    for url in (URL, f"{URL}2"):
        keep(database, url=url)
        assert take(database) == url
    assert [take(database) for _ in range(EDITS)] == [f"{URL}2", f"{URL}2", None]


def test_a_url_ends_before_slack_stops_taking_it_and_is_forgotten(database: Database) -> None:
    keep(database)
    grow_older(database, LIVES - timedelta(seconds=10))
    assert database.answer_urls.prune() == 0
    assert take(database) == URL
    grow_older(database, LIVES + timedelta(seconds=1))
    assert take(database) is None
    assert database.answer_urls.prune() == 1


def test_a_url_that_was_used_up_or_refused_is_gone(database: Database) -> None:
    keep(database)
    keep(database, ts="2.0")
    database.answer_urls.drop(WORKSPACE, channel="D1", ts="1.0")
    assert take(database) is None
    assert [take(database, ts="2.0") for _ in range(EDITS)] == [URL] * EDITS
    assert database.answer_urls.prune() == 1


def test_no_workspace_finds_anothers(database: Database) -> None:
    a_founded_company(database, "T2")
    keep(database)
    assert take(database, workspace="T2") is None


def test_an_edit_through_a_url_is_claimed_while_chat_update_has_to_wait(database: Database) -> None:
    acme = a_founded_company(database)
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan([a_plan("U1"), a_plan("ULEAD")])
    for number, delivery in enumerate(database.outbox.claim(FRIDAY, 10), start=1):
        assert database.outbox.mark_sent(delivery, channel="D1", ts=f"{number}.0", revision=1)
        with database.transaction(acme) as transaction:
            transaction.deliveries.want_edit(delivery.id)
    database.outbox.pause(acme, method=EDIT, delay=timedelta(hours=1))
    assert database.outbox.claim(FRIDAY, 10) == []
    keep(database, ts="2.0")
    assert [one.slack_ts for one in database.outbox.claim(FRIDAY, 10)] == ["2.0"]
