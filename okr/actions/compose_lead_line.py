"""Say what the lead's private line says right now."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from okr.actions.acting import actor_of, takes_part
from okr.actions.compose_agreements import waiting_for
from okr.actions.digest_entries import DigestEntries
from okr.actions.inspect_workspace import find_unowned
from okr.actions.post_digest import is_taken
from okr.actions.schedule import Schedule
from okr.actions.told import addressed
from okr.authority import Actor, may_see
from okr.delivery import Delivery, DeliveryKind, Moot, Outgoing
from okr.digest import DigestLine, Entry, arrange
from okr.health import Health
from okr.lead_line import LeadLine, LeftBehindBy, TeamLine
from okr.member import MemberKind
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.team import Team
from okr.week import Week


def compose_lead_line(world: World, delivery: Delivery) -> Outgoing[LeadLine] | Moot:
    """The line of its subject about the teams they lead now. Moot where they lead none (any more) that wants it, and
    where nothing is asked of any of them that week."""
    with world.snapshot() as tx:
        lead = tx.members.get(delivery.plan.subject)
        if lead is None or not takes_part(tx, lead):
            return Moot("nobody to tell")
        led = [team for team in tx.teams.live() if team.lead == lead.id and team.choices.lead_line]
        if not led:
            return Moot("leads no team that wants it")
        actor = actor_of(world, tx, lead)
        lines = TeamLines(world, tx, actor, Week.parse(delivery.plan.week), led)
        teams = tuple(line for team in led if (line := lines.of(team)))
        if not teams:
            return Moot("nothing is due")
        return addressed(tx, lead, LeadLine(lead, lines.week, teams, lines.names, len(waiting_for(tx, actor))))


class TeamLines:
    """Works out the lines of `led`, the teams of one lead, as far as that lead may see. Reads a fixed number of tables,
    whatever the number of teams."""

    def __init__(self, world: World, tx: Transaction, actor: Actor, week: Week, led: Sequence[Team]) -> None:
        self._now, self._actor, self.week = world.now(), actor, week
        keys = [team.key for team in led]
        self._found = DigestEntries(Schedule(world, tx), tx, week, teams=keys, below=(), sees=self._sees)
        self._entries = {key: self._found.of(key) for key in keys}
        self._unowned = find_unowned(tx, {team.key: team for team in tx.teams.all()})
        self._gone = tx.members.many({one.owner for one in self._unowned if one.owner})
        entries = [entry for some in self._entries.values() for entry in some]
        self._people = tx.members.many({one.key_result.owner for one in entries if one.key_result.owner})
        rows = tx.deliveries.of_period(week.key, subjects=keys)
        self._digests = {row.plan.subject: row for row in rows if row.plan.kind is DeliveryKind.DIGEST}

    @property
    def names(self) -> dict[str, str]:
        """Of everybody whose key results were looked at."""
        return {key: member.name for key, member in self._people.items()}

    def of(self, team: Team) -> TeamLine | None:
        """The team's line, None where nothing of it is due in the week."""
        entries = self._entries[team.key]
        if not entries:
            return None
        asked_at, day = self._asked(team, entries)
        if asked_at > self._now:
            return TeamLine(team, 0, 0, left_behind=self._left_behind(team), asked_on=day)
        digest = arrange(self.week, entries)
        late = dict.fromkeys(line.owner for line in digest.lines if line.owner and not line.check_in and not line.away)
        return TeamLine(
            team,
            digest.count.people_answered,
            digest.count.people_due,
            silent=tuple(sorted((self._people[key] for key in late if key in self._people), key=lambda one: one.name)),
            red=tuple(line for line in digest.lines if line.assessment.health is Health.AT_RISK),
            stuck=stuck_among(self.week, entries, digest.lines),
            left_behind=self._left_behind(team),
            digest_is_out=is_taken(self._digests.get(team.key)),
        )

    def _asked(self, team: Team, entries: Sequence[Entry]) -> tuple[datetime, date]:
        """When the team is first asked about the week, by its own clock."""
        cycles = {entry.objective.cycle for entry in entries}
        times = [at for cycle in cycles if (at := self._found.schedule.team_occurrence(team.key, cycle, self.week))]
        first = min(times, key=lambda at: at.nudge_at)
        return first.nudge_at, first.day

    def _left_behind(self, team: Team) -> tuple[LeftBehindBy, ...]:
        counts = Counter(one.owner for one in self._unowned if one.team.key == team.key and one.owner in self._gone)
        left = (LeftBehindBy(self._gone[key], count) for key, count in counts.items() if key)
        return tuple(one for one in left if one.member.kind is MemberKind.DEACTIVATED)

    def _sees(self, objective: Objective, circle: frozenset[str]) -> bool:
        return may_see(self._actor, objective, circle)


def stuck_among(week: Week, entries: Sequence[Entry], lines: Sequence[DigestLine]) -> tuple[DigestLine, ...]:
    """Those blocked now and at the answer before, with the same figure in between, that are not red already."""
    stuck = {entry.key_result.number for entry in entries if is_stuck(entry, week)}
    return tuple(
        line for line in lines if line.key_result.number in stuck and line.assessment.health is not Health.AT_RISK
    )


def is_stuck(entry: Entry, week: Week) -> bool:
    now = entry.standing.tally_at(week)
    before = next((tally for tally in entry.standing.past if now and tally.week < now.week), None)
    return bool(now and before and now.blocker and before.blocker and now.reading == before.reading)
