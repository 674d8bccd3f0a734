"""An independent check of our payloads: whatever the bot sent in a test is read by Slack's own SDK models."""

from collections.abc import Iterable
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from sandbox.state.records import Call, Delivery

WITH_BLOCKS = frozenset({"chat.postMessage", "chat.update", "chat.postEphemeral", "response_url"})
WITH_A_VIEW = frozenset({"views.open", "views.update", "views.push", "views.publish"})


def misfits(calls: Iterable[Call], deliveries: Iterable[Delivery]) -> list[str]:
    """What slack_sdk.models finds wrong in the messages and views of these calls and acks, each with where it was."""
    sent = [(call.method, call.arguments) for call in calls if call.method in WITH_BLOCKS | WITH_A_VIEW]
    sent += [(f"ack of {each.kind}", each.ack) for each in deliveries if isinstance(each.ack, dict)]
    return [f"{where}: {wrong}" for where, payload in sent for wrong in wrong_in(payload)]


def wrong_in(payload: dict[str, Any]) -> list[str]:
    """What is wrong in the blocks or the view of one payload."""
    view = payload.get("view")
    try:
        if view:
            View(**view).validate_json()
        return unread((view or payload).get("blocks") or [])
    except (SlackObjectFormationError, TypeError, ValueError) as wrong:
        return [f"{type(wrong).__name__}: {wrong}"]


def unread(blocks: list[dict[str, Any]]) -> list[str]:
    """Blocks that the SDK does not know, or does not give back as they were."""
    found = []
    for block in blocks:
        model = Block.parse(block)
        if model is None:
            found.append(f"no model for {block['type']}")
            continue
        model.validate_json()
        lost = lost_in(block, model.to_dict())
        found += [f"{block['type']}: {path} is lost" for path in lost]
    return found


def lost_in(ours: Any, theirs: Any, path: str = "") -> list[str]:
    """The paths of what stands in `ours` and not in `theirs`."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return [each for key, value in ours.items() for each in lost_in(value, theirs.get(key), f"{path}/{key}")]
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        pairs = zip(ours, theirs, strict=True)
        return [each for at, (one, other) in enumerate(pairs) for each in lost_in(one, other, f"{path}/{at}")]
    return [] if ours == theirs else [path]
