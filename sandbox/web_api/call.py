"""One call of a Web API method: its arguments, read as Slack reads them, and the office it acts on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.payload import Json
from sandbox.refusal import SlackRefusal
from sandbox.state.conversations import Conversation
from sandbox.state.office import Office
from sandbox.workspace import Member

TRUE = (True, "true", "1", 1, "True")


@dataclass(frozen=True, slots=True)
class Call:
    """The arguments of a call, as JSON or form fields, and the office."""

    office: Office
    arguments: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A string argument, empty where it is missing."""
        value = self.arguments.get(name)
        return "" if value is None else str(value)

    def needed(self, name: str) -> str:
        """A string argument; invalid_arguments where it is missing."""
        if not self.text(name):
            raise SlackRefusal("invalid_arguments", messages=[f"missing required field: {name}"])
        return self.text(name)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A boolean argument, also as the strings forms send."""
        return self.arguments[name] in TRUE if self.arguments.get(name) is not None else default

    def integer(self, name: str, default: int) -> int:
        """An integer argument; invalid_arguments where it is no number."""
        try:
            return int(self.text(name) or default)
        except ValueError as wrong:
            message = f"must provide an integer [json-pointer:/{name}]"
            raise SlackRefusal("invalid_arguments", messages=[message]) from wrong

    def json(self, name: str, *, wrong: str) -> Any:
        """A JSON argument, decoded where a form sent it as text; the code `wrong` where it does not parse."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError as unreadable:
            raise SlackRefusal(wrong) from unreadable

    def words(self, name: str) -> list[str]:
        """A comma-separated argument, or a JSON list of strings."""
        value = self.arguments.get(name)
        if isinstance(value, list):
            return [str(one) for one in value]
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def member(self, name: str = "user") -> Member:
        """The member an argument names; user_not_found."""
        member = self.office.people.get(self.needed(name))
        if member is None:
            raise SlackRefusal("user_not_found")
        return member

    def conversation(self, name: str = "channel") -> Conversation:
        """The conversation an argument names by id, if the app can see it; channel_not_found."""
        return visible(self.office, self.needed(name))


def visible(office: Office, channel_id: str) -> Conversation:
    """A conversation the app can see: a public one, or one it is in; channel_not_found."""
    conversation = office.conversations.get(channel_id)
    hidden = conversation is not None and (
        conversation.kind == "private" and office.bot_user not in conversation.members
    )
    if conversation is None or hidden:
        raise SlackRefusal("channel_not_found")
    return conversation


def member_of(office: Office, conversation: Conversation) -> Conversation:
    """The same conversation; not_in_channel where the app is not in it."""
    if office.bot_user not in conversation.members:
        raise SlackRefusal("not_in_channel")
    return conversation


def answered(**fields: Any) -> Json:
    """A good answer with these fields."""
    return {"ok": True, **fields}
