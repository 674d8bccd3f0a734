"""Put together what somebody finds when they open the bot's home."""

from okr.actions.answering import Answering
from okr.actions.overview import Overview
from okr.actions.told import window_of
from okr.health import WEAKEST_FIRST
from okr.home import DueNow, Home, HomeTeam
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals import KeyResultNotOpen, NothingDue, WeekNotOpen


def compose_home(world: World, *, by: Member) -> Home:
    """What is due, their own key results, their teams. Raises the refusals of those who take no part."""
    with world.snapshot() as tx:
        answering = Answering(world, tx, by=by)
        overview = Overview(world, tx, answering.actor)
        return Home(
            member=by,
            due=due_now(world, tx, answering),
            objectives=tuple(overview.of_member(by.id)),
            teams=teams_of(tx, overview, by),
        )


def due_now(world: World, tx: Transaction, answering: Answering) -> DueNow | None:
    """What a form opened right now would ask; None where it would be refused."""
    try:
        week = answering.week_now()
        items = answering.open_items(week)
    except (NothingDue, KeyResultNotOpen, WeekNotOpen):
        return None
    numbers = [item.key_result.number for item in items]
    answered = tx.check_ins.current_of(numbers, week)
    window = window_of(tx, items, week, now=world.now())
    asked_at = min(item.occurrence.nudge_at for item in items)
    waiting = len(numbers) - len(answered)
    return DueNow(week, window, len(numbers), waiting, asked_at, is_early=world.now() < asked_at)


def teams_of(tx: Transaction, overview: Overview, by: Member) -> tuple[HomeTeam, ...]:
    """The teams they lead themselves, then those they belong to; each once."""
    teams = overview.assessing.schedule.teams
    led = {key for key, team in teams.items() if team.lead == by.id}
    mine = {each.team for each in tx.teams.memberships(member=by.id) if each.team in teams}
    counts = overview.count(led | mine)
    found = [
        HomeTeam(
            team=teams[key],
            counts={health: counts[key][health] for health in WEAKEST_FIRST if key in counts and counts[key][health]},
            is_led=key in led,
        )
        for key in led | mine
    ]
    return tuple(sorted(found, key=lambda each: (not each.is_led, each.team.name)))
