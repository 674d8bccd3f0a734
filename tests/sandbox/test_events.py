"""Events: what the app hears of, and only what its manifest subscribes to."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Channel, Interaction, Member, Sandbox
from tests.sandbox.conftest import FRIDAY, WORKSPACE, a_manifest, running_app
from tests.sandbox.shapes import home, section

Act = Callable[[Sandbox], Awaitable[Interaction]]
ACTS: list[tuple[str, Act, dict[str, Any]]] = [
    ("app_home_opened", lambda s: s.person("U001").open_home(), {"user": "U001", "channel": "D001", "tab": "home"}),
    ("app_home_opened", lambda s: s.person("U001").open_home(tab="messages"), {"tab": "messages"}),
    ("message", lambda s: s.person("U001").say(None, "hi"), {"channel_type": "im", "channel": "D001", "text": "hi"}),
    ("message", lambda s: s.person("U001").say("C001", "hi"), {"channel_type": "channel", "user": "U001"}),
    ("message", lambda s: s.person("U001").say("C002", "hi"), {"channel_type": "group"}),
    ("app_mention", lambda s: s.person("U001").say("C001", "hi @test_bot"), {"text": "hi <@U0BOTSANDBOX>"}),
    (
        "member_joined_channel",
        lambda s: s.join("U003", "C001"),
        {"user": "U003", "channel": "C001", "team": "T0SANDBOX"},
    ),
    ("member_left_channel", lambda s: s.leave("U002", "C001"), {"user": "U002", "channel_type": "C"}),
    ("member_joined_channel", lambda s: s.join("U002", "C002"), {"channel_type": "G"}),
    ("channel_archive", lambda s: s.archive("C001"), {"channel": "C001"}),
    (
        "channel_rename",
        lambda s: s.rename("C001", "deals"),
        {"channel": {"id": "C001", "name": "deals", "created": 1795766400}},
    ),
    ("channel_unarchive", lambda s: s.unarchive("C004"), {"channel": "C004"}),
    ("channel_left", lambda s: s.remove_app("C001"), {"channel": "C001"}),
    ("channel_shared", lambda s: s.share("C001"), {"channel": "C001", "connected_team_id": "T0ELSEWHERE"}),
    ("channel_unshared", lambda s: s.unshare("C003"), {"channel": "C003", "is_ext_shared": False}),
    (
        "channel_id_changed",
        lambda s: s.change_channel_id("C001", "C100"),
        {"old_channel_id": "C001", "new_channel_id": "C100"},
    ),
    ("team_join", lambda s: s.add_member(Member("U100", "nora")), {}),
    ("user_change", lambda s: s.change_zone("U001", "Asia/Tokyo"), {}),
    ("tokens_revoked", lambda s: s.revoke_token(), {"tokens": {"oauth": [], "bot": ["U0BOTSANDBOX"]}}),
    ("app_uninstalled", lambda s: s.uninstall(), {}),
]


@pytest.mark.parametrize(("kind", "act", "expected"), ACTS, ids=[f"{a[0]} {n}" for n, a in enumerate(ACTS)])
async def test_the_app_hears_of_what_it_subscribes_to(
    slack: Sandbox, kind: str, act: Act, expected: dict[str, Any]
) -> None:
    heard: list[dict[str, Any]] = []

    def prepare(app: AsyncApp) -> None:
        @app.event(kind)
        async def listener(body: Any) -> None:
            heard.append(body)

        @app.event("message")
        async def other() -> None:
            """A mention comes as a message too."""

    async with running_app(slack, prepare):
        outcome = await act(slack)
        assert outcome.acked
        await slack.eventually(lambda: heard)
    body = heard[0]
    assert body["event"]["type"] == kind
    assert {name: body["event"][name] for name in expected} == expected
    assert (body["type"], body["team_id"], body["api_app_id"]) == ("event_callback", "T0SANDBOX", "A0SANDBOX")
    assert body["event_time"] == int(FRIDAY.timestamp())
    assert body["authorizations"][0]["user_id"] == "U0BOTSANDBOX"


async def test_an_event_nobody_subscribed_to_is_not_sent() -> None:
    async with Sandbox(WORKSPACE, manifest=a_manifest(), now=FRIDAY) as slack:
        assert (await slack.person("U001").open_home()).sent is False
        assert (await slack.join("U003", "C001")).sent is False
        assert (await slack.unarchive("C004")).sent is False
        assert (await slack.add_channel(Channel("C100", "new"))).sent is False
        assert slack.deliveries() == []


async def test_what_is_said_where_the_app_is_not_is_not_heard(slack: Sandbox) -> None:
    assert (await slack.person("U001").say("C005", "hi @test_bot")).sent is False


async def test_an_event_in_a_shared_channel_says_so(slack: Sandbox) -> None:
    await slack.person("U008").say("C003", "hello from elsewhere")
    assert slack.deliveries("events_api")[-1].payload["is_ext_shared_channel"] is True


async def test_the_home_that_was_published_comes_with_its_opening(slack: Sandbox) -> None:
    def prepare(app: AsyncApp) -> None:
        @app.event("app_home_opened")
        async def opened(client: Any, event: Any) -> None:
            await client.views_publish(user_id=event["user"], view=home(section()))

    alice = slack.person("U001")
    async with running_app(slack, prepare):
        await alice.open_home()
        await slack.eventually(alice.home)
        await alice.open_home()
    first, second = (one.payload["event"] for one in slack.deliveries("events_api"))
    assert "view" not in first
    assert second["view"]["type"] == "home"


async def test_a_user_change_brings_the_whole_user_with_the_new_language(slack: Sandbox) -> None:
    await slack.change_locale("U001", "en-US")
    user = slack.deliveries("events_api")[-1].payload["event"]["user"]
    assert (user["id"], user["locale"], user["tz"]) == ("U001", "en-US", "Asia/Ho_Chi_Minh")


async def test_the_app_that_joins_a_channel_hears_of_itself(slack: Sandbox) -> None:
    client = AsyncWebClient(token=slack.bot_token, base_url=slack.url)
    await client.conversations_join(channel="C005")
    delivery = await slack.eventually(lambda: slack.deliveries("events_api"))
    assert delivery[-1].payload["event"]["user"] == "U0BOTSANDBOX"


async def test_no_two_events_have_the_same_id(slack: Sandbox) -> None:
    for _ in range(20):
        await slack.person("U001").open_home()
    ids = [one.payload["event_id"] for one in slack.deliveries()]
    assert len(set(ids)) == 20
