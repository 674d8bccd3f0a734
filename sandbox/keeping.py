"""Keeping a workspace from one run to the next: what people and channels hold, as one JSON file."""

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sandbox.payload import Json
from sandbox.state.conversations import Conversation
from sandbox.state.files import File
from sandbox.state.messages import Message
from sandbox.web_api.sharing import as_known_now
from sandbox.workspace import Member

if TYPE_CHECKING:
    from sandbox.running import Sandbox

FORMAT = 1


class NotKept(ValueError):
    """The file holds no workspace that this release can take up."""


def keep(slack: "Sandbox", path: Path) -> None:
    """Write people, conversations, messages, what was read and the time; open modals and records are not kept.

    Of files only what is known of them is kept, not their content: the page then shows title and alt text.

    The file is replaced in one step: a run that is killed meanwhile leaves the old one.
    """
    office = slack.office
    kept: Json = {
        "format": FORMAT,
        "now": office.now().isoformat(),
        "people": [asdict(member) for member in office.people],
        "conversations": [asdict(conversation) for conversation in office.conversations],
        "files": [asdict(file) for file in office.files],
        "messages": [asdict(message) for one in office.conversations for message in office.messages.all_of(one.id)],
        "read": slack.page.reading.as_json(),
    }
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    draft.replace(path)


def take_up(slack: "Sandbox", path: Path) -> None:
    """Put back what `keep` wrote, before anybody looks. Raises NotKept for anything else."""
    kept = read(path)
    office = slack.office
    for member in each(Member, kept["people"]):
        office.people.put(member)
    for conversation in each(Conversation, kept["conversations"]):
        office.conversations.put(conversation)
    for file in each(File, kept.get("files", ())):
        office.files.put(file)
    for message in each(Message, kept["messages"]):
        office.messages.put(as_known_now(office, message))
    slack.page.reading.take_up(kept["read"])
    slack.move_to(max(datetime.fromisoformat(kept["now"]), slack.now()))


def kept_moment(path: Path) -> datetime:
    """When the workspace was kept, by its own calendar. Raises NotKept."""
    return datetime.fromisoformat(read(path)["now"])


def read(path: Path) -> Json:
    try:
        kept: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as wrong:
        raise NotKept(f"{path} holds no workspace: {wrong}") from wrong
    if not isinstance(kept, dict) or kept.get("format") != FORMAT:
        raise NotKept(f"{path} was kept by another release: remove it to start anew")
    return kept


def each(kind: type[Any], rows: Iterable[Json]) -> Iterable[Any]:
    """Values of a dataclass from their fields; lists become tuples again where they were."""
    tuples = {field.name for field in fields(kind) if str(field.type).startswith("tuple")}
    for row in rows:
        yield kind(**{name: tupled(value) if name in tuples else value for name, value in row.items()})


def tupled(value: Any) -> Any:
    return tuple(tupled(one) for one in value) if isinstance(value, list) else value
