"""The driver does what a person could, tells the app as Slack would, and refuses the rest."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import CannotDo, Sandbox
from tests.sandbox.conftest import running_app
from tests.sandbox.shapes import actions, an_input, button, menu, modal, number_input, options, section, text_input

Json = dict[str, Any]


async def opened(slack: Sandbox, client: AsyncWebClient, *blocks: Json, **more: Any) -> Any:
    """Alice with a modal of these blocks open."""
    trigger = slack.office.triggers.issue("U001")
    await client.views_open(trigger_id=trigger, view=modal(*blocks, **more))
    return slack.person("U001")


def a(kind: str, **more: Any) -> Json:
    return {"type": kind, "action_id": "a", **more}


CAN: list[tuple[Json, Any, Any]] = [
    (text_input(), "typed", {"value": "typed"}),
    (text_input(), None, {"value": None}),
    (text_input(multiline=True), "two\nlines", {"value": "two\nlines"}),
    (text_input(max_length=3), "abc", {"value": "abc"}),
    (number_input(), Decimal("12.50"), {"value": "12.50"}),
    (number_input(is_decimal_allowed=False), 12, {"value": "12"}),
    (a("email_text_input"), "a@b.cd", {"value": "a@b.cd"}),
    (menu(), "o1", {"selected_option.value": "o1"}),
    (menu("radio_buttons"), "o0", {"selected_option.value": "o0"}),
    (menu("checkboxes"), ["o0", "o1"], {"selected_options.1.value": "o1"}),
    (menu("multi_static_select"), [], {"selected_options": []}),
    (a("users_select"), "U002", {"selected_user": "U002"}),
    (a("multi_users_select"), ["U002", "U003"], {"selected_users": ["U002", "U003"]}),
    (a("channels_select"), "C001", {"selected_channel": "C001"}),
    (a("multi_channels_select"), ["C001"], {"selected_channels": ["C001"]}),
    (a("conversations_select"), "C002", {"selected_conversation": "C002"}),
    (a("datepicker"), date(2026, 11, 27), {"selected_date": "2026-11-27"}),
    (a("datepicker"), "2026-11-27", {"selected_date": "2026-11-27"}),
    (a("timepicker"), time(9, 5), {"selected_time": "09:05"}),
    (a("timepicker"), "15:00", {"selected_time": "15:00"}),
    (a("datetimepicker"), datetime(2026, 11, 27, 8, tzinfo=UTC), {"selected_date_time": 1795766400}),
    (a("file_input", filetypes=["csv"]), ["x.csv"], {"files.0.name": "x.csv"}),
    (a("rich_text_input"), "hi", {"rich_text_value.type": "rich_text"}),
]


def dug(value: Any, path: str) -> Any:
    for name in path.split("."):
        value = value[int(name)] if name.isdigit() else value[name]
    return value


@pytest.mark.parametrize(("element", "value", "expected"), CAN, ids=[f"{c[0]['type']} {c[1]}" for c in CAN])
async def test_what_can_be_entered_is_in_the_state(
    slack: Sandbox, client: AsyncWebClient, element: Json, value: Any, expected: Json
) -> None:
    alice = await opened(slack, client, an_input(element, block_id="b"))
    view = await alice.fill({("b", element["action_id"]): value})
    state = view.values["b"][element["action_id"]]
    assert {path: dug(state, path) for path in expected} == expected


CANNOT: list[tuple[Json, Any, str]] = [
    (text_input(max_length=3), "abcd", "takes 3 characters, not 4"),
    (text_input(), "x" * 3_001, "takes 3000 characters"),
    (text_input(), "two\nlines", "single line"),
    (number_input(), "12,5", "takes a number"),
    (number_input(), "many", "takes a number"),
    (number_input(is_decimal_allowed=False), "12.5", "takes whole numbers"),
    (menu(), "o9", "does not offer 'o9'"),
    (menu("checkboxes"), ["o9"], "does not offer"),
    (menu("multi_static_select", max_selected_items=1), ["o0", "o1"], "takes 1 at most"),
    (menu("multi_static_select"), "o0", "takes a list"),
    (a("external_select"), "o0", "does not offer"),
    (a("users_select"), "U999", "no such active person"),
    (a("users_select"), "U007", "no such active person"),
    (a("channels_select"), "C002", "public channels alone"),
    (a("channels_select"), "C004", "no such open channel"),
    (a("datepicker"), "27/11/2026", "takes a date"),
    (a("timepicker"), "quarter to", "takes a time"),
    (a("datetimepicker"), datetime(2026, 11, 27), "aware datetime"),
    (a("file_input", filetypes=["csv"]), ["x.exe"], "takes csv"),
    (a("file_input", max_files=1), ["1", "2"], "fewer files"),
]


@pytest.mark.parametrize(("element", "value", "reason"), CANNOT, ids=[f"{c[0]['type']} {c[2]}" for c in CANNOT])
async def test_what_a_person_could_not_enter_is_refused(
    slack: Sandbox, client: AsyncWebClient, element: Json, value: Any, reason: str
) -> None:
    alice = await opened(slack, client, an_input(element, block_id="b"))
    with pytest.raises(CannotDo, match=reason):
        await alice.fill({"b": value})


FORMS: list[tuple[Json, Any, str]] = [
    (text_input(), None, "Please complete this required field."),
    (menu("checkboxes"), [], "Please complete this required field."),
    (text_input(min_length=5), "abc", "This field must have at least 5 characters."),
    (number_input(min_value="1"), "0.5", "Must be greater than or equal to 1."),
    (number_input(max_value="10"), "10.5", "Must be less than or equal to 10."),
    (a("email_text_input"), "nobody", "Please enter a valid email address."),
    (a("url_text_input"), "nowhere", "Please enter a valid URL."),
]


@pytest.mark.parametrize(("element", "value", "error"), FORMS, ids=[f[2] for f in FORMS])
async def test_a_form_slack_itself_finds_wrong_is_not_sent(
    slack: Sandbox, client: AsyncWebClient, element: Json, value: Any, error: str
) -> None:
    alice = await opened(slack, client, an_input(element, block_id="b"))
    await alice.fill({"b": value})
    outcome = await alice.submit()
    assert (outcome.sent, outcome.error) == (False, "form_incomplete")
    assert alice.errors() == {"b": error}
    assert slack.deliveries() == []


async def test_an_optional_field_may_stay_empty(slack: Sandbox, client: AsyncWebClient) -> None:
    alice = await opened(slack, client, an_input(text_input(), block_id="b", optional=True))
    assert (await alice.submit()).sent


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
