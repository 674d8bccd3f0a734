"""Help: every command with what it is for, and the word for what nobody understands."""

from typing import Any

from messages.reader import Reader
from messages.render import Renderer


class HelpMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def show(self, reader: Reader) -> dict[str, Any]:
        """The ephemeral answer to /okr and /okr help."""
        message = self._renderer.message("help", reader.language)
        return {"text": message["text"], "blocks": message["blocks"]}

    def unknown(self, word: str, reader: Reader) -> dict[str, Any]:
        """The ephemeral answer to a word nobody knows."""
        message = self._renderer.message("help_unknown", reader.language, word=word)
        return {"text": message["text"], "blocks": message["blocks"]}
