"""The page's tools: the clock, faults, the inspector, the editor of blocks, the guide, the app's home and shortcuts."""

import json
import re

import pytest
from playwright.async_api import Page, expect
from slack_sdk.errors import SlackApiError

from sandbox import Sandbox
from sandbox.page import Guide, Step
from tests.browser.conftest import Window
from tests.browser.test_conversations import FIELD, web, write

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def opened(page: Page, tool: str) -> None:
    """Press a tool of the bar."""
    await page.get_by_role("banner").get_by_role("button", name=tool).click()


async def test_the_clock_jumps_in_the_zone_of_the_person_and_every_window_follows(window: Window) -> None:
    bob, alice = await window("U002", "C001"), await window("U001", "C001")
    await bob.get_by_role("button", name="Jump to next Monday 10:00").click()
    await expect(bob.locator(".clock-now")).to_contain_text("Mon 30 Nov 2026, 10:00")
    await expect(alice.locator(".clock-now")).to_contain_text("T2 30/11/2026, 17:00")
    await bob.get_by_role("button", name="One hour later").click()
    await expect(alice.locator(".clock-now")).to_contain_text("18:00")
    await bob.get_by_role("button", name="One week later").click()
    await expect(bob.locator(".clock-now")).to_contain_text("Mon 7 Dec 2026, 11:00")


async def test_a_fault_is_pressed_seen_in_force_and_felt_by_the_app(window: Window, slack: Sandbox) -> None:
    bob = await window("U002", "C001")
    await opened(bob, "Faults")
    panel = bob.get_by_role("complementary", name="Faults")
    await panel.get_by_role("button", name="429, too many calls").click()
    await expect(panel).to_contain_text("429, try again after 5 s · chat.postMessage × 1")
    with pytest.raises(SlackApiError):
        await web(slack).chat_postMessage(channel="C001", text="x")
    await expect(panel).to_contain_text("Nothing: all is well.")


async def test_dropped_sockets_are_shown_until_the_app_is_back(window: Window, slack: Sandbox) -> None:
    bob = await window("U002", "C001")
    await opened(bob, "Faults")
    await expect(bob.get_by_text("Sockets open: 1")).to_be_visible()
    before = {socket.number for socket in slack.hub.sockets}
    await bob.get_by_role("button", name="Drop its sockets").click()
    await slack.eventually(lambda: {one.number for one in slack.hub.sockets if one.greeted} - before, seconds=10)
    await expect(bob.get_by_role("navigation").first).to_contain_text("The app is connected")


async def test_a_command_without_an_app_says_what_happened(window: Window, slack: Sandbox) -> None:
    bob = await window("U002", "C001")
    slack.hub.sockets.clear()
    await write(bob, "/test")
    await expect(bob.locator(".toast")).to_contain_text("The app is not connected.")
    await expect(bob.get_by_role("log")).to_contain_text("/test failed because the app did not respond")


async def test_a_refused_call_shows_the_rule_and_where(window: Window, slack: Sandbox) -> None:
    bob = await window("U002", "C001")
    header = {"type": "header", "text": {"type": "mrkdwn", "text": "no"}}
    with pytest.raises(SlackApiError):
        await web(slack).chat_postMessage(channel="C001", text="x", blocks=[{"type": "divider"}, header])
    await opened(bob, "Inspector")
    panel = bob.get_by_role("complementary", name="Inspector")
    await panel.get_by_role("button", name="Refused or failed").click()
    await panel.get_by_role("button", name=re.compile(r"chat\.postMessage")).click()
    await expect(panel.locator(".refused")).to_contain_text("unsupported type: mrkdwn /blocks/1/text/type")
    await expect(panel.locator(".json-line.is-wrong").first).to_contain_text('"type": "mrkdwn"')


async def test_a_delivery_shows_its_payload_and_time_and_is_copied_as_json(window: Window) -> None:
    bob = await window("U002", "C001", permissions=["clipboard-read", "clipboard-write"])
    await write(bob, "/test something")
    await opened(bob, "Inspector")
    panel = bob.get_by_role("complementary", name="Inspector")
    await panel.get_by_role("button", name="/test something").click()
    await expect(panel).to_contain_text(re.compile(r"acked in \d+ ms"))
    await panel.get_by_role("button", name="Copy as JSON").first.click()
    await expect(panel.get_by_role("button", name="Copied")).to_be_visible()
    copied = json.loads(await bob.evaluate("navigator.clipboard.readText()"))
    assert (copied["command"], copied["text"]) == ("/test", "something")


