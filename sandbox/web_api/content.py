"""The content of a message on its way in: checked as Slack checks it, completed as Slack completes it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.blocks.completion import completed
from sandbox.blocks.measure import length
from sandbox.blocks.payloads import check_message_blocks
from sandbox.limits import figure
from sandbox.payload import Blocks, Json
from sandbox.refusal import SlackRefusal
from sandbox.state.office import Office


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says; None where the app said nothing about a part, which an update then keeps."""

    text: str | None
    blocks: Blocks | None
    attachments: Blocks | None
    metadata: Json | None


def content_of(office: Office, fields: Mapping[str, Any]) -> Content:
    """The content of a payload whose JSON is decoded; msg_too_long, invalid_blocks and their kin."""
    text = fields.get("text")
    if text is not None and length(str(text)) > figure("message.text"):
        raise SlackRefusal("msg_too_long")
    blocks = fields.get("blocks")
    if blocks:
        check_message_blocks(blocks)
        blocks = completed(blocks, office.ids)
    return Content(
        text=None if text is None else str(text),
        blocks=blocks,
        attachments=_attachments(office, fields.get("attachments")),
        metadata=_metadata(fields.get("metadata")),
    )


def says_nothing(content: Content) -> bool:
    """Whether there is neither text nor blocks nor attachments."""
    return not ((content.text or "").strip() or content.blocks or content.attachments)


def _attachments(office: Office, attachments: Any) -> Blocks | None:
    if attachments is None:
        return None
    if not isinstance(attachments, list) or not all(isinstance(one, dict) for one in attachments):
        raise SlackRefusal("invalid_attachments")
    for attachment in attachments:
        if attachment.get("blocks"):
            check_message_blocks(attachment["blocks"])
            attachment["blocks"] = completed(attachment["blocks"], office.ids)
    return attachments


def _metadata(metadata: Any) -> Json | None:
    if metadata is None:
        return None
    if not isinstance(metadata, dict):
        raise SlackRefusal("invalid_metadata_format")
    if not metadata:
        return {}
    if not isinstance(metadata.get("event_type"), str) or not isinstance(metadata.get("event_payload"), dict):
        raise SlackRefusal("invalid_metadata_schema")
    if len(json.dumps(metadata, ensure_ascii=False).encode()) > figure("message.metadata"):
        raise SlackRefusal("metadata_too_large")
    return metadata
