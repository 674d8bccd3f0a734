"""What the picture under a digest shows: the key results with their progress, the worst first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from okr.digest import Digest, DigestLine
from okr.health import WEAKEST_FIRST
from okr.team import Team

MOST_DRAWN = 15
"""How many key results a picture has room for; more are not read on a phone."""

FEWEST_DRAWN = 2
"""A picture of one bar says no more than the digest's own row does."""


@dataclass(frozen=True, slots=True)
class DigestPicture:
    """`lines` are drawn, `more` are not; `at` is the aware moment that they are as of. `names` are people's by id."""

    team: Team
    digest: Digest
    lines: tuple[DigestLine, ...]
    more: int
    at: datetime
    names: Mapping[str, str]


def to_draw(lines: Sequence[DigestLine]) -> tuple[DigestLine, ...]:
    """Those that have something to draw, the worst first, and among equals the furthest behind; empty where a picture
    is too much: fewer than two, or nobody has answered any."""
    found = [line for line in lines if line.assessment.progress is not None]
    if len(found) < FEWEST_DRAWN or all(line.reading is None for line in found):
        return ()
    return tuple(sorted(found, key=_worst_first))


def _worst_first(line: DigestLine) -> tuple[int, float, int]:
    behind = float(line.assessment.gap) if line.assessment.gap is not None else 0.0
    return WEAKEST_FIRST.index(line.assessment.health), -behind, line.key_result.number
