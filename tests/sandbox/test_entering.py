"""What a person enters into a form: kept as Slack keeps it, refused where they could not enter it."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import CannotDo, Sandbox
from tests.sandbox.shapes import Json, an_input, menu, modal, number_input, text_input


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