async def test_the_blocks_of_a_message_are_edited_judged_and_drawn_again(window: Window, slack: Sandbox) -> None:
    bob = await window("U002", "C001")
    await write(bob, "/test buttons")
    await bob.get_by_role("button", name="Say hello").hover()
    await bob.get_by_role("button", name="More about this message").click()
    await bob.get_by_role("menuitem", name="Open as JSON").click()
    editor = bob.get_by_label("Blocks as JSON")
    await editor.fill('[{"type": "header", "text": {"type": "plain_text", "text": "Drawn anew"}}]')
    await expect(bob.locator(".editor-drawn")).to_have_text("Drawn anew")
    await editor.fill('[{"type": "header", "text": {"type": "plain_text", "text": ""}}]')
    await expect(bob.locator("#editor-verdict")).to_contain_text("must be more than 0 characters /blocks/0/text/text")
    await expect(bob.locator(".editor-drawn")).to_have_text("Drawn anew")
    await editor.fill("[{")
    await expect(editor).to_have_attribute("aria-invalid", "true")
    assert len(slack.channel_messages("C001")) == 1


async def test_the_home_is_published_when_opened_and_its_buttons_work(window: Window) -> None:
    bob = await window("U002", "D002")
    await bob.get_by_role("link", name="Home").click()
    home = bob.get_by_role("region", name="Home")
    await expect(home).to_contain_text("Your home")
    await home.get_by_role("button", name="Say hello").click()
    await expect(bob.locator(".toast")).to_contain_text("Hello from home")


async def test_shortcuts_run_from_the_composer_and_from_a_message(window: Window) -> None:
    bob = await window("U002", "D002")
    await bob.get_by_role("button", name="Shortcuts").click()
    await bob.get_by_role("menuitem", name=re.compile("^Go")).click()
    await expect(bob.get_by_role("dialog", name="From a shortcut")).to_be_visible()
    await bob.get_by_role("button", name="Not now").click()
    await write(bob, "take me")
    await bob.get_by_role("article").last.hover()
    await bob.get_by_role("button", name="More about this message").last.click()
    await bob.get_by_role("menuitem", name=re.compile("^Take")).click()
    await expect(bob.get_by_role("log")).to_contain_text("Took: take me")


async def test_commands_people_and_channels_are_completed_while_typing(window: Window) -> None:
    bob = await window("U002", "C001")
    field = bob.locator(FIELD)
    await field.press_sequentially("/t")
    options = bob.get_by_role("listbox", name="Suggestions").get_by_role("option")
    await expect(options).to_have_text([re.compile("^/test.*Tests$")])
    await bob.keyboard.press("Tab")
    await expect(field).to_have_value("/test ")
    await field.press_sequentially("@nguy")
    await expect(options).to_have_text([re.compile("Alice Nguyen")])
    await bob.keyboard.press("Enter")
    await field.press_sequentially("#par")
    await bob.keyboard.press("Enter")
    await expect(field).to_have_value("/test @alice #partners ")
    await bob.keyboard.press("Enter")
    await expect(field).to_have_value("")
    await expect(bob.locator(".toast")).to_contain_text("Heard: @alice #partners")


async def test_a_guide_leads_on_in_the_readers_language_and_folds_away(window: Window, slack: Sandbox) -> None:
    said = {"said": lambda sandbox: any(sandbox.channel_messages("C001")), "never": lambda sandbox: False}
    one = Step({"en": "Say hello", "vi": "Chào đi"}, {"en": "Here.", "vi": "Ở đây."}, "said", "U001", "C001")
    two = Step({"en": "Go on", "vi": "Tiếp tục"}, {"en": "On.", "vi": "Tiếp."}, "never", action="hour")
    slack.page.lead(Guide((one, two), said))
    bob = await window("U002", "D002")
    guide = bob.get_by_role("complementary", name="Guide")
    await expect(guide).to_contain_text("Say hello")
    await guide.get_by_role("button", name="Be Alice Nguyen").click()
    vietnamese = bob.get_by_role("complementary", name="Hướng dẫn")
    await expect(vietnamese).to_contain_text("Chào đi")
    await write(bob, "xin chào")
    await expect(vietnamese).to_contain_text("Tiếp tục")
    await vietnamese.get_by_role("button", name="Một giờ sau").click()
    await expect(bob.locator(".clock-now")).to_contain_text("16:00")
    await vietnamese.get_by_role("button", name="Thu gọn hướng dẫn").click()
    await expect(vietnamese.get_by_role("button")).to_have_text(re.compile("^2/2Tiếp tục"))
    await bob.reload()
    await expect(vietnamese.get_by_role("button", name="Mở hướng dẫn")).to_be_visible()


async def test_a_status_is_chosen_by_keyboard_and_every_window_sees_it(window: Window, slack: Sandbox) -> None:
    bob, other = await window("U002"), await window("U002")
    await bob.get_by_label("Your status").focus()
    await bob.keyboard.press("ArrowDown")
    await expect(other.get_by_label("Your status")).to_have_value(":palm_tree:")
    assert slack.person("U002").member.status_text == "Vacationing"
