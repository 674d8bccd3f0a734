"""Who may have to be asked by now: found from a few light columns, so that a minute in which nobody is due is cheap."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import datetime
from zoneinfo import ZoneInfo

from okr.actions.alike import Alike, days_away
from okr.actions.schedule import Schedule
from okr.delivery import DeliveryKind
from okr.member import Absence, zone_of
from okr.occurrence import Occurrence
from okr.ports import Transaction, World
from okr.week import Week

MomentOf = Callable[[Occurrence], datetime]
Holds = Callable[[str, str, ZoneInfo], bool]
"""Something that a team does in an open cycle where its people live in a zone."""


class MayBeDue:
    """Works out which teams have a moment in which zones, and lets the database name who owns something open there and
    was not asked; it reads nobody else. It may name somebody too many (who is away, say), never one too few: the
    agendas of those it names decide."""

    def __init__(self, world: World, tx: Transaction, kind: DeliveryKind, moment_of: MomentOf) -> None:
        """`moment_of` is the moment of one occurrence at which `kind` asks, by the clock of whoever is asked; an
        agenda's is one of its items'."""
        self.schedule = Schedule(world, tx)
        self.installed = self.schedule.settings.since
        self._tx, self._kind, self._moment_of, self._now = tx, kind, moment_of, world.now()
        self._zones = zones_of(tx)
        self._absences = tx.members.absences()

    def of(self, week: Week, since: datetime) -> Mapping[str, Sequence[str]]:
        """Those who may have a moment about `week` from `since` to now, have no row of the kind, and something to
        answer: by the one of them whose agenda says when for all. Five queries at the most, none where there is no such
        moment."""
        teams, zones = where(self.schedule, self._zones, self._moment_in(week, since))
        if not teams:
            return {}
        away = days_away(self._absences, week)
        delegates = delegates_of(each for each in self._absences if each.member in away)
        stand_ins = {person for people in delegates.values() for person in people}
        alike = Alike(self.schedule, away=away, alone=stand_ins)
        owed = self._tx.outlook.owed(self._kind, week, teams=teams, zones=zones)
        return alike.groups(owed) | {person: [person] for person in self._stand_ins(delegates, week, since)}

    def _stand_ins(self, delegates: Mapping[str, set[str]], week: Week, since: datetime) -> set[str]:
        """Those who were named by somebody who is away in that week, with a moment in their own zone."""
        if not delegates:
            return set()
        has_moment = self._moment_in(week, since)
        members = self._tx.members.many(person for people in delegates.values() for person in people)
        named = {
            person
            for owner, team, cycle in self._tx.key_results.open_of_owners(delegates)
            for person in delegates[owner] & members.keys()
            if has_moment(team, cycle, members[person].tz)
        }
        return named - self._tx.deliveries.planned_subjects(self._kind, week.key) if named else named

    def _moment_in(self, week: Week, since: datetime) -> Holds:
        """Whether that team asks about `week` in that cycle and zone from `since` to now."""

        def holds(team: str, cycle: str, zone: ZoneInfo) -> bool:
            at = self.schedule.occurrence(team, cycle, week, zone)
            return at is not None and at.nudge_at >= self.installed and since <= self._moment_of(at) <= self._now

        return holds


def where(schedule: Schedule, zones: Mapping[ZoneInfo, Set[str]], holds: Holds) -> tuple[set[str], set[str]]:
    """The teams of which it holds in some zone, and the names of the zones in which it holds of some team."""
    found, named = set[str](), set[str]()
    for (team, cycle), alike in schedule.alike().items():
        there = [zone for zone in zones if holds(team, cycle, zone)]
        if there:
            found.update(alike)
            named.update(name for zone in there for name in zones[zone])
    return found, named


def zones_of(tx: Transaction) -> dict[ZoneInfo, set[str]]:
    """The zones that members live by, each with the names it goes by with them: their own choice, else Slack's."""
    found: defaultdict[ZoneInfo, set[str]] = defaultdict(set)
    for own, slacks in tx.outlook.zones():
        found[zone_of(own, slacks)].add(slacks if own is None else own)
    return found


def delegates_of(absences: Iterable[Absence]) -> dict[str, set[str]]:
    """Whoever stands in for each of those who named somebody, on whatever days."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for absence in absences:
        if absence.delegate:
            found[absence.member].add(absence.delegate)
    return found
