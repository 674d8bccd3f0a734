"""What every handler is given: a way to run an action for somebody, and the words to answer with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from messages import Messages
from okr.ports import World

P = ParamSpec("P")
R = TypeVar("R")


class Act(Protocol):
    """Runs an action off the event loop, in the world of the workspace of its keyword argument `by`.

    Every action that a person asks for takes `by: Member`. What the action raises is raised here.
    """

    async def __call__(self, action: Callable[Concatenate[World, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R: ...


@dataclass(frozen=True, slots=True)
class Desk:
    act: Act
    messages: Messages
