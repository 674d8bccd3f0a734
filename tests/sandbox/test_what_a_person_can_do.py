"""The driver does what a person could, tells the app as Slack would, and refuses the rest."""

from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import CannotDo, Sandbox
from tests.sandbox.conftest import FRIDAY, WORKSPACE, a_manifest, running_app
from tests.sandbox.shapes import (
    Json,
    actions,
    an_input,
    button,
    menu,
    modal,
    options,
    section,
    text_input,
)
from tests.sandbox.test_entering import dug, opened

USES: list[tuple[Json, Json, Json]] = [
    (button("go", value="1"), {}, {"type": "button", "value": "1", "text.text": "Go"}),
    (menu("overflow", action_id="go"), {"option": "o1"}, {"selected_option.value": "o1"}),
    (menu(action_id="go"), {"option": "o1"}, {"selected_option.value": "o1"}),
    (menu("checkboxes", action_id="go"), {"option": ["o0"]}, {"selected_options.0.value": "o0"}),
    (menu("radio_buttons", action_id="go"), {"option": "o0"}, {"selected_option.value": "o0"}),
    ({"type": "datepicker", "action_id": "go"}, {"option": "2026-11-27"}, {"selected_date": "2026-11-27"}),
    ({"type": "users_select", "action_id": "go"}, {"option": "U002"}, {"selected_user": "U002"}),
]


@pytest.mark.parametrize(("element", "wish", "expected"), USES, ids=[u[0]["type"] for u in USES])
async def test_using_an_element_of_a_message_tells_the_app_what_was_chosen(
    slack: Sandbox, client: AsyncWebClient, element: Json, wish: Json, expected: Json
) -> None:
    heard: list[Any] = []

    def prepare(app: AsyncApp) -> None:
        @app.action("go")
        async def used(ack: Any, body: Any) -> None:
            await ack()
            heard.append(body)

    await client.chat_postMessage(channel="C001", text="x", blocks=[actions(element, block_id="row")])
    alice = slack.person("U001")
    async with running_app(slack, prepare):
        (message,) = await alice.messages("C001")
        assert (await alice.click(message, "go", **wish)).acked
    (body,) = heard
    (action,) = body["actions"]
    assert (action["block_id"], action["action_id"]) == ("row", "go")
    assert {path: dug(action, path) for path in expected} == expected
    assert body["user"] == {"id": "U001", "username": "alice", "name": "alice", "team_id": "T0SANDBOX"}
    assert body["container"]["message_ts"] == message.ts
    assert body["channel"] == {"id": "C001", "name": "sales"}
    if element["type"] not in ("button", "overflow"):
        assert body["state"]["values"]["row"]["go"]["type"] == element["type"]


