"""What somebody who left was responsible for, found and sorted by whose business it is now."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from okr.actions.acting import seen_of
from okr.authority import Actor
from okr.cycle import CycleState
from okr.hand_over import Blocked, LeftBehind, looked_after_by
from okr.key_result import KeyResult, KeyResultState
from okr.member import Absence, Member
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.refusals import NoSuchTeam
from okr.team import Team

OPEN = frozenset({KeyResultState.ACTIVE, KeyResultState.PAUSED})


class Leaving:
    """Everything open of one leaver; nothing at all where they are (back) here. Reads a fixed number of tables."""

    def __init__(self, world: World, tx: Transaction, leaver: Member) -> None:
        self.tx, self.leaver = tx, leaver
        self.is_gone = not leaver.can_answer
        self.teams = {team.key: team for team in tx.teams.all()}
        leads = tx.members.many({team.lead for team in self.teams.values() if team.lead})
        self.here = {member.id for member in leads.values() if member.can_answer}
        self._today = world.now().astimezone(leaver.tz).date()
        self._running = {cycle.key for cycle in tx.cycles.all() if cycle.state is not CycleState.CLOSED}

    def in_care_of(self, key: str) -> Team:
        """The team whose lead looks after what is left in the team `key`; NoSuchTeam where there is none."""
        if key not in self.teams:
            raise NoSuchTeam(key)
        return self.teams[looked_after_by(key, self.teams, self.here)]

    def concerned(self) -> list[str]:
        """The teams in whose care anything is left, by key."""
        if not self.is_gone:
            return []
        found = {each.team for _, each in self._key_results} | {each.team for each in self._objectives}
        found |= {objective.team for _, objective in self._blocked}
        found |= {team.key for team in self._led} | {team for _, team in self._delegations}
        return sorted({looked_after_by(key, self.teams, self.here) for key in found})

    def whom_to_ask(self, key: str) -> list[str]:
        """The lead of that team, or every admin where it has none who is here."""
        lead = self.teams[key].lead
        if lead is not None and lead in self.here:
            return [lead]
        return sorted(member.id for member in self.tx.members.all() if member.is_admin and member.can_answer)

    def left_in(self, team: Team, *, reader: Actor) -> LeftBehind:
        """What is left in that team's care, as `reader` may see it."""
        key_results, objectives = self.key_results(team), self.objectives(team)
        seen = {each.number for each in self._seen([*(each for _, each in key_results), *objectives], reader)}
        shown = tuple((kr, each) for kr, each in key_results if each.number in seen)
        own = tuple(each for each in objectives if each.number in seen)
        return LeftBehind(
            leaver=self.leaver,
            team=team,
            key_results=shown,
            objectives=own,
            blocked=tuple(
                one for one, each in self._blocked if self._cares(team, each.team) and self._seen([each], reader)
            ),
            delegate_of=tuple(self._people[absence.member] for absence in self.delegations(team)),
            led=self.led(team),
            unseen=len(key_results) + len(objectives) - len(shown) - len(own),
        )

    def key_results(self, team: Team) -> list[tuple[KeyResult, Objective]]:
        return [(kr, each) for kr, each in self._key_results if self._cares(team, each.team)]

    def objectives(self, team: Team) -> list[Objective]:
        return [each for each in self._objectives if self._cares(team, each.team)]

    def led(self, team: Team) -> tuple[Team, ...]:
        return tuple(each for each in self._led if self._cares(team, each.key))

    def delegations(self, team: Team) -> list[Absence]:
        return [absence for absence, of in self._delegations if self._cares(team, of)]

    def _cares(self, team: Team, key: str) -> bool:
        return self.is_gone and looked_after_by(key, self.teams, self.here) == team.key

    @cached_property
    def _key_results(self) -> list[tuple[KeyResult, Objective]]:
        owned = [each for each in self.tx.key_results.owned_by([self.leaver.id]) if each.state in OPEN]
        objectives = self.tx.objectives.many({each.objective for each in owned})
        found = [(each, objectives[each.objective]) for each in owned]
        return [(each, objective) for each, objective in found if self._is_open(objective)]

    @cached_property
    def _objectives(self) -> list[Objective]:
        return [each for each in self.tx.objectives.find(owner=self.leaver.id) if self._is_open(each)]

    @cached_property
    def _led(self) -> list[Team]:
        return [team for team in self.teams.values() if team.lead_now == self.leaver.id]

    @cached_property
    def _blocked(self) -> list[tuple[Blocked, Objective]]:
        """Key results of others that wait for the leaver to clear something."""
        owners = self.tx.key_results.owners().items()
        numbers = [number for owner, some in owners if owner != self.leaver.id for number in some]
        waiting = {
            number: tally.blocker
            for number, tally in self.tx.standings.tallies(numbers).items()
            if tally.blocker and tally.blocker_owner == self.leaver.id
        }
        key_results = self.tx.key_results.many(waiting)
        objectives = self.tx.objectives.many({each.objective for each in key_results.values()})
        return [
            (Blocked(key_results[number], blocker), objectives[key_results[number].objective])
            for number, blocker in sorted(waiting.items())
        ]

    @cached_property
    def _delegations(self) -> list[tuple[Absence, str]]:
        """Absences that name the leaver, with the team of whoever is away."""
        absences = self.tx.members.absences()
        naming = [one for one in absences if one.delegate == self.leaver.id and one.last_day >= self._today]
        return [(one, team) for one in naming if (team := self._team_of(one.member)) is not None]

    @cached_property
    def _people(self) -> dict[str, Member]:
        return self.tx.members.many({absence.member for absence, _ in self._delegations})

    def _team_of(self, member: str) -> str | None:
        """Their primary team, else any of theirs."""
        own = sorted(self.tx.teams.memberships(member=member), key=lambda one: (not one.primary, one.team))
        return own[0].team if own else None

    def _is_open(self, objective: Objective) -> bool:
        return not objective.archived and objective.cycle in self._running

    def _seen(self, objectives: Iterable[Objective], reader: Actor) -> Sequence[Objective]:
        found = {each.number: each for each in objectives}
        seen = seen_of(self.tx, reader, found.values())
        return [each for number, each in found.items() if number in seen]
