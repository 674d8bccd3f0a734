"""One person as an admin looks them up: who they are here, what is theirs, and what may be done about it."""

from dataclasses import dataclass
from datetime import datetime

from okr.member import LANGUAGE_OF_LOCALE, Member, MemberKind
from okr.team import Team


@dataclass(frozen=True, slots=True)
class MemberShown:
    """`member` as of the aware moment `at`, in a workspace that speaks `spoken` (a code) with those who chose nothing.

    `teams` are the live ones they belong to or lead, by name, `leads` the keys of those they lead themselves.
    `objectives` and `key_results` are how many of them are theirs in cycles that take check-ins, `answered_at` when
    they last answered for one of them; None where they never did. `transferable` is how much of what is theirs the
    admin may give to somebody else, `left_in` the teams in whose care somebody who is gone left anything. `is_outside`
    where they have no part in the pilot that is on, `is_new` where nobody here had heard of them until now.
    """

    member: Member
    at: datetime
    spoken: str
    teams: tuple[Team, ...] = ()
    leads: frozenset[str] = frozenset()
    objectives: int = 0
    key_results: int = 0
    answered_at: datetime | None = None
    transferable: int = 0
    left_in: tuple[Team, ...] = ()
    is_outside: bool = False
    is_new: bool = False

    @property
    def unless_chosen(self) -> str:
        """The language spoken with them where they choose none: Slack's, else the workspace's."""
        return LANGUAGE_OF_LOCALE.get(self.member.locale[:2].lower(), self.spoken)

    @property
    def can_be_appointed(self) -> bool:
        """Whether naming them an admin would change anything; Slack's own are admins as long as Slack says so."""
        return self.member.kind is MemberKind.FULL and not self.member.is_admin

    @property
    def can_be_dismissed(self) -> bool:
        """Whether they are an admin by what was said here alone."""
        return self.member.appointed and not self.member.admin
