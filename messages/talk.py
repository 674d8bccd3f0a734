"""The talk about a draft or an objective: its newest comments, and the field to write in."""

from collections.abc import Sequence
from typing import Any

from messages.dates import show_moment
from messages.handed_back import counted, handed_back
from messages.lengths import cut
from messages.reader import Reader
from messages.render import Renderer
from okr.member import Member
from okr.talk import NEWEST, Talk

TITLE, NAME = 140, 60
KINDS = frozenset({"D", "O"})


class TalkMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def view(self, talk: Talk, reader: Reader, *, told: Sequence[Member] | None = None) -> dict[str, Any]:
        """The talk about an objective; after something was written, who hears of it (`told`) instead of the field."""
        return self._renderer.view(
            "talk_form",
            reader.language,
            title=cut(talk.title, TITLE),
            **talk_values(talk, reader, told=told),
        )


def talk_values(talk: Talk, reader: Reader, *, told: Sequence[Member] | None) -> dict[str, Any]:
    """What the macro `talk` of talk.j2 takes: the newest comments, how many there were before, and who heard of the one
    just written."""
    newest = talk.comments[-NEWEST:]
    return {
        "about": talk.about,
        "comments": [
            {
                "name": cut(talk.people[one.by].name if one.by in talk.people else one.by, NAME),
                "at": show_moment(one.at, reader.zone, reader.language),
                "words": one.words,
            }
            for one in newest
        ],
        "earlier": len(talk.comments) - len(newest),
        "is_sent": told is not None,
        "told": ", ".join(cut(one.name, NAME) for one in told or ()),
    }


@handed_back
def read_label(value: object) -> str:
    """The label of a draft or an objective; OutOfDate for anything else."""
    kind, _, number = str(value).partition("-")
    if kind not in KINDS:
        raise ValueError("neither a draft nor an objective")
    return f"{kind}-{counted(number)}"


@handed_back
def read_draft(value: object) -> int:
    """The number of a draft's label; OutOfDate for anything else."""
    kind, _, number = str(value).partition("-")
    if kind != "D":
        raise ValueError("no draft")
    return counted(number)
