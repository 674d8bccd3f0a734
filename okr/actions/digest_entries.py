"""The key results of teams and of those below as a week's digest finds them, read with a fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from okr.actions.acting import circle_of
from okr.actions.asked_weeks import AskedWeeks
from okr.actions.digest_counts import DigestCounts
from okr.actions.ownership import owned_by_who_is_here
from okr.actions.schedule import Schedule
from okr.actions.standing_then import standing_then
from okr.assessment import health_at
from okr.digest import Count, Entry, PlaceInCycle
from okr.due_weeks import DueWeeks
from okr.health import Assessment
from okr.key_result import KeyResult, KeyResultState
from okr.objective import Objective, Visibility
from okr.ports import Transaction
from okr.standing import Standing
from okr.target_moved import Moved, moved_in
from okr.week import Week

Sees = Callable[[Objective, frozenset[str]], bool]
"""Whether an objective with that circle may be shown to whoever reads the digest. What is public has a circle too, but
nobody asks for it: it is empty where the objective is of a team below."""


class DigestEntries:
    """Reads the open objectives of `teams` and `below` that `sees` allows, their key results and standings, and no more
    of those below than it takes to count them; the history only for a digest that is older than standings reach back.
    `withheld` says that `sees` does not allow something which the week asks about.
    """

    def __init__(
        self, schedule: Schedule, tx: Transaction, week: Week, *, teams: Iterable[str], below: Iterable[str], sees: Sees
    ) -> None:
        self.schedule = schedule
        self.week = week
        self._asked = AskedWeeks(tx, self.schedule, week)
        teams = set(teams)
        cycles = [key for key, cycle in self.schedule.cycles.items() if cycle.takes_check_ins]
        found = tx.objectives.find(teams=teams.union(below), cycles=cycles)
        parts = self._parts_of(tx, [each for each in found if each.team in teams or is_hidden(each)])
        visible = [each for each in found if sees(each, circle_of(each, parts[each.number]))]
        self._parts: defaultdict[str, list[tuple[Objective, KeyResult]]] = defaultdict(list)
        for each in visible:
            if each.team in teams:
                self._parts[each.team] += [(each, kr) for kr in parts[each.number] if self._counts(each, kr)]
        seen = {each.number for each in visible}
        hidden = [each for each in found if each.number not in seen]
        self.withheld = any(self._counts(each, kr) for each in hidden for kr in parts[each.number])
        self._standings = self._as_of_then(tx)
        self._below = DigestCounts(tx, self._asked, [each for each in visible if each.team not in teams])

    def _parts_of(self, tx: Transaction, objectives: Sequence[Objective]) -> defaultdict[int, list[KeyResult]]:
        parts: defaultdict[int, list[KeyResult]] = defaultdict(list)
        for key_result in owned_by_who_is_here(tx, tx.key_results.of_objectives([each.number for each in objectives])):
            parts[key_result.objective].append(key_result)
        return parts

    def _as_of_then(self, tx: Transaction) -> dict[int, Standing]:
        things = {kr.number: (each, kr) for some in self._parts.values() for each, kr in some}
        return {
            number: standing_then(tx, self.schedule, things[number], standing, self.week, self._due(*things[number]))
            for number, standing in tx.standings.many(things, trend=False).items()
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
        return self._below.of(teams)

    def _counts(self, objective: Objective, key_result: KeyResult) -> bool:
        """Active, started, and its team asked in this week."""
        day = self._asked.day(objective.team, objective.cycle)
        return day is not None and key_result.state is KeyResultState.ACTIVE and key_result.target.start <= day

    def _entry(self, objective: Objective, key_result: KeyResult) -> Entry:
        asked = self._asked.of(objective.team, objective.cycle, key_result.owner)
        standing = self._standings.get(key_result.number) or Standing(key_result.number)
        before = asked.due.before(self.week)
        now = self._health(objective, key_result, standing, self.week)
        is_compared = before is not None and before[1] >= key_result.targets[0].start
        then = self._health(objective, key_result, standing, before[0]) if before and is_compared else None
        moved = self._moved(objective, key_result, before[0] if before else None)
        return Entry(objective, key_result, standing, now, then, away=asked.away, moved=moved)

    def _moved(self, objective: Objective, key_result: KeyResult, before: Week | None) -> Moved | None:
        """How its target changed since the due week before."""
        if len(key_result.targets) == 1:
            return None
        zone = self.schedule.teams[objective.team].tz
        return moved_in(key_result.targets, zone, after=before, through=self.week)

    def _due(self, objective: Objective, key_result: KeyResult) -> DueWeeks:
        return self._asked.of(objective.team, objective.cycle, key_result.owner).due

    def _health(self, objective: Objective, key_result: KeyResult, standing: Standing, week: Week) -> Assessment:
        return health_at(
            key_result,
            standing,
            ambition=objective.ambition,
            week=week,
            due=self._due(objective, key_result),
            thresholds=self.schedule.thresholds(objective.team),
        )


def is_hidden(objective: Objective) -> bool:
    return objective.visibility is not Visibility.PUBLIC
