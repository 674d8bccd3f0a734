"""What of a digest fits its message: at most MOST_ROWS rows before the thread, what changed first, then what is red."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from okr.digest import ChildLine, Count, Digest, DigestLine, Group
from okr.health import WEAKEST_FIRST, Health

MOST_ROWS = 12
"""How many rows of text the message itself holds: its heading, its opening sentence, the counts, two for a key result
that is printed (what it is and why), one for targets that changed beside those, one for what went well, one for each
team below, one for the silent, one for who is away, one that points to the thread. Buttons and menus are no rows; a row
that a narrow screen breaks is still one.
"""

HEAD = 3
"""Heading, opening sentence, counts."""

OF_A_KEY_RESULT = 2
FOR_TEAMS_BELOW = 4
"""Rows that the teams below have in any case, less the one for targets that changed."""

FOR_GOOD_NEWS = 2
"""How much of what went well has a row of its own in any case; more than that is told in a row for each group."""

GOOD = (Group.RECOVERED, Group.DONE)


@dataclass(frozen=True, slots=True)
class Pages:
    """`printed` are the key results in the message itself, in the order people read: got worse, recovered, done, still
    at risk; `gathered` those that went well and share a row with others of their group, and `thread` all but the
    printed ones (each once). `silent` and `away` are the owners of those that nobody answered.

    `children` are the teams below that have a row of their own, the worst first, `others` the rest of them. `watch` are
    those that need attention, to share a row where one is left for them; `has_room` tells that one more fits even so.
    `moved` are those whose target changed and that are neither printed nor done: they share a row in any case.
    """

    printed: tuple[DigestLine, ...]
    thread: tuple[DigestLine, ...]
    silent: tuple[str, ...]
    away: tuple[str, ...]
    gathered: tuple[tuple[Group, tuple[DigestLine, ...]], ...] = ()
    children: tuple[ChildLine, ...] = ()
    others: tuple[ChildLine, ...] = ()
    watch: tuple[DigestLine, ...] = ()
    has_room: bool = False
    moved: tuple[DigestLine, ...] = ()

    @property
    def red_in_thread(self) -> int:
        """How many that are at risk did not fit."""
        return sum(1 for line in self.thread if line.assessment.health is Health.AT_RISK)


def paged(digest: Digest) -> Pages:
    """The worst news first, as much as people read; successes of this week with it, older ones in the thread."""
    pages = _paged(digest, for_moved=0)
    return _paged(digest, for_moved=1) if pages.moved else pages


def _paged(digest: Digest, *, for_moved: int) -> Pages:
    """With so many rows for targets that changed."""
    silent = owners(line for line in digest.lines if line.check_in is None and not line.away)
    away = owners(line for line in digest.lines if line.check_in is None and line.away)
    bad, good = _bad(digest), _good(digest)
    room = MOST_ROWS - HEAD - for_moved - bool(silent) - bool(away) - bool(digest.lines)
    wanted = OF_A_KEY_RESULT * len(bad) + len(good)
    below = min(len(digest.children), max(FOR_TEAMS_BELOW - for_moved, room - wanted))
    room -= below
    gathered = _gathered(good) if len(good) > max(FOR_GOOD_NEWS, room - OF_A_KEY_RESULT * len(bad)) else ()
    room -= len(gathered) or len(good)
    told = set(_numbers(bad[: room // OF_A_KEY_RESULT])) | set(_numbers(() if gathered else good))
    room -= OF_A_KEY_RESULT * min(len(bad), room // OF_A_KEY_RESULT)
    moved = tuple(line for line in digest.lines if has_moved(line) and line.key_result.number not in told)
    watch = _to_watch(digest, told | set(_numbers(moved))) if room else ()
    teams = sorted(digest.children, key=_weakest)
    kept = below if below == len(teams) else below - 1
    return Pages(
        printed=tuple(line for line in (*_first(bad), *good, *_last(bad)) if line.key_result.number in told),
        thread=tuple(line for line in digest.lines if line.key_result.number not in told),
        silent=silent,
        away=away,
        gathered=gathered,
        children=tuple(teams[:kept]),
        others=tuple(teams[kept:]),
        watch=watch,
        has_room=room > bool(watch),
        moved=moved,
    )


def has_moved(line: DigestLine) -> bool:
    """Whether its target changed, where that needs telling: what is done needs no explanation of its target."""
    return line.moved is not None and line.assessment.health is not Health.DONE


def owners(lines: Iterable[DigestLine]) -> tuple[str, ...]:
    """The owners of these lines, each once, in the order of the lines."""
    return tuple(dict.fromkeys(line.owner for line in lines if line.owner))


def together(children: Iterable[ChildLine]) -> Count:
    """The figures of some teams in one."""
    counts = [child.count for child in children]
    return Count(
        healths=tuple((health, n) for health in WEAKEST_FIRST if (n := sum(each.of(health) for each in counts))),
        answered=sum(each.answered for each in counts),
        due=sum(each.due for each in counts),
        people_answered=sum(each.people_answered for each in counts),
        people_due=sum(each.people_due for each in counts),
    )


def _bad(digest: Digest) -> tuple[DigestLine, ...]:
    """What is to be printed first: what turned red, what is red still, then what got worse without being red."""
    worse = digest.of(Group.GOT_WORSE)
    red = [line for line in worse if line.assessment.health is Health.AT_RISK]
    return (*red, *digest.of(Group.STILL_AT_RISK), *(line for line in worse if line not in red))


def _good(digest: Digest) -> tuple[DigestLine, ...]:
    return tuple(line for group in GOOD for line in digest.of(group) if group is Group.RECOVERED or line.newly_done)


def _to_watch(digest: Digest, told: set[int]) -> tuple[DigestLine, ...]:
    """What got worse without being red and is not printed, then what else needs attention."""
    found = (*digest.of(Group.GOT_WORSE), *digest.of(Group.REST))
    attention = (line for line in found if line.assessment.health is Health.NEEDS_ATTENTION)
    return tuple(line for line in attention if line.key_result.number not in told)


def _gathered(good: Sequence[DigestLine]) -> tuple[tuple[Group, tuple[DigestLine, ...]], ...]:
    groups = [(group, tuple(line for line in good if line.group is group)) for group in GOOD]
    return tuple((group, lines) for group, lines in groups if lines)


def _first(bad: Sequence[DigestLine]) -> list[DigestLine]:
    return [line for line in bad if line.group is Group.GOT_WORSE]


def _last(bad: Sequence[DigestLine]) -> list[DigestLine]:
    return [line for line in bad if line.group is not Group.GOT_WORSE]


def _numbers(lines: Iterable[DigestLine]) -> list[int]:
    return [line.key_result.number for line in lines]


def _weakest(child: ChildLine) -> tuple[int, ...]:
    """The team with the most at risk first, then the one with the most that needs attention."""
    return (*(-child.count.of(health) for health in WEAKEST_FIRST[:-1]),)
