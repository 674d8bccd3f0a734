"""The small checks that shapes are made of; each notes what is wrong with a JSON pointer."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sandbox.blocks.measure import length
from sandbox.limits import figure


@dataclass(slots=True)
class Walk:
    """One walk through a payload: the surface it is for and what was found wrong."""

    surface: str
    problems: list[str] = field(default_factory=list)

    def wrong(self, at: str, message: str) -> None:
        """Note a problem at a JSON pointer."""
        self.problems.append(f"{message} [json-pointer:{at}]")


Check = Callable[[Any, str, Walk], None]
Rule = Callable[[Mapping[str, Any], str, Walk], None]


@dataclass(frozen=True, slots=True)
class Shape:
    """An object: the fields it must have, those it may have, and rules across them."""

    required: Mapping[str, Check] = field(default_factory=dict)
    optional: Mapping[str, Check] = field(default_factory=dict)
    rules: Sequence[Rule] = ()

    def check(self, value: Mapping[str, Any], at: str, walk: Walk) -> None:
        """Note what is missing, what does not belong and what is wrong inside; rules judge sound fields alone."""
        before = len(walk.problems)
        for name in self.required:
            if value.get(name) is None:
                walk.wrong(at, f"missing required field: {name}")
        for name, inner in value.items():
            check = self.required.get(name) or self.optional.get(name)
            if name == "type" and check is None:
                continue
            if check is None:
                walk.wrong(at, f"invalid additional property: {name}")
            elif inner is not None:
                check(inner, f"{at}/{name}", walk)
        for rule in self.rules if len(walk.problems) == before else ():
            rule(value, at, walk)


def shaped(shape: Shape) -> Check:
    """An object of that shape."""

    def check(value: Any, at: str, walk: Walk) -> None:
        if isinstance(value, Mapping):
            shape.check(value, at, walk)
        else:
            walk.wrong(at, "must provide an object")

    return check


def one_of(shapes: Mapping[str, Shape], allowed: Sequence[str] | None = None) -> Check:
    """An object whose `type` names its shape; other types are unsupported."""

    def check(value: Any, at: str, walk: Walk) -> None:
        if not isinstance(value, Mapping):
            walk.wrong(at, "must provide an object")
            return
        kind = value.get("type")
        if kind is None:
            walk.wrong(at, "missing required field: type")
        elif not isinstance(kind, str) or kind not in shapes or kind not in (allowed or shapes):
            walk.wrong(f"{at}/type", f"unsupported type: {kind}")
        else:
            shapes[kind].check(value, at, walk)

    return check


def string(limit: str | None = None, *, least: int = 1) -> Check:
    """A string between `least` characters and the named limit."""

    def check(value: Any, at: str, walk: Walk) -> None:
        if not isinstance(value, str):
            walk.wrong(at, "must provide a string")
        elif len(value) < least:
            walk.wrong(at, f"must be more than {least - 1} characters")
        elif limit is not None and length(value) > figure(limit):
            walk.wrong(at, f"must be less than {figure(limit) + 1} characters")

    return check


def matching(pattern: str, words: str) -> Check:
    """A string (or an integer written out) of a form; `words` say which."""
    compiled = re.compile(pattern)

    def check(value: Any, at: str, walk: Walk) -> None:
        if not isinstance(value, str | int) or not compiled.fullmatch(str(value)):
            walk.wrong(at, words)

    return check


def choice(*values: str) -> Check:
    """One of a few strings."""

    def check(value: Any, at: str, walk: Walk) -> None:
        if value not in values:
            walk.wrong(at, f"must be one of: {', '.join(values)}")

    return check


def flag(value: Any, at: str, walk: Walk) -> None:
    """True or false."""
    if not isinstance(value, bool):
        walk.wrong(at, "must provide a boolean")


def anything(value: Any, at: str, walk: Walk) -> None:
    """Whatever it is."""


def number(value: Any, at: str, walk: Walk) -> None:
    """An integer or a float."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        walk.wrong(at, "must provide a number")


def integer(*, least: int = 0, most: int | None = None) -> Check:
    """An integer within bounds."""

    def check(value: Any, at: str, walk: Walk) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            walk.wrong(at, "must provide an integer")
        elif value < least:
            walk.wrong(at, f"must be greater than or equal to {least}")
        elif most is not None and value > most:
            walk.wrong(at, f"must be less than or equal to {most}")

    return check


def listing(inner: Check, limit: str | None = None, *, least: int = 1, most: int | None = None) -> Check:
    """A list of things, between `least` and the named limit (or `most`) of them."""

    def check(value: Any, at: str, walk: Walk) -> None:
        if not isinstance(value, list):
            walk.wrong(at, "must provide an array")
            return
        highest = figure(limit) if limit is not None else most
        if len(value) < least:
            walk.wrong(at, f"must provide at least {least} items")
        if highest is not None and len(value) > highest:
            walk.wrong(at, f"no more than {highest} items allowed")
            return
        for index, item in enumerate(value):
            inner(item, f"{at}/{index}", walk)

    return check


def text(limit: str, *kinds: str) -> Check:
    """A text object of those kinds (plain_text where none is named), within the named limit."""
    allowed = kinds or ("plain_text",)

    def check(value: Any, at: str, walk: Walk) -> None:
        if not isinstance(value, Mapping):
            walk.wrong(at, "must provide an object")
        elif value.get("type") not in allowed:
            walk.wrong(f"{at}/type", f"unsupported type: {value.get('type')}")
        else:
            extra = "emoji" if value["type"] == "plain_text" else "verbatim"
            Shape({"text": string(limit)}, {extra: flag}).check(value, at, walk)

    return check


MIXED = ("plain_text", "mrkdwn")
URL = matching(r"https?://\S+", "must be a valid URL")
DATE = matching(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "must be a date formatted YYYY-MM-DD")
TIME = matching(r"([01]\d|2[0-3]):[0-5]\d", "must be a time formatted HH:mm")
MOMENT = matching(r"\d{10}", "must be a UNIX timestamp of 10 digits")
DECIMAL = matching(r"-?\d+(\.\d+)?", "must be a number written as a string")
