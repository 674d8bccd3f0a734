"""A Bolt app lives in the sandbox as it would in Slack: command, modal, home, button, message."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from sandbox import Sandbox
from tests.sandbox.conftest import running_app

FORM: dict[str, Any] = {
    "type": "modal",
    "callback_id": "form",
    "title": {"type": "plain_text", "text": "A form"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "name",
            "label": {"type": "plain_text", "text": "Name"},
            "element": {"type": "plain_text_input", "action_id": "typed"},
        }
    ],
}
HOME: dict[str, Any] = {
    "type": "home",
    "blocks": [
        {
            "type": "actions",
            "elements": [{"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}],
        }
    ],
}


def an_app(app: AsyncApp) -> None:
    """A command opens a form, a form refuses `no`, a home has a button, a button leads to a message."""

    @app.command("/test")
    async def command(ack: Any, body: Any, client: Any) -> None:
        await ack("opening")
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.view("form")
    async def form(ack: Any, view: Any, client: Any, body: Any) -> None:
        typed = view["state"]["values"]["name"]["typed"]["value"]
        if typed == "no":
            await ack(response_action="errors", errors={"name": "not that"})
            return
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text=f"got {typed}")

    @app.event("app_home_opened")
    async def home(client: Any, event: Any) -> None:
        await client.views_publish(user_id=event["user"], view=HOME)

    @app.action("go")
    async def go(ack: Any, client: Any, body: Any) -> None:
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text="gone")


async def test_a_person_fills_a_form_is_corrected_and_reads_the_answer(slack: Sandbox) -> None:
    alice = slack.person("U001")
    async with running_app(slack, an_app):
        opening = await alice.command("/test")
        assert opening.acked
        assert opening.ack == {"text": "opening"}
        await slack.eventually(alice.view)
        assert (await alice.submit()).sent is False
        assert alice.errors() == {"name": "Please complete this required field."}
        await alice.fill({"name": "no"})
        assert (await alice.submit()).acked
        assert alice.errors() == {"name": "not that"}
        await alice.fill({"name": "yes"})
        await alice.submit()
        await slack.eventually(lambda: alice.view() is None)
        await slack.eventually(lambda: slack.calls("chat.postMessage"))
    assert [message.text for message in await alice.dm()] == ["opening", "got yes"]
    assert [message.ephemeral_to for message in await alice.dm()] == ["U001", None]


async def test_a_person_opens_the_home_and_presses_its_button(slack: Sandbox) -> None:
    bob = slack.person("U002")
    async with running_app(slack, an_app):
        await bob.open_home()
        home = await slack.eventually(bob.home)
        pressed = await bob.click(home, "go")
        assert pressed.acked
        await slack.eventually(lambda: slack.calls("chat.postMessage"))
    assert [message.text for message in await bob.dm()] == ["gone"]
