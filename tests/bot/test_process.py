"""The whole process against a local Slack: it ticks by itself, comes back after faults, and knows who is who."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.clock import SystemClock
from bot.config import Settings, WrongSetting
from bot.inbox import Inbox
from bot.install import ask_install
from bot.process import assembled, plan
from bot.scheduler import surviving, ticking
from bot.syncing import reading_client, sync_members
from okr.delivery import DeliveryKind, DeliveryState, Plan
from okr.member import MemberKind
from okr.ports import World
from sandbox import Sandbox, Workspace
from storage.received import KEPT_FOR, Arrival
from tests.builders import WORKSPACE, a_cycle, a_key_result, a_member, a_team, an_objective
from tests.running_bot import FRIDAY, MANIFEST, RunningBot, bot_in_slack, database_at
from tests.storage.test_received import grow_older

AT_THREE = FRIDAY.replace(hour=15)


@pytest.fixture
async def a_ticking_bot(sqlite_url: str) -> AsyncIterator[RunningBot]:
    async with bot_in_slack(sqlite_url, now=AT_THREE, ticks=True) as running:
        yield running


async def test_a_commit_wakes_the_deliverer_and_does_not_wait_for_a_tick(a_ticking_bot: RunningBot) -> None:
    await a_ticking_bot.put(
        a_member("U1"), a_member("ULEAD"), a_team(channel=None), a_cycle(), an_objective(), a_key_result()
    )

    def plan_a_nudge(world: World) -> None:
        with world.transaction() as tx:
            tx.deliveries.plan([Plan(DeliveryKind.NUDGE, "U1", "2026-W48", AT_THREE, AT_THREE + timedelta(hours=6))])

    await a_ticking_bot.act(plan_a_nudge)
    await a_ticking_bot.slack.eventually(lambda: a_ticking_bot.slack.calls("chat.postMessage"), seconds=3)
    (message,) = await a_ticking_bot.person("U1").dm()
    assert message.blocks


async def test_the_bot_is_back_within_seconds_after_its_socket_dies(a_running_bot: RunningBot) -> None:
    slack = a_running_bot.slack
    assert slack.drop_sockets() == 1
    await slack.connected(seconds=8)
    assert (await a_running_bot.person("U1").command("/okr")).acked


async def test_slack_may_ask_the_bot_to_reconnect(a_running_bot: RunningBot) -> None:
    """slack_sdk may connect twice then, once for the farewell and once for the hang-up, before it settles."""
    slack, alice = a_running_bot.slack, a_running_bot.person("U1")

    async def answered() -> bool:
        return (await alice.command("/okr")).acked

    await slack.disconnect("refresh_requested")
    await slack.eventually(answered, seconds=5)


async def test_a_closing_inbox_lets_the_request_in_hand_be_answered(a_running_bot: RunningBot) -> None:
    running, entered, may_go_on = a_running_bot, asyncio.Event(), asyncio.Event()

    async def slowly(next_: Any) -> None:
        entered.set()
        await may_go_on.wait()
        await next_()

    running.bot.app.use(slowly)
    inbox = Inbox(running.bot.dispatch, client=running.bot.app.client, app_token=running.slack.app_token)
    await inbox.open()
    await running.slack.connected(sockets=2)
    asked = [asyncio.create_task(running.person("U1").command("/okr")) for _ in range(2)]
    await entered.wait()
    closing = asyncio.create_task(inbox.close(within=5))
    may_go_on.set()
    await closing
    assert all([(await one).acked for one in asked])


async def test_everybody_is_known_after_a_start(a_running_bot: RunningBot) -> None:
    await sync_members(a_running_bot.bot)
    people = {member.id: member for member in await a_running_bot.read(lambda tx: tx.members.all())}
    assert (people["ULAN"].name, people["ULAN"].locale) == ("Trần Thị Lan", "vi-VN")
    assert people["UGUEST"].kind is MemberKind.GUEST
    assert people["UGONE"].kind is MemberKind.DEACTIVATED
    assert people["UADMIN"].admin
    assert "UELSE" not in people


async def test_reading_everybody_waits_as_long_as_slack_says_and_goes_on(a_running_bot: RunningBot) -> None:
    a_running_bot.slack.faults.rate_limit("users.list", retry_after=1)
    await sync_members(a_running_bot.bot)
    assert await a_running_bot.read(lambda tx: tx.members.get("ULAN")) is not None


async def test_a_slack_that_does_not_answer_leaves_the_members_as_they_were(a_running_bot: RunningBot) -> None:
    await a_running_bot.put(a_member("U1", name="Alice"))
    a_running_bot.slack.faults.refuse("users.list", "internal_error")
    await sync_members(a_running_bot.bot)
    assert len(await a_running_bot.read(lambda tx: tx.members.all())) == 1


async def test_a_new_workspace_is_registered_with_what_the_settings_say(sqlite_url: str) -> None:
    async with Sandbox(Workspace(team_id=WORKSPACE, name="Công ty Mai"), manifest=MANIFEST) as slack:
        settings = Settings(
            bot_token=slack.bot_token, api_url=slack.url, database_url=sqlite_url, language="vi", zone="Asia/Tokyo"
        )
        before = datetime.now(UTC)
        for _ in range(2):
            with database_at(sqlite_url) as database:
                async with assembled(settings, database=database, clock=SystemClock()):
                    with database.snapshot(WORKSPACE) as tx:
                        known = tx.settings.get()
    assert (known.name, known.language, known.zone) == ("Công ty Mai", "vi", "Asia/Tokyo")
    assert before <= known.since <= datetime.now(UTC)


async def test_the_install_is_asked_once_and_no_request_asks_again(a_running_bot: RunningBot) -> None:
    for _ in range(3):
        await a_running_bot.person("U1").command("/okr")
    assert len(a_running_bot.slack.calls("auth.test")) == 1
    install = await ask_install(reading_client(a_running_bot.bot))
    assert install.workspace == WORKSPACE
    assert "chat:write" in (install.scopes or ())


async def test_a_revoked_token_is_forgotten_and_slack_is_asked_again(a_running_bot_either_way: RunningBot) -> None:
    slack, alice = a_running_bot_either_way.slack, a_running_bot_either_way.person("U1")
    await slack.revoke_token()
    assert (await alice.command("/okr")).acked  # with Bolt's own word that the app is not installed
    slack.faults.clear()
    assert (await alice.command("/okr")).ack["blocks"]
    assert (await alice.command("/okr")).ack["blocks"]
    assert [call.error for call in slack.calls("auth.test")] == [None, "token_revoked", None]


async def test_a_persons_own_token_that_is_revoked_changes_nothing(a_running_bot: RunningBot) -> None:
    event = {"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": []}}
    assert (await a_running_bot.slack.desk.events.tell(event)).acked
    assert (await a_running_bot.person("U1").command("/okr")).acked
    assert len(a_running_bot.slack.calls("auth.test")) == 1


async def test_the_plan_tick_forgets_old_events_and_beats(a_running_bot: RunningBot) -> None:
    bot = a_running_bot.bot
    bot.database.received.take(WORKSPACE, "EvOLD")
    grow_older(bot.database, KEPT_FOR * 2)
    before = bot.heartbeat.age
    await plan(bot)
    assert bot.heartbeat.age < before + 60
    assert bot.database.received.take(WORKSPACE, "EvOLD") is Arrival.NEW


async def test_a_token_that_does_not_work_is_one_sentence(sqlite_url: str) -> None:
    async with Sandbox(Workspace(team_id=WORKSPACE), manifest=MANIFEST) as slack:
        slack.faults.deactivate_account()
        settings = Settings(bot_token=slack.bot_token, api_url=slack.url)
        with database_at(sqlite_url) as database, pytest.raises(WrongSetting, match="account_inactive"):
            async with assembled(settings, database=database, clock=SystemClock()):
                pass


async def test_both_ticks_run_at_the_start_and_planning_comes_first() -> None:
    ran: list[str] = []
    both = asyncio.Event()

    async def plan() -> None:
        ran.append("plan")

    async def deliver() -> None:
        ran.append("deliver")
        both.set()

    async with ticking(surviving("plan", plan), surviving("deliver", deliver)):
        await asyncio.wait_for(both.wait(), 5)
    assert ran == ["plan", "deliver"]


async def test_a_tick_that_breaks_is_logged_and_the_next_one_runs() -> None:
    runs = 0

    async def broken() -> None:
        nonlocal runs
        runs += 1
        raise ConnectionError

    tick = surviving("deliver", broken)
    await tick()
    await tick()
    assert runs == 2


async def test_what_is_due_at_the_start_is_planned_and_sent_without_being_asked(sqlite_url: str) -> None:
    async with bot_in_slack(sqlite_url, now=AT_THREE) as running:
        await running.put(
            a_member("U1"), a_member("ULEAD"), a_team(channel=None), a_cycle(), an_objective(), a_key_result()
        )
    async with bot_in_slack(sqlite_url, now=AT_THREE, ticks=True) as running:
        await running.slack.eventually(lambda: running.slack.calls("chat.postMessage"), seconds=5)
        nudge = await running.slack.eventually(
            lambda: running.bot.database.outbox.find([DeliveryState.SENT]), seconds=5
        )
    assert nudge[0].plan.kind is DeliveryKind.NUDGE
