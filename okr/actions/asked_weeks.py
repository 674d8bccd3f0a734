"""How one week finds teams and owners: whether they are asked in it, on which day, and who is away; each worked out
once, however many key results there are."""

from dataclasses import dataclass
from datetime import date

from okr.actions.agenda import group_absences
from okr.actions.schedule import Schedule
from okr.due_weeks import DueWeeks
from okr.ports import Transaction
from okr.week import Week


@dataclass(frozen=True, slots=True)
class Asked:
    """`due` are the weeks an owner is asked in, `day` is the one that judges the week, `away` whether they are."""

    due: DueWeeks
    day: date
    away: bool


class AskedWeeks:
    """Of one week; reads the absences."""

    def __init__(self, tx: Transaction, schedule: Schedule, week: Week) -> None:
        self.schedule, self.week = schedule, week
        self._absences = group_absences(tx.members.absences())
        self._days: dict[tuple[str, str], date | None] = {}
        self._found: dict[tuple[str, str, str], Asked] = {}

    def day(self, team: str, cycle: str) -> date | None:
        """The day on which the team asks about the week; None: it does not."""
        if (team, cycle) not in self._days:
            at = self.schedule.team_occurrence(team, cycle, self.week)
            self._days[team, cycle] = at.day if at else None
        return self._days[team, cycle]

    def of(self, team: str, cycle: str, owner: str | None) -> Asked:
        """The same value for all key results of one team, cycle and owner, and for all owners who are never away."""
        key = (team, cycle, owner if owner in self._absences else "")
        if key not in self._found:
            self._found[key] = self._work_out(team, cycle, key[2])
        return self._found[key]

    def _work_out(self, team: str, cycle: str, owner: str) -> Asked:
        absences, asked_on = self._absences.get(owner, ()), self.day(team, cycle)
        due = self.schedule.due_weeks(team, cycle, away=absences)
        away = asked_on is not None and any(absence.covers(asked_on) for absence in absences)
        return Asked(due, due.day_of(self.week), away)
