"""What a person can see and write to: channels they are in, public ones, their DM, messages meant for them."""

from sandbox.refusal import CannotDo
from sandbox.state.conversations import Conversation
from sandbox.state.messages import Message
from sandbox.state.office import Office

RESTRICTED = ("guest", "single_channel_guest", "stranger")


class Sight:
    """One person's view of the workspace."""

    def __init__(self, office: Office, user_id: str) -> None:
        self._office = office
        self._user = user_id

    def conversation(self, channel: str) -> Conversation:
        """A conversation they can see; CannotDo where there is none."""
        found = self._office.conversations.get(channel)
        if found and (self._user in found.members or self._may_look_into(found)):
            return found
        raise CannotDo(f"{self._user} cannot see {channel}")

    def _may_look_into(self, conversation: Conversation) -> bool:
        member = self._office.people.get(self._user)
        if member is None or member.kind in RESTRICTED:
            return False
        return conversation.kind in ("public", "external")

    def writable(self, channel: str | None) -> Conversation:
        """A conversation they can write in (their DM with the app for None); CannotDo where they cannot."""
        if channel is None:
            return self._office.conversations.dm(self._user)
        conversation = self.conversation(channel)
        if self._user not in conversation.members:
            raise CannotDo(f"{self._user} is not in {channel}")
        if conversation.archived:
            raise CannotDo(f"{channel} is archived")
        return conversation

    def sees(self, message: Message) -> bool:
        """Whether a message of a channel they can see is shown to them."""
        return not message.deleted and message.ephemeral_to in (None, self._user)

    def messages(self, channel: str) -> list[Message]:
        """What they read in the channel, oldest first."""
        conversation = self.conversation(channel)
        stored = self._office.messages.in_channel(conversation.id)
        return [message for message in stored if message.in_channel and self.sees(message)]

    def thread(self, channel: str, ts: str) -> list[Message]:
        """A thread with its parent first; empty where there is none."""
        conversation = self.conversation(channel)
        parent = self._office.messages.get(conversation.id, ts)
        replies = self._office.messages.replies(conversation.id, ts)
        return [message for message in ([parent] if parent else []) + replies if self.sees(message)]

    def live(self, message: Message) -> Message:
        """The message as it stands now; CannotDo where they do not see it any more."""
        self.conversation(message.channel)
        found = self._office.messages.get(message.channel, message.ts)
        if found is None or not self.sees(found):
            raise CannotDo(f"{self._user} does not see the message {message.ts} in {message.channel}")
        return found
