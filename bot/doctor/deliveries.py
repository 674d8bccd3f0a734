"""Deliveries: what may or may not have arrived, what could never be sent, and what was missed."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.delivery_words import in_words
from bot.doctor.finding import Finding
from okr.delivery import Delivery, DeliveryState, MissReason
from storage.outbox import Outbox

LATELY = timedelta(days=14)
MOST = 20
NAMED = 3
MOST_READ = 5_000
MEND = {
    DeliveryState.UNKNOWN: (
        "Look in Slack: the bot does not send it again by itself. `okr-bot deliveries --retry {id} --yes` does so."
    ),
    DeliveryState.AMBIGUOUS: "Let the bot run: it looks in Slack within a few minutes, and goes by what it finds.",
    DeliveryState.DEAD: "Mend what Slack says is wrong with the person or the channel; the next one will arrive.",
}
"""The worst first: a flood of what was missed must not hide what may or may not have arrived."""

MEND_MISSED = {
    MissReason.NO_CHANNEL: "Give the team a channel with `okr-bot load`.",
    MissReason.CHANNEL_CLOSED: "Mend the team's channel, as its lead was told in Slack; the next digest will arrive.",
    MissReason.TEAM_ARCHIVED: "Nothing is wrong where the team is gone; else bring it back in `/okr admin`.",
    MissReason.SHARED_CHANNEL: (
        "Nothing is posted where another workspace reads: give the team a channel of its own with `okr-bot load`."
    ),
}
TOO_LATE = "Let the bot run without a break at the times people are asked; it was too late to send it."


def look_at_deliveries(outbox: Outbox, *, now: datetime) -> list[Finding]:
    """What went wrong in the last fourteen days."""

    def lately(state: DeliveryState) -> list[Delivery]:
        return [each for each in outbox.find([state], limit=MOST_READ) if each.plan.not_after > now - LATELY]

    wrong = [finding for state, mend in MEND.items() for finding in one_by_one(lately(state), mend)]
    wrong += missed(lately(DeliveryState.MISSED))
    return wrong or [Finding("Everything that was due lately has been sent.")]


def one_by_one(deliveries: Sequence[Delivery], mend: str) -> list[Finding]:
    """A finding for each, as many as anybody reads."""
    found = [Finding(one(each), mend.format(id=each.id)) for each in deliveries[:MOST]]
    if len(deliveries) > MOST:
        more = len(deliveries) - MOST
        found.append(Finding(f"… and {more} more are {deliveries[0].state}.", "Mend the first ones first."))
    return found


def one(delivery: Delivery) -> str:
    """What is wrong with it."""
    if delivery.state is DeliveryState.UNKNOWN:
        return f"Nobody can say whether the {told([delivery])} arrived: {in_words(delivery.last_error or 'unknown')}."
    return f"The {told([delivery])} is {delivery.state}{why(delivery)}."


def missed(deliveries: Sequence[Delivery]) -> list[Finding]:
    """A finding for all of a kind that a week missed for one reason: after a downtime that is everybody's."""
    groups: defaultdict[tuple[str, str, str], list[Delivery]] = defaultdict(list)
    for each in deliveries:
        groups[each.plan.kind, each.plan.week, each.last_error or ""].append(each)
    return [Finding(f"{sentence(some)}{why(some[0])}.", mend_of(some[0])) for some in groups.values()]


def sentence(some: Sequence[Delivery]) -> str:
    return f"The {told(some)} is missed" if len(some) == 1 else f"{len(some)} {told(some)} are missed"


def told(some: Sequence[Delivery]) -> str:
    """ "nudge of U1 for 2026-W48", or "nudges (U1, U2, U3, …) for 2026-W48" for several."""
    plan = some[0].plan
    if len(some) == 1:
        return f"{plan.kind} of {plan.subject} for {plan.period}"
    subjects = list(dict.fromkeys(each.plan.subject for each in some))
    names = ", ".join([*subjects[:NAMED], *(["…"] if len(subjects) > NAMED else [])])
    return f"{plan.kind}s ({names}) for {plan.week}"


def why(delivery: Delivery) -> str:
    return f" ({delivery.last_error})" if delivery.last_error else ""


def mend_of(delivery: Delivery) -> str:
    """How what was missed for this reason is kept from being missed again."""
    return next((mend for reason, mend in MEND_MISSED.items() if reason == delivery.last_error), TOO_LATE)
