"""The doctor finds what keeps the bot from its work, and says how to mend each."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
import yaml
from slack_sdk.web.async_client import AsyncWebClient

from bot.doctor.company import look_at_channels, look_at_owners
from bot.doctor.deliveries import look_at_deliveries
from bot.doctor.finding import Finding
from bot.doctor.slack import look_at_app_token, look_at_bot_token, look_at_clock
from bot.syncing import reading_client
from okr.actions.inspect_workspace import inspect_workspace
from okr.delivery import DeliveryKind, DeliveryState, Plan
from okr.key_result import KeyResultState
from okr.member import MemberKind
from okr.ports import World
from okr.settings import WorkspaceSettings
from sandbox import Sandbox, Workspace
from tests.builders import WORKSPACE, a_cycle, a_key_result, a_member, a_team, an_objective
from tests.running_bot import FRIDAY, MANIFEST, RunningBot


def wrong(findings: list[Finding]) -> dict[str, str]:
    """What is wrong, and how to mend it."""
    return {finding.what: finding.mend for finding in findings if not finding.is_well}


@pytest.fixture
async def bot(a_running_bot: RunningBot) -> RunningBot:
    await a_running_bot.put(
        a_member("U1"), a_member("UGONE", kind=MemberKind.DEACTIVATED), a_member("ULEAD"), a_cycle()
    )
    return a_running_bot


async def channels(bot: RunningBot) -> dict[str, str]:
    inspection = await bot.act(inspect_workspace)
    return wrong(await look_at_channels(reading_client(bot.bot), inspection))


async def owners(bot: RunningBot) -> dict[str, str]:
    return wrong(look_at_owners(await bot.act(inspect_workspace)))


async def test_a_channel_the_bot_is_not_in_is_named_with_what_to_type(bot: RunningBot) -> None:
    await bot.put(a_team(key="care", channel="CCARE"), a_team(key="else", name="Elsewhere", channel="CELSEWHERE"))
    assert await channels(bot) == {"The bot is not in #elsewhere of Elsewhere.": "Type `/invite @OKR` there."}


async def test_an_archived_and_a_missing_channel_are_found(bot: RunningBot) -> None:
    bot.slack.archive("CCARE")
    await bot.put(
        a_team(key="care", channel="CCARE"),
        a_team(key="gone", name="Gone", channel="CGONE"),
        a_team(key="none", name="Nowhere", channel=None),
        a_team(key="quiet", channel=None, digest=False),
    )
    assert list(await channels(bot)) == [
        "The channel of Customer care, #care, is archived.",
        "The channel of Gone, CGONE, cannot be seen (channel_not_found).",
        "Nowhere has no channel, so its digest goes nowhere.",
    ]


async def test_key_results_nobody_answers_for_are_found(bot: RunningBot) -> None:
    await bot.put(
        a_team(),
        an_objective(),
        a_key_result(number=1, owner="U1"),
        a_key_result(number=2, owner=None),
        a_key_result(number=3, owner="UGONE"),
        a_key_result(number=4, owner=None, state=KeyResultState.PAUSED),
    )
    assert await owners(bot) == {
        "KR-2 of Customer care has no owner.": "Give it an owner with `okr-bot load`.",
        "KR-3 of Customer care belongs to UGONE, who is not here any more.": "Give it an owner with `okr-bot load`.",
    }


async def test_all_is_well_where_every_key_result_has_an_owner_and_every_channel_the_bot(bot: RunningBot) -> None:
    await bot.put(a_team(), an_objective(), a_key_result())
    assert await channels(bot) == {}
    assert await owners(bot) == {}


async def test_what_was_missed_lately_is_shown_and_what_was_missed_long_ago_is_not(bot: RunningBot) -> None:
    def plan(world: World) -> None:
        with world.transaction() as tx:
            missed = [
                Plan(DeliveryKind.NUDGE, "U1", week, at, at + timedelta(hours=6))
                for week, at in (("2026-W40", FRIDAY - timedelta(weeks=8)), ("2026-W47", FRIDAY - timedelta(weeks=1)))
            ]
            tx.deliveries.plan_missed(missed, reason="bot_was_down")

    await bot.act(plan)
    found = wrong(look_at_deliveries(bot.bot.database.outbox, now=FRIDAY))
    assert list(found) == ["The nudge of U1 for 2026-W47 is missed (bot_was_down)."]


async def test_what_may_not_have_arrived_is_shown(bot: RunningBot) -> None:
    await bot.put(
        WorkspaceSettings(WORKSPACE, "Acme", since=FRIDAY), a_team(), an_objective(), a_key_result(owner="U1")
    )
    bot.slack.faults.lose_answer("chat.postMessage")
    bot.advance(hours=7)
    await bot.tick()
    assert bot.bot.database.outbox.counts_by_state() == {DeliveryState.AMBIGUOUS: 1}
    found = wrong(look_at_deliveries(bot.bot.database.outbox, now=bot.clock.now()))
    assert list(found.values()) == [
        "Let the bot run: it looks in Slack within a few minutes, and goes by what it finds."
    ]


async def test_what_slack_does_not_tell_is_shown_with_what_to_do(bot: RunningBot) -> None:
    database = bot.bot.database
    await bot.act(plan_a_nudge)
    (claimed,) = database.outbox.claim(FRIDAY, 1, timedelta(0))
    database.outbox.expire_leases()
    (taken,) = database.ambiguous.take(1, lease=timedelta(minutes=1))
    database.ambiguous.give_up(taken, error="missing_scope: im:history")
    found = wrong(look_at_deliveries(database.outbox, now=bot.clock.now()))
    assert found == {
        "Nobody can say whether the nudge of U1 for 2026-W48 arrived: the app lacks a scope (im:history).": (
            "Look in Slack: the bot does not send it again by itself. "
            f"`okr-bot deliveries --retry {claimed.id} --yes` does so."
        )
    }


def plan_a_nudge(world: World) -> None:
    with world.transaction() as tx:
        tx.deliveries.plan([Plan(DeliveryKind.NUDGE, "U1", "2026-W48", FRIDAY, FRIDAY + timedelta(hours=6))])


async def test_a_downtime_is_a_finding_a_week_and_hides_nothing_worse(bot: RunningBot) -> None:
    everybody = [f"U{n:03}" for n in range(30)]
    bot.slack.faults.lose_answer("chat.postMessage")
    await bot.put(
        WorkspaceSettings(WORKSPACE, "Acme", since=FRIDAY), a_team(), an_objective(), a_key_result(owner="U1")
    )
    bot.advance(hours=7)
    await bot.tick()

    def plan(world: World) -> None:
        at = FRIDAY - timedelta(weeks=1)
        nudges = [Plan(DeliveryKind.NUDGE, user, "2026-W47", at, at + timedelta(hours=6)) for user in everybody]
        digest = Plan(DeliveryKind.DIGEST, "care", "2026-W47", at, at + timedelta(hours=48))
        with world.transaction() as tx:
            tx.deliveries.plan_missed(nudges, reason="bot_was_down")
            tx.deliveries.plan_missed([digest], reason="shared_channel")

    await bot.act(plan)
    found = wrong(look_at_deliveries(bot.bot.database.outbox, now=bot.clock.now()))
    ambiguous, *missed = found
    assert ambiguous.startswith("The nudge of U1 for 2026-W48 is ambiguous")
    assert sorted(missed) == [
        "30 nudges (U029, U028, U027, …) for 2026-W47 are missed (bot_was_down).",
        "The digest of care for 2026-W47 is missed (shared_channel).",
    ]
    assert "Nothing is posted where another workspace reads" in found[sorted(missed)[1]]


@pytest.fixture
async def poorer() -> AsyncIterator[Sandbox]:
    """A Slack whose app was installed from an older manifest."""
    manifest: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    manifest["oauth_config"]["scopes"]["bot"] = ["chat:write", "commands", "pins:read", "users:read"]
    manifest["settings"]["event_subscriptions"]["bot_events"] = ["app_home_opened", "team_join", "user_change"]
    async with Sandbox(Workspace(), manifest=manifest) as slack:
        yield slack


async def test_scopes_that_are_missing_are_named(poorer: Sandbox) -> None:
    client = AsyncWebClient(poorer.bot_token, base_url=poorer.url)
    found = wrong(await look_at_bot_token(client, now=datetime.now(UTC)))
    (told,) = found
    assert told.startswith("The bot token lacks the scopes ")
    assert "users:read.email" in told
    assert "Without files:write no export comes" in told
    assert "Without usergroups:read no team takes its members from a user group" in told
    assert "manifest.yml" in found[told]


async def test_an_app_token_that_opens_no_socket_is_told(poorer: Sandbox) -> None:
    found = wrong(await look_at_app_token(AsyncWebClient(base_url=poorer.url), "xapp-wrong"))
    assert list(found) == ["Slack opens no socket for the app token (invalid_auth)."]


@pytest.mark.parametrize(
    ("off", "told"),
    [
        (timedelta(seconds=5), None),
        (timedelta(seconds=-5), None),
        (timedelta(minutes=10), "This machine's clock is 600 s ahead of Slack's."),
        (timedelta(minutes=-2), "This machine's clock is 120 s behind Slack's."),
    ],
)
def test_a_clock_that_is_off_is_told_by_how_much(off: timedelta, told: str | None) -> None:
    finding = look_at_clock({"date": format_datetime(FRIDAY, usegmt=True)}, now=FRIDAY + off)
    assert (None if finding.is_well else finding.what) == told
