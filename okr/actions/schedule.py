"""When each team checks in, is reminded and hears its digest, worked out once per use."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from okr.cadence import Cadence, Days, due_weeks
from okr.calendar import Calendar
from okr.cycle import Cycle
from okr.due_weeks import DueWeeks
from okr.local_time import local_instant
from okr.member import Absence
from okr.occurrence import Occurrence
from okr.pilot import Pilot
from okr.ports import Transaction, World
from okr.settings import Thresholds
from okr.team import CalendarSettings, Team
from okr.week import Week


class Schedule:
    """The times of every team of one workspace in every cycle that takes check-ins.

    Lives as long as one action: it reads teams and cycles once and remembers what it worked out.
    """

    def __init__(self, world: World, tx: Transaction) -> None:
        self.teams: dict[str, Team] = {team.key: team for team in tx.teams.all()}
        self.cycles: dict[str, Cycle] = {cycle.key: cycle for cycle in tx.cycles.all()}
        self.settings = tx.settings.get()
        self.pilot = Pilot(self.settings.choices.pilot, self.teams)
        self._working_days = world.working_days
        self._calendars: dict[str, Calendar] = {}
        self._cadences: dict[tuple[str, str], Cadence] = {}
        self._clocks: dict[tuple[str, str], int] = {}
        self._alike: dict[tuple[Cadence, CalendarSettings, str, date | None, tuple[bool, ...]], int] = {}
        self._days: dict[tuple[int, Week], Days | None] = {}
        self._occurrences: dict[tuple[int, Week, str], Occurrence | None] = {}
        self._due: dict[tuple[int, str], DueWeeks] = {}

    def alike(self) -> dict[tuple[str, str], list[str]]:
        """The live teams that ask alike, in cycles that take check-ins, by the first team and cycle of each group: all
        their times but the digest's, which comes by the team's own zone, are the same for people in one zone."""
        found: dict[tuple[Cadence, CalendarSettings, tuple[bool, ...]], tuple[tuple[str, str], list[str]]] = {}
        for cycle in [key for key, cycle in self.cycles.items() if cycle.takes_check_ins]:
            for key, team in self.teams.items():
                if team.is_archived:
                    continue
                kind = (self._cadence(key, cycle), team.calendar, self.pilot.mark(key))
                found.setdefault(kind, ((key, cycle), []))[1].append(key)
        return dict(found.values())

    def clock(self, team: str, cycle: str) -> int:
        """The same number for teams that are asked by the same cadence, calendar and zone, until the same day where
        they are archived, and by the same stages of a pilot: their times are the same."""
        key = (team, cycle)
        if key not in self._clocks:
            whole = self.teams[team]
            alike = (
                self._cadence(team, cycle),
                whole.calendar,
                whole.tz.key,
                whole.archived_on,
                self.pilot.mark(team),
            )
            self._clocks[key] = self._alike.setdefault(alike, len(self._alike))
        return self._clocks[key]

    def thresholds(self, team: str) -> Thresholds:
        """The team's thresholds, the workspace's where it has none of its own."""
        return self.teams[team].thresholds or self.settings.thresholds

    def occurrence(self, team: str, cycle: str, week: Week, zone: ZoneInfo) -> Occurrence | None:
        """The times of `week` for a member in `zone`; None where that team is not asked in that week:
        an archived one is not from the day it was archived on, nor is one outside the pilot as people are to be asked.
        """
        key = (self.clock(team, cycle), week, zone.key)
        if key not in self._occurrences:
            self._occurrences[key] = self._work_out(team, cycle, week, zone)
        return self._occurrences[key]

    def team_occurrence(self, team: str, cycle: str, week: Week) -> Occurrence | None:
        """The times of `week` in the team's own zone."""
        return self.occurrence(team, cycle, week, self.teams[team].tz)

    def due_weeks(self, team: str, cycle: str, *, away: tuple[Absence, ...] = ()) -> DueWeeks:
        """The weeks of the cycle (and of the weeks it is closing in) that `team` is asked in, without those
        whose check-in day lies in one of `away`."""
        key = (self.clock(team, cycle), cycle)
        if key not in self._due:
            self._due[key] = self._list_due_weeks(team, cycle)
        due = self._due[key]
        if not away:
            return due
        return due.where(lambda day: not any(absence.covers(day) for absence in away))

    def calendar(self, team: str) -> Calendar:
        if team not in self._calendars:
            self._calendars[team] = self._working_days(self.teams[team].calendar)
        return self._calendars[team]

    def _cadence(self, team: str, cycle: str) -> Cadence:
        key = (team, cycle)
        if key not in self._cadences:
            self._cadences[key] = self.teams[team].cadence_in(self.cycles[cycle])
        return self._cadences[key]

    def _work_out(self, team: str, cycle: str, week: Week, zone: ZoneInfo) -> Occurrence | None:
        cadence, key = self._cadence(team, cycle), (self.clock(team, cycle), week)
        if key not in self._days:
            self._days[key] = cadence.days(week, self.calendar(team))
        days = self._days[key]
        if days is None or is_over(self.teams[team], days.day):
            return None
        found = cadence.times(days, member_zone=zone, team_zone=self.teams[team].tz)
        return found if self.pilot.asks(team, found.nudge_at) else None

    def _list_due_weeks(self, team: str, cycle: str) -> DueWeeks:
        period = self.cycles[cycle]
        since, until = Week.of(period.first_day), Week.of(period.last_day).plus(WEEKS_TO_CLOSE)
        cadence, calendar = self._cadence(team, cycle), self.calendar(team)
        last = self.teams[team].archived_on
        until_day = until.sunday if last is None else min(until.sunday, last - timedelta(days=1))
        due = due_weeks(cadence, calendar, since=since.monday, until=until_day)
        if not self.pilot.was_ever:
            return due
        zone = self.teams[team].tz
        return due.where(lambda day: self.pilot.asks(team, local_instant(day, cadence.at, zone)))


WEEKS_TO_CLOSE = 8
"""How long after its last day a cycle may stay in closing and still ask."""


def is_over(team: Team, day: date) -> bool:
    """Whether the team is archived by `day`."""
    return team.archived_on is not None and day >= team.archived_on
