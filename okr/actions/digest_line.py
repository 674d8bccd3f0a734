"""One line of a digest as somebody acts on it: whether they may, and who sees that they did."""

from okr.actions.acting import actor_of, in_context
from okr.actions.show_answers import TO_CHANNELS, want_edits
from okr.authority import Act, KeyResultInContext, authorize
from okr.delivery import Delivery, DeliveryKind
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals_on_lines import (
    WeekAhead,
    YourOwnKeyResult,
)
from okr.week import Week

RECEIPTS = frozenset({DeliveryKind.NUDGE, DeliveryKind.RECEIPT})


def line_of(world: World, tx: Transaction, number: int, week: Week, *, by: Member) -> KeyResultInContext:
    """The key result that a line of `week` is about. Raises NoSuchKeyResult, also for one that `by` may not see, and
    WeekAhead where nothing can have been said about the week yet."""
    thing = in_context(tx, number)
    authorize(actor_of(world, tx, by), Act.SEE, thing)
    if week > Week.of(world.now().astimezone(by.tz).date()).plus(1):
        raise WeekAhead(week.key)
    return thing


def require_another(thing: KeyResultInContext, by: Member) -> None:
    """Raise YourOwnKeyResult where `by` owns it: nobody thanks or helps themselves."""
    if thing.key_result.owner == by.id:
        raise YourOwnKeyResult(thing.key_result.label)


def digest_in_channel(tx: Transaction, thing: KeyResultInContext, week: Week) -> Delivery | None:
    """The digest that has the line, where it stands in a channel."""
    row = tx.deliveries.get(DeliveryKind.DIGEST, thing.team.key, week.key)
    return row if row is not None and row.slack_ts is not None else None


def show_on_line(tx: Transaction, thing: KeyResultInContext, week: Week) -> set[str]:
    """Have the digest brought up to date and, where the line is an answer, the receipts of its owner and of whoever
    gave it; returns the timestamps of the digest's messages."""
    digest = want_edits(tx, thing.team.key, week, TO_CHANNELS)
    answer = tx.check_ins.current(thing.key_result.number, week)
    people = {thing.key_result.owner, answer.by} if answer else set()
    for person in people - {None}:
        want_edits(tx, str(person), week, RECEIPTS)
    return {row.slack_ts for row in digest if row.slack_ts}
