"""Modals in the browser: filled, refused, corrected, changed under one's hands, stacked three deep."""

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox import Sandbox
from tests.browser.conftest import Window
from tests.browser.test_conversations import write

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def opened(page: Page) -> Locator:
    """The form that the command opens."""
    await write(page, "/test form")
    dialog = page.get_by_role("dialog", name="First form")
    await expect(dialog).to_be_visible()
    return dialog


async def test_a_form_is_filled_and_sent_and_the_answer_comes(window: Window) -> None:
    bob = await window("U002", "D002")
    form = await opened(bob)
    await form.get_by_label("Name").fill("Ann")
    await form.get_by_label("Figure").fill("12")
    await form.get_by_role("button", name="Save").click()
    await expect(form).to_have_count(0)
    await expect(bob.get_by_role("log")).to_contain_text("Saved Ann 12")


async def test_the_cursor_stands_in_the_first_field_and_comes_back_to_the_composer(window: Window) -> None:
    bob = await window("U002", "D002")
    form = await opened(bob)
    await expect(form.get_by_label("Name")).to_be_focused()
    await bob.keyboard.press("Escape")
    await expect(form).to_have_count(0)
    await expect(bob.locator("textarea[data-composer]")).to_be_focused()


async def test_a_missing_answer_is_said_at_its_field_in_the_readers_language(window: Window, slack: Sandbox) -> None:
    alice = await window("U001", "D001")
    form = await opened(alice)
    await form.get_by_role("button", name="Save").click()
    await expect(form).to_contain_text("Vui lòng điền ô bắt buộc này.")
    await expect(form.get_by_label("Name")).to_be_focused()
    await form.get_by_label("Name").fill("A")
    await expect(form).not_to_contain_text("Vui lòng điền")
    assert not [one for one in slack.deliveries("interactive") if one.payload["type"] == "view_submission"]


async def test_the_apps_own_refusal_is_shown_at_its_field_and_the_rest_stays(window: Window) -> None:
    bob = await window("U002", "D002")
    form = await opened(bob)
    await form.get_by_label("Figure").fill("7")
    await form.get_by_label("Name").fill("wrong")
    await form.get_by_role("button", name="Save").click()
    await expect(form.get_by_role("alert")).to_have_text("Not that name")
    await expect(form.get_by_label("Name")).to_have_attribute("aria-invalid", "true")
    await expect(form.get_by_label("Figure")).to_have_value("7")
    await form.get_by_label("Name").fill("right")
    await form.get_by_role("button", name="Save").click()
    await expect(bob.get_by_role("log")).to_contain_text("Saved right 7")


async def test_an_app_that_keeps_silent_leaves_the_form_open_with_slacks_sentence(window: Window) -> None:
    bob = await window("U002", "D002")
    form = await opened(bob)
    await form.get_by_label("Name").fill("silent")
    await form.get_by_role("button", name="Save").click()
    await expect(form.get_by_role("button", name="Save")).to_be_disabled()
    await expect(form.get_by_role("alert")).to_contain_text("We had some trouble connecting.", timeout=8_000)
    await expect(form.get_by_label("Name")).to_have_value("silent")


async def test_an_update_keeps_what_was_typed(window: Window) -> None:
    bob = await window("U002", "D002")
    form = await opened(bob)
    await form.get_by_label("Name").fill("half a na")
    await form.get_by_role("button", name="Change the form").click()
    await expect(form).to_contain_text("Changed while you typed")
    await expect(form.get_by_label("Name")).to_have_value("half a na")


async def test_three_forms_lie_on_one_another_and_close_one_by_one_or_together(window: Window) -> None:
    bob = await window("U002", "D002")
    await opened(bob)
    for depth in (2, 3):
        await bob.get_by_role("button", name="Deeper").click()
        await expect(bob.get_by_role("dialog", name=f"Form {depth}")).to_be_visible()
    await bob.keyboard.press("Escape")
    await expect(bob.get_by_role("dialog", name="Form 2")).to_be_visible()
    await bob.get_by_role("button", name="Close", exact=True).click()
    await expect(bob.get_by_role("dialog")).to_have_count(0)


async def test_an_answer_may_put_another_form_in_its_place(window: Window) -> None:
    bob = await window("U002", "D002")
    form = await opened(bob)
    await form.get_by_label("Name").fill("update")
    await form.get_by_role("button", name="Save").click()
    await expect(bob.get_by_role("dialog", name="Changed form")).to_be_visible()


async def test_the_same_form_stands_in_all_windows_of_a_person_and_in_nobody_elses(window: Window) -> None:
    bob, twin, alice = await window("U002"), await window("U002"), await window("U001")
    await opened(bob)
    await expect(twin.get_by_role("dialog")).to_be_visible()
    await expect(alice.get_by_role("dialog")).to_have_count(0)
    await twin.get_by_role("button", name="Not now").click()
    await expect(bob.get_by_role("dialog")).to_have_count(0)
