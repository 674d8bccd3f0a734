"""Modals sent and closed: view_submission with what the app answers, view_closed."""

from typing import Any

from sandbox.blocks.layout import MODAL
from sandbox.blocks.stateful import stateful
from sandbox.interactions.interaction import NOT_SENT, Interaction, outcome
from sandbox.interactions.payloads import interaction
from sandbox.payload import Json
from sandbox.refusal import SlackRefusal
from sandbox.socket_mode.hub import Hub
from sandbox.state.office import Office
from sandbox.state.records import Delivery
from sandbox.state.triggers import Trigger
from sandbox.state.views import OpenView
from sandbox.web_api.views import checked, opened, replaced, view_json
from sandbox.workspace import Member


class Submissions:
    """Sends modals for people and does what the app answers."""

    def __init__(self, office: Office, hub: Hub) -> None:
        self._office = office
        self._hub = hub

    async def submit(self, member: Member, view: OpenView) -> Interaction:
        """Send a modal; the app's response_action is carried out, or noted as an error where Slack refuses it."""
        office = self._office
        payload = interaction(
            office,
            "view_submission",
            member,
            trigger_id=office.triggers.issue(member.id, channel=view.opened_in, view=view.id),
            view=view_json(office, view),
            response_urls=self._response_urls(member, view),
        )
        view.errors = {}
        delivery = await self._hub.deliver("interactive", payload)
        if delivery.acked:
            self._answer(member, view, delivery)
        return outcome(delivery)

    async def closed(self, member: Member, view: OpenView, *, cleared: bool) -> Interaction:
        """Tell the app that a modal was closed, where the view asked for it."""
        if not view.payload.get("notify_on_close"):
            return NOT_SENT
        shown = view_json(self._office, view)
        payload = interaction(self._office, "view_closed", member, view=shown, is_cleared=cleared)
        return outcome(await self._hub.deliver("interactive", payload))

    def _answer(self, member: Member, view: OpenView, delivery: Delivery) -> None:
        answer = delivery.ack if isinstance(delivery.ack, dict) else {}
        try:
            self._carry_out(member, view, answer)
        except SlackRefusal as refusal:
            delivery.error, delivery.pointers = refusal.code, list(refusal.messages)

    def _carry_out(self, member: Member, view: OpenView, answer: Json) -> None:
        views, action = self._office.views, answer.get("response_action")
        if action == "errors":
            view.errors = self._known_errors(view, answer.get("errors"))
            views.tell(member.id)
        elif action == "clear":
            views.clear(member.id)
        elif action in ("update", "push"):
            self._show(member, view, answer, push=action == "push")
        elif action is None:
            if view in views.stack(member.id):
                views.pop(member.id)
        else:
            raise SlackRefusal("invalid_arguments", messages=[f"unknown response_action: {action}"])

    def _show(self, member: Member, view: OpenView, answer: Json, *, push: bool) -> None:
        payload = checked(self._office, answer.get("view"), surface=MODAL)
        if push:
            trigger = Trigger("", member.id, 0.0, view.opened_in)
            opened(self._office, payload, trigger=trigger, below=view)
        else:
            replaced(self._office, view, payload)

    def _known_errors(self, view: OpenView, errors: Any) -> dict[str, str]:
        """The errors, each at an input of the view; Slack shows "trouble connecting" for any other."""
        inputs = {block["block_id"] for block in view.payload["blocks"] if block["type"] == "input"}
        if not isinstance(errors, dict) or not errors:
            raise SlackRefusal("invalid_arguments", messages=["missing required field: errors"])
        for block_id in errors:
            if block_id not in inputs:
                message = f'no input block has the block_id "{block_id}" [json-pointer:/errors/{block_id}]'
                raise SlackRefusal("invalid_arguments", messages=[message])
        return {block_id: str(text) for block_id, text in errors.items()}

    def _response_urls(self, member: Member, view: OpenView) -> list[Json]:
        office, urls = self._office, []
        values = view_json(office, view)["state"]["values"]
        for block, element in stateful(view.payload["blocks"]):
            state = values[block["block_id"]][element["action_id"]]
            chosen = state.get("selected_conversation") or state.get("selected_channel")
            if element.get("response_url_enabled") and chosen:
                secret = office.response_urls.issue(member.id, chosen)
                urls.append(
                    {
                        "response_url": office.link(f"/actions/{secret}"),
                        "block_id": block["block_id"],
                        "action_id": element["action_id"],
                        "channel_id": chosen,
                    }
                )
        return urls
