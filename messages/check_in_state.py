"""What an open form carries along with it, so that any process can go on with it; never trusted for rights."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from messages.handed_back import counted, handed_back
from okr.confirming import LookAgain
from okr.form import CheckInForm
from okr.week import Week


@dataclass(frozen=True, slots=True)
class FormState:
    """The week of a form, the key results it was opened for (`only`, empty: all that are due), the revision of each
    that was seen, and its page, from 1. `theirs` are the key results where somebody else's answer is to stand;
    `recorded` and `why` say what *Nothing changed* did before it opened this form."""

    week: Week
    only: tuple[int, ...] = ()
    seen: Mapping[int, int] = field(default_factory=dict)
    page: int = 1
    theirs: tuple[int, ...] = ()
    recorded: int = 0
    why: LookAgain | None = None

    @classmethod
    def of(cls, form: CheckInForm) -> Self:
        """The state of a form that was just opened."""
        return cls(form.week, form.only, form.seen)

    @classmethod
    @handed_back
    def read(cls, carried: str) -> Self:
        """What `carried` wrote; OutOfDate for anything else."""
        held = json.loads(carried)
        return cls(
            week=Week.parse(held["week"]),
            only=tuple(counted(number) for number in held["only"]),
            seen={counted(number): counted(revision) for number, revision in held["seen"].items()},
            page=counted(held["page"]),
            theirs=tuple(counted(number) for number in held["theirs"]),
            recorded=counted(held.get("recorded", 0)),
            why=LookAgain(held["why"]) if "why" in held else None,
        )

    @property
    def carried(self) -> str:
        """The state as text for private_metadata, far below its 3,000 characters for 100 key results."""
        held: dict[str, object] = {
            "week": self.week.key,
            "only": self.only,
            "seen": {number: revision for number, revision in self.seen.items() if revision},
            "page": self.page,
            "theirs": self.theirs,
        }
        if self.why is not None:
            held |= {"recorded": self.recorded, "why": self.why}
        return json.dumps(held, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Opening:
    """What a *Check in* button opens: a week (None: the one a command would) and the key results (empty: all)."""

    week: Week | None = None
    only: tuple[int, ...] = ()

    @classmethod
    def read(cls, value: str) -> Self:
        """What `value` wrote; anything else opens the usual form."""
        week, _, only = value.partition(" ")
        try:
            return cls(Week.parse(week), tuple(counted(number) for number in only.split(",") if number))
        except ValueError:
            return cls()

    @property
    def value(self) -> str:
        """The opening as a button's value."""
        if self.week is None:
            return "now"
        return f"{self.week.key} {','.join(str(number) for number in self.only)}".strip()
