"""What was said: conversations.history and conversations.replies."""

from sandbox.limits import figure
from sandbox.payload import Json
from sandbox.refusal import SlackRefusal
from sandbox.state.messages import Message
from sandbox.web_api.call import Call, answered, member_of
from sandbox.web_api.conversations import guarded
from sandbox.web_api.method import Method
from sandbox.web_api.paging import page
from sandbox.web_api.shown import message_json

HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")


def _bound(call: Call, name: str, default: float) -> float:
    try:
        return float(call.text(name) or default)
    except ValueError as wrong:
        raise SlackRefusal(f"invalid_ts_{name}") from wrong


def _within(call: Call, messages: list[Message]) -> list[Message]:
    oldest, latest = _bound(call, "oldest", 0), _bound(call, "latest", float("inf"))
    if call.flag("inclusive"):
        return [m for m in messages if oldest <= float(m.ts) <= latest]
    return [m for m in messages if oldest < float(m.ts) < latest]


def _clamp(call: Call) -> int | None:
    """The most objects a page holds whatever was asked for, where the app is distributed outside the Marketplace."""
    return figure("page.outside_marketplace") if call.office.outside_marketplace else None


def history(call: Call) -> Json:
    """The messages of a conversation, newest first, without replies and ephemerals."""
    office = call.office
    conversation = member_of(office, guarded(office, call.conversation(), verb="history"))
    stored = office.messages.newest_first(conversation.id)
    found = _within(call, [m for m in stored if m.in_channel and not m.ephemeral_to])
    items, metadata = page(call, found, most="page.history", clamp=_clamp(call))
    whole = call.flag("include_all_metadata")
    answer = answered(
        messages=[message_json(office, m, all_metadata=whole) for m in items],
        has_more=bool(metadata["next_cursor"]),
        pin_count=0,
    )
    return answer | ({"response_metadata": metadata} if metadata["next_cursor"] else {})


def replies(call: Call) -> Json:
    """A thread, oldest first, its parent at the head; thread_not_found."""
    office = call.office
    conversation = member_of(office, guarded(office, call.conversation(), verb="history"))
    asked = office.messages.get(conversation.id, call.needed("ts"))
    if asked is None or asked.ephemeral_to:
        raise SlackRefusal("thread_not_found")
    parent = office.messages.get(conversation.id, asked.thread_ts or asked.ts) or asked
    thread = [m for m in office.messages.replies(conversation.id, parent.ts) if not m.ephemeral_to]
    items, metadata = page(call, _within(call, [parent, *thread]), default=1_000, clamp=_clamp(call))
    whole = call.flag("include_all_metadata")
    answer = answered(
        messages=[message_json(office, m, all_metadata=whole) for m in items],
        has_more=bool(metadata["next_cursor"]),
    )
    return answer | ({"response_metadata": metadata} if metadata["next_cursor"] else {})


METHODS = (
    Method("conversations.history", history, HISTORY, tier=3, kept_back=True),
    Method("conversations.replies", replies, HISTORY, tier=3, kept_back=True),
)
