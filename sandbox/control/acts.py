"""What a person can do and see, by name, for the control API: each takes JSON and gives JSON."""

import inspect
from collections.abc import Callable
from typing import Any

from sandbox.driver.person import Person
from sandbox.driver.screen import View
from sandbox.payload import Json
from sandbox.refusal import CannotDo
from sandbox.state.messages import Message
from sandbox.wire import to_json

Act = Callable[[Person, Json], Any]


async def act(person: Person, name: str, body: Json) -> Any:
    """Do or read something as a person; CannotDo for an unknown name or a missing argument."""
    if name not in ACTS:
        raise CannotDo(f"nobody can {name}; there are {', '.join(sorted(ACTS))}")
    try:
        result = ACTS[name](person, body)
    except KeyError as missing:
        raise CannotDo(f"{name} needs {missing}") from missing
    return to_json(await result if inspect.isawaitable(result) else result)


def where(person: Person, body: Json) -> Message | View:
    """The message or view an act is about, named by its ids."""
    if "view_id" in body:
        shown = [*person.views(), *([home] if (home := person.home()) else [])]
        for view in shown:
            if view.id == body["view_id"]:
                return view
        raise CannotDo(f"{person.id} does not have the view {body['view_id']} open")
    return _message(person, body)


def _message(person: Person, body: Json) -> Message:
    return Message(channel=body["channel"], ts=body["ts"], user="")


def _answers(body: Json) -> dict[str | tuple[str, str], Any]:
    """Answers come as [block_id, action_id or null, value], for JSON has no tuples for keys."""
    return {(block, action) if action else block: value for block, action, value in body["answers"]}


def _click(person: Person, body: Json) -> Any:
    choices = {name: body.get(name) for name in ("value", "option", "text")}
    return person.click(where(person, body), body["action_id"], body.get("block_id"), **choices)


def _suggest(person: Person, body: Json) -> Any:
    return person.suggest(where(person, body), body["action_id"], body["query"], block_id=body.get("block_id"))


ACTS: dict[str, Act] = {
    "dm": lambda person, body: person.dm(),
    "messages": lambda person, body: person.messages(body.get("channel")),
    "thread": lambda person, body: person.thread(body.get("channel"), body["ts"]),
    "view": lambda person, body: person.view(),
    "views": lambda person, body: person.views(),
    "home": lambda person, body: person.home(),
    "errors": lambda person, body: person.errors(),
    "command": lambda person, body: person.command(body["name"], body.get("text", ""), channel=body.get("channel")),
    "say": lambda person, body: person.say(body.get("channel"), body["text"], thread_ts=body.get("thread_ts")),
    "click": _click,
    "suggest": _suggest,
    "fill": lambda person, body: person.fill(_answers(body)),
    "enter": lambda person, body: person.enter(where(person, body), _answers(body)),
    "submit": lambda person, body: person.submit(),
    "close": lambda person, body: person.close(everything=bool(body.get("everything"))),
    "open_home": lambda person, body: person.open_home(tab=body.get("tab", "home")),
    "shortcut": lambda person, body: person.shortcut(body["callback_id"]),
    "message_shortcut": lambda person, body: person.message_shortcut(_message(person, body), body["callback_id"]),
}
