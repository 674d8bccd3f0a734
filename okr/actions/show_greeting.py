"""A greeting that stands in a channel is brought up to date once the channel is a team's."""

from okr.delivery import ONCE, DeliveryKind
from okr.ports import Transaction


def show_greeting(tx: Transaction, channel: str) -> None:
    """Have the greeting of `channel` say whose channel it is, where there was one."""
    row = tx.deliveries.get(DeliveryKind.GREETING, channel, ONCE)
    if row is not None:
        tx.deliveries.want_edit(row.id)
