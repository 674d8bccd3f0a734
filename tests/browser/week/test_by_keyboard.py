"""Every button, menu, form, command and shortcut of the table of controls, used once by keyboard alone on a phone."""

from typing import Any

import pytest
from playwright.async_api import Browser

from sandbox.driver.screen import View
from sandbox.state.messages import Message
from sandbox.state.records import Delivery
from tests.browser.week.phone import COMPOSER, SUBMIT, Phone
from tests.handlers.every_control.row import Row
from tests.handlers.every_control.stage import Stage
from tests.handlers.every_control.steps import Click, Close, Home, Say, Shortcut, Submit, found
from tests.handlers.every_control.table import TABLE
from tests.handlers.every_control.worlds import walk

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.browser, pytest.mark.slow(seconds=30)]
ONCE = tuple({row.control: row for row in reversed(TABLE)}.values())[::-1]
"""A row for each control."""

KEYS = ("Enter", "Space")


async def test_every_control_is_used_by_keyboard_alone(chromium: Browser, stage: Stage) -> None:
    phone = await Phone.of(chromium, stage.bot.slack.origin)
    wrong = []
    for turn, row in enumerate(ONCE):
        stage.back_to(stage.worlds[row.world])
        await walk(stage, row.user, *row.steps[:-1])
        stage.outcomes.clear()
        try:
            await used(phone, stage, row, key=KEYS[turn % 2])
            await answered(stage, row)
        except AssertionError as failure:
            wrong.append(f"{row.name}: {failure}")
    await phone.page.context.close()
    assert wrong == []


async def answered(stage: Stage, row: Row) -> None:
    """The bot was told of it, and has answered."""
    await stage.bot.slack.eventually(lambda: any(is_of(row, one) for one in stage.outcomes), seconds=10)


async def used(phone: Phone, stage: Stage, row: Row, *, key: str) -> None:
    """Come to the control with Tab, and use it."""
    person = stage.person(row.user)
    match row.steps[-1]:
        case Click() as click:
            where, block, element = found(stage, person, click)
            await phone.show(row.user, place(where))
            await phone.tab_to("" if place(where) == "home" else block, element)
            await phone.use(element, option=wanted(element, click), key=key)
        case Submit():
            await phone.show(row.user, "messages")
            await phone.tab_to_match(SUBMIT)
            await phone.press(key)
        case Close():
            await phone.show(row.user, "messages")
            await phone.press("Escape")
        case Say(text=text):
            await phone.show(row.user, "CCARE")
            await phone.tab_to_match(COMPOSER)
            await phone.page.keyboard.type(f"/okr {text}".strip())
            await phone.press("Enter")
        case Shortcut():
            await phone.show(row.user, "CCARE")
            await phone.tab_to_match(".composer [aria-haspopup=menu]")
            await phone.press(key, "ArrowDown", "ArrowUp", "Enter")
        case Home():
            await phone.show(row.user, "messages")
            await phone.tab_to_match('main a[href="#home"]')
            await phone.press("Enter")


def place(where: Message | View) -> str:
    """Where on the page it stands; a modal lies over everything."""
    if isinstance(where, Message):
        return where.channel
    return "home" if where.raw["type"] == "home" else "messages"


def wanted(element: dict[str, Any], click: Click) -> int | None:
    """The place of the option that the row wants; None for any."""
    if click.option is None or "options" not in element:
        return None
    values = [str(one["value"]) for one in element["options"]]
    return next(at for at, value in enumerate(values) if value.startswith(str(click.option)))


def is_of(row: Row, sent: Delivery) -> bool:
    """Whether it is what Slack sends when that control is used, and the bot has answered it."""
    if not sent.acked or sent.error:
        return False
    kind, _, name = row.control.partition(" ")
    payload = sent.payload
    match kind:
        case "action":
            return [one["action_id"] for one in payload.get("actions", ())] == [name]
        case "view" | "closed":
            told = {"view": "view_submission", "closed": "view_closed"}[kind]
            return payload.get("type") == told and payload["view"]["callback_id"] == name
        case "shortcut":
            return payload.get("type") == "shortcut"
        case "command":
            return sent.kind == "slash_commands" and payload["text"] == name
        case _:
            return bool(payload.get("event", {}).get("tab") == "home")
