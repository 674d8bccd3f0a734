"""*Why did I get this?* in words: what a message's button hands back, and the answer it opens."""

from okr.delivery import DeliveryKind
from okr.week import Week


def about(kind: DeliveryKind, week: Week, ordinal: int = 0) -> str:
    """What the button hands back: which message it is, by its delivery's kind and period."""
    return f"{kind.value} {week.key}.{ordinal}" if ordinal else f"{kind.value} {week.key}"
