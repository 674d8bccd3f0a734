"""A window is told everything once, then what changes, and only what its person may see."""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Channel, Member, Sandbox
from sandbox.workspace import Workspace
from tests.sandbox.conftest import FRIDAY, MANIFEST
from tests.sandbox.page.conftest import Opens, Tab

BUTTON = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
HOME = {"type": "home", "blocks": [{"type": "actions", "elements": [BUTTON]}]}


async def snapshot(tab: Opens, user: str) -> Tab:
    async with tab(user) as window:
        found: Tab = window
        return found


async def test_the_first_frame_holds_people_channels_commands_and_the_clock(tab: Opens) -> None:
    first = (await snapshot(tab, "U001")).frames[0]
    assert first["whole"] is True
    assert first["people"]["U001"]["shown_name"] == "Alice Nguyen"
    assert first["people"]["U001"]["zone"] == "Asia/Ho_Chi_Minh"
    assert first["clock"] == {"now": FRIDAY.isoformat(), "running": False}
    assert [command["name"] for command in first["app"]["commands"]] == ["/test", "/escaped"]
    assert [shortcut["kind"] for shortcut in first["app"]["shortcuts"]] == ["global", "message"]
    assert first["channels"]["D001"]["kind"] == "im"


async def test_the_snapshot_over_http_is_the_first_frame(tab: Opens) -> None:
    async with tab("U001") as window:
        assert await window.get("/page/state?as=U001") == window.frames[0]


async def test_a_private_channel_is_shown_to_its_members_alone(tab: Opens) -> None:
    assert "C002" in (await snapshot(tab, "U001")).parts["channels"]
    assert "C002" not in (await snapshot(tab, "U002")).parts["channels"]


async def test_a_guest_sees_no_channel_they_are_not_in(tab: Opens) -> None:
    channels = (await snapshot(tab, "U005")).parts["channels"]
    assert set(channels) == {"C001", "D005"}


async def test_three_windows_see_a_message_at_once(tab: Opens, slack: Sandbox) -> None:
    async with tab("U001") as alice, tab("U002") as bob, tab("U005") as gus:
        await alice.act("say", channel="C001", text="hello <@U002>")
        for window in (alice, bob, gus):
            await window.until(lambda one: one.texts("C001") == ["hello <@U002>"])
        assert [m["meant_for_me"] for m in (*bob.messages.values(), *gus.messages.values())] == [True, False]


async def test_an_ephemeral_message_comes_to_its_person_alone(tab: Opens, client: AsyncWebClient) -> None:
    async with tab("U001") as alice, tab("U002") as bob:
        await client.chat_postEphemeral(channel="C001", user="U001", text="psst")
        await client.chat_postMessage(channel="C001", text="all")
        await alice.until(lambda one: one.texts("C001") == ["psst", "all"])
        await bob.until(lambda one: one.texts("C001") == ["all"])
        assert [message["ephemeral"] for message in alice.messages.values()] == [True, False]


async def test_an_edit_and_a_deletion_arrive(tab: Opens, client: AsyncWebClient) -> None:
    async with tab("U001") as alice:
        ts = (await client.chat_postMessage(channel="C001", text="first"))["ts"]
        await client.chat_update(channel="C001", ts=ts, text="second")
        await alice.until(lambda one: one.texts("C001") == ["second"])
        assert alice.messages["C001", ts]["edited"]
        await client.chat_delete(channel="C001", ts=ts)
        await alice.until(lambda one: not one.texts("C001"))


async def test_a_reply_brings_its_parent_with_the_new_count(tab: Opens, client: AsyncWebClient) -> None:
    async with tab("U001") as alice:
        ts = (await client.chat_postMessage(channel="C001", text="parent"))["ts"]
        await client.chat_postMessage(channel="C001", text="reply", thread_ts=ts)
        await alice.until(lambda one: one.messages.get(("C001", ts), {}).get("reply_count") == 1)
        assert [message["in_channel"] for _, message in sorted(alice.messages.items())] == [True, False]


async def test_who_joins_a_private_channel_is_given_what_was_said_there(tab: Opens, slack: Sandbox) -> None:
    await slack.person("U001").say("C002", "secret plan")
    async with tab("U002") as bob:
        assert bob.texts("C002") == []
        await slack.join("U002", "C002")
        await bob.until(lambda one: one.texts("C002") == ["secret plan"])


async def test_what_is_unread_counts_the_messages_of_others_until_they_are_read(
    tab: Opens, client: AsyncWebClient, slack: Sandbox
) -> None:
    async with tab("U001") as alice:
        await slack.person("U001").say("C001", "mine")
        await client.chat_postMessage(channel="C001", text="theirs")
        last = (await client.chat_postMessage(channel="C001", text="for <@U001>"))["ts"]
        unread = await alice.until(lambda one: (found := one.parts["channels"]["C001"])["unread"] == 2 and {**found})
        assert unread["mentions"] == 1
        await alice.act("read", channel="C001", ts=last)
        await alice.until(lambda one: one.parts["channels"]["C001"]["unread"] == 0)
        assert alice.parts["channels"]["C001"]["read"] == last


async def test_every_message_of_the_app_in_its_conversation_is_meant_for_the_person(
    tab: Opens, client: AsyncWebClient
) -> None:
    async with tab("U001") as alice:
        await client.chat_postMessage(channel="U001", text="hello")
        await alice.until(lambda one: one.parts["channels"]["D001"]["mentions"] == 1)


async def test_a_published_home_and_moved_time_arrive(tab: Opens, client: AsyncWebClient, slack: Sandbox) -> None:
    async with tab("U001") as alice:
        await client.views_publish(user_id="U001", view=HOME)
        await alice.until(lambda one: one.parts["home"] and one.parts["home"]["type"] == "home")
        await alice.act("jump", to="hour")
        await alice.until(lambda one: one.parts["clock"]["now"] == "2026-11-27T09:00:00+00:00")


async def test_a_window_hears_of_changed_people_and_of_the_apps_sockets(tab: Opens, slack: Sandbox) -> None:
    async with tab("U001") as alice:
        await slack.change_locale("U001", "en-US")
        await slack.add_member(Member("U100", "new", "New Person"))
        await alice.until(lambda one: "U100" in one.parts["people"])
        assert alice.parts["people"]["U001"]["locale"] == "en-US"
        assert alice.parts["sockets"] == 0


async def test_nobody_cannot_look(tab: Opens, session: Any, slack: Sandbox) -> None:
    async with session.get(f"{slack.origin}/page/state?as=U404") as response:
        assert (response.status, await response.json()) == (409, {"error": "nobody here is U404"})


async def test_a_long_channel_comes_with_its_latest_messages_alone(client: AsyncWebClient) -> None:
    workspace = Workspace(members=(Member("U1", "ann"),), channels=(Channel("C1", "long", ("U1",)),))
    async with Sandbox(workspace, manifest=MANIFEST, now=FRIDAY) as slack:
        ann = slack.person("U1")
        for number in range(310):
            await ann.say("C1", f"{number}")
        window = slack.page.open("U1")
        texts = [message["text"] for message in window.everything()["messages"]]
    assert (len(texts), texts[0], texts[-1]) == (300, "10", "309")
