"""Who may have to be asked by now: found from a few light columns, so that a minute in which nobody is due is cheap."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime

from okr.actions.schedule import Schedule
from okr.delivery import DeliveryKind
from okr.member import Absence, zone_of
from okr.occurrence import Occurrence
from okr.ports import Transaction, World
from okr.repositories import Period
from okr.week import Week

MomentOf = Callable[[Occurrence], datetime]


class MayBeDue:
    """Lets the database name who owns what is open and was not asked, in the periods that have a moment; it reads
    nobody else. It may name somebody too many (who is away, say), never one too few: the agendas of those it names
    decide."""

    def __init__(self, world: World, tx: Transaction, kind: DeliveryKind, moment_of: MomentOf) -> None:
        """`moment_of` is the moment of one occurrence at which `kind` asks; an agenda's is one of its items'."""
        self.installed = tx.settings.get().since
        self._tx, self._kind, self._moment_of, self._now = tx, kind, moment_of, world.now()
        self._schedule = Schedule(world, tx)
        self._periods = tx.key_results.periods()
        self._delegates = delegates_of(tx.members.absences())
        self._stood_in_for = tx.key_results.open_of_owners(self._delegates) if self._delegates else {}

    def of(self, week: Week, since: datetime) -> set[str]:
        """Who may have a moment about `week` from `since` to now, has no row of the kind, and something to answer; four
        queries at the most, none where there is no such moment."""
        asked = self._owners(week, since) | self._stand_ins(week, since)
        if not asked:
            return asked
        answered, numbers = self._tx.check_ins.answered_in(week), self._numbers(asked)
        return {person for person in asked if not answered.issuperset(numbers[person])}

    def _owners(self, week: Week, since: datetime) -> set[str]:
        due = {period for period in self._periods if self._has_moment(period, week, since)}
        if not due:
            return set()
        teams = {team for team, _, _, _ in due}
        return {
            owner for owner, period in self._tx.key_results.unasked(self._kind, week.key, teams=teams) if period in due
        }

    def _stand_ins(self, week: Week, since: datetime) -> set[str]:
        """Those who were named by somebody with a moment, in their own zone."""
        if not self._stood_in_for:
            return set()
        members = self._tx.members.many(person for people in self._delegates.values() for person in people)
        named = {
            person
            for owner, team, cycle in self._stood_in_for
            for person in self._delegates[owner] & members.keys()
            if self._has_moment((team, cycle, members[person].own_zone, members[person].zone), week, since)
        }
        return named - self._tx.deliveries.planned_subjects(self._kind, week.key) if named else named

    def _numbers(self, people: set[str]) -> dict[str, set[int]]:
        """What each of them may be asked about: their own, and what they stand in for."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for (owner, _, _), numbers in self._tx.key_results.open_of_owners(people).items():
            found[owner].update(numbers)
        for (owner, _, _), numbers in self._stood_in_for.items():
            for person in self._delegates[owner]:
                found[person].update(numbers)
        return found

    def _has_moment(self, period: Period, week: Week, since: datetime) -> bool:
        team, cycle, own, slacks = period
        at = self._schedule.occurrence(team, cycle, week, zone_of(own, slacks))
        return at is not None and at.nudge_at >= self.installed and since <= self._moment_of(at) <= self._now


def delegates_of(absences: Iterable[Absence]) -> dict[str, set[str]]:
    """Whoever stands in for each of those who named somebody, on whatever days."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for absence in absences:
        if absence.delegate:
            found[absence.member].add(absence.delegate)
    return found
