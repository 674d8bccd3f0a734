"""The shapes of blocks, and the surfaces each may stand on."""

from collections.abc import Mapping
from typing import Any

from sandbox.blocks.checks import (
    MIXED,
    URL,
    Shape,
    Walk,
    anything,
    choice,
    flag,
    listing,
    one_of,
    shaped,
    string,
    text,
)
from sandbox.blocks.elements import (
    ELEMENTS,
    IMAGE_FIELDS,
    IN_ACTIONS,
    IN_INPUT,
    IN_SECTION,
)
from sandbox.blocks.figures import BLOCK_ID, DATA_TABLE, DATA_VISUALIZATION, TABLE
from sandbox.blocks.parts import has_picture
from sandbox.blocks.rich_text import RICH_TEXT

MESSAGE, MODAL, HOME = "message", "modal", "home"
EVERYWHERE = frozenset((MESSAGE, MODAL, HOME))
MESSAGES_ONLY = frozenset((MESSAGE,))


def says_something(value: Mapping[str, Any], at: str, walk: Walk) -> None:
    """A section has a text or fields."""
    if value.get("text") is None and value.get("fields") is None:
        walk.wrong(at, "missing required field: text")


def shows_something(value: Mapping[str, Any], at: str, walk: Walk) -> None:
    """A card shows at least a picture, a title, a body or actions."""
    if not any(value.get(name) for name in ("hero_image", "title", "body", "actions")):
        walk.wrong(at, "must define at least one of: hero_image, title, actions, body")


def has_a_title(value: Mapping[str, Any], at: str, walk: Walk) -> None:
    """A container has a title, plain or rich."""
    if value.get("title") is None and value.get("rich_text_title") is None:
        walk.wrong(at, "must define at least one of: title, rich_text_title")


CONTEXT_PARTS: dict[str, Shape] = {
    "image": ELEMENTS["image"],
    "plain_text": Shape({"text": string("text_object")}, {"emoji": flag}),
    "mrkdwn": Shape({"text": string("text_object")}, {"verbatim": flag}),
}
PICTURE = one_of(ELEMENTS, ("image",))
BUTTONS = listing(one_of(ELEMENTS, ("button",)), "card.actions")
CARD = Shape(
    {},
    {
        **BLOCK_ID,
        "hero_image": PICTURE,
        "icon": PICTURE,
        "slack_icon": anything,
        "title": text("card.title", *MIXED),
        "subtitle": text("card.subtitle", *MIXED),
        "body": text("card.body", *MIXED),
        "subtext": text("card.subtitle", *MIXED),
        "actions": BUTTONS,
    },
    (shows_something,),
)
TASK = Shape(
    {
        "task_id": string(),
        "title": string(),
        "status": choice("pending", "in_progress", "complete", "error"),
    },
    {
        **BLOCK_ID,
        "details": shaped(RICH_TEXT),
        "output": shaped(RICH_TEXT),
        "sources": listing(one_of(ELEMENTS, ("url",)), least=0),
    },
)
IN_CONTAINER = ("section", "divider", "image", "context", "header", "actions", "rich_text", "markdown", "table")


def child_block(value: Any, at: str, walk: Walk) -> None:
    """A block inside a container."""
    one_of(BLOCKS, IN_CONTAINER)(value, at, walk)


BLOCKS: dict[str, Shape] = {
    "section": Shape(
        {},
        {
            **BLOCK_ID,
            "text": text("section.text", *MIXED),
            "fields": listing(text("section.field", *MIXED), "section.fields"),
            "accessory": one_of(ELEMENTS, IN_SECTION),
            "expand": flag,
        },
        (says_something,),
    ),
    "header": Shape({"text": text("header.text")}, {**BLOCK_ID, "level": anything}),
    "divider": Shape({}, BLOCK_ID),
    "context": Shape({"elements": listing(one_of(CONTEXT_PARTS), "context.elements")}, BLOCK_ID),
    "actions": Shape({"elements": listing(one_of(ELEMENTS, IN_ACTIONS), "actions.elements")}, BLOCK_ID),
    "input": Shape(
        {"label": text("input.label"), "element": one_of(ELEMENTS, IN_INPUT)},
        {**BLOCK_ID, "hint": text("input.hint"), "optional": flag, "dispatch_action": flag},
    ),
    "image": Shape(
        {"alt_text": string("image.alt_text")},
        {**BLOCK_ID, **IMAGE_FIELDS, "title": text("image.title")},
        (has_picture,),
    ),
    "rich_text": RICH_TEXT,
    "video": Shape(
        {
            "alt_text": string(),
            "title": text("video.title"),
            "thumbnail_url": URL,
            "video_url": URL,
        },
        {
            **BLOCK_ID,
            "author_name": string("video.author_name"),
            "description": text("text_object"),
            "provider_icon_url": URL,
            "provider_name": string(),
            "title_url": URL,
        },
    ),
    "file": Shape({"external_id": string(), "source": choice("remote")}, BLOCK_ID),
    "markdown": Shape({"text": string("markdown.text")}, BLOCK_ID),
    "table": TABLE,
    "data_table": DATA_TABLE,
    "data_visualization": DATA_VISUALIZATION,
    "context_actions": Shape(
        {"elements": listing(one_of(ELEMENTS, ("feedback_buttons", "icon_button")), "context_actions.elements")},
        BLOCK_ID,
    ),
    "task_card": TASK,
    "plan": Shape({"title": string()}, {**BLOCK_ID, "tasks": listing(shaped(TASK), "plan.tasks", least=0)}),
    "alert": Shape(
        {"text": text("alert.text", *MIXED)},
        {**BLOCK_ID, "level": choice("default", "info", "warning", "error", "success")},
    ),
    "card": CARD,
    "carousel": Shape({"elements": listing(one_of({"card": CARD}), "carousel.elements")}, BLOCK_ID),
    "container": Shape(
        {"child_blocks": listing(child_block, "container.child_blocks")},
        {
            **BLOCK_ID,
            "title": text("container.title"),
            "rich_text_title": shaped(RICH_TEXT),
            "subtitle": text("container.subtitle", *MIXED),
            "width": choice("narrow", "standard", "wide", "full"),
            "icon": PICTURE,
            "is_collapsible": flag,
            "default_collapsed": flag,
            "has_header_divider": flag,
        },
        (has_a_title,),
    ),
}

SURFACES: dict[str, frozenset[str]] = {
    **dict.fromkeys(BLOCKS, EVERYWHERE),
    **dict.fromkeys(
        (
            "table",
            "data_table",
            "markdown",
            "plan",
            "task_card",
            "context_actions",
            "data_visualization",
            "container",
            "file",
        ),
        MESSAGES_ONLY,
    ),
    "alert": frozenset((MODAL,)),
    "carousel": frozenset((MESSAGE, HOME)),
}
ELEMENT_SURFACES: dict[str, frozenset[str]] = {"file_input": frozenset((MODAL,))}
ALLOWED: dict[str, tuple[str, ...]] = {
    surface: tuple(kind for kind, places in SURFACES.items() if surface in places) for surface in EVERYWHERE
}
