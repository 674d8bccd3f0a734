"""End an absence: somebody is back before it was over, or is not away after all."""

from datetime import date

from okr.actions.absent import keep, whose
from okr.actions.agenda import Agendas
from okr.actions.planning import weeks_between
from okr.away import Back, from_today, without
from okr.member import Absence, Member
from okr.ports import Transaction, World
from okr.week import Week


def end_absence(
    world: World, first_day: date | None = None, *, by: Member, member: str | None = None, wholly: bool = False
) -> Back:
    """The absence that began or begins on `first_day` (None: the one that runs) is over as of today, or has never been
    where it is taken back `wholly`; one that is coming is taken back.

    Who is back is asked in this week where it is still open and nothing was answered: at once, or at the usual time.
    Ending what is over already changes nothing. Raises as okr.actions.absent.whose.
    """
    with world.transaction() as tx:
        away = whose(world, tx, member, by=by)
        today = world.now().astimezone(away.tz).date()
        before = tx.members.absences(member=away.id)
        gone = meant(from_today(before, today), first_day, today)
        if gone is not None:
            keep(world, tx, away, without(before, gone, today=today, wholly=wholly))
            tx.audit.note(actor=by.id, action="end_absence", thing=away.id, at=world.now())
        return Back(away, gone, waiting_week(world, tx, away), is_own=away.id == by.id)


def meant(absences: list[Absence], first_day: date | None, today: date) -> Absence | None:
    """The absence of that first day, or the one that runs; one said in two goes may begin before what a button says."""
    if first_day is None:
        return next((each for each in absences if each.covers(today)), None)
    exact = (each for each in absences if each.first_day == first_day)
    return next(exact, None) or next((each for each in absences if each.covers(first_day)), None)


def waiting_week(world: World, tx: Transaction, member: Member) -> Week | None:
    """The earliest week in which something that they were to be asked by now waits for their answer."""
    agendas, now = Agendas(world, tx, members=[member.id]), world.now()
    for week in weeks_between(now, now):
        agenda = agendas.of(member.id, week)
        if agenda is None or not agenda.when.nudge_at <= now < agenda.when.closes_at:
            continue
        if not tx.check_ins.current_of(agenda.numbers, week).keys() >= set(agenda.numbers):
            return week
    return None
