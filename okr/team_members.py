"""Who would join and leave a team if it were the people of its channel."""

from dataclasses import dataclass, replace
from hashlib import sha256

from okr.member import Member
from okr.team import Team


@dataclass(frozen=True, slots=True)
class MembersChange:
    """What taking the people of its channel into `team` means; `owning` are those of `leaving` who own active key
    results of it, which stay theirs. `is_done` where it was just done."""

    team: Team
    joining: tuple[Member, ...] = ()
    leaving: tuple[Member, ...] = ()
    owning: tuple[Member, ...] = ()
    is_done: bool = False

    @property
    def is_any(self) -> bool:
        return bool(self.joining or self.leaving)

    @property
    def sign(self) -> str:
        """The same for the same people, in 16 characters: what was shown before it is done."""
        people = (*(one.id for one in self.joining), "-", *(one.id for one in self.leaving))
        return sha256(" ".join((self.team.key, *people)).encode()).hexdigest()[:16]

    def done(self) -> "MembersChange":
        return replace(self, is_done=True)
