"""A digest is what a channel reads on Monday: one headline, then each key result once, the worst news first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from okr.check_in import CheckIn
from okr.health import WEAKEST_FIRST, Assessment, Health, ReasonKind
from okr.key_result import KeyResult, in_place
from okr.metric import Reading
from okr.objective import Objective
from okr.rollup import RollUp, roll_up, weighted_mean
from okr.standing import Standing, Tally
from okr.target_moved import Moved
from okr.week import Week


class Group(StrEnum):
    """Where a key result is listed, in the order people read."""

    GOT_WORSE = "got_worse"
    STILL_AT_RISK = "still_at_risk"
    DONE = "done"
    RECOVERED = "recovered"
    SILENT = "silent"
    AWAY = "away"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Entry:
    """One key result as a digest finds it: `now` on the week's nominal day, `before` on that of the due week before
    (None: there is none), both under today's rules (assessment.health_at). `away` is whether its owner is; `moved` how
    its target changed since the due week before."""

    objective: Objective
    key_result: KeyResult
    standing: Standing
    now: Assessment
    before: Assessment | None
    away: bool = False
    moved: Moved | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """All that the headline's figures need to know of one key result."""

    health: Health
    owner: str | None
    answered: bool
    away: bool


@dataclass(frozen=True, slots=True)
class PlaceInCycle:
    """Where a week lies in the cycle of that name: whether it is the first or the last that is asked about before the
    cycle ends, and how many check-ins right before it fell out because nobody worked (Tết)."""

    cycle: str = ""
    is_first: bool = False
    is_last: bool = False
    left_out: int = 0
    before: Week | None = None


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One key result in the digest, as raw values: words, numbers and people's names are messages/'s.

    `reading`, `confidence` and `blocker` are the last ones known in that week; `check_in` is this week's answer, None
    where there is none. `weeks` counts the weeks in this health, this one included. `newly_done` tells this week's
    success from last month's, `away` that the owner is. `blocker_owner` is the member who is to clear the blocker;
    `unblocked` tells that this week's answer cleared the one that stood in the due week before, `moved` how the target
    changed since then.
    """

    group: Group
    objective: Objective
    key_result: KeyResult
    assessment: Assessment
    reading: Reading | None
    confidence: int | None
    blocker: str
    check_in: CheckIn | None
    weeks: int
    newly_done: bool
    away: bool
    blocker_owner: str | None = None
    unblocked: bool = False
    moved: Moved | None = None

    @property
    def note(self) -> str:
        """What this week's answer says: why so sure, where that had to be asked, else its note."""
        answer = self.check_in.answer if self.check_in else None
        return answer.explanation or answer.note if answer else ""

    @property
    def owner(self) -> str | None:
        return self.key_result.owner


@dataclass(frozen=True, slots=True)
class Count:
    """How many key results have which health (none with 0), and how many are answered of those due.

    Those whose owner is away and that nobody answered are not due. People count as answered with the last of theirs.
    """

    healths: tuple[tuple[Health, int], ...]
    answered: int
    due: int
    people_answered: int
    people_due: int

    def of(self, health: Health) -> int:
        return dict(self.healths).get(health, 0)


@dataclass(frozen=True, slots=True)
class ChildLine:
    """A child team in its parent's digest: one line of counts."""

    team: str
    count: Count


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """One objective with its roll-up."""

    objective: Objective
    roll_up: RollUp


