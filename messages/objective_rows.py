"""The key results of a draft as the second step of its form lists them, a line or two each."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from messages.dates import show_date
from messages.handed_back import counted, handed_back
from messages.lengths import cut
from messages.metric_words import measured
from messages.numbers import show_percent
from messages.wording import Wording
from okr.draft_edits import MoveKeyResult, RemoveKeyResult
from okr.draft_sheet import DraftSheet
from okr.drafting import DraftedKeyResult
from okr.rollup import weights

TITLE = 150
MEASURED = 160
NAME = 40
EDIT, UP, DOWN, REMOVE = "edit", "up", "down", "remove"


@dataclass(frozen=True, slots=True)
class RowTurn:
    """What an entry of a row's menu carries: what to do with which key result."""

    verb: str
    key: int

    @classmethod
    @handed_back
    def read(cls, value: object) -> "RowTurn":
        """What `value` wrote; OutOfDate for anything else."""
        verb, key = str(value).split(" ")
        if verb not in {EDIT, UP, DOWN, REMOVE}:
            raise ValueError(f"nothing is called {verb}")
        return cls(verb, counted(key))

    @property
    def value(self) -> str:
        return f"{self.verb} {self.key}"

    @property
    def edit(self) -> MoveKeyResult | RemoveKeyResult:
        """The change of the draft that it stands for, where it is one."""
        if self.verb == REMOVE:
            return RemoveKeyResult(self.key)
        return MoveKeyResult(self.key, -1 if self.verb == UP else 1)


@dataclass(frozen=True, slots=True)
class Rows:
    wording: Wording
    sheet: DraftSheet

    def all(self) -> list[dict[str, Any]]:
        key_results = self.sheet.content.key_results
        shares = weights(key_results)
        weighed = any(one.weight is not None for one in key_results)
        last = len(key_results)
        return [
            {
                "number": number,
                "title": cut(one.title, TITLE),
                "about": self.about(one, share if weighed else None),
                "block": f"row-{one.key}",
                "menu": self.menu(one, first=number == 1, last=number == last),
            }
            for number, (one, share) in enumerate(zip(key_results, shares, strict=True), start=1)
        ]

    def about(self, one: DraftedKeyResult, share: Decimal | None) -> str:
        """What is measured, whose it is, by when and, where any has a weight, what it weighs."""
        say, language = self.wording.say, self.wording.language
        owner, with_year = self.sheet.people.get(one.owner or ""), one.due.year != self.sheet.cycle.last_day.year
        parts = [
            cut(measured(one.metric, self.wording), MEASURED),
            cut(owner.name, NAME) if owner else say("no owner"),
            say("by %(day)s", day=show_date(one.due, language, with_year=with_year)),
        ]
        if share is not None:
            whole = share.quantize(Decimal("0.1"), ROUND_HALF_UP).normalize() + 0
            parts.append(say("weight %(weight)s", weight=show_percent(whole, language)))
        return " · ".join(parts)

    def menu(self, one: DraftedKeyResult, *, first: bool, last: bool) -> list[dict[str, str]]:
        """What can be done with it; moving where there is a place to move to."""
        say = self.wording.say
        found = [(EDIT, say("✏️ Edit"))]
        found += [] if first else [(UP, say("⬆️ Move up"))]
        found += [] if last else [(DOWN, say("⬇️ Move down"))]
        found.append((REMOVE, say("🗑️ Remove")))
        return [{"value": RowTurn(verb, one.key).value, "label": label} for verb, label in found]
