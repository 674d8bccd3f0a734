"""Files in the browser: pictures with their alt text, files of the workspace in blocks, files chosen in a form."""

from typing import Any

import pytest
from playwright.async_api import FilePayload, Locator, expect

from sandbox import Sandbox
from tests.browser.app import field, words
from tests.browser.conftest import Window
from tests.browser.test_conversations import web
from tests.sandbox.shapes import modal

pytestmark = pytest.mark.asyncio(loop_scope="session")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


async def drawn(picture: Locator) -> bool:
    """Whether the browser could decode the picture."""
    await expect(picture).to_be_visible()
    await picture.evaluate("one => one.decode()")
    return bool(await picture.evaluate("one => one.naturalWidth === 1"))


async def test_an_uploaded_picture_is_seen_with_its_alt_text_and_goes_when_deleted(
    window: Window, slack: Sandbox
) -> None:
    bob = await window("U002", "C001")
    told: dict[str, Any] = {"title": "The week", "alt_txt": "A line going up", "initial_comment": "Look"}
    answer = await web(slack).files_upload_v2(file=PNG, filename="week.png", channel="C001", **told)
    article = bob.get_by_role("article").filter(has_text="Look")
    assert await drawn(article.get_by_role("img", name="A line going up"))
    await expect(article).to_contain_text("The week")
    picture = {"slack_file": {"id": answer["files"][0]["id"]}, "alt_text": "The same"}
    image = {"type": "image", **picture}
    section = {"type": "section", "text": words("Beside"), "accessory": image}
    await web(slack).chat_postMessage(channel="C001", text="x", blocks=[section, image])
    assert await drawn(bob.get_by_role("img", name="The same").first)
    assert await drawn(bob.get_by_role("img", name="The same").last)
    await web(slack).files_delete(file=answer["files"][0]["id"])
    await expect(article).to_contain_text("This file was deleted.")


async def test_a_file_that_is_no_picture_can_be_downloaded(window: Window, slack: Sandbox) -> None:
    bob = await window("U002", "C001")
    await web(slack).files_upload_v2(content="a,b", filename="week.csv", channel="C001")
    async with bob.expect_download() as download:
        await bob.get_by_role("link", name="week.csv").click()
    path = await (await download.value).path()
    assert path.read_text() == "a,b"


async def test_a_file_chosen_in_a_form_arrives_at_the_app(window: Window, slack: Sandbox) -> None:
    bob = await window("U002", "D002")
    form = modal(field("report", "Report", {"type": "file_input", "filetypes": ["png"]}), callback_id="report")
    await web(slack).views_open(trigger_id=slack.office.triggers.issue("U002"), view=form)
    dialog = bob.get_by_role("dialog")
    chosen: FilePayload = {"name": "chosen.png", "mimeType": "image/png", "buffer": PNG}
    await dialog.locator("input[type=file]").set_input_files(chosen)
    await expect(dialog.locator(".bk-file-name")).to_have_text("chosen.png")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_have_count(0)
    log = bob.get_by_role("log")
    await expect(log).to_contain_text(f"Received chosen.png image/png {len(PNG)}")
    assert await drawn(log.get_by_role("img", name="What came"))
