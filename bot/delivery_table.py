"""Deliveries as an operator reads them: a table in the terminal, or JSON for a program; never what they say."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.delivery_words import in_words
from okr.actions.name_subjects import Subject
from okr.delivery import Delivery, DeliveryState

HEADS = ("id", "workspace", "kind", "about", "period", "state", "due", "tries", "where", "why")
WORKSPACE = HEADS.index("workspace")
LONGEST_NAME = 32


@dataclass(frozen=True, slots=True)
class Line:
    """A delivery and whom it is about."""

    delivery: Delivery
    subject: Subject

    @property
    def due(self) -> datetime:
        """When it may be sent at the earliest, where its subject lives."""
        return self.delivery.plan.not_before.astimezone(self.subject.zone)

    @property
    def cells(self) -> tuple[str, ...]:
        one, plan = self.delivery, self.delivery.plan
        return (
            str(one.id),
            one.workspace,
            plan.kind.value,
            printable(self.subject.name),
            plan.period,
            one.state.value,
            local(self.due),
            str(one.attempts),
            one.channel or "",
            in_words(one.last_error) if one.last_error else "",
        )

    @property
    def fields(self) -> dict[str, object]:
        one, plan = self.delivery, self.delivery.plan
        return {
            "id": one.id,
            "workspace": one.workspace,
            "kind": plan.kind.value,
            "subject": plan.subject,
            "name": self.subject.name,
            "period": plan.period,
            "state": one.state.value,
            "not_before": self.due.isoformat(),
            "not_after": plan.not_after.astimezone(self.subject.zone).isoformat(),
            "attempts": one.attempts,
            "channel": one.channel,
            "ts": one.slack_ts,
            "error": one.last_error,
            "why": in_words(one.last_error) if one.last_error else None,
        }


def as_table(lines: Sequence[Line]) -> Iterator[str]:
    """A head and a row for each, in columns; the workspace only where there are several."""
    rows = [HEADS, *(line.cells for line in lines)]
    if len({line.delivery.workspace for line in lines}) < 2:
        rows = [row[:WORKSPACE] + row[WORKSPACE + 1 :] for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def as_json(lines: Sequence[Line], counts: Mapping[DeliveryState, int]) -> str:
    told = {"deliveries": [line.fields for line in lines], "counts": {state.value: n for state, n in counts.items()}}
    return json.dumps(told, ensure_ascii=False, indent=2)


def counted(counts: Mapping[DeliveryState, int]) -> str:
    """ "12 in all: 3 pending, 9 sent", in the order a delivery goes through them."""
    told = ", ".join(f"{counts[state]} {state.value}" for state in DeliveryState if counts.get(state))
    total = sum(counts.values())
    return f"{total} in all: {told}." if total else "There are no deliveries yet."


def local(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M %Z}"


def printable(name: str) -> str:
    """Names are what people chose: nothing in one may command the terminal, or break the line."""
    shown = "".join(character if character.isprintable() else "·" for character in name)
    return shown if len(shown) <= LONGEST_NAME else shown[: LONGEST_NAME - 1] + "…"
