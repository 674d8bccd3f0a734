"""The figures of the teams below: of each key result no more is read, and no more judged, than it takes to count it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from okr.actions.asked_weeks import AskedWeeks
from okr.actions.standing_then import standing_then
from okr.assessment import health_alone
from okr.digest import Count, Counted, count
from okr.objective import Objective
from okr.ports import Transaction
from okr.standing import Tally
from okr.tallied import Tallied


class DigestCounts:
    """Counts the key results of `objectives` that are asked about in a week; one query, and two more where answers lie
    ahead of it."""

    def __init__(self, tx: Transaction, asked: AskedWeeks, objectives: Sequence[Objective]) -> None:
        self._asked, self._week = asked, asked.week
        self._objectives = {each.number: each for each in objectives}
        things = tx.tallied.of_objectives(self._objectives) if objectives else ()
        then = self._tallies_then(tx, things)
        self._counted: defaultdict[str, list[Counted]] = defaultdict(list)
        for thing in things:
            self._add(thing, then.get(thing.number, thing.tally))

    def of(self, teams: Iterable[str]) -> Count:
        """The figures of some of the teams, together."""
        return count([each for team in teams for each in self._counted.get(team, ())])

    def _add(self, thing: Tallied, tally: Tally | None) -> None:
        objective = self._objectives[thing.objective]
        day = self._asked.day(objective.team, objective.cycle)
        if day is None or thing.targets[-1].start > day:
            return
        asked = self._asked.of(objective.team, objective.cycle, thing.owner)
        since, after = thing.target_on(asked.day).start, tally.week if tally else None
        health = health_alone(
            thing,
            tally,
            ambition=objective.ambition,
            on=asked.day,
            silent=asked.due.missed(after=after, since=since, through=self._week),
            thresholds=self._asked.schedule.thresholds(objective.team),
        )
        self._counted[objective.team].append(Counted(health, thing.owner, after == self._week, asked.away))

    def _tallies_then(self, tx: Transaction, things: Sequence[Tallied]) -> dict[int, Tally | None]:
        """Of those that have answers of a later week, what was known in this one."""
        ahead = [each.number for each in things if each.tally and each.tally.week > self._week]
        if not ahead:
            return {}
        whole, schedule, found = tx.key_results.many(ahead), self._asked.schedule, {}
        for number, standing in tx.standings.many(ahead, trend=False).items():
            key_result = whole[number]
            objective = self._objectives[key_result.objective]
            due = self._asked.of(objective.team, objective.cycle, key_result.owner).due
            then = standing_then(tx, schedule, (objective, key_result), standing, self._week, due)
            found[number] = then.tally_at(self._week)
        return found
