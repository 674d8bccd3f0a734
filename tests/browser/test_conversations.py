"""Conversations in the browser: people see each other's messages at once, as each of them should."""

import re

import pytest
from playwright.async_api import Page, expect
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from tests.browser.conftest import Window

pytestmark = pytest.mark.asyncio(loop_scope="session")
FIELD = "textarea[data-composer=channel]"
REPLY = "textarea[data-composer=thread]"


async def write(page: Page, text: str, *, into: str = FIELD) -> None:
    """Type into the composer and press Enter."""
    await page.locator(into).fill(text)
    await page.keyboard.press("Enter")
    await expect(page.locator(into)).to_have_value("")


def web(slack: Sandbox) -> AsyncWebClient:
    return AsyncWebClient(token=slack.bot_token, base_url=slack.url)


async def test_three_people_see_each_others_messages_at_once(window: Window) -> None:
    alice, bob, gus = await window("U001", "C001"), await window("U002", "C001"), await window("U005", "C001")
    await write(alice, "Good morning @bob")
    for page in (alice, bob, gus):
        article = page.get_by_role("article").filter(has_text="Good morning")
        await expect(article).to_contain_text("Alice Nguyen")
        await expect(article).to_contain_text("@Bob Stone")
    await write(bob, "Morning")
    await expect(alice.get_by_role("log")).to_contain_text("Morning")


async def test_each_reads_times_and_words_in_their_own_zone_and_language(window: Window) -> None:
    alice, bob = await window("U001", "C001"), await window("U002", "C001")
    await write(bob, "What time is it?")
    await expect(alice.locator(".message .stamp")).to_have_text("15:00")
    await expect(bob.locator(".message .stamp")).to_have_text("08:00")
    await expect(alice.locator(".day")).to_have_text("Hôm nay")
    await expect(bob.locator(".day")).to_have_text("Today")
    await expect(alice.locator(".clock-now")).to_contain_text("T6 27/11/2026, 15:00")
    await expect(bob.locator(".clock-now")).to_contain_text("Fri 27 Nov 2026, 08:00")
    assert await alice.locator("html").get_attribute("lang") == "vi"


async def test_a_message_for_one_person_says_so_and_nobody_else_sees_it(window: Window) -> None:
    alice, bob = await window("U001", "C001"), await window("U002", "C001")
    await write(bob, "/test secret")
    await expect(bob.get_by_role("article")).to_contain_text("Only visible to you")
    await expect(bob.get_by_role("article")).to_contain_text("psst")
    await write(bob, "done")
    await expect(alice.get_by_role("article")).to_have_count(1)


async def test_an_edited_message_is_marked_and_a_deleted_one_goes(window: Window, slack: Sandbox) -> None:
    bob = await window("U002", "C001")
    ts = (await web(slack).chat_postMessage(channel="C001", text="frist"))["ts"]
    await expect(bob.get_by_role("log")).to_contain_text("frist")
    await web(slack).chat_update(channel="C001", ts=ts, text="first")
    await expect(bob.get_by_role("article")).to_contain_text("first (edited)")
    await web(slack).chat_delete(channel="C001", ts=ts)
    await expect(bob.get_by_role("article")).to_have_count(0)


async def test_a_press_on_a_button_changes_the_message_for_everybody(window: Window) -> None:
    alice, bob = await window("U001", "C001"), await window("U002", "C001")
    await write(bob, "/test buttons")
    await alice.get_by_role("button", name="Say hello").click()
    for page in (alice, bob):
        await expect(page.get_by_role("log")).to_contain_text("@Alice Nguyen said hello")
        await expect(page.get_by_role("button", name="Say hello")).to_have_count(0)


async def test_a_thread_opens_beside_and_takes_replies(window: Window) -> None:
    bob, alice = await window("U002", "C001"), await window("U001", "C001")
    await write(bob, "/test thread")
    await bob.get_by_role("button", name="1 reply").click()
    panel = bob.get_by_role("complementary", name="Thread")
    await expect(panel.get_by_role("article")).to_have_count(2)
    await write(bob, "My reply", into=REPLY)
    await expect(panel.get_by_role("article")).to_have_count(3)
    await expect(alice.get_by_role("button", name="2 trả lời")).to_be_visible()
    await expect(alice.get_by_role("article")).to_have_count(1)
    await panel.get_by_role("button", name="Close").click()
    await expect(panel).to_have_count(0)


async def test_what_came_in_elsewhere_is_notified_counted_and_read_when_opened(window: Window, slack: Sandbox) -> None:
    bob = await window("U002", "D002")
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "Only the blocks say this"}}]
    text = "Please look, <@U002>: *now* &amp; here"
    await web(slack).chat_postMessage(channel="C001", text=text, blocks=blocks)
    toast = bob.locator(".toast")
    await expect(toast).to_contain_text("Please look, @Bob Stone: now & here")
    link = bob.get_by_role("link", name=re.compile("sales"))
    await expect(link).to_contain_text("1 for you")
    assert await bob.title() == "(1) Bob Stone · Acme"
    await toast.locator(".toast-message").click()
    await expect(bob.get_by_role("heading", name="sales")).to_be_visible()
    await expect(bob.locator(".new-mark")).to_be_visible()
    await expect(link).not_to_contain_text("for you")
    await expect(toast).to_have_count(0)


async def test_a_channel_one_is_not_in_can_be_read_and_joined(window: Window, slack: Sandbox) -> None:
    carol = await window("U003", "C001")
    await expect(carol.locator(FIELD)).to_have_count(0)
    await carol.get_by_role("button", name="Join").click()
    await write(carol, "Here I am")
    assert [message.user for message in slack.channel_messages("C001")] == ["U003"]


async def test_a_window_comes_back_after_the_connection_was_lost(window: Window, slack: Sandbox) -> None:
    bob = await window("U002", "C001")
    await bob.evaluate("window.before = document.title")
    await bob.context.set_offline(True)
    for one in list(slack.page.windows):
        one.wake()
    await bob.context.set_offline(False)
    await web(slack).chat_postMessage(channel="C001", text="still here?")
    await expect(bob.get_by_role("log")).to_contain_text("still here?")


async def test_an_address_that_names_nobody_asks_who_one_is(window: Window) -> None:
    page = await window("")
    await page.get_by_role("link", name="Bob Stone").click()
    await expect(page.get_by_role("heading", name="test bot")).to_be_visible()
    assert "as=U002" in page.url
