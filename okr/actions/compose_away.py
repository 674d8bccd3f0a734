"""Put together when somebody is away: what runs and what is coming."""

from datetime import date

from okr.actions.absent import whose
from okr.away import AwayLine, AwaySheet, from_today
from okr.member import Member
from okr.ports import Transaction, World


def compose_away(world: World, *, by: Member, member: str | None = None, change: date | None = None) -> AwaySheet:
    """The absences of `by`, or of `member` whose lead `by` is; `change` is the first day of the one to be said anew,
    where it is still there. Raises as okr.actions.absent.whose."""
    with world.snapshot() as tx:
        away = whose(world, tx, member, by=by)
        today = world.now().astimezone(away.tz).date()
        return sheet_of(tx, away, today, is_own=away.id == by.id, change=change)


def sheet_of(
    tx: Transaction,
    away: Member,
    today: date,
    *,
    is_own: bool,
    change: date | None = None,
    said: AwayLine | None = None,
) -> AwaySheet:
    """What is known of the member's absences as they stand."""
    found = from_today(tx.members.absences(member=away.id), today)
    delegates = tx.members.many({each.delegate for each in found if each.delegate})
    lines = tuple(AwayLine(each, delegates.get(each.delegate or "")) for each in found)
    changed = next((line for line in lines if line.absence.first_day == change), None)
    return AwaySheet(away, today, lines, is_own, changed, said)
