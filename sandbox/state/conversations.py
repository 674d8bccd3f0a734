"""Channels and direct messages of the running workspace, and who is in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from sandbox.payload import Json
from sandbox.workspace import Channel

ConversationKind = Literal["public", "private", "external", "im"]


@dataclass(slots=True)
class Conversation:
    """A channel or a DM. Changes in place: joining, archiving and renaming keep its id.

    `members` keeps the order in which people came. `user` is the person of a DM.
    """

    id: str
    name: str
    kind: ConversationKind
    created: int
    members: dict[str, None] = field(default_factory=dict)
    archived: bool = False
    user: str = ""
    topic: str = ""
    purpose: str = ""

    @property
    def scope_family(self) -> str:
        """Which scopes guard it: channels, groups or im."""
        return {"im": "im", "private": "groups"}.get(self.kind, "channels")

    def as_json(self, *, bot: str) -> Json:
        """The conversation object of the Web API, as that bot sees it."""
        return self._as_im() if self.kind == "im" else self._as_channel(bot)

    def _as_im(self) -> Json:
        return {
            "id": self.id,
            "created": self.created,
            "is_im": True,
            "is_archived": False,
            "is_org_shared": False,
            "user": self.user,
            "is_user_deleted": False,
            "priority": 0,
        }

    def _as_channel(self, bot: str) -> Json:
        private, external = self.kind == "private", self.kind == "external"
        return {
            "id": self.id,
            "name": self.name,
            "name_normalized": self.name,
            "created": self.created,
            "creator": next(iter(self.members), bot),
            "is_channel": not private,
            "is_group": private,
            "is_im": False,
            "is_mpim": False,
            "is_private": private,
            "is_archived": self.archived,
            "is_general": self.name == "general",
            "is_shared": external,
            "is_ext_shared": external,
            "is_org_shared": False,
            "is_member": bot in self.members,
            "topic": {"value": self.topic, "creator": "", "last_set": 0},
            "purpose": {"value": self.purpose, "creator": "", "last_set": 0},
            "num_members": len(self.members),
        }


class Conversations:
    """Every conversation by id; the DM of a person with the app is made when first needed."""

    def __init__(self, channels: Iterator[Channel], *, bot: str, created: int) -> None:
        self._bot = bot
        self._created = created
        self._by_id: dict[str, Conversation] = {}
        for channel in channels:
            self.add(channel)

    def __iter__(self) -> Iterator[Conversation]:
        return iter(self._by_id.values())

    def get(self, channel_id: str) -> Conversation | None:
        """The conversation of that id, if there is one."""
        return self._by_id.get(channel_id)

    def named(self, name: str) -> Conversation | None:
        """The channel of that name, if there is one."""
        return next((c for c in self if c.kind != "im" and c.name == name), None)

    def add(self, channel: Channel) -> Conversation:
        """Open a channel as its seed says."""
        members = dict.fromkeys(channel.members)
        if channel.bot_is_in:
            members[self._bot] = None
        conversation = Conversation(
            id=channel.id,
            name=channel.name,
            kind=channel.kind,
            created=self._created,
            members=members,
            archived=channel.archived,
            topic=channel.topic,
            purpose=channel.purpose,
        )
        self._by_id[channel.id] = conversation
        return conversation

    def put(self, conversation: Conversation) -> None:
        """Add a conversation as it is, or replace the one of the same id."""
        self._by_id[conversation.id] = conversation

    def dm(self, user_id: str) -> Conversation:
        """The DM of a person with the app: D and the rest of their id."""
        channel_id = f"D{user_id[1:]}"
        if channel_id not in self._by_id:
            members = dict.fromkeys((user_id, self._bot))
            self._by_id[channel_id] = Conversation(
                id=channel_id, name="", kind="im", created=self._created, members=members, user=user_id
            )
        return self._by_id[channel_id]

    def move(self, conversation: Conversation, channel_id: str) -> None:
        """Give it another id."""
        self._by_id.pop(conversation.id)
        conversation.id = channel_id
        self._by_id[channel_id] = conversation

    def remove(self, channel_id: str) -> None:
        """Delete the conversation for good."""
        self._by_id.pop(channel_id, None)

    def shared_with(self, user_id: str) -> bool:
        """Whether the person is in an external channel that the app is in too."""
        return any(c.kind == "external" and {user_id, self._bot} <= c.members.keys() for c in self)
