"""What is said of an objective beside how it stands: who works on it, how it ranks, and why it is pursued."""

from collections.abc import Sequence
from dataclasses import dataclass

from messages.capital import capital
from messages.lengths import cut
from messages.mrkdwn import Safe, join
from messages.wording import Wording
from okr.member import Member
from okr.status import StatusObjective

NAME = 40
NAMED = 3
"""Contributors by name; the rest are a number."""
PEOPLE, WHY, WHY_IN_SHORT, OBSTACLES = 250, 280, 140, 160
"""Characters as Slack counts them, signs that have to be escaped five each."""


@dataclass(frozen=True, slots=True)
class ObjectiveAbout:
    wording: Wording

    def whole(self, objective: StatusObjective) -> Safe:
        """People and rank on one line, the why below, then what may get in the way."""
        people = " · ".join([self.people(objective), *self.rank(objective)])
        lines = [self.wording.piece("%(people)s", people=people, most=PEOPLE)]
        more = [self.why(objective, most=WHY), self.obstacles(objective)]
        return join("\n", [*lines, *(one for one in more if one)])

    def obstacles(self, objective: StatusObjective) -> Safe | None:
        """What may get in the way, where that is written."""
        foreseen = "; ".join(" ".join(one.split()) for one in objective.objective.obstacles)
        if not foreseen:
            return None
        label = self.wording.say("Obstacles")
        return self.wording.piece("%(label)s: %(obstacles)s", label=label, obstacles=foreseen, most=OBSTACLES)

    def people(self, objective: StatusObjective, *, named: int = NAMED) -> str:
        """Who is responsible, and who takes part, `named` of them by name."""
        owner = objective.owner.name if objective.owner else capital(self.wording.say("no owner"))
        beside = self.beside([each for each in objective.contributors if each != objective.owner], named=named)
        return " ".join([cut(owner, NAME), *([beside] if beside else [])])

    def beside(self, contributors: Sequence[Member], *, named: int = NAMED) -> str:
        """Who takes part beside the owner, the first few by name; empty where nobody does."""
        if not contributors:
            return ""
        names, more = ", ".join(cut(each.name, NAME) for each in contributors[:named]), len(contributors) - named
        if more <= 0:
            return self.wording.say("with %(names)s", names=names)
        return self.wording.say("with %(names)s and %(n)s more", "with %(names)s and %(n)s more", names=names, n=more)

    def rank(self, objective: StatusObjective) -> list[str]:
        """Its priority, where it has one."""
        priority = objective.objective.priority
        return [self.wording.say("priority %(n)s", n=priority)] if priority else []

    def why(self, objective: StatusObjective, *, most: int) -> Safe | None:
        """Why it is pursued, where that is written."""
        why = " ".join(objective.objective.why.split())
        return self.wording.piece("_%(why)s_", why=why, most=most) if why else None
