"""What a person does on the page reaches the app as it would from Slack."""

from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from tests.sandbox.conftest import running_app
from tests.sandbox.page.conftest import Opens

PLAIN = "plain_text"
FORM: dict[str, Any] = {
    "type": "modal",
    "callback_id": "form",
    "title": {"type": PLAIN, "text": "Form"},
    "submit": {"type": PLAIN, "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "name",
            "label": {"type": PLAIN, "text": "Name"},
            "element": {"type": "plain_text_input", "action_id": "typed"},
        },
        {
            "type": "input",
            "block_id": "figure",
            "optional": True,
            "label": {"type": PLAIN, "text": "Figure"},
            "element": {"type": "number_input", "action_id": "typed", "is_decimal_allowed": False},
        },
        {
            "type": "actions",
            "block_id": "row",
            "elements": [{"type": "button", "action_id": "look", "text": {"type": PLAIN, "text": "Look"}}],
        },
    ],
}
MENU = {"type": "external_select", "action_id": "pick", "min_query_length": 1}
SECTION = {"type": "section", "block_id": "s", "text": {"type": "mrkdwn", "text": "Pick"}, "accessory": MENU}


def typed(text: str | None) -> dict[str, Any]:
    return {"typed": {"type": "plain_text_input", "value": text}}


class Heard(list[Any]):
    """Payloads in the order they came."""

    def app(self, app: AsyncApp) -> None:
        @app.command("/test")
        async def command(ack: Any, body: Any, client: Any) -> None:
            await ack()
            await client.views_open(trigger_id=body["trigger_id"], view=FORM)

        @app.view("form")
        async def form(ack: Any, body: Any) -> None:
            self.append(body["view"]["state"]["values"])
            await ack()

        @app.action("look")
        @app.action("pick")
        async def press(ack: Any, body: Any) -> None:
            self.append(body)
            await ack()

        @app.options("pick")
        async def offer(ack: Any, body: Any) -> None:
            self.append(body)
            await ack(options=[{"text": {"type": PLAIN, "text": "One"}, "value": "1"}])


async def test_a_form_is_sent_with_what_was_entered(slack: Sandbox, tab: Opens) -> None:
    heard = Heard()
    async with running_app(slack, heard.app), tab("U001") as alice:
        assert (await alice.act("command", name="/test", text="", channel="C001"))["acked"]
        view = (await alice.until(lambda one: one.parts["views"]))[0]
        values = {"name": typed("An"), "figure": {"typed": {"type": "number_input", "value": "7"}}}
        assert (await alice.act("submit", view_id=view["id"], values=values))["acked"]
        await alice.until(lambda one: not one.parts["views"])
    assert heard[0]["name"]["typed"]["value"] == "An"
    assert heard[0]["figure"]["typed"]["value"] == "7"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": typed(None)}, "name"),
        ({"name": typed("An"), "figure": {"typed": {"type": "number_input", "value": "1,5"}}}, "figure"),
    ],
)
async def test_a_form_with_something_missing_or_wrong_stays_with_the_error_at_its_field(
    slack: Sandbox, tab: Opens, values: dict[str, Any], field: str
) -> None:
    heard = Heard()
    async with running_app(slack, heard.app), tab("U001") as alice:
        await alice.act("command", name="/test", channel="C001")
        view = (await alice.until(lambda one: one.parts["views"]))[0]
        answer = await alice.act("submit", view_id=view["id"], values=values)
        assert (answer["sent"], answer["error"]) == (False, "form_incomplete")
        await alice.until(lambda one: list(one.parts["views"][0]["errors"]) == [field])
    assert heard == []


async def test_a_press_in_a_form_takes_along_what_was_entered(slack: Sandbox, tab: Opens) -> None:
    heard = Heard()
    async with running_app(slack, heard.app), tab("U001") as alice:
        await alice.act("command", name="/test", channel="C001")
        view = (await alice.until(lambda one: one.parts["views"]))[0]
        values = {"name": typed("half"), "gone": typed("x")}
        await alice.act("click", view_id=view["id"], action_id="look", block_id="row", values=values)
        await alice.until(lambda one: heard)
    assert heard[0]["view"]["state"]["values"]["name"]["typed"]["value"] == "half"


async def test_a_menu_of_a_message_offers_what_the_app_says(slack: Sandbox, tab: Opens, client: AsyncWebClient) -> None:
    heard = Heard()
    async with running_app(slack, heard.app), tab("U001") as alice:
        ts = (await client.chat_postMessage(channel="C001", text="pick", blocks=[SECTION]))["ts"]
        place = {"channel": "C001", "ts": ts, "action_id": "pick", "block_id": "s"}
        options = await alice.act("suggest", query="o", **place)
        assert [option["value"] for option in options] == ["1"]
        assert heard[0]["container"]["message_ts"] == ts
        await alice.act("click", option=options[0], **place)
        await alice.until(lambda one: len(heard) == 2)
        shown = await alice.until(lambda one: one.messages["C001", ts]["values"]["s"]["pick"]["selected_option"])
    assert heard[1]["actions"][0]["selected_option"]["value"] == "1"
    assert shown["value"] == "1"


async def test_what_hangs_on_a_message_can_be_pressed(slack: Sandbox, tab: Opens, client: AsyncWebClient) -> None:
    heard = Heard()
    row = {"type": "actions", "elements": FORM["blocks"][2]["elements"]}
    async with running_app(slack, heard.app), tab("U001") as alice:
        posted = await client.chat_postMessage(channel="C001", text="-", attachments=[{"blocks": [row]}])
        assert (await alice.act("click", channel="C001", ts=posted["ts"], action_id="look"))["acked"]
    assert heard[0]["actions"][0]["action_id"] == "look"


async def test_what_a_person_cannot_do_is_refused_in_a_sentence(tab: Opens) -> None:
    async with tab("U002") as bob:
        assert "nobody can fly" in (await bob.act("fly", status=409))["error"]
        assert await bob.act("say", channel="C002", text="x", status=409) == {"error": "U002 cannot see C002"}
        assert await bob.act("read", channel="C001", status=409) == {"error": "read needs 'ts'"}
        assert await bob.post("/page/act", "fly", status=409) == {"error": "an act is an object"}


async def test_faults_and_changes_are_pressed_and_shown(slack: Sandbox, tab: Opens, client: AsyncWebClient) -> None:
    async with tab("U001") as alice:
        await alice.act("fault", fault="rate_limit", **{"with": {"method": "chat.postMessage", "retry_after": 9}})
        in_force = await alice.until(lambda one: one.parts["faults"]["in_force"])
        assert (in_force[0]["kind"], in_force[0]["retry_after"]) == ("rate_limit", 9)
        await alice.act("fault", fault="clear")
        await alice.until(lambda one: not one.parts["faults"]["in_force"])
        await alice.act("change", change="remove_app", **{"with": {"channel": "C001"}})
        await alice.until(lambda one: not one.parts["channels"]["C001"]["app_is_in"])
        assert await alice.act("drop_sockets") == {"dropped": 0}
        await alice.act("change", change="revoke_token")
        await alice.until(lambda one: one.parts["faults"]["refusal"] == "token_revoked")
        assert "there is no fire" in (await alice.act("fault", fault="fire", status=409))["error"]
