"""How key results stand right now: their assessments on today in the team's zone, with the weeks of silence since."""

from dataclasses import replace
from datetime import date, datetime

from okr.actions.agenda import group_absences
from okr.actions.schedule import Schedule
from okr.assessment import assess
from okr.health import Assessment, Health
from okr.key_result import KeyResult, KeyResultState
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.standing import Standing
from okr.week import Week

Period = tuple[str, str]
"""A team and a cycle, by their keys."""


class Assessing:
    """Assesses any number of key results as of now, after reading a fixed number of tables.

    A due week counts as silent once its digest is out, so that status and digest never disagree. A cycle that is over
    is judged on its last day.
    """

    def __init__(self, world: World, tx: Transaction) -> None:
        self.schedule = Schedule(world, tx)
        self._now: datetime = world.now()
        self._absences = group_absences(tx.members.absences())
        self._days: dict[Period, date] = {}
        self._heard: dict[Period, Week | None] = {}

    def assess(self, key_result: KeyResult, standing: Standing | None, objective: Objective) -> Assessment:
        """The assessment of `key_result`, one of `objective`'s, after its latest answer; done if its state is."""
        found = assess(
            key_result,
            standing,
            ambition=objective.ambition,
            on=self.today(objective),
            silent=self.silent(key_result, standing, objective),
            thresholds=self.schedule.thresholds(objective.team),
        )
        return replace(found, health=Health.DONE, reasons=()) if key_result.state is KeyResultState.DONE else found

    def today(self, objective: Objective) -> date:
        """The day that expectations are counted on."""
        period = objective.team, objective.cycle
        if period not in self._days:
            today = self._now.astimezone(self.schedule.teams[objective.team].tz).date()
            cycle = self.schedule.cycles[objective.cycle]
            self._days[period] = today if cycle.takes_check_ins else min(today, cycle.last_day)
        return self._days[period]

    def silent(self, key_result: KeyResult, standing: Standing | None, objective: Objective) -> int:
        """How many due weeks went by since the latest answer, without those its owner was away."""
        through = self.last_heard(objective)
        latest = standing.tally.week if standing and standing.tally else None
        if through is None or (latest and latest >= through):
            return 0
        away = self._absences.get(key_result.owner or "", ())
        due = self.schedule.due_weeks(objective.team, objective.cycle, away=away)
        return due.missed(after=latest, since=key_result.target.start, through=through)

    def last_heard(self, objective: Objective) -> Week | None:
        """The last due week whose digest is out."""
        period = objective.team, objective.cycle
        if period not in self._heard:
            self._heard[period] = self._find_last_heard(objective)
        return self._heard[period]

    def _find_last_heard(self, objective: Objective) -> Week | None:
        today = self.today(objective)
        due = self.schedule.due_weeks(objective.team, objective.cycle)
        past = [week for week, day in zip(due.weeks, due.days, strict=True) if day <= today]
        return next((week for week in reversed(past) if self._is_out(objective, week)), None)

    def _is_out(self, objective: Objective, week: Week) -> bool:
        occurrence = self.schedule.team_occurrence(objective.team, objective.cycle, week)
        return occurrence is not None and occurrence.digest_at <= self._now
