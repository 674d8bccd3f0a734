"""A lead asks those who have not answered: once a person and week, and never close to the bot's own question."""

from collections.abc import Iterable, Sequence

from okr.actions.acting import actor_of
from okr.actions.agenda import Agenda
from okr.actions.planning import end_of_day
from okr.actions.post_digest import team_named
from okr.actions.reminding import Round, agendas_of, open_week, takes_answers
from okr.actions.schedule import Schedule
from okr.authority import Act, authorize
from okr.delivery import DeliveryKind, Plan
from okr.member import Member
from okr.notice import About, Notice, Topic
from okr.ports import Transaction, World
from okr.refusals import NoSuchTeam, NotTheLead, TooLateToRemind
from okr.remind import Reminded, RemindSheet, Waiting
from okr.status import Scope
from okr.team import Team
from okr.week import Week


def see_who_is_silent(world: World, scope: Scope, *, by: Member) -> RemindSheet:
    """The open week of the team that `scope` names (none: the one `by` leads), for its leads and admins.

    Raises NotTheLead for others, NoSuchTeam, and NoOpenCheckIn where no check-in takes answers now.
    """
    with world.snapshot() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        team = team_named(tx, actor, scope)
        authorize(actor, Act.REMIND, team)
        schedule = Schedule(world, tx)
        week = open_week(schedule, team, world.now())
        return Round(world, tx, agendas_of(world, tx, schedule, [team.key]), week, by=by).sheet(team)


def remind(world: World, team_key: str, week: Week, members: Iterable[str], *, by: Member) -> Reminded:
    """Ask those of `members` who have not answered for the team; who is asked, and who is not and why.

    Whoever was asked by a lead this week, or is by the bot within two hours, is left alone; quiet hours postpone it.
    Raises as `see_who_is_silent`; TooLateToRemind where the week is over.
    """
    with world.transaction() as tx:
        team = tx.teams.get(team_key)
        if team is None:
            raise NoSuchTeam(team_key)
        authorize(actor_of(world, tx, by), Act.REMIND, team)
        return remind_teams(world, tx, [team], week, set(members), by=by)


def remind_all(world: World, week: Week, *, by: Member) -> Reminded:
    """Ask everybody who has not answered in any team that `by` leads themselves, each once; otherwise as `remind`.
    NotTheLead for who leads none."""
    with world.transaction() as tx:
        authorize(actor_of(world, tx, by), Act.USE)
        teams = [team for team in tx.teams.live() if team.lead == by.id]
        if not teams:
            own = next((each.team for each in tx.teams.memberships(member=by.id) if each.primary), "")
            team = tx.teams.get(own) or tx.teams.company()
            raise NotTheLead(team.name, team.lead) if team else NoSuchTeam("")
        return remind_teams(world, tx, teams, week, None, by=by)


def remind_teams(
    world: World, tx: Transaction, teams: Sequence[Team], week: Week, members: set[str] | None, *, by: Member
) -> Reminded:
    """Ask `members` (None: everybody) about what is open in these teams."""
    schedule = Schedule(world, tx)
    teams = [team for team in teams if takes_answers(schedule, team, week, world.now())]
    if not teams:
        raise TooLateToRemind(week.key)
    agendas = agendas_of(world, tx, schedule, [team.key for team in teams])
    tx.key_results.lock(agendas.numbers_of(week))  # of two leads who press at once the second sees what the first did
    round_ = Round(world, tx, agendas, week, by=by)
    waiting = {one.member.id: one for team in teams for one in round_.sheet(team).waiting}
    chosen = [one for key, one in waiting.items() if members is None or key in members]
    asked = tuple(one for one in chosen if one.not_now is None)
    for one in asked:
        ask(world, tx, round_.agenda(one.member.id), one, by=by)
    for team in teams if asked else ():
        tx.audit.note(actor=by.id, action="remind", thing=f"{team.key} {week.key}", at=world.now())
    not_now = tuple(one for one in chosen if one.not_now is not None)
    settled = len(members) - len(chosen) if members is not None else 0
    return Reminded(week, world.now(), asked, not_now, settled)


def ask(world: World, tx: Transaction, agenda: Agenda, one: Waiting, *, by: Member) -> None:
    """Plan the question, and keep who asks it: the ordinal of its period is the notice that names them."""
    to, week = agenda.member, agenda.week
    notice = Notice(tx.notices.next_number(), to.id, Topic.LEAD_ASKED, week, world.now(), About(people=(by.id,)))
    tx.notices.put(notice)
    period, until = f"{week.key}.{notice.number}", min(end_of_day(one.at, to.tz), agenda.when.closes_at)
    tx.deliveries.plan([Plan(DeliveryKind.LEAD_REMINDER, to.id, period, not_before=one.at, not_after=until)])
