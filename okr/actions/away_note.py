"""What a message that asked says while its reader is away."""

from okr.actions.answering import Answering
from okr.away import AwayLine, AwayNote
from okr.ports import Transaction, World
from okr.refusals import Refusal
from okr.week import Week


def away_note(world: World, tx: Transaction, member: str, week: Week) -> AwayNote | None:
    """The note for a `member` who is away on the check-in day of `week` and has something due in it; None where they
    are not, or where they answered everything themselves: that is a receipt."""
    known = tx.members.get(member)
    if known is None:
        return None
    try:
        answering = Answering(world, tx, by=known)
    except Refusal:
        return None
    items = answering.own_items(week)
    first = min(items, key=lambda item: item.occurrence.nudge_at, default=None)
    absence = answering.agendas.is_away(member, first.occurrence) if first else None
    if first is None or absence is None:
        return None
    current = tx.check_ins.current_of([item.key_result.number for item in items], week)
    answered = len(current) == len(items)
    if answered and all(one.by == member for one in current.values()):
        return None
    line = AwayLine(absence, answering.agendas.stand_in(absence, first.occurrence))
    return AwayNote(known, week, world.now().astimezone(known.tz).date(), line, answered)
