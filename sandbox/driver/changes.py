"""Changes in the workspace itself, each told to the app as its event: people, channels, the app's standing."""

import asyncio

from sandbox.driver.desk import Desk
from sandbox.interactions.interaction import Interaction
from sandbox.payload import Json
from sandbox.refusal import CannotDo
from sandbox.state.conversations import Conversation
from sandbox.workspace import ELSEWHERE, Channel, Member, MemberKind

Told = asyncio.Task[Interaction]


class Changes:
    """Changes take effect at once; the task returned ends when the app has acked the event (or had none)."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._office = desk, desk.office

    def join(self, user_id: str, channel: str, *, inviter: str = "") -> Told:
        """Somebody (the app too, by its bot user) comes into a channel, by themselves or invited."""
        conversation = self._channel(channel)
        conversation.members[user_id] = None
        invited = {"inviter": inviter} if inviter else {}
        return self._membership("member_joined_channel", user_id, conversation, **invited)

    def leave(self, user_id: str, channel: str) -> Told:
        """Somebody (the app too) goes out of a channel."""
        conversation = self._channel(channel)
        conversation.members.pop(user_id, None)
        if user_id == self._office.bot_user:
            kind = "group_left" if conversation.kind == "private" else "channel_left"
            return self._tell({"type": kind, "channel": channel, "actor_id": next(iter(conversation.members), "")})
        return self._membership("member_left_channel", user_id, conversation)

    def remove_app(self, channel: str) -> Told:
        """Throw the app out of a channel."""
        return self.leave(self._office.bot_user, channel)

    def archive(self, channel: str) -> Told:
        """Archive a channel."""
        return self._archived(channel, archived=True)

    def unarchive(self, channel: str) -> Told:
        """Bring a channel back."""
        return self._archived(channel, archived=False)

    def rename(self, channel: str, name: str) -> Told:
        """Give a channel another name."""
        conversation = self._channel(channel)
        conversation.name = name
        shown = {"id": channel, "name": name, "created": conversation.created}
        return self._tell({"type": self._kind(conversation, "rename"), "channel": shown})

    def share(self, channel: str) -> Told:
        """Share a channel with another workspace."""
        self._channel(channel).kind = "external"
        return self._tell({"type": "channel_shared", "channel": channel, "connected_team_id": ELSEWHERE})

    def unshare(self, channel: str) -> Told:
        """Share it no longer."""
        self._channel(channel).kind = "public"
        left = {"previously_connected_team_id": ELSEWHERE, "is_ext_shared": False}
        return self._tell({"type": "channel_unshared", "channel": channel, **left})

    def change_channel_id(self, channel: str, new: str) -> Told:
        """Give a channel another id, as Slack does where one is converted."""
        self._office.conversations.move(self._channel(channel), new)
        self._office.messages.move(channel, new)
        return self._tell({"type": "channel_id_changed", "old_channel_id": channel, "new_channel_id": new})

    def delete_channel(self, channel: str) -> Told:
        """Delete a channel for good."""
        kind = self._kind(self._channel(channel), "deleted")
        self._office.conversations.remove(channel)
        return self._tell({"type": kind, "channel": channel})

    def add_channel(self, channel: Channel) -> Told:
        """Open a new channel."""
        conversation = self._office.conversations.add(channel)
        shown = {"id": channel.id, "name": channel.name, "created": conversation.created, "creator": ""}
        return self._tell({"type": "channel_created", "channel": shown})

    def add_member(self, member: Member) -> Told:
        """Somebody new joins the workspace."""
        self._office.people.put(member)
        return self._tell({"type": "team_join", "user": self._user(member)})

    def deactivate(self, user_id: str) -> Told:
        """Close somebody's account."""
        for conversation in self._office.conversations:
            if conversation.kind != "im":
                conversation.members.pop(user_id, None)
        return self.change_kind(user_id, "deactivated")

    def change_kind(self, user_id: str, kind: MemberKind) -> Told:
        """Make somebody an admin, a guest, a full member ..."""
        return self._changed(user_id, kind=kind)

    def change_zone(self, user_id: str, zone: str) -> Told:
        """Move somebody to another time zone."""
        return self._changed(user_id, zone=zone)

    def change_locale(self, user_id: str, locale: str) -> Told:
        """Change the language somebody has set in Slack."""
        return self._changed(user_id, locale=locale)

    def change_name(self, user_id: str, real_name: str) -> Told:
        """Change somebody's name."""
        return self._changed(user_id, real_name=real_name, display_name="")

    def set_status(self, user_id: str, emoji: str = "", text: str = "", expiration: int = 0) -> Told:
        """Somebody sets their status (an emoji's name in colons, words, the Unix time of its end), or clears it."""
        return self._changed(user_id, status_emoji=emoji, status_text=text, status_expiration=expiration)

    def revoke_token(self) -> Told:
        """Revoke the bot token and tell the app."""
        self._office.faults.revoke_token()
        return self._tell({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [self._office.bot_user]}})

    def uninstall(self) -> Told:
        """Uninstall the app: its token is dead, and it is told."""
        self._office.faults.deactivate_account()
        return self._tell({"type": "app_uninstalled"})

    def _channel(self, channel: str) -> Conversation:
        conversation = self._office.conversations.get(channel)
        if conversation is None:
            raise CannotDo(f"there is no channel {channel}")
        return conversation

    def _archived(self, channel: str, *, archived: bool) -> Told:
        conversation = self._channel(channel)
        conversation.archived = archived
        verb = "archive" if archived else "unarchive"
        user = next(iter(conversation.members), "")
        return self._tell({"type": self._kind(conversation, verb), "channel": channel, "user": user})

    def _kind(self, conversation: Conversation, verb: str) -> str:
        return f"{'group' if conversation.kind == 'private' else 'channel'}_{verb}"

    def _membership(self, kind: str, user_id: str, conversation: Conversation, **more: str) -> Told:
        letter = "G" if conversation.kind == "private" else "C"
        event = {"type": kind, "user": user_id, "channel": conversation.id, "channel_type": letter}
        return self._tell({**event, "team": self._office.workspace.team_id, **more})

    def _changed(self, user_id: str, **changes: object) -> Told:
        if user_id not in self._office.people:
            raise CannotDo(f"nobody here is {user_id}")
        member = self._office.people.change(user_id, **changes)
        return self._tell({"type": "user_change", "user": self._user(member)})

    def _user(self, member: Member) -> Json:
        return self._office.user_json(member, include_locale=True)

    def _tell(self, event: Json) -> Told:
        return self._desk.events.emit(event)
