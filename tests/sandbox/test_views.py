"""Modals and homes: triggers, stacks, hashes, what is kept, what response_action does."""

from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import CannotDo, Sandbox
from tests.sandbox.conftest import running_app
from tests.sandbox.shapes import an_input, home, menu, modal, option, plain, section, text_input

ASKED = an_input(text_input(), block_id="b")


def a_trigger(slack: Sandbox, user: str = "U001") -> str:
    """A fresh trigger id, as if the person had just done something."""
    return slack.office.triggers.issue(user)


async def test_a_trigger_opens_one_view(slack: Sandbox, client: AsyncWebClient) -> None:
    trigger = a_trigger(slack)
    await client.views_open(trigger_id=trigger, view=modal())
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        await client.views_open(trigger_id=trigger, view=modal())


async def test_a_trigger_lives_three_seconds_of_machine_time_whatever_the_calendar_says(
    slack: Sandbox, client: AsyncWebClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh, old = a_trigger(slack), a_trigger(slack)
    slack.move_to(slack.now().replace(year=2027))
    await client.views_open(trigger_id=fresh, view=modal())
    later = slack.clock.machine() + 3.1
    monkeypatch.setattr(slack.clock, "machine", lambda: later)
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        await client.views_open(trigger_id=old, view=modal())


async def test_a_refused_view_leaves_its_trigger_unused(slack: Sandbox, client: AsyncWebClient) -> None:
    trigger = a_trigger(slack)
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await client.views_open(trigger_id=trigger, view=home())
    assert (await client.views_open(trigger_id=trigger, view=modal()))["ok"]


async def test_three_views_stack_and_know_their_root_and_what_lies_below(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    first = (await client.views_open(trigger_id=a_trigger(slack), view=modal(title=plain("1"))))["view"]
    second = (await client.views_push(trigger_id=a_trigger(slack), view=modal(title=plain("2"))))["view"]
    third = (await client.views_push(trigger_id=a_trigger(slack), view=modal(title=plain("3"))))["view"]
    assert [view.title for view in slack.person("U001").views()] == ["1", "2", "3"]
    assert (first["root_view_id"], first["previous_view_id"]) == (first["id"], None)
    assert (third["root_view_id"], third["previous_view_id"]) == (first["id"], second["id"])
    with pytest.raises(SlackApiError, match="push_limit_reached"):
        await client.views_push(trigger_id=a_trigger(slack), view=modal())


async def test_nothing_is_pushed_where_nothing_is_open(slack: Sandbox, client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError, match="not_found"):
        await client.views_push(trigger_id=a_trigger(slack), view=modal())


async def test_a_stale_hash_is_a_conflict_and_the_right_one_is_not(slack: Sandbox, client: AsyncWebClient) -> None:
    view = (await client.views_open(trigger_id=a_trigger(slack), view=modal()))["view"]
    newer = (await client.views_update(view_id=view["id"], hash=view["hash"], view=modal(title=plain("2"))))["view"]
    assert newer["hash"] != view["hash"]
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_update(view_id=view["id"], hash=view["hash"], view=modal())
    assert slack.person("U001").views()[0].title == "2"


async def test_a_home_has_a_hash_too(slack: Sandbox, client: AsyncWebClient) -> None:
    old = (await client.views_publish(user_id="U001", view=home(section("1"))))["view"]
    await client.views_publish(user_id="U001", view=home(section("2")))
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_publish(user_id="U001", hash=old["hash"], view=home(section("3")))


async def test_a_view_is_found_by_its_external_id_which_is_used_once(slack: Sandbox, client: AsyncWebClient) -> None:
    await client.views_open(trigger_id=a_trigger(slack), view=modal(external_id="mine"))
    await client.views_update(external_id="mine", view=modal(title=plain("new"), external_id="mine"))
    assert slack.person("U001").views()[0].title == "new"
    with pytest.raises(SlackApiError, match="duplicate_external_id"):
        await client.views_open(trigger_id=a_trigger(slack, "U002"), view=modal(external_id="mine"))


async def test_an_update_keeps_what_was_typed_where_the_ids_are_the_same(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    alice = slack.person("U001")
    view = (await client.views_open(trigger_id=a_trigger(slack), view=modal(ASKED)))["view"]
    await alice.fill({"b": "typed"})
    await client.views_update(view_id=view["id"], view=modal(section(), ASKED))
    kept = alice.views()[0]
    assert kept.values["b"]["typed"]["value"] == "typed"
    await client.views_update(view_id=view["id"], view=modal(an_input(block_id="other")))
    assert alice.views()[0].values["other"]["typed"]["value"] is None


EMPTY: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (text_input(), {"value": None}),
    (text_input(initial_value="x"), {"value": "x"}),
    (menu(), {"selected_option": None}),
    (menu("checkboxes"), {"selected_options": []}),
    (menu("radio_buttons"), {"selected_option": None}),
    (menu("multi_static_select"), {"selected_options": []}),
    ({"type": "users_select", "action_id": "a"}, {"selected_user": None}),
    ({"type": "multi_users_select", "action_id": "a", "initial_users": ["U001"]}, {"selected_users": ["U001"]}),
    ({"type": "channels_select", "action_id": "a"}, {"selected_channel": None}),
    ({"type": "multi_conversations_select", "action_id": "a"}, {"selected_conversations": []}),
    ({"type": "datepicker", "action_id": "a", "initial_date": "2026-11-27"}, {"selected_date": "2026-11-27"}),
    (
        {"type": "timepicker", "action_id": "a", "timezone": "Asia/Tokyo"},
        {"selected_time": None, "timezone": "Asia/Tokyo"},
    ),
    ({"type": "datetimepicker", "action_id": "a"}, {"selected_date_time": None}),
    ({"type": "file_input", "action_id": "a"}, {"files": []}),
    ({"type": "rich_text_input", "action_id": "a"}, {"rich_text_value": None}),
]


@pytest.mark.parametrize(("element", "state"), EMPTY, ids=[f"{e[0]['type']} {e[1]}" for e in EMPTY])
async def test_an_untouched_element_is_in_the_state_as_slack_puts_it(
    slack: Sandbox, client: AsyncWebClient, element: dict[str, Any], state: dict[str, Any]
) -> None:
    view = modal(an_input(element, block_id="b"))
    opened = (await client.views_open(trigger_id=a_trigger(slack), view=view))["view"]
    values = opened["state"]["values"]["b"][element["action_id"]]
    assert values == {"type": element["type"], **state}


async def test_the_current_conversation_is_chosen_where_the_menu_asks_for_it(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    element = {"type": "conversations_select", "action_id": "a", "default_to_current_conversation": True}
    trigger = slack.office.triggers.issue("U001", channel="C001")
    opened = await client.views_open(trigger_id=trigger, view=modal(an_input(element, block_id="b")))
    assert opened["view"]["state"]["values"]["b"]["a"]["selected_conversation"] == "C001"


ANSWERS: list[tuple[dict[str, Any] | None, list[str]]] = [
    (None, ["1"]),
    ({"response_action": "update", "view": modal(title=plain("new"))}, ["1", "new"]),
    ({"response_action": "push", "view": modal(title=plain("3"))}, ["1", "2", "3"]),
    ({"response_action": "clear"}, []),
    ({"response_action": "errors", "errors": {"b": "no"}}, ["1", "2"]),
]


@pytest.mark.parametrize(
    ("answer", "titles"), ANSWERS, ids=lambda a: a["response_action"] if isinstance(a, dict) else ""
)
async def test_what_the_app_answers_decides_what_is_on_the_screen(
    slack: Sandbox, client: AsyncWebClient, answer: dict[str, Any] | None, titles: list[str]
) -> None:
    alice = slack.person("U001")

    def prepare(app: AsyncApp) -> None:
        @app.view("form")
        async def submitted(ack: Any) -> None:
            await (ack(**answer) if answer else ack())

    await client.views_open(trigger_id=a_trigger(slack), view=modal(title=plain("1")))
    view = modal(an_input(block_id="b", optional=True), title=plain("2"), callback_id="form")
    await client.views_push(trigger_id=a_trigger(slack), view=view)
    async with running_app(slack, prepare):
        result = await alice.submit()
    assert result.error is None
    assert [view.title for view in alice.views()] == titles


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"response_action": "update", "view": modal(title=plain("x" * 25))}, "/view/title/text"),
    ({"response_action": "push", "view": home()}, "/view/type"),
    ({"response_action": "errors", "errors": {"elsewhere": "no"}}, "/errors/elsewhere"),
    ({"response_action": "errors", "errors": {}}, "missing required field: errors"),
    ({"response_action": "explode"}, "unknown response_action: explode"),
]


