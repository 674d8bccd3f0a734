"""A field that holds one thing a line: what stands in it at first, and what was written there."""

from collections.abc import Mapping, Sequence
from typing import Any

from messages.cleaning import clean, clean_lines
from messages.fields import words_in
from messages.lengths import length

LINES_MOST = 3_000
"""Characters that a field of Slack's takes."""


def shown_lines(lines: Sequence[str]) -> list[str]:
    """As many of them as one field holds, each on one line."""
    found: list[str] = []
    for line in (" ".join(one.split()) for one in lines):
        if length("\n".join([*found, line])) > LINES_MOST:
            break
        found.append(line)
    return found


def lines_in(values: Mapping[str, Any], block: str) -> list[str]:
    """What was written there, a line each, none twice."""
    lines = [clean(line) for line in clean_lines(words_in(values, block)).split("\n")]
    return list(dict.fromkeys(line for line in lines if line))
