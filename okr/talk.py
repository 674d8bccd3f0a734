"""What people write about a draft or an objective: questions and comments, kept with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from okr.member import Member

NEWEST = 5
"""How many comments are shown beside what they are about."""


@dataclass(frozen=True, slots=True)
class ObjectiveComment:
    """What `by` wrote about the draft or the objective of the label `about` ("D-3", "O-3"); `number` is unique in the
    workspace."""

    number: int
    about: str
    by: str
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Talk:
    """The comments about one draft or objective, oldest first. `people` are those who wrote, by their ids; `told` those
    who hear of the one that was just written."""

    about: str
    title: str
    comments: tuple[ObjectiveComment, ...] = ()
    people: Mapping[str, Member] = field(default_factory=dict, hash=False)
    told: tuple[Member, ...] = ()
