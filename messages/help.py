"""Help: every command with what it is for, and the word for what nobody understands."""

from typing import Any

from messages.command_words import shown_word
from messages.commands import Command, Unknown
from messages.language import Language
from messages.reader import Reader
from messages.render import Renderer

NAMES = {Language.EN: "English", Language.VI: "Tiếng Việt"}
"""Each language in its own words, for those who cannot read the other."""


class HelpMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def show(self, reader: Reader, *, is_admin: bool) -> dict[str, Any]:
        """The ephemeral answer to /okr and /okr help: `text` and `blocks`; what is for admins only where it may be."""
        other = next(language for language in Language if language is not reader.language)
        return self._message("help", reader, other=other.value, other_name=NAMES[other], is_admin=is_admin)

    def unknown(self, typed: Unknown, reader: Reader) -> dict[str, Any]:
        """The ephemeral answer to a word nobody knows, with what comes closest, in the reader's language."""
        closest = Command("status", typed.word) if typed.is_scope else typed.closest
        return self._message(
            "help_unknown",
            reader,
            word=typed.word,
            closest=f"{shown_word(closest.name, reader.language)} {closest.rest}".rstrip() if closest else "",
            is_help=closest is not None and closest.name == "help",
        )

    def _message(self, template: str, reader: Reader, **values: Any) -> dict[str, Any]:
        command = shown_word("help", reader.language)
        message = self._renderer.message(template, reader.language, help=command, **values)
        return {"text": message["text"], "blocks": message["blocks"]}
