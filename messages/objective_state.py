"""What the open form for an objective carries along with it; never trusted for rights."""

import json
from dataclasses import dataclass, replace
from typing import Self

from messages.handed_back import counted, handed_back
from okr.writing import MOST_KEY_RESULTS


@dataclass(frozen=True, slots=True)
class ObjectiveState:
    """The key of the team it was opened for, the key results on it by the numbers of their fields (which stay, whatever
    is taken away), how many objectives were written in this view before, and the cycle it shows."""

    team: str = ""
    rows: tuple[int, ...] = (1,)
    turn: int = 0
    cycle: str = ""

    @classmethod
    @handed_back
    def read(cls, carried: str) -> Self:
        """What `carried` wrote; OutOfDate for anything else."""
        held = json.loads(carried)
        rows = tuple(counted(row) for row in held["rows"])[:MOST_KEY_RESULTS]
        return cls(str(held["team"]), rows, counted(held["turn"]), str(held["cycle"]))

    @property
    def carried(self) -> str:
        held = {"team": self.team, "rows": self.rows, "turn": self.turn, "cycle": self.cycle}
        return json.dumps(held, separators=(",", ":"))

    def with_one_more(self) -> "ObjectiveState":
        """With another key result at the end; the same where there are as many as can be."""
        if len(self.rows) >= MOST_KEY_RESULTS:
            return self
        return replace(self, rows=(*self.rows, max(self.rows) + 1))

    def without(self, row: int) -> "ObjectiveState":
        """Without that key result; the last one stays."""
        rows = tuple(one for one in self.rows if one != row)
        return replace(self, rows=rows) if rows else self


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
