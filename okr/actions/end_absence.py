"""End an absence: somebody is back before it was over, or is not away after all."""

from datetime import date

from okr.actions.absent import keep, whose
from okr.actions.answering import Answering
from okr.actions.planning import weeks_between
from okr.away import Back, from_today, without
from okr.member import Absence, Member
from okr.occurrence import earliest
from okr.ports import Transaction, World
from okr.refusals import Refusal
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
        tx.members.lock([away.id])
        before = tx.members.absences(member=away.id)
        gone = meant(from_today(before, today), first_day, today)
        if gone is not None:
            keep(world, tx, away, without(before, gone, today=today, wholly=wholly))
            tx.audit.note(actor=by.id, action="end_absence", thing=away.id, at=world.now())
        week, is_asked = waiting_week(world, tx, away)
        return Back(away, gone, week, is_asked, is_own=away.id == by.id)


def meant(absences: list[Absence], first_day: date | None, today: date) -> Absence | None:
    """The absence of that first day, or the one that runs; one said in two goes may begin before what a button says."""
    if first_day is None:
        return next((each for each in absences if each.covers(today)), None)
    exact = (each for each in absences if each.first_day == first_day)
    return next(exact, None) or next((each for each in absences if each.covers(first_day)), None)


def waiting_week(world: World, tx: Transaction, member: Member) -> tuple[Week | None, bool]:
    """The earliest week whose check-in time has come in which something waits that they may still answer, and whether
    it is asked of them."""
    try:
        answering = Answering(world, tx, by=member)
    except Refusal:
        return None, False
    now = world.now()
    for week in weeks_between(now, now):
        items = answering.own_items(week)
        if not items or not earliest(item.occurrence for item in items).nudge_at <= now:
            continue
        waiting = {item.key_result.number for item in items if now < item.occurrence.closes_at}
        if waiting - tx.check_ins.current_of(waiting, week).keys():
            return week, answering.agendas.of(member.id, week) is not None
    return None, False
