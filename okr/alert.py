"""An alert says what an answer made newly at risk or blocked, and stays true when that is taken back."""

from dataclasses import dataclass

from okr.check_in import CheckIn
from okr.health import Assessment, Health
from okr.key_result import KeyResult
from okr.member import Member
from okr.objective import Objective
from okr.standing import Tally
from okr.week import Week


@dataclass(frozen=True, slots=True)
class Alerted:
    """One key result of an alert as it stands for the alert's week: its assessment on the nominal day, that week's
    answer, and its owner (each None where there is none)."""

    key_result: KeyResult
    objective: Objective
    assessment: Assessment
    check_in: CheckIn | None
    owner: Member | None
    blocker: str = ""

    @property
    def still_holds(self) -> bool:
        return self.assessment.health is Health.AT_RISK or bool(self.blocker)


def needs_eyes(tally: Tally | None) -> bool:
    """Whether it is at risk or blocked."""
    return tally is not None and (tally.health is Health.AT_RISK or bool(tally.blocker))


def is_news(before: Tally | None, after: Tally | None, week: Week) -> bool:
    """Whether the answer about `week` made it newly at risk or newly blocked; confirming what was known is no news, nor
    is an answer about a week that a later one was given for."""
    if after is None or after.week != week:
        return False
    was_red, was_blocked = before is not None and before.health is Health.AT_RISK, before is not None and before.blocker
    return bool((after.health is Health.AT_RISK and not was_red) or (after.blocker and not was_blocked))
