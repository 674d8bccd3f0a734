"""The workspace as one person sees it, as JSON for the page: parts that change as a whole, and messages."""

from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, Any

from sandbox.blocks.stateful import state_values
from sandbox.driver.sight import Sight
from sandbox.page.reading import Reading, is_meant_for
from sandbox.payload import Json
from sandbox.refusal import CannotDo
from sandbox.state.conversations import Conversation
from sandbox.state.messages import Message
from sandbox.state.office import Office
from sandbox.state.views import OpenView
from sandbox.web_api.registry import METHODS
from sandbox.web_api.shown import message_json
from sandbox.web_api.views import view_json
from sandbox.workspace import Member

if TYPE_CHECKING:
    from sandbox.page.live import Page

LATEST = 300


class Seeing:
    """One person's eyes."""

    def __init__(self, page: "Page", user: str) -> None:
        self._page, self._office, self._user = page, page.office, user
        self._sight = Sight(page.office, user)

    def parts(self) -> dict[str, Any]:
        """Everything but messages and records, by name; each part is sent again as a whole when it changed."""
        office, page = self._office, self._page
        views = office.views
        home = views.home(self._user)
        return {
            "workspace": {name: getattr(office.workspace, name) for name in ("name", "domain")},
            "app": app_json(office),
            "people": {member.id: person_json(member) for member in office.people},
            "channels": {one.id: self._channel(one, page.reading) for one in self.conversations()},
            "views": [open_view_json(office, view) for view in views.stack(self._user)],
            "home": open_view_json(office, home) if home else None,
            "clock": page.clock_json(),
            "sockets": page.slack.hub.ways,
            "faults": {
                "in_force": [asdict(fault) for fault in office.faults.in_force()],
                "refusal": office.faults.bot_refusal,
            },
            "guide": page.progress.as_json(),
        }

    def conversations(self) -> Iterator[Conversation]:
        """Those they can see, their conversation with the app among them."""
        member = self._office.people.get(self._user)
        if member and member.kind != "bot" and self._office.manifest.messages_tab:
            self._office.conversations.dm(self._user)
        for conversation in list(self._office.conversations):
            if self.sees(conversation.id):
                yield conversation

    def sees(self, channel: str) -> bool:
        """Whether they can look into a conversation."""
        try:
            return bool(self._sight.conversation(channel))
        except CannotDo:
            return False

    def messages(self, channel: str) -> list[Json]:
        """The latest messages of a conversation, replies among them, oldest first."""
        newest = (one for one in self._office.messages.newest_first(channel) if self._sight.sees(one))
        return [self._message(one) for one in reversed(list(islice(newest, LATEST)))]

    def message(self, channel: str, ts: str) -> Json | None:
        """One message as they see it now; None where they do not."""
        found = self._office.messages.get(channel, ts)
        return self._message(found) if found and self._sight.sees(found) and self.sees(channel) else None

    def _message(self, message: Message) -> Json:
        filled = self._office.filled_in_messages.get((self._user, message.channel, message.ts), {})
        return {
            **message_json(self._office, message),
            "channel": message.channel,
            "ephemeral": message.ephemeral_to is not None,
            "in_channel": message.in_channel,
            "meant_for_me": message.user != self._user and is_meant_for(self._user, message),
            "values": state_values(message.blocks, filled),
        }

    def _channel(self, conversation: Conversation, reading: Reading) -> Json:
        user = self._user
        return {
            "id": conversation.id,
            "name": conversation.name,
            "kind": conversation.kind,
            "archived": conversation.archived,
            "topic": conversation.topic,
            "members": list(conversation.members),
            "is_member": user in conversation.members,
            "app_is_in": self._office.bot_user in conversation.members,
            "read": reading.marked(user, conversation.id),
            **(reading.unread(user, conversation) if user in conversation.members else {"unread": 0, "mentions": 0}),
        }


def person_json(member: Member) -> Json:
    """A person as everybody sees them; their zone and locale decide how their own page is written."""
    names = ("id", "name", "real_name", "title", "zone", "locale", "kind", "status_emoji")
    return {**{name: getattr(member, name) for name in names}, "shown_name": member.shown_name}


def app_json(office: Office) -> Json:
    """The app: what its manifest offers, and which methods and scopes there are."""
    manifest = office.manifest
    return {
        "id": office.app_id,
        "name": manifest.name,
        "user": office.bot_user,
        "commands": [asdict(command) for command in manifest.commands],
        "shortcuts": [asdict(shortcut) for shortcut in manifest.shortcuts],
        "home_tab": manifest.home_tab,
        "messages_tab": manifest.messages_tab,
        "read_only": manifest.messages_read_only,
        "methods": sorted(METHODS),
    }


def open_view_json(office: Office, view: OpenView) -> Json:
    """An open view with what stands in it and what is wrong with it."""
    disabled = bool(view.payload.get("submit_disabled"))
    return {**view_json(office, view), "errors": dict(view.errors), "submit_disabled": disabled}
