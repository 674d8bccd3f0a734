"""Put together what somebody finds when they open the bot's home."""

from datetime import datetime

from okr.actions.agenda import Agenda
from okr.actions.answering import Answering
from okr.actions.compose_agreements import waiting_for
from okr.actions.compose_away import sheet_of
from okr.actions.first_step import first_step_of
from okr.actions.overview import Overview
from okr.actions.plan_nudges import nudge_moment
from okr.actions.plan_reminders import reminder_moment
from okr.actions.putting_off import offers_of
from okr.actions.reminding import Round, agendas_of, open_week
from okr.actions.schedule import Schedule
from okr.actions.told import window_of
from okr.answered import NO_OFFERS
from okr.authority import may_edit
from okr.health import WEAKEST_FIRST
from okr.home import DueNow, Home, HomeTeam
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals import KeyResultNotOpen, NoOpenCheckIn, NothingDue, WeekNotOpen
from okr.remind import RemindSheet
from okr.team import Team
from okr.week import Week


def compose_home(world: World, *, by: Member) -> Home:
    """What is due, their own key results, their teams. Raises the refusals of those who take no part."""
    with world.snapshot() as tx:
        answering = Answering(world, tx, by=by)
        overview = Overview(world, tx, answering.actor)
        today = world.now().astimezone(by.tz).date()
        return Home(
            member=by,
            due=due_now(world, tx, answering),
            objectives=(objectives := tuple(overview.of_member(by.id))),
            teams=teams_of(world, tx, overview, by),
            away=sheet_of(tx, by, today, is_own=True),
            first_step=None if objectives else first_step_of(world, tx, by),
            to_agree=len(waiting_for(tx, answering.actor)),
            editable=frozenset(
                each.objective.number for each in objectives if may_edit(answering.actor, each.objective, each.team)
            ),
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
    is_early = world.now() < asked_at
    agenda = answering.agendas.of(answering.by.id, week) if waiting and not is_early else None
    offers = offers_of(tx, answering.schedule, agenda, now=world.now()) if agenda else NO_OFFERS
    own = Agenda(answering.by, week, items)
    told_at = nudge_moment(own) or reminder_moment(own) or asked_at
    return DueNow(week, window, len(numbers), waiting, told_at, is_early, offers)


def teams_of(world: World, tx: Transaction, overview: Overview, by: Member) -> tuple[HomeTeam, ...]:
    """The teams they lead themselves, then those they belong to; each once."""
    teams = overview.assessing.schedule.teams
    led = {key for key, team in teams.items() if team.lead_now == by.id}
    mine = {each.team for each in tx.teams.memberships(member=by.id) if each.team in teams}
    counts, rounds = overview.count(led | mine), rounds_of(world, tx, overview, led, by=by)
    found = [
        HomeTeam(
            team=teams[key],
            counts={health: counts[key][health] for health in WEAKEST_FIRST if key in counts and counts[key][health]},
            is_led=key in led,
            round=rounds.get(key),
        )
        for key in led | mine
    ]
    return tuple(sorted(found, key=lambda each: (not each.is_led, each.team.name)))


def rounds_of(
    world: World, tx: Transaction, overview: Overview, led: set[str], *, by: Member
) -> dict[str, RemindSheet]:
    """For each team they lead that has a check-in open: who has answered and who has not."""
    schedule = overview.assessing.schedule
    weeks = {key: week for key in led if (week := open_week_of(schedule, schedule.teams[key], world.now()))}
    if not weeks:
        return {}
    agendas = agendas_of(world, tx, schedule, weeks)
    rounds = {week: Round(world, tx, agendas, week, by=by) for week in set(weeks.values())}
    sheets = {key: rounds[week].sheet(schedule.teams[key]) for key, week in weeks.items()}
    return {key: sheet for key, sheet in sheets.items() if sheet.waiting or sheet.answered}


def open_week_of(schedule: Schedule, team: Team, now: datetime) -> Week | None:
    try:
        return open_week(schedule, team, now)
    except NoOpenCheckIn:
        return None
