"""How the Web API and the events show a message."""

from sandbox.payload import Json
from sandbox.state.messages import Message
from sandbox.state.office import Office


def message_json(office: Office, message: Message, *, all_metadata: bool = False) -> Json:
    """The message object; the payload of its metadata only where all of it was asked for."""
    shown: Json = {"type": "message", "user": message.user, "ts": message.ts, "text": message.text}
    shown["team"] = office.workspace.team_id
    if message.subtype:
        shown["subtype"] = message.subtype
    if message.bot_id:
        shown |= {"bot_id": message.bot_id, "app_id": office.app_id, "bot_profile": bot_profile(office)}
    shown |= {name: held for name in ("blocks", "attachments") if (held := getattr(message, name))}
    if message.files:
        shown |= {"files": message.files, "upload": True}
    if message.edited:
        shown["edited"] = {"user": message.user, "ts": message.edited}
    if message.metadata:
        shown["metadata"] = message.metadata if all_metadata else {"event_type": message.metadata["event_type"]}
    if message.reactions:
        shown["reactions"] = reactions_of(message)
    return shown | _thread_fields(office, message)


def reactions_of(message: Message) -> list[Json]:
    """Reactions by name, with who gave them."""
    by_name: dict[str, list[str]] = {}
    for name, user in message.reactions:
        by_name.setdefault(name, []).append(user)
    return [{"name": name, "users": users, "count": len(users)} for name, users in by_name.items()]


def bot_profile(office: Office) -> Json:
    """The app's bot, as messages carry it."""
    return {
        "id": office.bot_id,
        "app_id": office.app_id,
        "user_id": office.bot_user,
        "name": office.manifest.bot_name,
        "deleted": False,
        "updated": 0,
        "team_id": office.workspace.team_id,
        "icons": {},
    }


def _thread_fields(office: Office, message: Message) -> Json:
    if message.thread_ts and message.thread_ts != message.ts:
        parent = office.messages.get(message.channel, message.thread_ts)
        fields: Json = {"thread_ts": message.thread_ts}
        if parent:
            fields["parent_user_id"] = parent.user
        return fields
    replies = office.messages.replies(message.channel, message.ts)
    if not replies:
        return {}
    users = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(users),
        "reply_users": users,
        "latest_reply": replies[-1].ts,
        "is_locked": False,
    }
