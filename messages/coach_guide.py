"""What makes a good OKR, on one page: a paragraph for each thing that the coach looks at."""

from typing import Any

from messages.reader import Reader
from messages.render import Renderer


class CoachMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def guide(self, reader: Reader) -> dict[str, Any]:
        return self._renderer.view("coach_guide", reader.language)
