"""A pause holds back its own workspace, method and channel, and nothing else."""

from datetime import timedelta

import pytest

from okr.delivery import DeliveryKind
from storage.engine import Database
from storage.pause import EDIT, POST
from tests.builders import a_team
from tests.storage.acme import a_founded_company
from tests.storage.planning import FRIDAY, a_plan

LONG = timedelta(hours=1)


@pytest.fixture
def planned(database: Database, acme: str) -> str:
    """Two nudges and the digests of two teams, in two channels, all due; and a nudge of another workspace."""
    with database.transaction(acme) as transaction:
        transaction.teams.put(a_team(key="sales", channel="CSALES"))
        transaction.deliveries.plan([a_plan("U1"), a_plan("ULEAD")])
        transaction.deliveries.plan([a_plan(team, kind=DeliveryKind.DIGEST) for team in ("care", "sales")])
    with database.transaction(a_founded_company(database, "T2")) as transaction:
        transaction.deliveries.plan([a_plan("U1")])
    return acme


def claimed(database: Database) -> set[str]:
    return {f"{one.workspace} {one.plan.subject}" for one in database.outbox.claim(FRIDAY, 10)}


EVERYTHING = {"T1 U1", "T1 ULEAD", "T1 care", "T1 sales", "T2 U1"}


def test_a_paused_person_holds_nobody_else_back(database: Database, planned: str) -> None:
    database.outbox.pause(planned, method=POST, channel="U1", delay=LONG)
    assert claimed(database) == EVERYTHING - {"T1 U1"}


def test_a_paused_channel_holds_its_teams_digest_back(database: Database, planned: str) -> None:
    database.outbox.pause(planned, method=POST, channel="CCARE", delay=LONG)
    assert claimed(database) == EVERYTHING - {"T1 care"}


def test_a_paused_method_holds_its_whole_workspace_back(database: Database, planned: str) -> None:
    database.outbox.pause(planned, method=POST, delay=LONG)
    assert claimed(database) == {"T2 U1"}


def test_a_paused_workspace_holds_no_other_back(database: Database, planned: str) -> None:
    database.outbox.pause(planned, delay=LONG)
    assert claimed(database) == {"T2 U1"}


def test_a_pause_of_edits_lets_posts_pass(database: Database, planned: str) -> None:
    database.outbox.pause(planned, method=EDIT, delay=LONG)
    assert claimed(database) == EVERYTHING


def test_an_edit_waits_for_the_channel_its_message_is_in(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan([a_plan("U1"), a_plan("ULEAD")])
    for number, sent in enumerate(database.outbox.claim(FRIDAY, 10)):
        database.outbox.mark_sent(sent, channel=f"D{sent.plan.subject}", ts=f"{number}.1", revision=1)
        with database.transaction(acme) as transaction:
            transaction.deliveries.want_edit(sent.id)
    database.outbox.pause(acme, method=POST, delay=LONG)
    database.outbox.pause(acme, method=EDIT, channel="DU1", delay=LONG)
    assert claimed(database) == {"T1 ULEAD"}


def test_a_pause_that_is_over_holds_nothing_back(database: Database, planned: str) -> None:
    database.outbox.pause(planned, delay=-LONG)
    assert database.outbox.pauses() == ()
    assert claimed(database) == EVERYTHING


def test_a_longer_pause_is_not_cut_short(database: Database, planned: str) -> None:
    database.outbox.pause(planned, method=POST, channel="U1", delay=2 * LONG)
    database.outbox.pause(planned, method=POST, channel="U1", delay=-LONG)
    [pause] = database.outbox.pauses()
    assert (pause.workspace, pause.method, pause.channel) == (planned, POST, "U1")
    assert pause.until > database.now() + LONG