async def test_two_buttons_with_the_same_id_are_told_apart_by_their_value(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    blocks = [section(block_id=n, accessory=button("go", value=n)) for n in ("1", "2")]
    await client.chat_postMessage(channel="C001", text="x", blocks=blocks)
    alice = slack.person("U001")
    (message,) = await alice.messages("C001")
    await alice.click(message, "go", value="2")
    assert slack.deliveries()[-1].payload["actions"][0]["block_id"] == "2"
    await alice.click(message, "go", "1")
    assert slack.deliveries()[-1].payload["actions"][0]["value"] == "1"


async def test_a_dispatching_input_tells_the_app_and_another_does_not(slack: Sandbox, client: AsyncWebClient) -> None:
    loud = an_input(text_input(action_id="loud"), dispatch_action=True, block_id="l")
    alice = await opened(slack, client, loud, an_input(text_input(action_id="quiet"), block_id="q"))
    await alice.click(alice.view(), "loud", text="typed")
    payload = slack.deliveries()[-1].payload
    assert payload["actions"][0]["value"] == "typed"
    assert payload["view"]["state"]["values"]["l"]["loud"]["value"] == "typed"
    with pytest.raises(CannotDo, match="only counts when the form is sent"):
        await alice.click(alice.view(), "quiet", text="typed")


async def test_an_external_menu_offers_what_the_app_suggests(slack: Sandbox, client: AsyncWebClient) -> None:
    def prepare(app: AsyncApp) -> None:
        @app.options("menu")
        async def suggest(ack: Any, payload: Any) -> None:
            await ack(options=[option for option in options(3) if payload["value"] in option["value"]])

    element = {"type": "external_select", "action_id": "menu", "min_query_length": 0}
    alice = await opened(slack, client, an_input(element, block_id="b"))
    async with running_app(slack, prepare):
        offered = await alice.suggest(alice.view(), "menu", "2")
    assert [option["value"] for option in offered] == ["o2"]
    view = await alice.fill({"b": "o2"})
    assert view.values["b"]["menu"]["selected_option"]["value"] == "o2"


async def test_shortcuts_reach_the_app_and_unknown_ones_do_not_exist(slack: Sandbox, client: AsyncWebClient) -> None:
    heard: list[Any] = []

    def prepare(app: AsyncApp) -> None:
        @app.shortcut("go")
        async def go(ack: Any, body: Any) -> None:
            await ack()
            heard.append(body)

        @app.message_shortcut("take")
        async def take(ack: Any, body: Any) -> None:
            await ack()
            heard.append(body)

    await client.chat_postMessage(channel="C001", text="take me")
    alice = slack.person("U001")
    async with running_app(slack, prepare):
        (message,) = await alice.messages("C001")
        await alice.shortcut("go")
        await alice.message_shortcut(message, "take")
    assert [body["type"] for body in heard] == ["shortcut", "message_action"]
    assert heard[1]["message"]["text"] == "take me"
    with pytest.raises(CannotDo, match="no global shortcut take"):
        await alice.shortcut("take")


async def test_a_command_is_escaped_only_where_the_manifest_asks_for_it(slack: Sandbox) -> None:
    alice = slack.person("U001")
    await alice.command("/test", "@bob in #sales")
    await alice.command("/escaped", "@bob in #sales, #secret and @nobody", channel="C002")
    plain, escaped = (one.payload for one in slack.deliveries("slash_commands"))
    assert (plain["text"], plain["channel_name"]) == ("@bob in #sales", "directmessage")
    assert escaped["text"] == "<@U002|bob> in <#C001|sales>, <#C002|> and @nobody"
    assert (escaped["channel_id"], escaped["channel_name"]) == ("C002", "privategroup")
    assert escaped["is_enterprise_install"] == "false"


async def test_people_do_only_what_their_place_allows(slack: Sandbox, client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel="C001", text="x", blocks=[actions()])
    (message,) = await slack.person("U001").messages("C001")
    refusals: list[tuple[str, Any, str]] = [
        ("U007", lambda p: p.command("/test"), "deactivated"),
        ("U008", lambda p: p.command("/test"), "no slash commands"),
        ("U001", lambda p: p.command("/other"), "no such slash command"),
        ("U001", lambda p: p.command("/test", channel="C004"), "archived"),
        ("U003", lambda p: p.command("/test", channel="C001"), "not in C001"),
        ("U003", lambda p: p.messages("C002"), "cannot see C002"),
        ("U006", lambda p: p.messages("C001"), "cannot see C001"),
        ("U006", lambda p: p.click(message, "go"), "cannot see C001"),
        ("U001", lambda p: p.click(message, "stop"), "no 'stop' to use here, only"),
        ("U001", lambda p: p.submit(), "no modal open"),
        ("U001", lambda p: p.fill({"b": 1}), "no modal open"),
    ]
    for user, act, reason in refusals:
        with pytest.raises(CannotDo, match=reason):
            await act(slack.person(user))
    with pytest.raises(CannotDo, match="nobody here is U999"):
        slack.person("U999")


async def test_without_interactivity_in_the_manifest_nothing_can_be_pressed() -> None:
    manifest = a_manifest()
    manifest["settings"]["interactivity"] = {"is_enabled": False}
    async with Sandbox(WORKSPACE, manifest=manifest, now=FRIDAY) as slack:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.url)
        await client.chat_postMessage(channel="C001", text="x", blocks=[actions()])
        alice = slack.person("U001")
        (message,) = await alice.messages("C001")
        with pytest.raises(CannotDo, match="does not enable interactivity"):
            await alice.click(message, "go")


async def test_a_message_that_is_gone_cannot_be_pressed(slack: Sandbox, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel="C001", text="x", blocks=[actions()])
    alice = slack.person("U001")
    (message,) = await alice.messages("C001")
    await client.chat_update(channel="C001", ts=posted["ts"], text="done")
    with pytest.raises(CannotDo, match="no 'go' to use here"):
        await alice.click(message, "go")
    await client.chat_delete(channel="C001", ts=posted["ts"])
    with pytest.raises(CannotDo, match="does not see the message"):
        await alice.click(message, "go")


async def test_only_the_top_modal_can_be_used(slack: Sandbox, client: AsyncWebClient) -> None:
    alice = await opened(slack, client, actions())
    below = alice.view()
    await client.views_push(trigger_id=slack.office.triggers.issue("U001"), view=modal(section(), submit=None))
    with pytest.raises(CannotDo, match="another modal lies on top"):
        await alice.click(below, "go")
    with pytest.raises(CannotDo, match="no submit button"):
        await alice.submit()
    with pytest.raises(CannotDo, match="does not have that view open"):
        await slack.person("U002").click(below, "go")
