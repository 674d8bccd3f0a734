"""/invite, Slack's own command: who is brought into a channel, and what the app hears of it."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp

from sandbox import Channel, Member, Sandbox, Workspace
from sandbox.refusal import CannotDo
from tests.sandbox.conftest import MANIFEST, running_app

HERE = Workspace(
    members=(Member("U001", "ann"), Member("U002", "bob"), Member("U003", "gone", kind="deactivated")),
    channels=(Channel("C001", "sales", ("U001",), bot_is_in=False),),
)


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    async with Sandbox(HERE, manifest=MANIFEST) as running:
        yield running


async def test_the_app_is_told_that_it_came_and_who_invited_it(slack: Sandbox) -> None:
    heard: list[dict[str, Any]] = []

    def prepare(app: AsyncApp) -> None:
        @app.event("member_joined_channel")
        async def listener(event: dict[str, Any]) -> None:
            heard.append(event)

    async with running_app(slack, prepare):
        await slack.person("U001").command("/invite", "@test_bot", channel="C001")
        await slack.person("U001").command("/invite", "@TEST_BOT @bob", channel="C001")
    assert [(event["user"], event["inviter"]) for event in heard] == [("U0BOTSANDBOX", "U001"), ("U002", "U001")]


async def test_slackbot_says_who_is_there_already_and_who_is_nobody(slack: Sandbox) -> None:
    ann = slack.person("U001")
    await ann.command("/invite", "@ann @nobody @gone", channel="C001")
    told = [message.text for message in await ann.messages("C001")]
    assert told == [
        "ann is already in this channel.",
        "No one named @nobody was found.",
        "No one named @gone was found.",
    ]


async def test_nobody_is_invited_into_a_direct_message(slack: Sandbox) -> None:
    with pytest.raises(CannotDo, match="direct message"):
        await slack.person("U001").command("/invite", "@bob")
