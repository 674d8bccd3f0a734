"""Blocks, elements and views for the sandbox's tests: each valid as it stands, ready to be made wrong."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def section(text: str = "words", **more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


def fields(*texts: str) -> Json:
    return {"type": "section", "fields": [mrkdwn(text) for text in texts]}


def header(text: str = "words") -> Json:
    return {"type": "header", "text": plain(text)}


def context(*elements: Json) -> Json:
    return {"type": "context", "elements": list(elements) or [mrkdwn("small")]}


def button(action_id: str = "go", **more: Any) -> Json:
    return {"type": "button", "action_id": action_id, "text": plain("Go"), **more}


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements) or [button()], **more}


def option(value: str = "a", **more: Any) -> Json:
    return {"text": plain(value or "x"), "value": value, **more}


def options(count: int) -> list[Json]:
    return [option(f"o{index}") for index in range(count)]


def menu(kind: str = "static_select", count: int = 2, **more: Any) -> Json:
    return {"type": kind, "action_id": "menu", "options": options(count), **more}


def text_input(**more: Any) -> Json:
    return {"type": "plain_text_input", "action_id": "typed", **more}


def number_input(**more: Any) -> Json:
    return {"type": "number_input", "action_id": "typed", "is_decimal_allowed": True, **more}


def an_input(element: Json | None = None, **more: Any) -> Json:
    return {"type": "input", "label": plain("Label"), "element": element or text_input(), **more}


def image(**more: Any) -> Json:
    return {"type": "image", "image_url": "https://example.com/x.png", "alt_text": "x", **more}


def confirm(**more: Any) -> Json:
    return {"title": plain("Sure?"), "text": plain("Really?"), "confirm": plain("Yes"), "deny": plain("No"), **more}


def raw(text: str = "x") -> Json:
    return {"type": "raw_text", "text": text}


def table(rows: int = 2, columns: int = 2) -> Json:
    return {"type": "table", "rows": [[raw() for _ in range(columns)] for _ in range(rows)]}


def data_table(rows: int = 2, columns: int = 2, **more: Any) -> Json:
    return {**table(rows, columns), "type": "data_table", "caption": "Figures", **more}


def chart(series: int = 1, points: int = 1, **more: Any) -> Json:
    labels = [f"w{index}" for index in range(points)]
    data = [{"label": label, "value": 1} for label in labels]
    plot = {
        "type": "line",
        "series": [{"name": f"s{index}", "data": data} for index in range(series)],
        "axis_config": {"categories": labels},
    }
    return {"type": "data_visualization", "title": "Chart", "chart": plot, **more}


def pie(segments: int = 1, label: str = "a") -> Json:
    return {
        "type": "data_visualization",
        "title": "Pie",
        "chart": {"type": "pie", "segments": [{"label": label, "value": 1} for _ in range(segments)]},
    }


def rich_text(*parts: Json) -> Json:
    elements = list(parts) or [{"type": "text", "text": "words"}]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def video(**more: Any) -> Json:
    return {
        "type": "video",
        "title": plain("V"),
        "alt_text": "v",
        "video_url": "https://example.com/v",
        "thumbnail_url": "https://example.com/t.png",
        **more,
    }


def card(**more: Any) -> Json:
    return {"type": "card", "title": mrkdwn("Card"), **more}


def container(**more: Any) -> Json:
    return {"type": "container", "title": plain("Box"), "child_blocks": [section()], **more}


def task(task_id: str = "1") -> Json:
    return {"type": "task_card", "task_id": task_id, "title": "Task", "status": "pending"}


def icon_button(action_id: str = "bin") -> Json:
    return {"type": "icon_button", "action_id": action_id, "icon": "trash", "text": plain("Delete")}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("Title"), "submit": plain("Save"), "blocks": list(blocks), **more}


def home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks), **more}
