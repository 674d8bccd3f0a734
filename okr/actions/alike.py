"""People who are asked alike: one of them is looked at, and what is found holds for all."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from okr.actions.schedule import Schedule
from okr.member import Absence
from okr.outlook import Owed
from okr.week import Week

Days = frozenset[date]


class Alike:
    """Groups of people of whom every rule that plans a question says the same: they live by the same clock, want to be
    asked alike, are away on the same days, and owe as much (started, answered) to teams that ask alike. Whoever is
    asked for somebody else stands alone, for what they are asked about is others'.

    What a rule comes to read beside that has to be added here; tests/okr/check_in/test_alike.py draws people at random
    and plans them one by one beside it. What differs between them and is left out: since when a key result is there,
    which counts only for what was missed.
    """

    def __init__(self, schedule: Schedule, *, away: Mapping[str, Days], alone: Collection[str]) -> None:
        self._schedule, self._away, self._alone = schedule, away, alone
        self._teams: dict[tuple[str, str], int] = {}
        self._kinds: dict[Hashable, int] = {}

    def groups(self, owed: Iterable[Owed]) -> dict[str, Sequence[str]]:
        """Those who owe, by the first of their group."""
        people: dict[str, tuple[Hashable, list[tuple[int, date, bool]]]] = {}
        for each in owed:
            person, team, cycle, start, answered = each[:5]
            if person not in people:
                people[person] = (each[5:], [])
            people[person][1].append((self._team(team, cycle), start, answered))
        groups: defaultdict[Hashable, list[str]] = defaultdict(list)
        for person, (life, items) in people.items():
            groups[person if person in self._alone else (life, self._away.get(person), *sorted(items))].append(person)
        return {group[0]: group for group in groups.values()}

    def _team(self, team: str, cycle: str) -> int:
        """The same number for teams that ask alike."""
        key = (team, cycle)
        if key not in self._teams:
            kind = (self._schedule.clock(team, cycle), self._schedule.teams[team].choices)
            self._teams[key] = self._kinds.setdefault(kind, len(self._kinds))
        return self._teams[key]


def days_away(absences: Iterable[Absence], week: Week) -> dict[str, Days]:
    """On which days of `week` each of those who are away is."""
    days = [week.monday + timedelta(days=ahead) for ahead in range(7)]
    found: defaultdict[str, Days] = defaultdict(frozenset)
    for absence in absences:
        found[absence.member] |= {day for day in days if absence.covers(day)}
    return {member: away for member, away in found.items() if away}
