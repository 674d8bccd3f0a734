"""Deliveries: what may or may not have arrived, what was missed, and what could never be sent."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.doctor.finding import Finding
from okr.delivery import Delivery, DeliveryState
from storage.outbox import Outbox

LATELY = timedelta(days=14)
MOST = 20
MEND = {
    DeliveryState.AMBIGUOUS: "Look in Slack whether it is there; the bot does not send it again by itself.",
    DeliveryState.UNKNOWN: "Look in Slack whether it is there; the bot does not send it again by itself.",
    DeliveryState.MISSED: "Let the bot run without a break at the times people are asked; it was too late to send it.",
    DeliveryState.DEAD: "Mend what Slack says is wrong with the person or the channel; the next one will arrive.",
}


def look_at_deliveries(outbox: Outbox, *, now: datetime) -> list[Finding]:
    """What went wrong in the last fourteen days."""
    return findings_of(outbox.find(MEND, limit=500), now=now)


def findings_of(deliveries: Sequence[Delivery], *, now: datetime) -> list[Finding]:
    lately = [delivery for delivery in deliveries if delivery.plan.not_after > now - LATELY]
    wrong = [Finding(told(delivery), MEND[delivery.state]) for delivery in lately[:MOST]]
    if len(lately) > MOST:
        wrong.append(Finding(f"… and {len(lately) - MOST} more deliveries like these.", "Mend the first ones first."))
    return wrong or [Finding("Everything that was due lately has been sent.")]


def told(delivery: Delivery) -> str:
    plan = delivery.plan
    why = f" ({delivery.last_error})" if delivery.last_error else ""
    return f"The {plan.kind} of {plan.subject} for {plan.period} is {delivery.state}{why}."
