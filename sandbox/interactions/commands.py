"""Slash commands: what is typed, what the app answers in its ack."""

import re

from sandbox.interactions.interaction import Interaction, outcome
from sandbox.interactions.payloads import command_payload
from sandbox.refusal import CannotDo, SlackRefusal
from sandbox.socket_mode.hub import Hub
from sandbox.state.conversations import Conversation
from sandbox.state.messages import Message
from sandbox.state.office import Office
from sandbox.state.people import SLACKBOT
from sandbox.state.records import Delivery
from sandbox.state.response_urls import ResponseUrl
from sandbox.web_api.responding import say
from sandbox.workspace import Member

PERSON = re.compile(r"(?<![\w<])@([\w.-]+)")
CHANNEL = re.compile(r"(?<![\w<&])#([\w-]+)")


def escaped(office: Office, text: str) -> str:
    """The text with `@name` and `#channel` as `<@U1|name>` and `<#C1|name>`, for commands that ask for it."""

    def person(match: re.Match[str]) -> str:
        member = office.people.by_name(match[1])
        return f"<@{member.id}|{member.name}>" if member else match[0]

    def channel(match: re.Match[str]) -> str:
        found = office.conversations.named(match[1])
        return f"<#{found.id}|{'' if found.kind == 'private' else found.name}>" if found else match[0]

    return CHANNEL.sub(channel, PERSON.sub(person, text))


class Commands:
    """Runs slash commands for people."""

    def __init__(self, office: Office, hub: Hub) -> None:
        self._office = office
        self._hub = hub

    async def run(self, member: Member, conversation: Conversation, name: str, text: str) -> Interaction:
        """Type the command, wait for the ack, show what it says; CannotDo where the manifest has no such command."""
        office = self._office
        command = office.manifest.command(name)
        if command is None:
            raise CannotDo(f"{name} is not a valid command: the manifest has no such slash command")
        secret = office.response_urls.issue(member.id, conversation.id)
        payload = command_payload(
            office,
            member,
            conversation,
            command=name,
            text=escaped(office, text) if command.should_escape else text,
            response_url=office.link(f"/commands/{secret}"),
            trigger_id=office.triggers.issue(member.id, channel=conversation.id),
        )
        delivery = await self._hub.deliver("slash_commands", payload)
        if not delivery.acked:
            self._apologise(member, conversation, name)
        elif delivery.ack:
            self._show(member, conversation, delivery)
        return outcome(delivery)

    def _show(self, member: Member, conversation: Conversation, delivery: Delivery) -> None:
        ack = delivery.ack
        fields = ack if isinstance(ack, dict) else {"text": str(ack)}
        if not (fields.get("text") or fields.get("blocks") or fields.get("attachments")):
            return
        url = ResponseUrl(member.id, conversation.id, self._office.clock.machine())
        try:
            say(self._office, url, fields)
        except SlackRefusal as refusal:
            delivery.error, delivery.pointers = refusal.code, list(refusal.messages)

    def _apologise(self, member: Member, conversation: Conversation, name: str) -> None:
        messages = self._office.messages
        messages.put(
            Message(
                channel=conversation.id,
                ts=messages.next_ts(conversation.id, self._office.now()),
                user=SLACKBOT.id,
                text=f"{name} failed because the app did not respond",
                ephemeral_to=member.id,
            )
        )
