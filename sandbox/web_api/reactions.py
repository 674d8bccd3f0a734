"""Reactions: reactions.add, reactions.get, reactions.remove."""

import re

from sandbox.payload import Json
from sandbox.refusal import SlackRefusal
from sandbox.state.messages import Message
from sandbox.web_api.call import Call, answered
from sandbox.web_api.method import Method
from sandbox.web_api.shown import message_json

NAME = re.compile(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?")


def _message(call: Call) -> Message:
    conversation = call.conversation()
    if call.office.bot_user not in conversation.members and conversation.kind != "public":
        raise SlackRefusal("channel_not_found")
    message = call.office.messages.get(conversation.id, call.needed("timestamp"))
    if message is None or message.ephemeral_to:
        raise SlackRefusal("message_not_found")
    if conversation.archived:
        raise SlackRefusal("is_archived")
    return message


def _mark(call: Call) -> tuple[str, str]:
    name = call.needed("name").strip(":")
    if not NAME.fullmatch(name):
        raise SlackRefusal("invalid_name")
    return name, call.office.bot_user


def add(call: Call) -> Json:
    """React to a message; already_reacted."""
    message, mark = _message(call), _mark(call)
    if mark in message.reactions:
        raise SlackRefusal("already_reacted")
    call.office.messages.change(message, reactions=(*message.reactions, mark))
    return answered()


def remove(call: Call) -> Json:
    """Take a reaction back; no_reaction."""
    message, mark = _message(call), _mark(call)
    if mark not in message.reactions:
        raise SlackRefusal("no_reaction")
    call.office.messages.change(message, reactions=tuple(one for one in message.reactions if one != mark))
    return answered()


def get(call: Call) -> Json:
    """A message with its reactions."""
    message = _message(call)
    return answered(type="message", channel=message.channel, message=message_json(call.office, message))


METHODS = (
    Method("reactions.add", add, ("reactions:write",), tier=3),
    Method("reactions.remove", remove, ("reactions:write",), tier=2),
    Method("reactions.get", get, ("reactions:read",), tier=3),
)
