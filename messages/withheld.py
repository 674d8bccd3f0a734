"""What a message in a channel says while people of another company read there."""

from collections.abc import Callable
from typing import TypeVar

from messages.picture import Picture
from messages.reader import Reader
from messages.render import Rendered, Renderer
from okr.delivery import Withheld

T = TypeVar("T")


class WithheldMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def unless_said(
        self, render: Callable[[T, Reader], Rendered | Picture]
    ) -> Callable[[T | Withheld, Reader], Rendered | Picture]:
        """`render` for what is said, and a sentence of its own for what is withheld."""

        def rendered(content: T | Withheld, reader: Reader) -> Rendered | Picture:
            if isinstance(content, Withheld):
                return self._renderer.render("withheld", reader.language)
            return render(content, reader)

        return rendered
