"""Every figure of the table of limits: what just fits is taken, what is one over is refused where Slack says so."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from sandbox.limits import LIMITS, figure
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
    fields,
    header,
    home,
    icon_button,
    image,
    menu,
    modal,
    mrkdwn,
    number_input,
    option,
    pie,
    plain,
    section,
    table,
    task,
    text_input,
    video,
)

Row = tuple[str, Callable[[int], Json], str]


def asking(**more: Any) -> Json:
    return actions(button(confirm=confirm(**more)))


def grouped(groups: int, label: str = "g") -> Json:
    parts = [{"label": plain(label), "options": [option()]} for _ in range(groups)]
    return actions({"type": "static_select", "action_id": "menu", "option_groups": parts})


IN_MESSAGES: list[Row] = [
    ("section.text", lambda n: section("x" * n), "/blocks/0/text/text"),
    ("section.fields", lambda n: fields(*["x"] * n), "/blocks/0/fields"),
    ("section.field", lambda n: fields("x" * n), "/blocks/0/fields/0/text"),
    ("header.text", lambda n: header("x" * n), "/blocks/0/text/text"),
    ("context.elements", lambda n: context(*[mrkdwn("x")] * n), "/blocks/0/elements"),
    ("text_object", lambda n: context(mrkdwn("x" * n)), "/blocks/0/elements/0/text"),
    ("actions.elements", lambda n: actions(*[button(f"b{i}") for i in range(n)]), "/blocks/0/elements"),
    (
        "context_actions.elements",
        lambda n: {"type": "context_actions", "elements": [icon_button(f"b{i}") for i in range(n)]},
        "/blocks/0/elements",
    ),
    ("input.label", lambda n: an_input(label=plain("x" * n)), "/blocks/0/label/text"),
    ("input.hint", lambda n: an_input(hint=plain("x" * n)), "/blocks/0/hint/text"),
    ("image.url", lambda n: image(image_url="u" * n), "/blocks/0/image_url"),
    ("image.alt_text", lambda n: image(alt_text="x" * n), "/blocks/0/alt_text"),
    ("image.title", lambda n: image(title=plain("x" * n)), "/blocks/0/title/text"),
    ("markdown.text", lambda n: {"type": "markdown", "text": "x" * n}, "/blocks/0/text"),
    ("table.rows", lambda n: table(rows=n, columns=1), "/blocks/0/rows"),
    ("table.columns", lambda n: table(columns=n), "/blocks/0/rows/0"),
    ("data_table.rows", lambda n: data_table(rows=n, columns=1), "/blocks/0/rows"),
    ("data_table.columns", lambda n: data_table(columns=n), "/blocks/0/rows/0"),
    ("chart.title", lambda n: chart(title="x" * n), "/blocks/0/title"),
    ("chart.series", lambda n: chart(series=n), "/blocks/0/chart/series"),
    ("chart.points", lambda n: chart(points=n), "/blocks/0/chart/series/0/data"),
    ("chart.segments", lambda n: pie(segments=n), "/blocks/0/chart/segments"),
    ("chart.label", lambda n: pie(label="x" * n), "/blocks/0/chart/segments/0/label"),
    ("video.title", lambda n: video(title=plain("x" * n)), "/blocks/0/title/text"),
    ("video.author_name", lambda n: video(author_name="x" * n), "/blocks/0/author_name"),
    ("card.title", lambda n: card(title=mrkdwn("x" * n)), "/blocks/0/title/text"),
    ("card.subtitle", lambda n: card(subtitle=mrkdwn("x" * n)), "/blocks/0/subtitle/text"),
    ("card.body", lambda n: card(body=mrkdwn("x" * n)), "/blocks/0/body/text"),
    ("card.actions", lambda n: card(actions=[button(f"b{i}") for i in range(n)]), "/blocks/0/actions"),
    ("carousel.elements", lambda n: {"type": "carousel", "elements": [card()] * n}, "/blocks/0/elements"),
    ("container.title", lambda n: container(title=plain("x" * n)), "/blocks/0/title/text"),
    ("container.subtitle", lambda n: container(subtitle=plain("x" * n)), "/blocks/0/subtitle/text"),
    ("container.child_blocks", lambda n: container(child_blocks=[section()] * n), "/blocks/0/child_blocks"),
    (
        "plan.tasks",
        lambda n: {"type": "plan", "title": "P", "tasks": [task(str(i)) for i in range(n)]},
        "/blocks/0/tasks",
    ),
    ("block_id", lambda n: section(block_id="x" * n), "/blocks/0/block_id"),
    ("action_id", lambda n: actions(button("x" * n)), "/blocks/0/elements/0/action_id"),
    ("button.text", lambda n: actions(button(text=plain("x" * n))), "/blocks/0/elements/0/text/text"),
    ("button.value", lambda n: actions(button(value="x" * n)), "/blocks/0/elements/0/value"),
    ("button.url", lambda n: actions(button(url="x" * n)), "/blocks/0/elements/0/url"),
    (
        "button.accessibility_label",
        lambda n: actions(button(accessibility_label="x" * n)),
        "/blocks/0/elements/0/accessibility_label",
    ),
    ("placeholder", lambda n: actions(menu(placeholder=plain("x" * n))), "/blocks/0/elements/0/placeholder/text"),
    ("select.options", lambda n: actions(menu(count=n)), "/blocks/0/elements/0/options"),
    ("select.option_groups", grouped, "/blocks/0/elements/0/option_groups"),
    ("option_group.label", lambda n: grouped(1, "x" * n), "/blocks/0/elements/0/option_groups/0/label/text"),
    ("radio_buttons.options", lambda n: actions(menu("radio_buttons", n)), "/blocks/0/elements/0/options"),
    ("checkboxes.options", lambda n: actions(menu("checkboxes", n)), "/blocks/0/elements/0/options"),
    ("overflow.options", lambda n: actions(menu("overflow", n)), "/blocks/0/elements/0/options"),
    (
        "option.text",
        lambda n: actions(menu(options=[option(text=plain("x" * n))])),
        "/blocks/0/elements/0/options/0/text/text",
    ),
    (
        "option.value",
        lambda n: actions(menu(options=[{"text": plain("x"), "value": "x" * n}])),
        "/blocks/0/elements/0/options/0/value",
    ),
    (
        "option.description",
        lambda n: actions(menu(options=[option(description=plain("x" * n))])),
        "/blocks/0/elements/0/options/0/description/text",
    ),
    (
        "option.url",
        lambda n: actions(menu("overflow", options=[option(url="x" * n)])),
        "/blocks/0/elements/0/options/0/url",
    ),
    ("confirm.title", lambda n: asking(title=plain("x" * n)), "/blocks/0/elements/0/confirm/title/text"),
    ("confirm.text", lambda n: asking(text=plain("x" * n)), "/blocks/0/elements/0/confirm/text/text"),
    ("confirm.button", lambda n: asking(deny=plain("x" * n)), "/blocks/0/elements/0/confirm/deny/text"),
]
IN_MODALS: list[Row] = [
    ("view.title", lambda n: modal(title=plain("x" * n)), "/view/title/text"),
    ("view.submit", lambda n: modal(submit=plain("x" * n)), "/view/submit/text"),
    ("view.close", lambda n: modal(close=plain("x" * n)), "/view/close/text"),
    ("view.private_metadata", lambda n: modal(private_metadata="x" * n), "/view/private_metadata"),
    ("view.callback_id", lambda n: modal(callback_id="x" * n), "/view/callback_id"),
    ("view.external_id", lambda n: modal(external_id="x" * n), "/view/external_id"),
    ("view.blocks", lambda n: modal(*[section()] * n), "/view/blocks"),
    ("alert.text", lambda n: modal({"type": "alert", "text": plain("x" * n)}), "/view/blocks/0/text/text"),
    (
        "plain_text_input.max_length",
        lambda n: modal(an_input(text_input(max_length=n))),
        "/view/blocks/0/element/max_length",
    ),
    (
        "file_input.max_files",
        lambda n: modal(an_input({"type": "file_input", "max_files": n})),
        "/view/blocks/0/element/max_files",
    ),
]
ELSEWHERE = {
    "message.blocks": "test_messages_as_a_whole",
    "message.text": "test_messages_as_a_whole",
    "message.block_characters": "test_messages_as_a_whole",
    "message.metadata": "test_messages_as_a_whole",
    "table.per_message": "test_messages_as_a_whole",
    "chart.per_message": "test_messages_as_a_whole",
    "view.bytes": "here",
    "view.stack": "test_views",
    "chart.axis_title": "here",
    "data_table.page_size": "here",
    "rate.outside_marketplace": "test_rates",
    "page.outside_marketplace": "test_rates",
    "trigger.seconds": "test_views",
    "ack.seconds": "test_sockets",
    "events.retry_1": "test_http_mode",
    "events.retry_2": "test_http_mode",
    "events.retry_3": "test_http_mode",
    "response_url.uses": "test_response_urls",
    "response_url.seconds": "test_response_urls",
    "socket_mode.connections": "test_sockets",
    "socket_mode.tickets": "test_sockets",
    "rate.tier_1": "test_rates",
    "rate.tier_2": "test_rates",
    "rate.tier_3": "test_rates",
    "rate.tier_4": "test_rates",
    "rate.post_message": "test_rates",
    "file.alt_txt": "test_files",
    "file.snippet": "test_files",
    "file.channels": "test_files",
    "page.history": "test_web_api_errors",
    "page.list": "test_web_api_errors",
}


def pointers(error: SlackApiError) -> list[str]:
    """The JSON pointers of a refusal."""
    messages = error.response["response_metadata"]["messages"]
    return [message.rpartition("json-pointer:")[2].rstrip("]") for message in messages]


@pytest.mark.parametrize(("limit", "build", "pointer"), IN_MESSAGES, ids=[row[0] for row in IN_MESSAGES])
async def test_a_message_takes_what_fits_and_points_at_what_is_over(
    client: AsyncWebClient, limit: str, build: Callable[[int], Json], pointer: str
) -> None:
    taken = await client.chat_postMessage(channel="C001", text="x", blocks=[build(figure(limit))])
    assert taken["ok"]
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel="C001", text="x", blocks=[build(figure(limit) + 1)])
    assert refused.value.response["error"] == "invalid_blocks"
    assert pointer in pointers(refused.value)


@pytest.mark.parametrize(("limit", "build", "pointer"), IN_MODALS, ids=[row[0] for row in IN_MODALS])
async def test_a_modal_takes_what_fits_and_points_at_what_is_over(
    slack: Sandbox, client: AsyncWebClient, limit: str, build: Callable[[int], Json], pointer: str
) -> None:
    trigger = slack.office.triggers.issue("U001")
    with pytest.raises(SlackApiError) as refused:
        await client.views_open(trigger_id=trigger, view=build(figure(limit) + 1))
    assert refused.value.response["error"] == "invalid_arguments"
    assert pointer in pointers(refused.value)
    assert (await client.views_open(trigger_id=trigger, view=build(figure(limit))))["ok"]


MORE: list[tuple[Json, str]] = [
    (data_table(page_size=101), "/blocks/0/page_size"),
    (chart(chart={**chart()["chart"], "axis_config": {"categories": ["w0"], "x_label": "x" * 51}}), "/x_label"),
    (actions(number_input()), "/blocks/0/elements/0/type"),
]


@pytest.mark.parametrize(("block", "pointer"), MORE)
async def test_a_block_beyond_its_figures_is_refused(client: AsyncWebClient, block: Json, pointer: str) -> None:
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel="C001", text="x", blocks=[block])
    assert any(one.endswith(pointer) for one in pointers(refused.value))


async def test_a_view_of_more_than_250_kilobytes_is_too_large(client: AsyncWebClient) -> None:
    blocks = [section("x" * 3_000) for _ in range(84)]
    with pytest.raises(SlackApiError, match="view_too_large"):
        await client.views_publish(user_id="U001", view=home(*blocks))
    assert (await client.views_publish(user_id="U001", view=home(*blocks[:80])))["ok"]


async def test_an_emoji_counts_twice_as_it_does_in_slack(client: AsyncWebClient) -> None:
    assert (await client.chat_postMessage(channel="C001", text="x", blocks=[header("🎯" * 75)]))["ok"]
    with pytest.raises(SlackApiError, match="must be less than 151 characters"):
        await client.chat_postMessage(channel="C001", text="x", blocks=[header("🎯" * 76)])


def test_every_row_of_the_table_has_a_test() -> None:
    tested = {row[0] for row in (*IN_MESSAGES, *IN_MODALS)}
    assert tested | set(ELSEWHERE) == {limit.what for limit in LIMITS}
    assert not tested & set(ELSEWHERE)


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.what)
def test_every_limit_names_its_source_and_date(limit: Any) -> None:
    assert limit.source
    assert limit.read.startswith("20")
    assert limit.unit
