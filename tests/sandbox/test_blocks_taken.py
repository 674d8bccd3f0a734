"""Every block and element that Slack takes, taken."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from tests.sandbox.shapes import (
    Json,
    actions,
    an_input,
    button,
    card,
    chart,
    container,
    context,
    data_table,
    header,
    image,
    menu,
    modal,
    mrkdwn,
    number_input,
    option,
    pie,
    plain,
    rich_text,
    section,
    table,
    task,
    text_input,
    video,
)

GOOD: list[Json] = [
    section(),
    section(accessory=image(image_url="https://e.com/x.png")),
    header(),
    {"type": "divider"},
    context(mrkdwn("x"), plain("y"), image()),
    actions(button(), menu(), menu("radio_buttons", action_id="r"), menu("checkboxes", action_id="c")),
    an_input(),
    an_input(menu("multi_static_select", max_selected_items=2)),
    image(title=plain("x")),
    rich_text({"type": "user", "user_id": "U001"}, {"type": "date", "timestamp": 1, "format": "{date}"}),
    {**table(), "column_settings": [None, {"align": "right", "is_wrapped": True}]},
    data_table(),
    chart(series=2, points=3),
    pie(),
    {"type": "markdown", "text": "**x**"},
    card(),
    {"type": "carousel", "elements": [card(), card()]},
    container(),
    task(),
    {"type": "plan", "title": "P", "tasks": [task()]},
    video(),
]


@pytest.mark.parametrize("block", GOOD, ids=lambda block: block["type"])
async def test_a_message_takes_every_block_a_message_may_have(client: AsyncWebClient, block: Json) -> None:
    posted = await client.chat_postMessage(channel="C001", text="x", blocks=[block])
    assert posted["message"]["blocks"][0]["type"] == block["type"]
    assert posted["message"]["blocks"][0]["block_id"]


ELEMENTS: list[Json] = [
    text_input(multiline=True, dispatch_action_config={"trigger_actions_on": ["on_character_entered"]}),
    number_input(min_value="-1.5", max_value="10", initial_value="2"),
    *({"type": f"{kind}_text_input", "action_id": "a"} for kind in ("email", "url")),
    {"type": "rich_text_input", "action_id": "a"},
    {"type": "file_input", "action_id": "a", "filetypes": ["csv"], "max_files": 2},
    *({"type": f"{kind}_select", "action_id": "a"} for kind in ("users", "channels", "conversations", "external")),
    *({"type": f"multi_{k}_select", "action_id": "a"} for k in ("users", "channels", "conversations", "external")),
    {"type": "datepicker", "action_id": "a", "initial_date": "2026-11-27"},
    {"type": "timepicker", "action_id": "a", "initial_time": "15:00", "timezone": "Asia/Ho_Chi_Minh"},
    {"type": "datetimepicker", "action_id": "a", "initial_date_time": 1795766400},
    menu("radio_buttons", initial_option=option("o1")),
    menu("checkboxes", initial_options=[option("o0")]),
]


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda element: element["type"])
async def test_a_modal_takes_an_input_of_every_element(slack: Sandbox, client: AsyncWebClient, element: Json) -> None:
    trigger = slack.office.triggers.issue("U001")
    opened = await client.views_open(trigger_id=trigger, view=modal(an_input(element)))
    assert opened["view"]["blocks"][0]["element"]["type"] == element["type"]
