"""*Why did I get this?* in words: what a message's button hands back, and the answer it opens."""

from dataclasses import dataclass
from typing import Any, Self

from messages.handed_back import counted, handed_back
from messages.help import NAMES
from messages.language import Language
from messages.mrkdwn import mention
from messages.reader import Reader
from messages.render import Renderer
from messages.why_words import WhyWords
from okr.delivery import ONCE, DeliveryKind
from okr.week import Week
from okr.why import Why


@dataclass(frozen=True, slots=True)
class Asked:
    """Which message it is: its delivery's kind, its week (None: sent once) and ordinal."""

    kind: DeliveryKind
    week: Week | None
    ordinal: int = 0

    @classmethod
    @handed_back
    def read(cls, value: str) -> Self:
        """What `about` wrote; OutOfDate for anything else."""
        kind, period = value.split(" ", 1)
        week, _, ordinal = period.partition(".")
        return cls(DeliveryKind(kind), None if week == ONCE else Week.parse(week), counted(ordinal or 0))

    @property
    def value(self) -> str:
        period = self.week.key if self.week else ONCE
        return f"{self.kind.value} {period}.{self.ordinal}" if self.ordinal else f"{self.kind.value} {period}"


def about(kind: DeliveryKind, week: Week | None = None, ordinal: int = 0) -> str:
    """What the button hands back: which message it is, by its delivery's kind and period (no week: sent once)."""
    return Asked(kind, week, ordinal).value


class WhyMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def modal(self, why: Why, asked: Asked, reader: Reader) -> dict[str, Any]:
        """The causes, how to change what can be changed, and the buttons that lead there."""
        other = next(language for language in Language if language is not reader.language)
        words = WhyWords(self._renderer.wording(reader.language), reader)
        return self._renderer.view(
            "why_modal",
            reader.language,
            causes=words.causes(why.causes),
            asks=why.asks,
            lead=mention(why.lead.id) if why.lead else None,
            leads=why.leads is not None,
            asked=asked.value,
            language=other.value,
            language_name=NAMES[other],
        )
