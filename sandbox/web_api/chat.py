"""Messages: chat.postMessage, chat.postEphemeral, chat.update, chat.delete, chat.getPermalink."""

from typing import Any

from sandbox.payload import Json
from sandbox.refusal import SlackRefusal
from sandbox.state.conversations import Conversation
from sandbox.state.messages import Message
from sandbox.state.office import Office
from sandbox.web_api.call import Call, answered, member_of, visible
from sandbox.web_api.content import Content, content_of, says_nothing
from sandbox.web_api.method import Method
from sandbox.web_api.sharing import take_away
from sandbox.web_api.shown import message_json


def destination(call: Call) -> Conversation:
    """Where a post goes: a channel by id or name, or the DM of a person named by their id."""
    office, wanted = call.office, call.needed("channel")
    if wanted[:1] in ("U", "W"):
        return dm_of(office, wanted)
    named = office.conversations.named(wanted.removeprefix("#"))
    conversation = visible(office, named.id if named else wanted)
    if conversation.archived:
        raise SlackRefusal("is_archived")
    public = conversation.kind in ("public", "external") and office.manifest.grants("chat:write.public")
    if not public:
        member_of(office, conversation)
    return conversation


def dm_of(office: Office, user_id: str) -> Conversation:
    """The DM of a person with the app; channel_not_found, cannot_dm_bot, messages_tab_disabled."""
    member = office.people.get(user_id)
    strange = member is not None and member.kind == "stranger" and not office.conversations.shared_with(user_id)
    if member is None or strange:
        raise SlackRefusal("channel_not_found")
    if member.kind == "bot" or member.id == "USLACKBOT":
        raise SlackRefusal("cannot_dm_bot")
    if not office.manifest.messages_tab:
        raise SlackRefusal("messages_tab_disabled")
    return office.conversations.dm(user_id)


def decoded(call: Call) -> dict[str, Any]:
    """The fields of a message, JSON ones decoded."""
    return {
        "text": call.arguments.get("text"),
        "blocks": call.json("blocks", wrong="invalid_blocks_format"),
        "attachments": call.json("attachments", wrong="invalid_attachments"),
        "metadata": call.json("metadata", wrong="invalid_metadata_format"),
    }


def written(call: Call) -> Content:
    """The content of a new message; no_text where it says nothing."""
    content = content_of(call.office, decoded(call))
    if says_nothing(content):
        raise SlackRefusal("no_text")
    return content


def thread_of(call: Call, conversation: Conversation) -> str | None:
    """The thread a post belongs to; a reply's own timestamp leads to its parent."""
    asked = call.text("thread_ts")
    if not asked:
        return None
    parent = call.office.messages.get(conversation.id, asked)
    if parent is None:
        raise SlackRefusal("thread_not_found")
    return parent.thread_ts or parent.ts


def new_message(office: Office, conversation: Conversation, content: Content, **more: Any) -> Message:
    """Put a message of the app's into a conversation, stamped with calendar time."""
    message = Message(
        channel=conversation.id,
        ts=office.messages.next_ts(conversation.id, office.now()),
        user=office.bot_user,
        bot_id=office.bot_id,
        text=content.text or "",
        blocks=content.blocks or [],
        attachments=content.attachments or [],
        metadata=content.metadata or None,
        **more,
    )
    return office.messages.put(message)


def post_message(call: Call) -> Json:
    """Post to a channel, a thread or a person."""
    conversation = destination(call)
    thread = thread_of(call, conversation)
    content = written(call)
    broadcast = bool(thread) and call.flag("reply_broadcast")
    message = new_message(
        call.office,
        conversation,
        content,
        thread_ts=thread,
        broadcast=broadcast,
        subtype="thread_broadcast" if broadcast else None,
    )
    shown = message_json(call.office, message, all_metadata=True)
    return answered(channel=conversation.id, ts=message.ts, message=shown)


def post_ephemeral(call: Call) -> Json:
    """Post for one person's eyes."""
    user = call.needed("user")
    conversation = destination(call)
    if user not in conversation.members:
        raise SlackRefusal("user_not_in_channel")
    content = written(call)
    thread = call.text("thread_ts") or None
    message = new_message(call.office, conversation, content, thread_ts=thread, ephemeral_to=user)
    return answered(message_ts=message.ts)


def own_message(call: Call, *, refused: str) -> tuple[Conversation, Message]:
    """A message of the app's own; message_not_found, or the code `refused` where it is somebody else's."""
    conversation = call.conversation()
    message = call.office.messages.get(conversation.id, call.needed("ts"))
    if message is None or message.ephemeral_to:
        raise SlackRefusal("message_not_found")
    if message.user != call.office.bot_user:
        raise SlackRefusal(refused)
    if conversation.archived:
        raise SlackRefusal("is_archived")
    return conversation, message


def update(call: Call) -> Json:
    """Edit a message. Text alone removes the blocks and shows the edited mark; blocks show none."""
    conversation, message = own_message(call, refused="cant_update_message")
    office = call.office
    content = content_of(office, decoded(call))
    if content.text is None and content.blocks is None and content.attachments is None:
        raise SlackRefusal("no_text")
    changed = revised(office, message, content)
    return answered(
        channel=conversation.id,
        ts=changed.ts,
        text=changed.text,
        message=message_json(office, changed, all_metadata=True),
    )


def revised(office: Office, message: Message, content: Content) -> Message:
    """The message with new content, in its place."""
    text_alone = content.text is not None and content.blocks is None
    blocks = [] if text_alone else message.blocks if content.blocks is None else content.blocks
    now = office.now().timestamp()
    return office.messages.change(
        message,
        text=message.text if content.text is None else content.text,
        blocks=blocks,
        attachments=message.attachments if content.attachments is None else content.attachments,
        metadata=message.metadata if content.metadata is None else content.metadata or None,
        edited=f"{now:.6f}" if text_alone else message.edited,
    )


def delete(call: Call) -> Json:
    """Take a message away, its files with it."""
    conversation, message = own_message(call, refused="cant_delete_message")
    take_away(call.office, message)
    return answered(channel=conversation.id, ts=message.ts)


def get_permalink(call: Call) -> Json:
    """A link to a message."""
    conversation, ts = call.conversation(), call.needed("message_ts")
    message = call.office.messages.get(conversation.id, ts)
    if message is None:
        raise SlackRefusal("message_not_found")
    link = f"https://{call.office.workspace.domain}.slack.com/archives/{conversation.id}/p{ts.replace('.', '')}"
    if message.thread_ts and message.thread_ts != ts:
        link += f"?thread_ts={message.thread_ts}&cid={conversation.id}"
    return answered(channel=conversation.id, permalink=link)


WRITE = ("chat:write",)
METHODS = (
    Method("chat.postMessage", post_message, WRITE),
    Method("chat.postEphemeral", post_ephemeral, WRITE, tier=4),
    Method("chat.update", update, WRITE, tier=3),
    Method("chat.delete", delete, WRITE, tier=3),
    Method("chat.getPermalink", get_permalink),
)
