"""Buttons, menus and shortcuts: block_actions, block_suggestion, shortcut and message_action."""

from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.blocks.stateful import state_values
from sandbox.interactions.interaction import Interaction, outcome
from sandbox.interactions.payloads import channel_fields, interaction
from sandbox.payload import Json
from sandbox.socket_mode.hub import Hub
from sandbox.state.conversations import Conversation
from sandbox.state.messages import Message
from sandbox.state.office import Office
from sandbox.state.views import OpenView
from sandbox.web_api.shown import message_json
from sandbox.web_api.views import view_json
from sandbox.workspace import Member

EPHEMERAL: Json = {"type": "message", "is_ephemeral": True}


def _thread(message: Message) -> str | None:
    """The thread a message is a reply in."""
    return message.thread_ts if message.thread_ts != message.ts else None


def _container(message: Message) -> Json:
    """Where in the channel the press happened."""
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": message.ephemeral_to is not None,
    }
    return container | ({"thread_ts": thread} if (thread := _thread(message)) else {})


@dataclass(frozen=True, slots=True)
class Press:
    """An element a person used: its block, the element, and what `actions[0]` says of the use."""

    block: Json
    element: Json
    used: Json

    def action(self, ts: str) -> Json:
        """The entry in `actions`."""
        return {
            "type": self.element["type"],
            "block_id": self.block["block_id"],
            "action_id": self.element["action_id"],
            "action_ts": ts,
            **self.used,
        }


class Actions:
    """Tells the app what people pressed."""

    def __init__(self, office: Office, hub: Hub) -> None:
        self._office = office
        self._hub = hub

    async def in_message(
        self, member: Member, message: Message, press: Press, filled: Mapping[tuple[str, str], Json]
    ) -> Interaction:
        """A press in a message; its response_url may replace the message."""
        office = self._office
        conversation = office.conversations.get(message.channel)
        shown = message_json(office, message, all_metadata=True)
        payload = interaction(
            office,
            "block_actions",
            member,
            container=_container(message),
            trigger_id=office.triggers.issue(member.id, channel=message.channel),
            channel=channel_fields(conversation) if conversation else None,
            message=EPHEMERAL | {"ts": message.ts} if message.ephemeral_to else shown,
            state={"values": state_values(message.blocks, filled)},
            response_url=self._response_url(member, message),
            actions=[press.action(self._ts())],
        )
        return outcome(await self._hub.deliver("interactive", payload))

    def _response_url(self, member: Member, message: Message) -> str:
        secret = self._office.response_urls.issue(
            member.id, message.channel, source_ts=message.ts, thread_ts=_thread(message)
        )
        return self._office.link(f"/actions/{secret}")

    async def in_view(self, member: Member, view: OpenView, press: Press) -> Interaction:
        """A press in a modal or home."""
        office = self._office
        payload = interaction(
            office,
            "block_actions",
            member,
            container={"type": "view", "view_id": view.id},
            trigger_id=office.triggers.issue(member.id, channel=view.opened_in, view=view.id),
            view=view_json(office, view),
            actions=[press.action(self._ts())],
        )
        return outcome(await self._hub.deliver("interactive", payload))

    async def suggestions(self, member: Member, where: OpenView | Message, press: Press, query: str) -> Interaction:
        """Typing in an external menu of a view or message: the app answers with options."""
        asked = {"action_id": press.element["action_id"], "block_id": press.block["block_id"], "value": query}
        payload = interaction(self._office, "block_suggestion", member, **self._place(where), **asked)
        return outcome(await self._hub.deliver("interactive", payload))

    def _place(self, where: OpenView | Message) -> Json:
        """Where a menu was typed into, as block_suggestion says it."""
        office = self._office
        if isinstance(where, OpenView):
            return {"container": {"type": "view", "view_id": where.id}, "view": view_json(office, where)}
        conversation = office.conversations.get(where.channel)
        return {
            "container": _container(where),
            "channel": channel_fields(conversation) if conversation else None,
            "message": message_json(office, where, all_metadata=True),
        }

    async def shortcut(self, member: Member, callback_id: str) -> Interaction:
        """A global shortcut."""
        office = self._office
        payload = interaction(
            office,
            "shortcut",
            member,
            callback_id=callback_id,
            trigger_id=office.triggers.issue(member.id),
            action_ts=self._ts(),
        )
        return outcome(await self._hub.deliver("interactive", payload))

    async def message_shortcut(
        self, member: Member, conversation: Conversation, message: Message, callback_id: str
    ) -> Interaction:
        """A shortcut from the menu of a message."""
        office = self._office
        secret = office.response_urls.issue(member.id, conversation.id)
        payload = interaction(
            office,
            "message_action",
            member,
            callback_id=callback_id,
            trigger_id=office.triggers.issue(member.id, channel=conversation.id),
            action_ts=self._ts(),
            channel=channel_fields(conversation),
            message_ts=message.ts,
            message=message_json(office, message, all_metadata=True),
            response_url=office.link(f"/app/{secret}"),
        )
        return outcome(await self._hub.deliver("interactive", payload))

    def _ts(self) -> str:
        return f"{self._office.now().timestamp():.6f}"