@dataclass(frozen=True, slots=True)
class Digest:
    """A team's week. `progress` and `expected` are means over its objectives that have a pace (so that they compare),
    fractions 0..1; with no such objective `expected` is None and `progress` the mean of all."""

    week: Week
    count: Count
    progress: Decimal | None
    expected: Decimal | None
    objectives: tuple[ObjectiveLine, ...]
    lines: tuple[DigestLine, ...]
    children: tuple[ChildLine, ...] = ()
    place: PlaceInCycle = PlaceInCycle()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that it may tell."""
        return not self.lines and not self.children

    def of(self, group: Group) -> tuple[DigestLine, ...]:
        return tuple(line for line in self.lines if line.group is group)


def arrange(
    week: Week, entries: Sequence[Entry], children: Iterable[ChildLine] = (), place: PlaceInCycle = PlaceInCycle()
) -> Digest:
    """The digest of `week`: each entry once, by group in reading order, the weakest and the longest there first."""
    objectives = _objectives(entries)
    progress, expected = _headline([line.roll_up for line in objectives])
    return Digest(
        week=week,
        count=count([_counted(week, entry) for entry in entries]),
        progress=progress,
        expected=expected,
        objectives=objectives,
        lines=tuple(sorted((_line(week, entry) for entry in entries), key=_place)),
        children=tuple(children),
        place=place,
    )


def count(counted: Sequence[Counted]) -> Count:
    """The headline's figures; also a child team's one line."""
    found = Counter(each.health for each in counted)
    answered = [each for each in counted if each.answered]
    open_ones = [each for each in counted if not each.away and not each.answered]
    late = {each.owner for each in open_ones}
    people = {each.owner for each in (*answered, *open_ones)} - {None}
    return Count(
        healths=tuple((health, found[health]) for health in WEAKEST_FIRST if found[health]),
        answered=len(answered),
        due=len(answered) + len(open_ones),
        people_answered=len(people - late),
        people_due=len(people),
    )


def group_of(entry: Entry, *, answered: bool) -> Group:
    """The first that holds of: done, got worse, still at risk, recovered, silent or away, the rest.

    Got worse is newly at risk, or a confidence that this week's answer lowered by 2 or more.
    """
    health, before = entry.now.health, entry.before.health if entry.before else None
    if health is Health.DONE:
        return Group.DONE
    at_risk, was_at_risk = health is Health.AT_RISK, before is Health.AT_RISK
    if (at_risk and not was_at_risk) or (answered and entry.now.has(ReasonKind.CONFIDENCE_FELL)):
        return Group.GOT_WORSE
    if at_risk:
        return Group.STILL_AT_RISK
    if was_at_risk and health is not Health.UNKNOWN:
        return Group.RECOVERED
    if answered:
        return Group.REST
    return Group.AWAY if entry.away else Group.SILENT


def _counted(week: Week, entry: Entry) -> Counted:
    answered = _check_in(entry, week) is not None
    return Counted(entry.now.health, entry.key_result.owner, answered, entry.away)


def _line(week: Week, entry: Entry) -> DigestLine:
    tally: Tally | None = entry.standing.tally_at(week)
    check_in = _check_in(entry, week)
    blocker, was_blocked = tally.blocker if tally else "", bool(entry.before and entry.before.has(ReasonKind.BLOCKED))
    return DigestLine(
        group=group_of(entry, answered=check_in is not None),
        objective=entry.objective,
        key_result=entry.key_result,
        assessment=entry.now,
        reading=tally.reading if tally else None,
        confidence=tally.confidence if tally else None,
        blocker=blocker,
        check_in=check_in,
        weeks=max(week - entry.now.since, 0) + 1 if entry.now.since else 1,
        newly_done=entry.now.health is Health.DONE and (not entry.before or entry.before.health is not Health.DONE),
        away=entry.away,
        blocker_owner=tally.blocker_owner if tally else None,
        unblocked=was_blocked and not blocker and check_in is not None,
        moved=entry.moved,
    )


def _check_in(entry: Entry, week: Week) -> CheckIn | None:
    return entry.standing.answer_in(week)


def _place(line: DigestLine) -> tuple[int, int, int, int, tuple[int, int, int]]:
    return (
        tuple(Group).index(line.group),
        WEAKEST_FIRST.index(line.assessment.health),
        -line.weeks if line.group is Group.STILL_AT_RISK else 0,
        line.objective.rank,
        in_place(line.key_result),
    )


def _objectives(entries: Sequence[Entry]) -> tuple[ObjectiveLine, ...]:
    parts: dict[int, list[Entry]] = {}
    for entry in entries:
        parts.setdefault(entry.objective.number, []).append(entry)
    lines = [
        ObjectiveLine(own[0].objective, roll_up([(each.key_result, each.now) for each in own]))
        for own in parts.values()
    ]
    return tuple(sorted(lines, key=lambda line: (line.objective.rank, line.objective.number)))


def _headline(rolled: Sequence[RollUp]) -> tuple[Decimal | None, Decimal | None]:
    compared = [each for each in rolled if each.expected is not None] or rolled
    return _mean(each.shown for each in compared), _mean(each.expected for each in compared)


def _mean(fractions: Iterable[Decimal | None]) -> Decimal | None:
    return weighted_mean([(Decimal(1), each) for each in fractions if each is not None])
