"""What is wrong with blocks and views apart from their size: Slack's message and pointer for each."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from tests.sandbox.shapes import (
    Json,
    actions,
    an_input,
    button,
    card,
    chart,
    confirm,
    container,
    context,
    data_table,
    header,
    home,
    menu,
    modal,
    mrkdwn,
    number_input,
    option,
    pie,
    plain,
    raw,
    rich_text,
    section,
    table,
    task,
    text_input,
    video,
)

BLOCKS: list[tuple[Any, str]] = [
    ("words", "must provide an object [json-pointer:/blocks/0]"),
    ({}, "missing required field: type [json-pointer:/blocks/0]"),
    ({"type": "sektion"}, "unsupported type: sektion [json-pointer:/blocks/0/type]"),
    ({"type": "section"}, "missing required field: text [json-pointer:/blocks/0]"),
    ({"type": "header"}, "missing required field: text [json-pointer:/blocks/0]"),
    ({"type": "header", "text": mrkdwn("x")}, "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"),
    (header(""), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    (section(""), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    ({"type": "section", "text": "x"}, "must provide an object [json-pointer:/blocks/0/text]"),
    (
        {"type": "section", "text": {"type": "mrkdwn", "text": 3}},
        "must provide a string [json-pointer:/blocks/0/text/text]",
    ),
    ({"type": "section", "fields": []}, "must provide at least 1 items [json-pointer:/blocks/0/fields]"),
    (section(colour="red"), "invalid additional property: colour [json-pointer:/blocks/0]"),
    (
        {"type": "section", "text": {**mrkdwn("x"), "emoji": True}},
        "invalid additional property: emoji [json-pointer:/blocks/0/text]",
    ),
    (
        section(accessory=text_input()),
        "unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]",
    ),
    (actions(text_input()), "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]"),
    ({"type": "actions", "elements": []}, "must provide at least 1 items [json-pointer:/blocks/0/elements]"),
    ({"type": "actions", "elements": "x"}, "must provide an array [json-pointer:/blocks/0/elements]"),
    (context(button()), "unsupported type: button [json-pointer:/blocks/0/elements/0/type]"),
    (
        actions(button("a"), button("a")),
        '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ),
    (actions({"type": "button", "action_id": "a"}), "missing required field: text [json-pointer:/blocks/0/elements/0]"),
    (
        actions(button(style="default")),
        "must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]",
    ),
    (
        actions(button(text=mrkdwn("x"))),
        "unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]",
    ),
    (
        actions(button(confirm={**confirm(), "deny": None})),
        "missing required field: deny [json-pointer:/blocks/0/elements/0/confirm]",
    ),
    (actions(menu(options=[])), "must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]"),
    (
        actions({"type": "static_select", "action_id": "a"}),
        "must define exactly one of: options, option_groups [json-pointer:/blocks/0/elements/0]",
    ),
    (
        actions(menu(options=[{"text": plain("x")}])),
        "missing required field: value [json-pointer:/blocks/0/elements/0/options/0]",
    ),
    (
        actions(menu(initial_option=option("z"))),
        "must match an option in `options` [json-pointer:/blocks/0/elements/0/initial_option]",
    ),
    (
        actions(menu("checkboxes", initial_options=[option("z")])),
        "must match an option in `options` [json-pointer:/blocks/0/elements/0/initial_options/0]",
    ),
    (
        actions(menu("static_select", options=[{"text": mrkdwn("x"), "value": "x"}])),
        "unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/options/0/text/type]",
    ),
    (
        actions({"type": "datepicker", "action_id": "a", "initial_date": "27/11/2026"}),
        "must be a date formatted YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]",
    ),
    (
        actions({"type": "timepicker", "action_id": "a", "initial_time": "25:00"}),
        "must be a time formatted HH:mm [json-pointer:/blocks/0/elements/0/initial_time]",
    ),
    (
        actions({"type": "datetimepicker", "action_id": "a", "initial_date_time": 17}),
        "must be a UNIX timestamp of 10 digits [json-pointer:/blocks/0/elements/0/initial_date_time]",
    ),
    ({"type": "image", "image_url": "https://e.com"}, "missing required field: alt_text [json-pointer:/blocks/0]"),
    (
        {"type": "image", "alt_text": "x"},
        "must define exactly one of: image_url, slack_file [json-pointer:/blocks/0]",
    ),
    (
        an_input({"type": "number_input", "action_id": "a"}),
        "missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]",
    ),
    (
        an_input(number_input(initial_value="12,5")),
        "must be a number written as a string [json-pointer:/blocks/0/element/initial_value]",
    ),
    (
        an_input(number_input(min_value="5", max_value="1")),
        "must be less than or equal to max_value [json-pointer:/blocks/0/element/min_value]",
    ),
    (
        an_input(text_input(min_length=5, max_length=2)),
        "must be less than or equal to max_length [json-pointer:/blocks/0/element/min_length]",
    ),
    (
        an_input(text_input(max_length=2, initial_value="long")),
        "must be less than 3 characters [json-pointer:/blocks/0/element/initial_value]",
    ),
    (an_input(button()), "unsupported type: button [json-pointer:/blocks/0/element/type]"),
    (
        an_input({"type": "file_input", "action_id": "a"}),
        "unsupported type: file_input [json-pointer:/blocks/0/element/type]",
    ),
    ({"type": "input", "element": text_input()}, "missing required field: label [json-pointer:/blocks/0]"),
    (an_input(optional="yes"), "must provide a boolean [json-pointer:/blocks/0/optional]"),
    ({"type": "alert", "text": plain("x")}, "unsupported type: alert [json-pointer:/blocks/0/type]"),
    (rich_text({"type": "blink"}), "unsupported type: blink [json-pointer:/blocks/0/elements/0/elements/0/type]"),
    (
        {"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "dots", "elements": []}]},
        "must be one of: bullet, ordered [json-pointer:/blocks/0/elements/0/style]",
    ),
    (
        {"type": "table", "rows": [[{"type": "raw_number"}]]},
        "missing required field: value [json-pointer:/blocks/0/rows/0/0]",
    ),
    ({**table(), "column_settings": [{"align": "up"}]}, "must be one of: left, center, right"),
    (data_table(rows=1), "must provide at least 2 items [json-pointer:/blocks/0/rows]"),
    (
        {**data_table(), "rows": [[raw()], [raw(), raw()]]},
        "all rows must have the same number of values [json-pointer:/blocks/0/rows]",
    ),
    (
        {**data_table(), "rows": [[rich_text()], [raw()]]},
        "unsupported type: rich_text [json-pointer:/blocks/0/rows/0/0/type]",
    ),
    (
        {**pie(), "chart": {"type": "pie", "segments": [{"label": "a", "value": 0}]}},
        "must be greater than 0 [json-pointer:/blocks/0/chart/segments/0/value]",
    ),
    (
        chart(chart={**chart()["chart"], "axis_config": {"categories": ["other"]}}),
        "labels must match axis_config.categories [json-pointer:/blocks/0/chart/series/0/data]",
    ),
    (chart(chart={"type": "radar"}), "unsupported type: radar [json-pointer:/blocks/0/chart/type]"),
    (video(video_url="nowhere"), "must be a valid URL [json-pointer:/blocks/0/video_url]"),
    ({"type": "card"}, "must define at least one of: hero_image, title, actions, body [json-pointer:/blocks/0]"),
    (
        container(title=None),
        "must define at least one of: title, rich_text_title [json-pointer:/blocks/0]",
    ),
    (
        container(child_blocks=[container()]),
        "unsupported type: container [json-pointer:/blocks/0/child_blocks/0/type]",
    ),
    ({**task(), "status": "late"}, "must be one of: pending, in_progress, complete, error"),
]
VIEWS: list[tuple[Json, str]] = [
    ({"type": "modal", "blocks": []}, "missing required field: title [json-pointer:/view]"),
    ({"type": "modal", "title": plain("T")}, "missing required field: blocks [json-pointer:/view]"),
    (modal(title=mrkdwn("T")), "unsupported type: mrkdwn [json-pointer:/view/title/type]"),
    (home(), "must be one of: modal [json-pointer:/view/type]"),
    (modal(colour="red"), "invalid additional property: colour [json-pointer:/view]"),
    (
        modal(section(), an_input(), submit=None),
        "must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]",
    ),
    (
        modal(section(block_id="a"), section(block_id="a")),
        '`block_id` "a" already exists for another block [json-pointer:/view/blocks/1/block_id]',
    ),
    (
        modal(an_input(text_input(focus_on_load=True)), an_input(text_input(focus_on_load=True))),
        "only one element can have `focus_on_load` [json-pointer:/view/blocks]",
    ),
    *(
        (modal(block), f"unsupported type: {block['type']} [json-pointer:/view/blocks/0/type]")
        for block in (
            table(),
            data_table(),
            {"type": "markdown", "text": "x"},
            {"type": "plan", "title": "x"},
            task(),
            {"type": "context_actions", "elements": []},
            chart(),
            container(),
            {"type": "carousel", "elements": [card()]},
        )
    ),
]


def said(error: SlackApiError) -> list[str]:
    messages: list[str] = error.response["response_metadata"]["messages"]
    return messages


@pytest.mark.parametrize(("block", "message"), BLOCKS, ids=[row[1] for row in BLOCKS])
async def test_a_message_with_a_wrong_block_is_refused_with_a_pointer(
    client: AsyncWebClient, block: Any, message: str
) -> None:
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel="C001", text="x", blocks=[block])
    assert refused.value.response["error"] == "invalid_blocks"
    assert any(one.startswith(f"[ERROR] {message}") for one in said(refused.value)), said(refused.value)
    assert refused.value.response["errors"] == [one.removeprefix("[ERROR] ") for one in said(refused.value)]


@pytest.mark.parametrize(("view", "message"), VIEWS, ids=[row[1] for row in VIEWS])
async def test_a_wrong_modal_is_refused_with_a_pointer(
    slack: Sandbox, client: AsyncWebClient, view: Json, message: str
) -> None:
    with pytest.raises(SlackApiError) as refused:
        await client.views_open(trigger_id=slack.office.triggers.issue("U001"), view=view)
    assert refused.value.response["error"] == "invalid_arguments"
    assert f"[ERROR] {message}" in said(refused.value)
