"""The lead's private line: who of their teams is silent, what is red, what is stuck and what nobody owns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from okr.digest import DigestLine
from okr.member import Member
from okr.team import Team
from okr.week import Week


@dataclass(frozen=True, slots=True)
class LeftBehindBy:
    """`member` has left and still owns `count` open key results."""

    member: Member
    count: int


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team's week. `asked_on` is its check-in day where that is still ahead: nothing else is known then.

    `answered` of `due` people have. `red` is at risk, the worst first; `stuck` is blocked since an earlier week with no
    progress, and not red; `left_behind` has an owner who has left.
    """

    team: Team
    answered: int
    due: int
    silent: tuple[Member, ...] = ()
    red: tuple[DigestLine, ...] = ()
    stuck: tuple[DigestLine, ...] = ()
    left_behind: tuple[LeftBehindBy, ...] = ()
    asked_on: date | None = None
    digest_is_out: bool = False


@dataclass(frozen=True, slots=True)
class LeadLine:
    """All teams that `member` leads and that are asked in `week`; `names` are those of the owners; `to_agree` is how
    many drafts wait for their agreement."""

    member: Member
    week: Week
    teams: tuple[TeamLine, ...]
    names: Mapping[str, str]
    to_agree: int = 0