@pytest.mark.parametrize(("answer", "pointer"), WRONG, ids=[row[1] for row in WRONG])
async def test_a_wrong_answer_to_a_submission_is_noted_with_its_pointer(
    slack: Sandbox, client: AsyncWebClient, answer: dict[str, Any], pointer: str
) -> None:
    def prepare(app: AsyncApp) -> None:
        @app.view("form")
        async def submitted(ack: Any) -> None:
            await ack(answer)

    view = modal(an_input(block_id="b", optional=True), callback_id="form")
    await client.views_open(trigger_id=a_trigger(slack), view=view)
    async with running_app(slack, prepare):
        result = await slack.person("U001").submit()
    assert result.error == "invalid_arguments"
    assert pointer in result.pointers[0]
    assert slack.deliveries("interactive")[-1].error == "invalid_arguments"
    assert len(slack.person("U001").views()) == 1


async def test_closing_tells_the_app_only_where_the_view_asks_for_it(slack: Sandbox, client: AsyncWebClient) -> None:
    heard: list[tuple[str, bool]] = []

    def prepare(app: AsyncApp) -> None:
        @app.view_closed("told")
        async def closed(ack: Any, body: Any) -> None:
            await ack()
            heard.append((body["view"]["callback_id"], body["is_cleared"]))

    alice = slack.person("U001")
    told = modal(callback_id="told", notify_on_close=True)
    async with running_app(slack, prepare):
        await client.views_open(trigger_id=a_trigger(slack), view=modal(callback_id="silent"))
        await client.views_push(trigger_id=a_trigger(slack), view=told)
        assert (await alice.close()).acked
        assert (await alice.close()).sent is False
        await client.views_open(trigger_id=a_trigger(slack), view=told)
        await client.views_push(trigger_id=a_trigger(slack), view=modal(clear_on_close=True))
        await alice.close()
    assert heard == [("told", False), ("told", True)]
    assert alice.view() is None
    with pytest.raises(CannotDo, match="no modal open"):
        await alice.close()


