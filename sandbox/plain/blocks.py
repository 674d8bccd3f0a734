"""Blocks as lines, one function a kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sandbox.blocks.stateful import HOLDINGS
from sandbox.payload import Blocks, Json
from sandbox.plain.elements import States, element_lines
from sandbox.plain.figures import chart_lines, padded, table_lines, width
from sandbox.plain.mrkdwn import text_of
from sandbox.plain.reader import Reader
from sandbox.plain.rich import rich_lines

RULE = "─" * 40


@dataclass(frozen=True, slots=True)
class Page:
    """Who reads, what is filled in and what the form complains about."""

    reader: Reader
    states: States = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    def state(self, block: Json, element: Json) -> Json | None:
        """The state of an element, if it holds one."""
        found = self.states.get(block.get("block_id", ""), {}).get(element.get("action_id", ""))
        return found if found and element["type"] in HOLDINGS else None


Lines = Callable[[Json, Page], list[str]]


def block_lines(blocks: Blocks, page: Page) -> list[str]:
    """The lines of all blocks."""
    return [line for block in blocks for line in LINES.get(block["type"], _unknown)(block, page)]


def _text(text: Json, page: Page) -> list[str]:
    return text_of(text, page.reader).split("\n")


def _section(block: Json, page: Page) -> list[str]:
    lines = _text(block["text"], page) if block.get("text") else []
    lines += _fields([text_of(one, page.reader) for one in block.get("fields") or []])
    if accessory := block.get("accessory"):
        shown = element_lines(accessory, page.reader, page.state(block, accessory))
        if len(lines) == 1 and len(shown) == 1:
            return [f"{lines[0]}   {shown[0]}"]
        lines += [f"   {line}" for line in shown]
    return lines


def _fields(fields: list[str]) -> list[str]:
    """Two columns, as Slack lays fields out."""
    lines = []
    left_width = max((width(line) for one in fields[::2] for line in one.split("\n")), default=0)
    for index in range(0, len(fields), 2):
        left = fields[index].split("\n")
        right = fields[index + 1].split("\n") if index + 1 < len(fields) else []
        for row in range(max(len(left), len(right))):
            first = left[row] if row < len(left) else ""
            second = right[row] if row < len(right) else ""
            lines.append(f"{padded(first, left_width)}    {second}".rstrip())
    return lines


def _context(block: Json, page: Page) -> list[str]:
    parts = [
        f"[{one['alt_text']}]" if one["type"] == "image" else text_of(one, page.reader) for one in block["elements"]
    ]
    return [f"  {line}" for line in "  ".join(parts).split("\n")]


def _actions(block: Json, page: Page) -> list[str]:
    shown = [element_lines(one, page.reader, page.state(block, one)) for one in block["elements"]]
    row = " ".join(lines[0] for lines in shown if len(lines) == 1)
    return ([row] if row else []) + [line for lines in shown if len(lines) > 1 for line in lines]


def _input(block: Json, page: Page) -> list[str]:
    element = block["element"]
    optional = " (optional)" if block.get("optional") else ""
    lines = [text_of(block["label"], page.reader) + optional]
    lines += [f"  {line}" for line in element_lines(element, page.reader, page.state(block, element))]
    if block.get("hint"):
        lines += [f"  {line}" for line in _text(block["hint"], page)]
    if error := page.errors.get(block.get("block_id", "")):
        lines.append(f"  ✗ {error}")
    return lines


def _image(block: Json, page: Page) -> list[str]:
    title = _text(block["title"], page) if block.get("title") else []
    return [*title, f"[{block['alt_text']}]"]


def _video(block: Json, page: Page) -> list[str]:
    return [f"▶ {text_of(block['title'], page.reader)} ({block.get('title_url') or block['video_url']})"]


def _task(block: Json, page: Page) -> list[str]:
    marks = {"complete": "✓", "error": "✗", "in_progress": "…"}
    lines = [f"{marks.get(block['status'], '○')} {block['title']}"]
    for part in ("details", "output"):
        if block.get(part):
            lines += [f"  {line}" for line in rich_lines(block[part], page.reader)]
    return lines


def _plan(block: Json, page: Page) -> list[str]:
    tasks = [line for task in block.get("tasks") or [] for line in _task(task, page)]
    return [block["title"], *(f"  {line}" for line in tasks)]


def _card(block: Json, page: Page) -> list[str]:
    lines = [f"[{block['hero_image']['alt_text']}]"] if block.get("hero_image") else []
    for part in ("title", "subtitle", "body", "subtext"):
        lines += _text(block[part], page) if block.get(part) else []
    if block.get("actions"):
        lines.append(" ".join(element_lines(one, page.reader)[0] for one in block["actions"]))
    return [f"│ {line}" for line in lines]


def _container(block: Json, page: Page) -> list[str]:
    title = _text(block["title"], page) if block.get("title") else rich_lines(block["rich_text_title"], page.reader)
    title += _text(block["subtitle"], page) if block.get("subtitle") else []
    return [*title, *(f"  {line}" for line in block_lines(block["child_blocks"], page))]


def _carousel(block: Json, page: Page) -> list[str]:
    return [line for card in block["elements"] for line in [*_card(card, page), ""]][:-1]


def _unknown(block: Json, page: Page) -> list[str]:
    return [f"[{block['type']}]"]


LINES: dict[str, Lines] = {
    "header": lambda block, page: [f"▌{text_of(block['text'], page.reader)}"],
    "divider": lambda block, page: [RULE],
    "section": _section,
    "context": _context,
    "actions": _actions,
    "context_actions": _actions,
    "input": _input,
    "image": _image,
    "video": _video,
    "rich_text": lambda block, page: rich_lines(block, page.reader),
    "markdown": lambda block, page: str(block["text"]).split("\n"),
    "table": lambda block, page: table_lines(block, page.reader),
    "data_table": lambda block, page: table_lines(block, page.reader),
    "data_visualization": lambda block, page: chart_lines(block, page.reader),
    "alert": lambda block, page: [f"! {line}" for line in _text(block["text"], page)],
    "task_card": _task,
    "plan": _plan,
    "card": _card,
    "carousel": _carousel,
    "container": _container,
    "file": lambda block, page: [f"[file {block['external_id']}]"],
}
