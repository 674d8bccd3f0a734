"""A picture, or a document, that goes out as a file: what is in it, and the words for whoever cannot see it."""

from dataclasses import dataclass

from messages.render import Rendered

MOST_ALT = 1_000
"""Characters that Slack takes as the description of a picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG named `name`; `title` stands above it in Slack, `alt` says in words what it shows (at most MOST_ALT).

    Also any other file that was written: it has no `alt`, and a `comment` (mrkdwn) that is said with it. One with a
    comment goes to a person, a picture into a channel's thread. `otherwise` is the message that goes out in its place
    where this bot was not granted files:write; None where nobody misses it.
    """

    name: str
    title: str
    alt: str
    content: bytes
    comment: str = ""
    otherwise: Rendered | None = None
