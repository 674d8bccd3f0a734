"""Choosing the language: a button for each, in its own words, and the answer in the new one."""

from typing import Any

from messages import ids
from messages.buttons import Button
from messages.help import NAMES
from messages.language import Language
from messages.reader import Reader
from messages.render import Renderer

IDS = {Language.EN: ids.LANGUAGE_EN, Language.VI: ids.LANGUAGE_VI}


class LanguageMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def ask(self, reader: Reader, *, misread: str = "") -> dict[str, Any]:
        """Which language? `misread` is what was typed and is none that the bot speaks."""
        return self._renderer.message(
            "language", reader.language, current=NAMES[reader.language], misread=misread, buttons=language_buttons()
        )

    def chosen(self, reader: Reader) -> dict[str, Any]:
        """That it is done, in the language of the `reader` as they are now."""
        return self._renderer.message("language_chosen", reader.language)


def language_buttons() -> list[Button]:
    return [Button(IDS[language], language.value, NAMES[language]) for language in Language]
