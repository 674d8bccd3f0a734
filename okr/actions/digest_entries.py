"""The key results of teams and of those below as a week's digest finds them, read with a fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from okr.actions.acting import circle_of
from okr.actions.agenda import group_absences
from okr.actions.ownership import owned_by_who_is_here
from okr.actions.schedule import Schedule
from okr.actions.standing_then import standing_then
from okr.assessment import assess, health_at
from okr.digest import Count, Counted, Entry, PlaceInCycle, count
from okr.due_weeks import DueWeeks
from okr.key_result import KeyResult, KeyResultState
from okr.member import Absence
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.standing import Standing
from okr.week import Week

Sees = Callable[[Objective, frozenset[str]], bool]
"""Whether an objective with that circle may be shown to whoever reads the digest."""


class DigestEntries:
    """Reads the open objectives of `teams` and `below` that `sees` allows, their key results and standings, and no more
    of those below than it takes to count them; the history only for a digest that is older than standings reach back.
    """

    def __init__(
        self, world: World, tx: Transaction, week: Week, *, teams: Iterable[str], below: Iterable[str], sees: Sees
    ) -> None:
        self.schedule = Schedule(world, tx)
        self.week = week
        self._absences = group_absences(tx.members.absences())
        self._due: dict[tuple[str, str, str], DueWeeks] = {}
        teams, below = set(teams), set(below)
        cycles = [key for key, cycle in self.schedule.cycles.items() if cycle.takes_check_ins]
        found = tx.objectives.find(teams=teams | below, cycles=cycles)
        parts: defaultdict[int, list[KeyResult]] = defaultdict(list)
        for key_result in owned_by_who_is_here(tx, tx.key_results.of_objectives([each.number for each in found])):
            parts[key_result.objective].append(key_result)
        visible = [each for each in found if sees(each, circle_of(each, parts[each.number]))]
        self._parts: defaultdict[str, list[tuple[Objective, KeyResult]]] = defaultdict(list)
        for each in visible:
            self._parts[each.team] += [(each, kr) for kr in parts[each.number] if self._counts(each, kr)]
        self._tallies = tx.standings.tallies([kr.number for key in below for _, kr in self._parts[key]])
        ahead = [number for number, tally in self._tallies.items() if tally.week > week]
        whole = [kr.number for team in teams for _, kr in self._parts[team]]
        standings = tx.standings.many([*whole, *ahead], trend=False)
        self._standings = self._as_of_then(tx, standings)

    def _as_of_then(self, tx: Transaction, standings: dict[int, Standing]) -> dict[int, Standing]:
        things = {kr.number: (each, kr) for some in self._parts.values() for each, kr in some}
        return {
            number: standing_then(
                tx, self.schedule, things[number], standing, self.week, self._due_weeks(*things[number])
            )
            for number, standing in standings.items()
        }

    def of(self, team: str) -> list[Entry]:
        """The entries of one of the teams themselves, compared with the due week before."""
        return [self._entry(each, kr) for each, kr in self._parts[team]]

    def place(self, team: str) -> PlaceInCycle:
        """Where the week lies in the cycle of the team's own objectives that ends first; of none where it has none."""
        cycles = {each.cycle for each, _ in self._parts[team]}
        if not cycles:
            return PlaceInCycle()
        cycle = min((self.schedule.cycles[key] for key in cycles), key=lambda each: (each.last_day, each.key))
        due = self.schedule.due_weeks(team, cycle.key)
        weeks = [week for week, day in zip(due.weeks, due.days, strict=True) if day <= cycle.last_day]
        before, every = due.before(self.week), self.schedule.teams[team].cadence.every
        return PlaceInCycle(
            cycle=cycle.name,
            is_first=weeks[:1] == [self.week],
            is_last=weeks[-1:] == [self.week],
            left_out=(self.week - before[0]) // every - 1 if before else 0,
            before=before[0] if before else None,
        )

    def count(self, teams: Iterable[str]) -> Count:
        """The figures of some of the teams below, together."""
        return count([self._counted(each, kr) for team in teams for each, kr in self._parts[team]])

    def _counted(self, objective: Objective, key_result: KeyResult) -> Counted:
        standing = self._standings.get(key_result.number)
        tally = standing.tally_at(self.week) if standing else self._tallies.get(key_result.number)
        due = self._due_weeks(objective, key_result)
        day = due.day_of(self.week)
        found = assess(
            key_result,
            Standing(key_result.number, tally=tally),
            ambition=objective.ambition,
            on=day,
            silent=due.missed(
                after=tally.week if tally else None, since=key_result.target_on(day).start, through=self.week
            ),
            thresholds=self.schedule.thresholds(objective.team),
        )
        answered = tally is not None and tally.week == self.week
        return Counted(found.health, key_result.owner, answered, self._is_away(objective, key_result))

    def _counts(self, objective: Objective, key_result: KeyResult) -> bool:
        """Active, started, and its team asked in this week."""
        at = self.schedule.team_occurrence(objective.team, objective.cycle, self.week)
        return at is not None and key_result.state is KeyResultState.ACTIVE and key_result.target.start <= at.day

    def _entry(self, objective: Objective, key_result: KeyResult) -> Entry:
        due = self._due_weeks(objective, key_result)
        standing = self._standings.get(key_result.number) or Standing(key_result.number)
        before = due.before(self.week)
        thresholds = self.schedule.thresholds(objective.team)
        now = health_at(
            key_result, standing, ambition=objective.ambition, week=self.week, due=due, thresholds=thresholds
        )
        then = None
        if before is not None and before[1] >= key_result.targets[0].start:
            then = health_at(
                key_result, standing, ambition=objective.ambition, week=before[0], due=due, thresholds=thresholds
            )
        return Entry(objective, key_result, standing, now, then, away=self._is_away(objective, key_result))

    def _due_weeks(self, objective: Objective, key_result: KeyResult) -> DueWeeks:
        """The weeks its owner is asked in, the same value for all key results of one owner, team and cycle."""
        away = self._away(key_result)
        key = (objective.team, objective.cycle, key_result.owner or "" if away else "")
        if key not in self._due:
            self._due[key] = self.schedule.due_weeks(objective.team, objective.cycle, away=away)
        return self._due[key]

    def _is_away(self, objective: Objective, key_result: KeyResult) -> bool:
        at = self.schedule.team_occurrence(objective.team, objective.cycle, self.week)
        return at is not None and any(absence.covers(at.day) for absence in self._away(key_result))

    def _away(self, key_result: KeyResult) -> tuple[Absence, ...]:
        return self._absences.get(key_result.owner or "", ())
