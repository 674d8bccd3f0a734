"""What the bot listens to, as its wiring registers it: an app that only writes down what it is asked to hear."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, cast

from slack_bolt.async_app import AsyncApp

from bot.wiring import register
from handlers.desk import Act, ActFor, Desk
from handlers.revocation import Revocations
from messages import Messages
from tests.builders import WORKSPACE

KINDS = ("action", "command", "event", "global_shortcut", "message", "options", "shortcut", "view", "view_closed")


class Recorder:
    """Takes the place of Bolt's app while listeners are registered."""

    def __init__(self) -> None:
        self.heard: defaultdict[str, set[str]] = defaultdict(set)

    def __getattr__(self, kind: str) -> Callable[..., Callable[..., None]]:
        def listen(constraint: Any = None, *_: Any, **__: Any) -> Callable[..., None]:
            if kind in KINDS:
                self.heard[kind] |= names_in(kind, constraint)
            return lambda _listener: None

        return listen


def names_in(kind: str, constraint: Any) -> set[str]:
    """The names of a constraint; a pattern names each of its alternatives."""
    if isinstance(constraint, dict):
        constraint = constraint["type" if kind == "event" else "action_id" if kind == "action" else "callback_id"]
    if isinstance(constraint, str):
        return {constraint}
    return set(str(constraint.pattern).removeprefix("^(?:").removesuffix(")$").split("|"))


def heard_by_the_bot() -> dict[str, set[str]]:
    """Every name the bot listens to, by kind of listener."""
    recorder = Recorder()
    desk = Desk(cast("Act", None), Messages.read())
    register(cast("AsyncApp", recorder), desk, cast("ActFor", None), workspace=WORKSPACE)
    Revocations(lambda _workspace: None, cast("ActFor", None), workspace=WORKSPACE).register(cast("AsyncApp", recorder))
    return dict(recorder.heard)
