"""How a name that somebody types finds the thing of that name: without case, accents, spaces or hyphens."""

import unicodedata
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def folded(name: str) -> str:
    """`name` as names are compared: lower case, no accents (đ is d, which Unicode does not say), letters and digits
    alone. Scripts without case or accents stay as they are."""
    bare = unicodedata.normalize("NFKD", name.casefold()).replace("đ", "d")
    return "".join(sign for sign in bare if sign.isalnum())


def find_named(typed: str, named: Iterable[tuple[str, T]]) -> T | None:
    """The thing `typed` means: the one of exactly that name, else the only one whose name holds it; None otherwise.

    Two things that a name fits equally well are none: nobody is shown what they did not ask for.
    """
    wanted = folded(typed)
    if not wanted:
        return None
    candidates = [(folded(name), thing) for name, thing in named]
    exact = [thing for name, thing in candidates if name == wanted]
    return only_one(exact or [thing for name, thing in candidates if wanted in name])


def only_one(things: list[T]) -> T | None:
    """What the list holds, however often; None where it holds nothing or two different things."""
    if any(thing != things[0] for thing in things):
        return None
    return things[0] if things else None
