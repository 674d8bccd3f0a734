"""What becomes of one row of a file: put where it differs from what is there, with the version that follows."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from okr.company import Loaded, Outcome
from okr.key_result import KeyResult
from okr.objective import Objective

T = TypeVar("T")
Versioned = TypeVar("Versioned", Objective, KeyResult)


def saved(kind: str, name: str, after: T, before: T | None, put: Callable[[T], None]) -> Loaded:
    """Put `after` where it differs from what is there, and say so."""
    if after == before:
        return Loaded(kind, name, Outcome.UNCHANGED)
    put(after)
    return Loaded(kind, name, Outcome.ADDED if before is None else Outcome.CHANGED)


def versioned(after: Versioned, before: Versioned | None) -> tuple[Versioned, Versioned | None]:
    """`after` with the version that follows `before`'s, or `before`'s own where nothing else differs."""
    if before is None:
        return after, None
    same = replace(after, version=before.version)
    return (same, before) if same == before else (replace(after, version=before.version + 1), before)
