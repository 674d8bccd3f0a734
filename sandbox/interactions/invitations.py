"""/invite, Slack's own command: people and the app are brought into a channel."""

import re

from sandbox.interactions.events import Events
from sandbox.interactions.interaction import NOT_SENT, Interaction
from sandbox.refusal import CannotDo
from sandbox.state.conversations import Conversation
from sandbox.state.messages import Message
from sandbox.state.office import Office
from sandbox.state.people import SLACKBOT
from sandbox.workspace import Member

INVITE = "/invite"
NAMED = re.compile(r"<@(\w+)(?:\|[^>]*)?>|@?([\w.-]+)")


class Invitations:
    """What it cannot do, Slackbot says to whoever typed it."""

    def __init__(self, office: Office, events: Events) -> None:
        self._office = office
        self._events = events

    async def run(self, member: Member, conversation: Conversation, text: str) -> Interaction:
        """Bring everybody named in `text` into the conversation; the outcome of the last event told."""
        if conversation.kind == "im":
            raise CannotDo("nobody can be invited into a direct message")
        told = NOT_SENT
        for match in NAMED.finditer(text):
            told = await self._bring(member, conversation, match[1] or match[2])
        return told

    async def _bring(self, member: Member, conversation: Conversation, name: str) -> Interaction:
        found = self._office.people.get(name) or self._named(name)
        if found is None or found.kind == "deactivated":
            return self._say(member, conversation, f"No one named @{name} was found.")
        if found.id in conversation.members:
            return self._say(member, conversation, f"{found.shown_name} is already in this channel.")
        conversation.members[found.id] = None
        event = {"type": "member_joined_channel", "user": found.id, "channel": conversation.id, "inviter": member.id}
        letter = "G" if conversation.kind == "private" else "C"
        return await self._events.emit({**event, "channel_type": letter, "team": self._office.workspace.team_id})

    def _named(self, name: str) -> Member | None:
        return next((m for m in self._office.people if name.lower() in (m.name.lower(), m.shown_name.lower())), None)

    def _say(self, member: Member, conversation: Conversation, text: str) -> Interaction:
        messages = self._office.messages
        ts = messages.next_ts(conversation.id, self._office.now())
        messages.put(Message(channel=conversation.id, ts=ts, user=SLACKBOT.id, text=text, ephemeral_to=member.id))
        return NOT_SENT
