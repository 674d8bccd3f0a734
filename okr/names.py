"""How a name that somebody types finds the thing of that name: without case, accents, spaces or hyphens."""

import unicodedata
from collections.abc import Container, Iterable
from itertools import count
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


LONGEST_KEY = 40


def key_of(name: str, taken: Container[str]) -> str:
    """A key for something called `name` that is none of `taken`: "cham-soc-khach-hang", and "-2" behind it where that
    is; "team" for a name that has no letters to make one of."""
    words = [word for word in (ascii_of(part) for part in name.split()) if word]
    key = "-".join(words)[:LONGEST_KEY].strip("-") or "team"
    if key not in taken:
        return key
    return next(other for number in count(2) if (other := f"{key}-{number}") not in taken)


def ascii_of(word: str) -> str:
    return "".join(sign for sign in folded(word) if sign.isascii())
