"""Say what the company's channel is told of a cycle that begins, as it stands when it is sent."""

from collections import Counter
from collections.abc import Sequence

from okr.actions.compose_digest import main_of, to_channel
from okr.actions.parents import parents_of
from okr.actions.plan_cycle_starts import begun_in
from okr.actions.schedule import Schedule
from okr.authority import may_be_shown_in
from okr.cycle import Cycle
from okr.cycle_start import CycleQuestions, CycleStart, StartLine, TeamCount
from okr.delivery import Delivery, DeliveryKind, MissReason, Moot, NotYet, Outgoing
from okr.key_result import KeyResultState
from okr.objective import Level, Objective
from okr.ports import Transaction, World
from okr.team import Team
from okr.week import Week

NOTHING = "no objectives to announce"


def compose_cycle_start(world: World, delivery: Delivery) -> Outgoing[CycleStart] | Moot:
    """Of the company's team and the week of the delivery. Where the channel may see none of the objectives any more it
    is emptied if it is out, else Moot."""
    with world.snapshot() as tx:
        company = tx.teams.get(delivery.plan.subject)
        if company is None or not (company.channel or delivery.is_edit):
            return Moot(MissReason.NO_CHANNEL, missed=True)
        cycles = cycles_of(world, tx, company, delivery)
        channel = delivery.channel if delivery.is_edit else None
        found = shown_in(tx, channel or company.channel, cycles)
        if not found and not (delivery.is_edit and of_cycles(tx, cycles)):
            return Moot(NOTHING)
        return to_channel(company, start_of(tx, company, cycles, found))


def compose_cycle_questions(world: World, delivery: Delivery) -> Outgoing[CycleQuestions] | Moot | NotYet:
    """The first message of its thread; NotYet before it is out, Moot where it never will be."""
    with world.snapshot() as tx:
        company, main = tx.teams.get(delivery.plan.subject), main_of(tx, delivery, DeliveryKind.CYCLE_START)
        if isinstance(main, Moot | NotYet):
            return main
        if company is None:
            return Moot(MissReason.NO_CHANNEL, missed=True)
        cycles = cycles_of(world, tx, company, delivery)
        if not cycles:
            return Moot(NOTHING)
        channel = delivery.channel if delivery.is_edit else main.channel
        owners = Counter(each.owner for each in shown_in(tx, channel, cycles) if each.owner)
        people = tuple(owner for owner, _ in sorted(owners.items(), key=lambda one: (-one[1], one[0])))
        content = CycleQuestions(cycles, people)
        return to_channel(company, content, channel=main.channel, thread_ts=main.slack_ts)


def cycles_of(world: World, tx: Transaction, company: Team, delivery: Delivery) -> tuple[Cycle, ...]:
    calendar = Schedule(world, tx).calendar(company.key)
    return begun_in(tx.cycles.all(), calendar, Week.parse(delivery.plan.week))


def shown_in(tx: Transaction, channel: str | None, cycles: tuple[Cycle, ...]) -> list[Objective]:
    """The objectives of these cycles, and of the years that hold them, that `channel` may see: the company's, or the
    one where it was announced already."""
    teams = frozenset(each.key for each in tx.teams.all() if each.channel and each.channel == channel)
    return [each for each in of_cycles(tx, cycles) if may_be_shown_in(each, channel_of=teams, external=False)]


def of_cycles(tx: Transaction, cycles: tuple[Cycle, ...]) -> Sequence[Objective]:
    keys = {cycle.key for cycle in cycles} | {cycle.parent for cycle in cycles if cycle.parent}
    return tx.objectives.find(cycles=sorted(keys))


def start_of(tx: Transaction, company: Team, cycles: tuple[Cycle, ...], found: list[Objective]) -> CycleStart:
    top = sorted((each for each in found if is_companys(each, company)), key=lambda one: (one.priority, one.number))
    below = Counter(parents_of(tx, found).values())
    key_results = tx.key_results.of_objectives([each.number for each in top])
    sizes = Counter(each.objective for each in key_results if each.state is not KeyResultState.CANCELLED)
    counts = Counter(each.team for each in found if not is_companys(each, company))
    names = {team.key: team.name for team in tx.teams.all()}
    return CycleStart(
        cycles=cycles,
        mission=tx.settings.get().choices.mission,
        lines=tuple(StartLine(each, each.owner, sizes[each.number], below[each.number]) for each in top),
        teams=tuple(TeamCount(names[key], n) for key, n in sorted(counts.items(), key=lambda one: names[one[0]])),
    )


def is_companys(objective: Objective, company: Team) -> bool:
    return objective.team == company.key and objective.level is not Level.INDIVIDUAL
