"""A picture that goes out as a file: what is in it, and the words for whoever cannot see it."""

from dataclasses import dataclass

MOST_ALT = 1_000
"""Characters that Slack takes as the description of a picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG named `name`; `title` stands above it in Slack, `alt` says in words what it shows (at most MOST_ALT)."""

    name: str
    title: str
    alt: str
    content: bytes
