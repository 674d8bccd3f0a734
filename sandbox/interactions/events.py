"""Events: told to the app where the manifest subscribes to them."""

import asyncio
from collections.abc import Callable

from sandbox.interactions.interaction import NOT_SENT, Interaction, outcome
from sandbox.interactions.payloads import event_payload
from sandbox.payload import Json
from sandbox.socket_mode.hub import Hub
from sandbox.state.conversations import Conversation
from sandbox.state.messages import Message
from sandbox.state.office import Office
from sandbox.web_api.shown import message_json
from sandbox.web_api.views import view_json
from sandbox.workspace import Member

MESSAGE_SUBSCRIPTIONS = {"im": "message.im", "channel": "message.channels", "group": "message.groups"}


class Events:
    """Sends events through the hub."""

    def __init__(self, office: Office, hub: Hub) -> None:
        self._office = office
        self._hub = hub
        self.on_emit: list[Callable[[Json], None]] = []

    def subscription(self, event: Json) -> str:
        """The name the manifest subscribes under."""
        if event["type"] == "message":
            return MESSAGE_SUBSCRIPTIONS[event["channel_type"]]
        return str(event["type"])

    def emit(self, event: Json) -> "asyncio.Task[Interaction]":
        """Tell the listeners now and the app in the background; the task ends with the outcome."""
        for listener in list(self.on_emit):
            listener(event)
        return self._hub.in_background(self.tell(event))

    async def tell(self, event: Json) -> Interaction:
        """Tell the app and wait for the ack; not sent where nobody subscribed or the app is gone."""
        office = self._office
        if self.subscription(event) not in office.manifest.events:
            return NOT_SENT
        conversation = office.conversations.get(str(event.get("channel", "")))
        external = conversation is not None and conversation.kind == "external"
        payload = event_payload(office, event, external=external)
        return outcome(await self._hub.deliver("events_api", payload))

    async def said(self, message: Message, conversation: Conversation) -> Interaction:
        """Tell the app of a message by a person: as a mention where it is one, and as a message."""
        office = self._office
        if office.bot_user not in conversation.members:
            return NOT_SENT
        event: Json = {
            **message_json(office, message),
            "channel": conversation.id,
            "event_ts": message.ts,
            "client_msg_id": office.ids.envelope(),
        }
        kind = {"im": "im", "private": "group"}.get(conversation.kind, "channel")
        mention = NOT_SENT
        if f"<@{office.bot_user}" in message.text and kind != "im":
            mention = await self.tell({**event, "type": "app_mention"})
        plain = await self.tell({**event, "type": "message", "channel_type": kind})
        return mention if mention.sent else plain

    async def home_opened(self, member: Member, *, tab: str) -> Interaction:
        """Tell the app that somebody opened its home or messages tab."""
        office = self._office
        event: Json = {
            "type": "app_home_opened",
            "user": member.id,
            "channel": office.conversations.dm(member.id).id,
            "tab": tab,
        }
        home = office.views.home(member.id)
        if home and tab == "home":
            event["view"] = view_json(office, home)
        return await self.tell(event)

    async def again(self, payload: Json, *, attempt: int = 1) -> Interaction:
        """Deliver an event a second time, as Slack does when it saw no ack."""
        return outcome(await self._hub.deliver("events_api", payload, retry_attempt=attempt))
