"""Blocks and elements for these tests, with ids that are easy to find."""

from typing import Any

Json = dict[str, Any]
HANOI = "Asia/Ho_Chi_Minh"
FRIDAY_15_IN_VIETNAM = 1795766400


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(text: str, **more: Any) -> Json:
    return {"text": plain(text), "value": text.lower(), **more}


def options(*texts: str) -> list[Json]:
    return [option(text) for text in texts]


def element(kind: str, **more: Any) -> Json:
    return {"type": kind, "action_id": "a", **more}


def button(text: str = "Go", **more: Any) -> Json:
    return element("button", text=plain(text), **more)


def an_input(kind: str, *, label: str = "Label", block: Json | None = None, **more: Any) -> Json:
    """An input block `b` with one element `a`; `block` adds to the block, the rest to the element."""
    return {"type": "input", "block_id": "b", "label": plain(label), "element": element(kind, **more), **(block or {})}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "block_id": "b", "elements": list(elements)}


def section(text: str = "words", **more: Any) -> Json:
    return {"type": "section", "block_id": "b", "text": mrkdwn(text), **more}


def confirm(**more: Any) -> Json:
    return {
        "title": plain("Sure?"),
        "text": mrkdwn("It is *gone* then."),
        "confirm": plain("Yes"),
        "deny": plain("No"),
        **more,
    }


FRUITS = options("Apple", "Banana", "Cherry", "Date", "Elderberry")
