"""SIGTERM, over a socket and over HTTP: what is in hand is answered, what is being sent is sent and marked, exit 0."""

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from time import monotonic

import pytest

from bot.config import Mode
from bot.http.app import EVENTS
from bot.process import STOP_WITHIN
from okr.delivery import DeliveryState
from sandbox import CannotDo, Member, Sandbox, Workspace
from tests.bot.okr_bot_process import Shell, end, shell_for
from tests.bot.test_kill import PEOPLE, a_company_asked_half_an_hour_ago
from tests.builders import WORKSPACE
from tests.running_bot import MANIFEST, database_at, free_port

pytestmark = pytest.mark.slow
"""It starts processes."""

POST, OPEN = "chat.postMessage", "views.open"
SENDING = DeliveryState.SENDING


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    members = [Member(person, person.lower(), f"Person {person}") for person in PEOPLE]
    async with Sandbox(Workspace(team_id=WORKSPACE, members=members), manifest=MANIFEST) as sandbox:
        yield sandbox


async def reached(slack: Sandbox, port: int, mode: Mode) -> None:
    """Slack has a way to the bot."""
    if mode is Mode.SOCKET:
        await slack.connected(seconds=20)
        return

    async def is_up() -> bool:
        try:
            await slack.use_request_url(f"http://127.0.0.1:{port}{EVENTS}")
        except CannotDo:
            return False
        return True

    await slack.eventually(is_up, seconds=20)


def shell_in(mode: Mode, slack: Sandbox, folder: Path, port: int) -> Shell:
    way = {"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": slack.signing_secret, "PORT": str(port)}
    return shell_for(slack, folder, **(way if mode is Mode.HTTP else {}))


@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.name.lower())
async def test_what_is_in_hand_is_answered_and_what_is_being_sent_is_marked(
    mode: Mode, slack: Sandbox, sqlite_url: str, tmp_path: Path
) -> None:
    port = free_port()
    slack.faults.slow(POST, 2.0)
    slack.faults.slow(OPEN, 1.0, times=1)
    with database_at(sqlite_url) as database:
        a_company_asked_half_an_hour_ago(database)
        process = await shell_in(mode, slack, tmp_path, port).start("run", DATABASE_URL=sqlite_url)
        await reached(slack, port, mode)
        await slack.eventually(lambda: SENDING in database.outbox.counts_by_state(), seconds=20)
        asked = asyncio.create_task(slack.person(PEOPLE[0]).command("/okr", "settings"))
        await slack.eventually(lambda: OPEN not in {fault.method for fault in slack.faults.in_force()}, seconds=5)
        since = monotonic()
        ended = await end(process, signal.SIGTERM)
        assert (ended.code, monotonic() - since < STOP_WITHIN) == (0, True), ended.err
        assert (await asked).acked
        states = database.outbox.counts_by_state()
        assert SENDING not in states
        assert states[DeliveryState.SENT] == len(slack.calls(POST)) > 0
