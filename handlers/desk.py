"""What every handler is given: a way to run an action for somebody, and the words to answer with."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from messages import Messages
from okr.ports import World

P = ParamSpec("P")
R = TypeVar("R")

committed: ContextVar[list[str] | None] = ContextVar("committed", default=None)
"""The actions of the request at hand that saved something: after a crash it decides what the person is told."""


class Act(Protocol):
    """Runs an action off the event loop, in the world of the workspace of its keyword argument `by`.

    Every action that a person asks for takes `by: Member`. What the action raises is raised here.
    """

    async def __call__(self, action: Callable[Concatenate[World, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R: ...


class ActFor(Protocol):
    """As Act, for what no member asks for: the workspace is named."""

    async def __call__(
        self, workspace: str, action: Callable[Concatenate[World, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R: ...


@dataclass(frozen=True, slots=True)
class Desk:
    act: Act
    messages: Messages
