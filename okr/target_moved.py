"""What changed of what was promised between two digests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from okr.key_result import Target
from okr.week import Week


@dataclass(frozen=True, slots=True)
class Moved:
    """The targets that were in force `before` and `after` the change; the latter says why and by whom."""

    before: Target
    after: Target


def moved_in(targets: Sequence[Target], zone: tzinfo, *, after: Week | None, through: Week) -> Moved | None:
    """From before the first change to after the last of those in the weeks after `after` (None: from the beginning) up
    to `through`; None where nothing changed. A change counts in the week in which it took force in that `zone`."""
    weeks = [Week.of(target.since.astimezone(zone).date()) for target in targets[1:]]
    found = [place for place, week in enumerate(weeks, start=1) if (after is None or week > after) and week <= through]
    if not found:
        return None
    before, now = targets[found[0] - 1], targets[found[-1]]
    same = (before.metric, before.start, before.due) == (now.metric, now.start, now.due)
    return None if same else Moved(before, now)
