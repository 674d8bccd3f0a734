"""A draft keeps what somebody typed into the check-in form until it is sent: nothing typed is lost."""

from dataclasses import dataclass, field
from datetime import datetime

from okr.week import Week


@dataclass(frozen=True, slots=True)
class Entry:
    """One key result's fields exactly as typed; `steps` are the ticked step numbers, None where untouched."""

    value: str = ""
    steps: tuple[int, ...] | None = None
    done: bool | None = None
    confidence: int | None = None
    note: str = ""
    blocker: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """`member`'s half-filled form for `week`: entries and the revision seen when it was opened, by key result.

    `only` names the key results of a form opened for some of them; empty for all that are due.
    """

    member: str
    week: Week
    at: datetime
    entries: dict[int, Entry] = field(default_factory=dict)
    seen: dict[int, int] = field(default_factory=dict)
    only: tuple[int, ...] = ()
