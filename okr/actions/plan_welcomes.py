"""Plan the one welcome of everybody who will be asked for the first time."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from okr.actions.may_be_due import Holds, where, zones_of
from okr.actions.planning import Plans, insert
from okr.actions.schedule import Schedule
from okr.actions.welcoming import LOOK_BACK, may_be_asked_from, morning_before, welcome_plan
from okr.delivery import Plan
from okr.key_result import KeyResult, KeyResultState
from okr.member import Member
from okr.objective import Objective
from okr.occurrence import Occurrence
from okr.ports import Transaction, World
from okr.week import Week

AHEAD = 5
"""How many weeks after today a first check-in is looked for."""
WEEKS_AROUND = LOOK_BACK // 7 + 3
"""How many weeks, from the one before today's on, hold a check-in before which somebody may be welcomed today."""


def plan_welcomes(world: World) -> int:
    """Plan a welcome for every owner of an open key result whose first check-in is still to come, once its moment is
    there; how many rows are new.

    Whoever could have been asked before, or has answered, is no newcomer and is not welcomed. There is none that is
    missed: where it would come too late, the question itself says what it is.
    """
    with world.snapshot() as tx:
        now, schedule = world.now(), Schedule(world, tx)
        teams, zones = where(schedule, zones_of(tx), welcoming_now(schedule, now))
        people = tx.outlook.never_welcomed(teams=teams, zones=zones) if teams else ()
        plans = Plans([plan for plan in newcomers(world, tx, people) if plan.not_before <= now])
    return insert(world, plans)


def welcoming_now(schedule: Schedule, now: datetime) -> Holds:
    """Whether the morning on which newcomers are welcomed has begun before some check-in, and the check-in has not."""
    first = Week.of(now.date()).previous()

    def holds(team: str, cycle: str, zone: ZoneInfo) -> bool:
        around = (schedule.occurrence(team, cycle, first.plus(ahead), zone) for ahead in range(WEEKS_AROUND))
        ahead = [at for at in around if at is not None and at.nudge_at > now]
        return any(morning_before(at, schedule.calendar(team), zone) <= now for at in ahead)

    return holds


def newcomers(world: World, tx: Transaction, people: Collection[str]) -> Iterator[Plan]:
    """The welcomes still to be planned for those of `people` (who have none and answered nothing) that were not asked,
    whenever they are due. A fixed number of queries, none for nobody."""
    if not people:
        return
    first = FirstCheckIns(world, tx, people)
    guests = tx.settings.get().allow_guests
    for member in tx.members.many(people).values():
        found = first.of(member) if member.takes_part(guests=guests) else None
        if found is not None:
            plan = welcome_plan(member, found.occurrence, first.schedule.calendar(found.team), world.now())
            if plan is not None:
                yield plan


@dataclass(frozen=True, slots=True)
class First:
    """Somebody's first check-in, and the team that asks for it."""

    occurrence: Occurrence
    team: str


@dataclass
class FirstCheckIns:
    """When each of some owners is, or was, first asked: at the earliest of their key results' first check-ins."""

    world: World
    tx: Transaction
    owners: Collection[str]
    schedule: Schedule = field(init=False)
    key_results: dict[str, list[KeyResult]] = field(init=False)
    objectives: dict[int, Objective] = field(init=False)
    installed: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.schedule = Schedule(self.world, self.tx)
        self.installed = self.tx.settings.get().since
        owned = [kr for kr in self.tx.key_results.owned_by(self.owners) if kr.state is KeyResultState.ACTIVE]
        self.objectives = self.tx.objectives.many({kr.objective for kr in owned})
        self.key_results = {}
        for key_result in owned:
            self.key_results.setdefault(key_result.owner or "", []).append(key_result)

    def of(self, member: Member) -> First | None:
        """None where it lies in the past, or too far ahead to be known."""
        found = [first for kr in self.key_results.get(member.id, ()) if (first := self._first(kr, member))]
        earliest = min(found, key=lambda first: first.occurrence.nudge_at, default=None)
        return earliest if earliest and earliest.occurrence.nudge_at > self.world.now() else None

    def _first(self, key_result: KeyResult, member: Member) -> First | None:
        objective = self.objectives.get(key_result.objective)
        cycle = self.schedule.cycles.get(objective.cycle) if objective else None
        if objective is None or cycle is None or objective.archived or not cycle.takes_check_ins:
            return None
        since = max(self.installed, key_result.targets[0].since)
        for week in weeks_to_look_at(since, self.world.now()):
            occurrence = self.schedule.occurrence(objective.team, cycle.key, week, member.tz)
            if occurrence and occurrence.nudge_at >= since and occurrence.day >= key_result.target.start:
                return First(occurrence, objective.team)
        return None


def weeks_to_look_at(since: datetime, now: datetime) -> Sequence[Week]:
    first = may_be_asked_from(since)
    count = max(Week.of(now.date()) - first, 0) + AHEAD
    return [first.plus(number) for number in range(count + 1)]
