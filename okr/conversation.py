"""A conversation is what people wrote about one key result's answer of a week."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from okr.answered import Answered
from okr.key_result import KeyResult
from okr.member import Member
from okr.objective import Objective
from okr.reaction import Comment
from okr.week import Week


@dataclass(frozen=True, slots=True)
class Conversation:
    """The comments on one line, oldest first, with the week's answer (None: nobody gave one). `people` are those who
    wrote, by their ids; `told` those who hear of the one that was just written."""

    key_result: KeyResult
    objective: Objective
    week: Week
    answer: Answered | None
    comments: tuple[Comment, ...]
    people: Mapping[str, Member] = field(hash=False)
    told: tuple[Member, ...] = ()
