"""Objectives with their key results as one person may see them, read with a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from okr.actions.acting import circle_of
from okr.actions.assessing import Assessing
from okr.authority import Actor, may_be_shown_in, may_see
from okr.health import Health
from okr.key_result import KeyResult, KeyResultState, own_due
from okr.member import Member
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.rollup import COUNTED, roll_up, shares_of
from okr.standing import Standing
from okr.status import StatusLine, StatusObjective

CANCELLED = KeyResultState.CANCELLED


class Overview:
    """What `actor` may see of the workspace's objectives; what they may not see is simply not there."""

    def __init__(
        self, world: World, tx: Transaction, actor: Actor, *, channel_of: frozenset[str] | None = None
    ) -> None:
        """Where `channel_of` is given it is shown in a channel inside the workspace, that of these teams: what the
        channel may not see is left out too, and `withheld` names those objectives."""
        self.assessing = Assessing(world, tx)
        self.actor = actor
        self.withheld: set[int] = set()
        self._channel_of = channel_of
        self._tx = tx

    @property
    def open_cycles(self) -> list[str]:
        """The keys of the cycles that take check-ins."""
        return [key for key, cycle in self.assessing.schedule.cycles.items() if cycle.takes_check_ins]

    def of_teams(self, teams: Iterable[str] | None) -> list[StatusObjective]:
        """All open objectives of some teams, or of all."""
        return [uncancelled(each) for each in self.of(self._tx.objectives.find(teams=teams, cycles=self.open_cycles))]

    def last_of(self, team: str) -> list[StatusObjective]:
        """Its objectives of the latest cycle in which it had any, whatever became of that cycle."""
        cycles, found = self.assessing.schedule.cycles, self._tx.objectives.find(teams=[team])
        last = max((cycles[each.cycle].last_day for each in found), default=None)
        return [uncancelled(each) for each in self.of(each for each in found if cycles[each.cycle].last_day == last)]

    def of_member(self, member: str) -> list[StatusObjective]:
        """The open objectives that `member` owns, whole, and those of the key results they own, with just these."""
        owned = [kr.objective for kr in self._tx.key_results.owned_by([member])]
        found = {each.number: each for each in self._tx.objectives.find(owner=member, cycles=self.open_cycles)}
        parts_owned = self._tx.objectives.many(owned).values()
        found |= {each.number: each for each in parts_owned if each.cycle in self.open_cycles and not each.archived}
        wholes = [uncancelled(whole) for whole in self.of(found.values())]
        return [part for whole in wholes if (part := own_part(whole, member)) is not None]

    def count(self, teams: Iterable[str]) -> dict[str, Counter[Health]]:
        """How many open key results of each health each of `teams` has; all at once, however many there are."""
        objectives = {each.number: each for each in self._tx.objectives.find(teams=teams, cycles=self.open_cycles)}
        parts = self._parts(objectives)
        visible = [each for each in objectives.values() if self._may_see(each, parts[each.number])]
        counted = [(each, kr) for each in visible for kr in parts[each.number] if kr.state in COUNTED]
        tallies = self._tx.standings.tallies([kr.number for _, kr in counted])
        found: defaultdict[str, Counter[Health]] = defaultdict(Counter)
        for objective, kr in counted:
            standing = Standing(kr.number, tally=tallies.get(kr.number))
            found[objective.team][self.assessing.assess(kr, standing, objective).health] += 1
        return dict(found)

    def of(self, objectives: Iterable[Objective]) -> list[StatusObjective]:
        """These objectives with all their key results, in status order."""
        wanted = {each.number: each for each in objectives}
        parts = self._parts(wanted)
        visible = [each for each in wanted.values() if self._may_see(each, parts[each.number])]
        standing = self._tx.standings.many([kr.number for each in visible for kr in parts[each.number]])
        people = {key: each for key, each in self._tx.members.many(names_in(visible, parts)).items() if each.can_answer}
        found = [self._objective(each, parts[each.number], standing, people) for each in visible]
        return sorted(found, key=in_status_order)

    def _parts(self, objectives: Iterable[int]) -> dict[int, list[KeyResult]]:
        """The key results of each objective."""
        parts: defaultdict[int, list[KeyResult]] = defaultdict(list)
        for key_result in self._tx.key_results.of_objectives(objectives):
            parts[key_result.objective].append(key_result)
        return parts

    def _objective(
        self,
        objective: Objective,
        key_results: Sequence[KeyResult],
        standings: Mapping[int, Standing],
        people: Mapping[str, Member],
    ) -> StatusObjective:
        schedule, shares = self.assessing.schedule, uneven_shares(key_results)
        lines = tuple(
            StatusLine(
                key_result=kr,
                assessment=self.assessing.assess(kr, standings.get(kr.number), objective),
                standing=standings.get(kr.number),
                owner=people.get(kr.owner or ""),
                share=shares.get(kr.number),
                contributors=named(kr.contributors, people),
                own_due=own_due(kr, schedule.cycles[objective.cycle].last_day),
            )
            for kr in key_results
        )
        return StatusObjective(
            objective=objective,
            cycle=schedule.cycles[objective.cycle],
            team=schedule.teams[objective.team],
            roll_up=roll_up([(line.key_result, line.assessment) for line in lines]),
            lines=lines,
            owner=people.get(objective.owner or ""),
            contributors=named(objective.contributors, people),
        )

    def _may_see(self, objective: Objective, key_results: Sequence[KeyResult]) -> bool:
        if not may_see(self.actor, objective, circle_of(objective, key_results)):
            return False
        if self._channel_of is None or may_be_shown_in(objective, channel_of=self._channel_of, external=False):
            return True
        self.withheld.add(objective.number)
        return False


def own_part(whole: StatusObjective, member: str) -> StatusObjective | None:
    """All of an objective that `member` owns, else with their key results alone; None where they have none in it."""
    if whole.objective.owner == member:
        return whole
    own = tuple(line for line in whole.lines if line.key_result.owner == member)
    return with_lines(whole, own) if own else None


def uncancelled(whole: StatusObjective) -> StatusObjective:
    """The objective without its cancelled key results."""
    return with_lines(whole, tuple(each for each in whole.lines if each.key_result.state is not CANCELLED))


def with_lines(whole: StatusObjective, lines: tuple[StatusLine, ...]) -> StatusObjective:
    """The objective as it stands, showing just these of its key results."""
    return replace(whole, lines=lines)


def uneven_shares(key_results: Iterable[KeyResult]) -> dict[int, Decimal]:
    """By number, what each that counts weighs of the whole; empty where they weigh the same."""
    counted = [each for each in key_results if each.state in COUNTED]
    shares = shares_of(counted)
    if len(set(shares)) < 2:
        return {}
    return {each.number: share for each, share in zip(counted, shares, strict=True)}


def names_in(objectives: Iterable[Objective], parts: dict[int, list[KeyResult]]) -> set[str]:
    """The owners of objectives and key results, and who takes part beside them."""
    wanted = list(objectives)
    found = {name for each in wanted for name in (each.owner, *each.contributors)}
    found |= {name for each in wanted for kr in parts[each.number] for name in (kr.owner, *kr.contributors)}
    return {name for name in found if name}


def named(members: Iterable[str], people: Mapping[str, Member]) -> tuple[Member, ...]:
    """Those of these who are still there, in their order."""
    return tuple(people[each] for each in members if each in people)


def in_status_order(each: StatusObjective) -> tuple[str, int, int]:
    """What ends first comes first (a quarter before its year), then by priority and number."""
    return each.cycle.last_day.isoformat(), each.objective.rank, each.objective.number
