"""What people get when something cannot be done: a sentence where they are looking, and never nothing."""

from collections.abc import Callable
from typing import Any

import pytest
import structlog
from slack_sdk.errors import SlackApiError

from okr.member import Member
from okr.ports import World
from okr.refusals import NotYourKeyResult, Refusal
from sandbox import Message
from tests.builders import a_member
from tests.running_bot import RunningBot

NOT_YOURS = NotYourKeyResult("KR-12", "ULAN")
SENTENCE = "belongs to <@ULAN>, so you can't update it"
FORM: dict[str, Any] = {
    "type": "modal",
    "callback_id": "test_form",
    "title": {"type": "plain_text", "text": "A form"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "typed",
            "label": {"type": "plain_text", "text": "Number"},
            "element": {"type": "plain_text_input", "action_id": "typed"},
        },
        {
            "type": "actions",
            "elements": [
                {"type": "button", "action_id": "test_boom", "text": {"type": "plain_text", "text": "Boom"}},
            ],
        },
    ],
}


def listening(running: RunningBot, error: Callable[[], Exception], *, first: bool = False) -> None:
    """Listeners that raise: a form (opened by a button), a button in it and the form's own button."""
    app = running.bot.app

    async def open_form(ack: Any, body: Any, client: Any) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)

    async def boom(ack: Any) -> None:
        if first:
            await ack()
        raise error()

    app.action("test_open")(open_form)
    app.action("test_boom")(boom)
    app.view("test_form")(boom)


async def a_button(running: RunningBot, action: str) -> Message:
    """A message in #care with one button."""
    elements = [{"type": "button", "action_id": action, "text": {"type": "plain_text", "text": "Press"}}]
    client = running.bot.app.client
    await client.api_call(
        "chat.postMessage",
        json={"channel": "CCARE", "text": "press", "blocks": [{"type": "actions", "elements": elements}]},
        headers={"Authorization": f"Bearer {running.slack.bot_token}"},
    )
    return running.slack.channel_messages("CCARE")[-1]


def refusal() -> Refusal:
    return NOT_YOURS


async def test_a_button_in_a_message_answers_the_presser_alone_and_leaves_the_message(
    a_running_bot: RunningBot,
) -> None:
    listening(a_running_bot, refusal)
    message = await a_button(a_running_bot, "test_boom")
    alice, bob = a_running_bot.person("U1"), a_running_bot.person("U2")
    assert (await alice.click(message, "test_boom")).acked
    first, told = await alice.messages("CCARE")
    assert first.blocks == message.blocks
    assert told.ephemeral_to == "U1"
    assert SENTENCE in told.text
    assert len(await bob.messages("CCARE")) == 1


async def test_a_form_that_is_refused_stays_open_beneath_with_what_was_typed(a_running_bot: RunningBot) -> None:
    listening(a_running_bot, refusal)
    alice = a_running_bot.person("U1")
    await alice.click(await a_button(a_running_bot, "test_open"), "test_open")
    await alice.fill({"typed": "12,5"})
    assert (await alice.submit()).error is None
    form, told = alice.views()
    assert form.values["typed"]["typed"]["value"] == "12,5"
    assert SENTENCE in str(told.blocks)


async def test_a_button_in_a_form_answers_over_the_form(a_running_bot: RunningBot) -> None:
    listening(a_running_bot, refusal)
    alice = a_running_bot.person("U1")
    await alice.click(await a_button(a_running_bot, "test_open"), "test_open")
    form = alice.view()
    assert form is not None
    await alice.click(form, "test_boom")
    assert SENTENCE in str(alice.views()[-1].blocks)
    assert len(alice.views()) == 2


