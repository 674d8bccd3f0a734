"""Who may have to be asked by now: found from a few light columns, so that a minute in which nobody is due is cheap."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from okr.actions.schedule import Schedule
from okr.delivery import DeliveryKind
from okr.member import Absence
from okr.occurrence import Occurrence
from okr.ports import Transaction, World
from okr.week import Week

MomentOf = Callable[[Occurrence], datetime]
Periods = frozenset[tuple[str, str]]
"""Teams and cycles, by their keys."""


class MayBeDue:
    """Reads who owns what is open, and nobody's key results. It may name somebody too many (who is away, say), never
    one too few: the agendas of those it names decide."""

    def __init__(self, world: World, tx: Transaction, kind: DeliveryKind, moment_of: MomentOf) -> None:
        """`moment_of` is the moment of one occurrence at which `kind` asks; an agenda's is one of its items'."""
        self.installed = tx.settings.get().since
        self._tx, self._kind, self._moment_of, self._now = tx, kind, moment_of, world.now()
        self._schedule = Schedule(world, tx)
        self._numbers: defaultdict[str, set[int]] = defaultdict(set)
        periods: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        delegates = delegates_of(tx.members.absences())
        for (owner, team, cycle), numbers in tx.key_results.open_of_owners().items():
            for person in (owner, *delegates.get(owner, ())):
                self._numbers[person].update(numbers)
                periods[person].add((team, cycle))
        self._alike = self._group(periods)

    def of(self, week: Week, since: datetime) -> set[str]:
        """Who may have a moment about `week` from `since` to now, has no row of the kind, and something to answer; two
        queries at the most."""
        asked = self._asked(week, since)
        unplanned = asked - self._tx.deliveries.planned_subjects(self._kind, week.key) if asked else asked
        if not unplanned:
            return set()
        answered = self._tx.check_ins.answered_in(week)
        return {person for person in unplanned if not answered.issuperset(self._numbers[person])}

    def _group(self, periods: dict[str, set[tuple[str, str]]]) -> dict[tuple[Periods, ZoneInfo], list[str]]:
        """The people of the same teams, cycles and zone, whose moments are the same."""
        found: defaultdict[tuple[Periods, ZoneInfo], list[str]] = defaultdict(list)
        for person, member in self._tx.members.many(periods).items():
            found[frozenset(periods[person]), member.tz].append(person)
        return found

    def _asked(self, week: Week, since: datetime) -> set[str]:
        groups = (people for alike, people in self._alike.items() if self._has_moment(*alike, week, since))
        return {person for people in groups for person in people}

    def _has_moment(self, periods: Periods, zone: ZoneInfo, week: Week, since: datetime) -> bool:
        return any(
            at.nudge_at >= self.installed and since <= self._moment_of(at) <= self._now
            for at in self._occurrences(periods, zone, week)
        )

    def _occurrences(self, periods: Periods, zone: ZoneInfo, week: Week) -> Iterator[Occurrence]:
        for team, cycle in periods:
            at = self._schedule.occurrence(team, cycle, week, zone)
            if at is not None:
                yield at


def delegates_of(absences: Iterable[Absence]) -> dict[str, set[str]]:
    """Whoever stands in for each of those who named somebody, on whatever days."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for absence in absences:
        if absence.delegate:
            found[absence.member].add(absence.delegate)
    return found
