"""Messages and views as plain text: what a person sees, for a terminal."""

from sandbox.driver.screen import View
from sandbox.payload import Json
from sandbox.plain.blocks import Page, block_lines
from sandbox.plain.elements import States
from sandbox.plain.mrkdwn import mrkdwn
from sandbox.plain.reader import Directory, Reader, reader_of
from sandbox.state.messages import Message


def as_text(shown: Message | View, workspace: Directory, viewer: str) -> str:
    """A message or view as that person reads it, names and dates resolved in their zone and language.

    `workspace` is the sandbox (here or remote). A message with blocks shows those, else its text; a modal its
    title, its blocks with what is filled in and wrong, and its buttons.
    """
    reader = reader_of(workspace, viewer)
    lines = _message(shown, reader) if isinstance(shown, Message) else _view(shown, reader)
    return "\n".join(line.rstrip() for line in lines)


def notification(message: Message, workspace: Directory, viewer: str) -> str:
    """The one line a notification shows: the fallback text."""
    return " ".join(mrkdwn(message.text, reader_of(workspace, viewer)).split())


def _message(message: Message, reader: Reader) -> list[str]:
    page = Page(reader)
    lines = block_lines(message.blocks, page) if message.blocks else []
    if not message.blocks and message.text:
        lines = mrkdwn(message.text, reader).split("\n")
    for attachment in message.attachments:
        inner = block_lines(attachment.get("blocks") or [], page)
        lines += [f"│ {line}" for line in inner or mrkdwn(attachment.get("text", ""), reader).split("\n")]
    if message.edited and lines:
        lines[-1] += " (edited)"
    return lines + [_file(file) for file in message.files]


def _file(file: Json) -> str:
    """A picture by its title and alt text, another file by its title."""
    if file.get("mode") == "tombstone":
        return "[🗑]"
    sign = "🖼" if str(file["mimetype"]).startswith("image/") else "📄"
    alt = f": {file['alt_txt']}" if file.get("alt_txt") else ""
    return f"[{sign} {file['title']}{alt}]"


def _view(view: View, reader: Reader) -> list[str]:
    states: States = view.values
    page = Page(reader, states, view.errors)
    lines = block_lines(view.blocks, page)
    if view.type == "home":
        return lines
    buttons = f"[{view.close or 'Cancel'}]" + (f" [{view.submit}]" if view.submit else "")
    return [f"▌{view.title}", *lines, buttons]
