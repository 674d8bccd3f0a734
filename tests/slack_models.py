"""An independent check of our payloads: whatever the bot sent in a test is read by Slack's own SDK models."""

import json
from collections.abc import Iterable
from functools import lru_cache
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
    found = wrong_in_view(json.dumps(view)) if view else []
    blocks = (view or payload).get("blocks") or []
    return [*found, *(each for block in blocks for each in wrong_in_block(json.dumps(block)))]


@lru_cache(maxsize=1000)
def wrong_in_view(view: str) -> list[str]:
    """What the SDK does not take in a view; the same view is read once, as is the same block."""
    try:
        View(**json.loads(view)).validate_json()
    except (SlackObjectFormationError, TypeError, ValueError) as wrong:
        return [f"{type(wrong).__name__}: {wrong}"]
    return []


@lru_cache(maxsize=10_000)
def wrong_in_block(written: str) -> list[str]:
    """Whether the SDK knows the block, and gives it back as it was."""
    block = json.loads(written)
    try:
        model = Block.parse(block)
        if model is None:
            return [f"no model for {block['type']}"]
        model.validate_json()
    except (SlackObjectFormationError, TypeError, ValueError) as wrong:
        return [f"{type(wrong).__name__}: {wrong}"]
    return [f"{block['type']}: {path} is lost" for path in lost_in(block, model.to_dict())]


def lost_in(ours: Any, theirs: Any, path: str = "") -> list[str]:
    """The paths of what stands in `ours` and not in `theirs`."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return [each for key, value in ours.items() for each in lost_in(value, theirs.get(key), f"{path}/{key}")]
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        pairs = zip(ours, theirs, strict=True)
        return [each for at, (one, other) in enumerate(pairs) for each in lost_in(one, other, f"{path}/{at}")]
    return [] if ours == theirs else [path]
