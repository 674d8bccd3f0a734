"""Put what a draft changed of an objective on record, with every target that changes as a new version."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from okr.actions.follow_objective import follow
from okr.actions.new_objective import Agreed, level_in, objective_of, put_initiative, put_key_result
from okr.actions.on_record import OnRecord
from okr.actions.schedule import Schedule
from okr.actions.standings import rebuild_standing
from okr.actions.tell_new_owners import tell_new_owners
from okr.actions.withdraw import withdraw_changed
from okr.drafting import DraftContent, DraftedInitiative, DraftedKeyResult
from okr.initiative import Initiative, InitiativeState
from okr.key_result import KeyResult, KeyResultState, Target, positions
from okr.metric import Change, Limit, Metric, fits
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.refusals_writing import AnsweredOtherwise, DueTooSoon, WhyNotSaid
from okr.team import Team


class Changing:
    """One objective on its way from what is on record to what `content` says, agreed as `agreed` says."""

    def __init__(
        self, world: World, tx: Transaction, before: OnRecord, content: DraftContent, *, agreed: Agreed
    ) -> None:
        self.world, self.tx, self.before, self.content, self.agreed = world, tx, before, content, agreed
        self.known = {each.number: each for each in before.key_results}
        self.changed: list[KeyResult] = []

    def put(self, team: Team) -> Objective:
        """The objective as it is then; whoever answers for something since then is told. A key result, or an
        initiative, that the content leaves out is cancelled, or dropped: what was said about it stays. Raises
        WhyNotSaid, AnsweredOtherwise and DueTooSoon."""
        after = self._objective(team)
        self.tx.objectives.put(after)
        in_order = zip(self.content.key_results, self._positions(), strict=True)
        numbers = {each.key: self._key_result(each, after, position) for each, position in in_order}
        self._cancel(numbers.values())
        self._initiatives(after, numbers)
        self._rebuild(after)
        owners = self.before.owners | {each.owner for each in self.content.key_results if each.owner}
        follow(self.world, self.tx, teams=[self.before.objective.team, after.team], owners=owners)
        withdraw_changed(self.world, self.tx, [(self.before.objective, after)])
        tell_new_owners(self.world, self.tx, self.before, after, by=self.agreed.by)
        return after

    def _objective(self, team: Team) -> Objective:
        before, was = self.before.objective, self.before.content
        stays = (was.team, was.level) == (self.content.team, self.content.level)
        return replace(
            objective_of(self.content, team, before.number),
            level=before.level if stays else level_in(self.content, team),
            archived=before.archived,
            version=before.version + 1,
        )

    def _positions(self) -> Sequence[int]:
        """Of each of the content's key results, in its order."""
        found = [self.known.get(each.number or 0) for each in self.content.key_results]
        return positions([(one.position, one.number) if one else None for one in found])

    def _key_result(self, each: DraftedKeyResult, objective: Objective, position: int) -> int:
        """Its number; a new one gets one."""
        current = self.known.get(each.number or 0)
        if current is None:
            return put_key_result(self.tx, each, objective, self.agreed, position=position)
        is_cancelled = current.state is KeyResultState.CANCELLED
        after = replace(
            current,
            title=each.title,
            owner=each.owner,
            contributors=each.contributors,
            weight=each.weight,
            measured=each.measured,
            state=KeyResultState.ACTIVE if is_cancelled else current.state,
            targets=self._targets(current, each),
            position=position,
        )
        self._keep(after, current)
        return current.number

    def _targets(self, current: KeyResult, each: DraftedKeyResult) -> tuple[Target, ...]:
        target, start = current.target, each.start or current.target.start
        if (each.metric, start, each.due) == (target.metric, target.start, target.due):
            return current.targets
        why = each.because.strip()
        if not why:
            raise WhyNotSaid(current.label)
        if each.due <= start:
            raise DueTooSoon(each.title)
        self._require_fits(current, each.metric)
        since = max(self.agreed.at, target.since)  # a file may have dated the last one ahead
        self.tx.audit.note(actor=self.agreed.by, action="change_target", thing=current.label, at=self.agreed.at)
        return (*current.targets, Target(each.metric, start, each.due, since=since, reason=why, by=self.agreed.by))

    def _require_fits(self, current: KeyResult, metric: Metric) -> None:
        """Raise where what was answered so far would be read wrongly."""
        said = (one.answer.reading for one in self.tx.check_ins.history(current.number))
        readings = [reading for reading in said if reading is not None]
        if readings and not (same_unit(current.metric, metric) and all(fits(metric, each) for each in readings)):
            raise AnsweredOtherwise(current.label)

    def _keep(self, after: KeyResult, current: KeyResult) -> None:
        if after != current:
            after = replace(after, version=current.version + 1)
            self.tx.key_results.put(after)
            self.changed.append(after)

    def _cancel(self, kept: Iterable[int]) -> None:
        for number in self.known.keys() - set(kept):
            self._keep(replace(self.known[number], state=KeyResultState.CANCELLED), self.known[number])

    def _initiatives(self, objective: Objective, numbers: dict[int, int]) -> None:
        left = {each.number: each for each in self.before.initiatives}
        for each in self.content.initiatives:
            current = left.pop(each.number or 0, None)
            if current is None:
                put_initiative(self.tx, each, objective, numbers)
            elif (after := changed_initiative(current, each, numbers)) != current:
                self.tx.initiatives.put(after)
        for gone in left.values():
            if gone.state is not InitiativeState.DROPPED:
                self.tx.initiatives.put(replace(gone, state=InitiativeState.DROPPED))

    def _rebuild(self, after: Objective) -> None:
        """The standings of what is judged otherwise from now on."""
        before = self.before.objective
        judged = (before.ambition, before.team, before.cycle) != (after.ambition, after.team, after.cycle)
        schedule = Schedule(self.world, self.tx)
        for key_result in self.tx.key_results.of_objectives([after.number]) if judged else self.changed:
            rebuild_standing(self.tx, schedule, key_result, after)


def same_unit(before: Metric, after: Metric) -> bool:
    """Whether a figure of one is a figure of the other."""
    if isinstance(before, Change | Limit) and isinstance(after, Change | Limit):
        return before.unit == after.unit
    return type(before) is type(after)


def changed_initiative(current: Initiative, each: DraftedInitiative, numbers: dict[int, int]) -> Initiative:
    """One that somebody dropped, and somebody else keeps, is planned again."""
    is_dropped = current.state is InitiativeState.DROPPED
    return replace(
        current,
        title=each.title,
        owner=each.owner,
        due=each.due,
        link=each.link,
        key_result=numbers.get(each.key_result or 0),
        state=InitiativeState.PLANNED if is_dropped else current.state,
    )