async def test_a_submission_brings_response_urls_for_the_menus_that_ask_for_them(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    heard: list[Any] = []

    def prepare(app: AsyncApp) -> None:
        @app.view("form")
        async def submitted(ack: Any, body: Any) -> None:
            heard.extend(body["response_urls"])
            await ack()

    element = {"type": "channels_select", "action_id": "a", "response_url_enabled": True}
    view = modal(an_input(element, block_id="b"), callback_id="form")
    await client.views_open(trigger_id=a_trigger(slack), view=view)
    alice = slack.person("U001")
    await alice.fill({"b": "C001"})
    async with running_app(slack, prepare):
        await alice.submit()
    (url,) = heard
    assert (url["block_id"], url["action_id"], url["channel_id"]) == ("b", "a", "C001")
    assert url["response_url"].startswith(slack.origin)


async def test_an_option_of_a_view_is_what_the_app_gave(slack: Sandbox, client: AsyncWebClient) -> None:
    view = modal(an_input(menu(options=[option("a")]), block_id="b"))
    await client.views_open(trigger_id=a_trigger(slack), view=view)
    filled = await slack.person("U001").fill({"b": "a"})
    assert filled.values["b"]["menu"]["selected_option"] == {
        "text": {"type": "plain_text", "text": "a", "emoji": True},
        "value": "a",
    }
