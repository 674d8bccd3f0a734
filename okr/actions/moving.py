"""Key results and objectives on their way to new owners: what changes with them, and which messages follow."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from okr.actions.hand_over_nudging import nudge_takers
from okr.actions.schedule import Schedule
from okr.actions.show_answers import TO_CHANNELS, want_edits
from okr.actions.standings import rebuild_standing
from okr.key_result import KeyResult
from okr.member import Member
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.team_place import upwards
from okr.week import Week

TakerOf = Callable[[str], str | None]
"""The member who takes what has that label; None where it stays."""


class Moving:
    """What `by` moves: by taker the labels, and the numbers of key results, in the order in which they moved."""

    def __init__(self, world: World, tx: Transaction, *, by: Member) -> None:
        self._world, self._tx, self._by, self._now = world, tx, by, world.now()
        self.labels: defaultdict[str, list[str]] = defaultdict(list)
        self.numbers: defaultdict[str, list[int]] = defaultdict(list)
        self._concerned: set[str] = set()

    @property
    def this(self) -> Week:
        return Week.of(self._now.astimezone(self._by.tz).date())

    def key_results(self, wanted: Iterable[tuple[KeyResult, Objective]], taker_of: TakerOf, *, of: str | None) -> None:
        """Those that are still the member `of`'s (None: nobody's); with somebody else they stay."""
        objectives = {each.number: objective for each, objective in wanted}
        schedule = Schedule(self._world, self._tx)
        for number, key_result in sorted(self._tx.key_results.lock(objectives).items()):
            to = taker_of(key_result.label)
            if to is None or key_result.owner != of:
                continue
            beside = tuple(each for each in key_result.contributors if each != to)
            moved = replace(key_result, owner=to, contributors=beside, version=key_result.version + 1)
            self._tx.key_results.put(moved)
            rebuild_standing(self._tx, schedule, moved, objectives[number])
            self.numbers[to].append(number)
            self._concerned.update(upwards(objectives[number].team, schedule.teams))
            self._note(key_result.label, to)

    def objectives(self, wanted: Iterable[Objective], taker_of: TakerOf) -> None:
        for objective in wanted:
            if to := taker_of(objective.label):
                beside = tuple(each for each in objective.contributors if each != to)
                moved = replace(objective, owner=to, contributors=beside, version=objective.version + 1)
                self._tx.objectives.put(moved)
                self._note(objective.label, to)

    def show(self, takers: Mapping[str, Member]) -> None:
        """The nudges of those who take something, and the latest digests, say so."""
        nudge_takers(self._world, self._tx, [takers[one] for one in self.numbers])
        for team in sorted(self._concerned):
            for week in (self.this.previous(), self.this):
                want_edits(self._tx, team, week, TO_CHANNELS)

    def _note(self, label: str, to: str) -> None:
        self.labels[to].append(label)
        self._tx.audit.note(actor=self._by.id, action="hand_over", thing=f"{label} to {to}", at=self._now)
