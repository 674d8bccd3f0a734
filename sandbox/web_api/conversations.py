"""Channels: conversations.list, info, members, open, join."""

from sandbox.payload import Json
from sandbox.refusal import SlackRefusal
from sandbox.state.conversations import Conversation
from sandbox.state.office import Office
from sandbox.web_api.call import Call, answered, visible
from sandbox.web_api.chat import dm_of
from sandbox.web_api.method import Method
from sandbox.web_api.paging import page

READ = ("channels:read", "groups:read", "im:read", "mpim:read")
TYPES = {"public_channel": ("public", "external"), "private_channel": ("private",), "im": ("im",), "mpim": ()}


def guarded(office: Office, conversation: Conversation, *, verb: str) -> Conversation:
    """The same conversation; missing_scope where the scope of its family is not granted."""
    needed = f"{conversation.scope_family}:{verb}"
    if not office.manifest.grants(needed):
        raise SlackRefusal("missing_scope", needed=needed, provided=",".join(office.manifest.scopes))
    return conversation


def listed(call: Call, *, seen_by: str | None = None) -> tuple[list[Json], Json]:
    """A page of the conversations of the types asked for; those of one person where `seen_by` names one."""
    office = call.office
    kinds: set[str] = set()
    for name in call.words("types") or ["public_channel"]:
        if name not in TYPES:
            raise SlackRefusal("invalid_types")
        kinds.update(TYPES[name])
    found = [
        conversation
        for conversation in office.conversations
        if conversation.kind in kinds
        and office.manifest.grants(f"{conversation.scope_family}:read")
        and not (conversation.archived and call.flag("exclude_archived"))
        and (conversation.kind != "private" or office.bot_user in conversation.members)
        and (seen_by is None or seen_by in conversation.members)
    ]
    items, metadata = page(call, found)
    return [conversation.as_json(bot=office.bot_user) for conversation in items], metadata


def conversations_list(call: Call) -> Json:
    """The channels the app can see."""
    channels, metadata = listed(call)
    return answered(channels=channels, response_metadata=metadata)


def info(call: Call) -> Json:
    """One conversation; its members counted where asked."""
    conversation = guarded(call.office, call.conversation(), verb="read")
    shown = conversation.as_json(bot=call.office.bot_user)
    if not call.flag("include_num_members"):
        shown.pop("num_members", None)
    if call.flag("include_locale"):
        shown["locale"] = "en-US"
    return answered(channel=shown)


def members(call: Call) -> Json:
    """Who is in it, by id."""
    conversation = guarded(call.office, call.conversation(), verb="read")
    found, metadata = page(call, list(conversation.members))
    return answered(members=found, response_metadata=metadata)


def conversations_open(call: Call) -> Json:
    """Open the DM with a person, or find it by its id."""
    office, users = call.office, call.words("users")
    if not users:
        conversation = visible(office, call.needed("channel"))
        if conversation.kind != "im":
            raise SlackRefusal("method_not_supported_for_channel_type")
    elif len(users) > 1:
        raise SlackRefusal("invalid_user_combination")
    else:
        conversation = _opened(office, users[0])
    known = conversation.as_json(bot=office.bot_user)
    return answered(channel=known if call.flag("return_im") else {"id": conversation.id})


def _opened(office: Office, user_id: str) -> Conversation:
    member = office.people.get(user_id)
    if member is None:
        raise SlackRefusal("user_not_found")
    if member.kind == "deactivated":
        raise SlackRefusal("user_disabled")
    return dm_of(office, user_id)


def join(call: Call) -> Json:
    """Let the app into a public channel."""
    office, conversation = call.office, call.conversation()
    if conversation.kind not in ("public", "external"):
        raise SlackRefusal("method_not_supported_for_channel_type")
    if conversation.archived:
        raise SlackRefusal("is_archived")
    fresh = office.bot_user not in conversation.members
    conversation.members[office.bot_user] = None
    shown = conversation.as_json(bot=office.bot_user)
    if fresh:
        event = {"type": "member_joined_channel", "user": office.bot_user, "channel": conversation.id}
        office.emit({**event, "channel_type": "C", "team": office.workspace.team_id})
        return answered(channel=shown)
    return answered(channel=shown, warning="already_in_channel", response_metadata={"warnings": ["already_in_channel"]})


METHODS = (
    Method("conversations.list", conversations_list, READ, tier=2),
    Method("conversations.info", info, READ, tier=3),
    Method("conversations.members", members, READ, tier=4),
    Method("conversations.open", conversations_open, ("im:write", "mpim:write"), tier=3),
    Method("conversations.join", join, ("channels:join",), tier=3),
)
