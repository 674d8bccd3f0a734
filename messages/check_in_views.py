"""A form brought up to date while somebody fills it in: what they type into stays just as it is."""

from typing import Any


def as_typed_in(view: dict[str, Any], shown: dict[str, Any]) -> dict[str, Any]:
    """`view` with the fields of the view that is `shown`: Slack keeps what stands in a field whose ids and first value
    stay, and what is typed while the update is on its way."""
    fields = {block["block_id"]: block for block in shown.get("blocks") or [] if block.get("type") == "input"}
    return {**view, "blocks": [fields.get(block.get("block_id", ""), block) for block in view["blocks"]]}


def says_the_same(view: dict[str, Any], shown: dict[str, Any]) -> bool:
    """Whether the two views have the same blocks and, beside their fields, the same words."""
    return [line(block) for block in view["blocks"]] == [line(block) for block in shown.get("blocks") or []]


def line(block: dict[str, Any]) -> tuple[str, str]:
    return str(block.get("type")), str((block.get("text") or {}).get("text") or "")
