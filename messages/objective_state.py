"""What the open form of a draft carries along with it; never trusted for rights."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Self

from messages.handed_back import counted, handed_back


@dataclass(frozen=True, slots=True)
class ObjectiveState:
    """The number of the draft (None before it is kept); the keys of the team a new one was opened for and of the cycle
    it shows; the print of the part the writer saw; how often a step was shown anew, which gives its fields other names;
    and the key of the key result in the form (0: a new one, or none)."""

    draft: int | None = None
    team: str = ""
    cycle: str = ""
    seen: str = ""
    turn: int = 0
    key: int = 0

    @classmethod
    @handed_back
    def read(cls, carried: str) -> Self:
        """What `carried` wrote; OutOfDate for anything else."""
        held = json.loads(carried)
        draft = counted(held["draft"]) if held["draft"] is not None else None
        team, cycle, seen = (str(held[name]) for name in ("team", "cycle", "seen"))
        return cls(draft, team, cycle, seen, counted(held["turn"]), counted(held["key"]))

    @property
    def carried(self) -> str:
        return json.dumps(asdict(self), separators=(",", ":"))

    @property
    def anew(self) -> "ObjectiveState":
        """The state of a step that is shown again: what was typed into its fields before is forgotten by Slack, since
        they have other names."""
        return replace(self, turn=self.turn + 1)

    def block(self, name: str) -> str:
        """The id of the block called `name`."""
        return f"{name}-{self.turn}" if self.turn else name


@dataclass(frozen=True, slots=True)
class NewObjective:
    """What a button that opens the form carries: the team it is for, and how many were written in the view before."""

    team: str = ""
    turn: int = 0

    @classmethod
    def read(cls, value: str) -> Self:
        team, _, turn = value.partition(" ")
        return cls("" if team == "-" else team, int(turn) if turn.isdigit() else 0)

    @property
    def value(self) -> str:
        return f"{self.team or '-'} {self.turn}"