async def test_a_refusal_is_told_in_the_persons_language(a_running_bot: RunningBot) -> None:
    listening(a_running_bot, lambda: NotYourKeyResult("KR-12", "U1"))
    message = await a_button(a_running_bot, "test_boom")
    await a_running_bot.person("ULAN").click(message, "test_boom")
    told = (await a_running_bot.person("ULAN").messages("CCARE"))[-1]
    assert "*KR-12* do <@U1> phụ trách nên bạn chưa cập nhật được" in told.text


@pytest.mark.parametrize("first", [False, True])
async def test_a_crash_says_that_nothing_was_saved_and_gives_a_reference_that_is_in_the_log(
    a_running_bot: RunningBot, *, first: bool
) -> None:
    listening(a_running_bot, lambda: ZeroDivisionError("Lan typed 12,5"), first=first)
    message = await a_button(a_running_bot, "test_boom")
    alice = a_running_bot.person("U1")
    with structlog.testing.capture_logs() as logged:
        assert (await alice.click(message, "test_boom")).acked
    told = (await alice.messages("CCARE"))[-1]
    assert "Something went wrong on our side, and nothing was saved." in told.text
    (crash,) = [line for line in logged if line["event"] == "handler broke"]
    assert f"`{crash['reference']}`" in told.text
    assert crash["on"] == "test_boom"
    assert "Lan typed" not in str({name: value for name, value in crash.items() if name != "exc_info"})


async def test_where_slack_answers_with_no_json_the_person_is_told_all_the_same(a_running_bot: RunningBot) -> None:
    listening(a_running_bot, refusal)
    message = await a_button(a_running_bot, "test_open")
    alice = a_running_bot.person("U1")
    a_running_bot.slack.faults.fail("views.open", status=503)
    with structlog.testing.capture_logs() as logged:
        assert (await alice.click(message, "test_open")).acked
    assert "Something went wrong on our side" in (await alice.messages("CCARE"))[-1].text
    assert [line["event"] for line in logged if line["log_level"] == "error"] == ["handler broke"]


async def test_a_crash_after_something_was_saved_says_that_it_is_saved(a_running_bot: RunningBot) -> None:
    async def saved_then_broken() -> None:
        await a_running_bot.bot.actor.act(rename, "Alice N.", by=a_member("U1"))
        raise ZeroDivisionError

    async def boom(ack: Any) -> None:
        await ack()
        await saved_then_broken()

    a_running_bot.bot.app.action("test_boom")(boom)
    alice = a_running_bot.person("U1")
    await alice.click(await a_button(a_running_bot, "test_boom"), "test_boom")
    told = (await alice.messages("CCARE"))[-1]
    assert "What you sent is saved" in told.text


def rename(world: World, name: str, *, by: Member) -> None:
    del by
    with world.transaction() as tx:
        tx.members.put(a_member("U1", name=name))


async def test_a_form_that_was_answered_stays_answered_when_a_step_after_it_breaks(a_running_bot: RunningBot) -> None:
    done = {**FORM, "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "Saved."}}]}
    del done["submit"]
    listening(a_running_bot, refusal)

    async def saved(ack: Any) -> None:
        await ack(response_action="update", view=done)
        raise ZeroDivisionError

    a_running_bot.bot.app._async_listeners.pop()
    a_running_bot.bot.app.view("test_form")(saved)
    alice = a_running_bot.person("U1")
    await alice.click(await a_button(a_running_bot, "test_open"), "test_open")
    await alice.fill({"typed": "1"})
    await alice.submit()
    (view,) = alice.views()
    assert "Saved." in str(view.blocks)


async def test_too_late_for_slack_is_told_as_such(a_running_bot: RunningBot) -> None:
    def expired() -> Exception:
        error: Exception = SlackApiError("", {"error": "expired_trigger_id"})  # type: ignore[no-untyped-call] # slack_sdk
        return error

    listening(a_running_bot, expired)
    alice = a_running_bot.person("U1")
    await alice.click(await a_button(a_running_bot, "test_boom"), "test_boom")
    assert "Slack stopped waiting. Please try once more." in (await alice.messages("CCARE"))[-1].text
