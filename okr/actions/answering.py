"""What one person may answer: which key results, about which week, and until when."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from okr.actions.acting import actor_of, circle_of
from okr.actions.agenda import Agendas, Due
from okr.actions.ownership import owned_by_who_is_here
from okr.actions.schedule import Schedule
from okr.actions.told import teams_posted
from okr.authority import Act, KeyResultInContext, authorize
from okr.command_week import week_for_command
from okr.key_result import KeyResultState
from okr.member import Member
from okr.objective import Visibility
from okr.occurrence import Occurrence, earliest
from okr.ports import Transaction, World
from okr.refusals import KeyResultNotOpen, NoSuchKeyResult, NothingDue, WeekNotOpen
from okr.week import Week


class Answering:
    """The key results that `by` is asked about, or just those named in `only` once each is authorized.

    Someone away who answers all the same is asked about their own. Raises the Refusal where `by` takes no part here or
    may not answer for one of `only`.
    """

    def __init__(self, world: World, tx: Transaction, *, by: Member, only: Iterable[int] = ()) -> None:
        self.only = tuple(only)
        self.by = by
        self.actor = actor_of(world, tx, by)
        authorize(self.actor, Act.USE)
        self._now = world.now()
        self._tx = tx
        self.agendas = Agendas(world, tx, members=[by.id])
        self._named = [self._authorized(thing) for thing in self._in_context(self.only)]
        self._owners = tx.members.many({owner for thing in self._named if (owner := thing.key_result.owner)})

    @property
    def schedule(self) -> Schedule:
        return self.agendas.schedule

    def items(self, week: Week) -> tuple[Due, ...]:
        """What is answered about in `week`; empty where nothing is due then."""
        return self._due(self._named, week) if self.only else self.own_items(week)

    def open_items(self, week: Week) -> tuple[Due, ...]:
        """The items of `week` that take answers now. Raises WeekNotOpen where none does, NothingDue (or
        KeyResultNotOpen for a named one) where there is nothing to answer about at all."""
        items = self.items(week)
        if not items:
            raise self._nothing()
        is_open = [item for item in items if week <= self._this_week() and self._now < item.occurrence.closes_at]
        if not is_open:
            raise WeekNotOpen(week.key)
        return tuple(is_open)

    def own_items(self, week: Week) -> tuple[Due, ...]:
        """What `by` is asked about in `week`, whatever `only` names."""
        agenda = self.agendas.of(self.by.id, week)
        return agenda.items if agenda else self._due(self._own_open, week)

    def week_now(self) -> Week:
        """The week that a form opened without a message is for (okr/command_week.py); raises as `open_items` where
        there is nothing to answer about."""
        week = week_for_command(self._now, self._this_week(), times=self._times, is_answered=self._is_settled)
        if week is None:
            raise self._nothing()
        return week

    def _this_week(self) -> Week:
        return Week.of(self._now.astimezone(self.by.tz).date())

    def _times(self, week: Week) -> Occurrence | None:
        items = self.items(week)
        return earliest(item.occurrence for item in items) if items else None

    def _is_settled(self, week: Week) -> bool:
        """Whether all of `week` is answered, or its digest was posted early."""
        items = self.items(week)
        numbers = [item.key_result.number for item in items]
        return len(self._tx.check_ins.current_of(numbers, week)) == len(numbers) or digest_posted(self._tx, items, week)

    def _nothing(self) -> NothingDue | KeyResultNotOpen:
        if self._named:
            return KeyResultNotOpen(self._named[0].key_result.label, "not_started")
        return NothingDue()

    @cached_property
    def _own_open(self) -> list[KeyResultInContext]:
        owned = self._tx.key_results.owned_by([self.by.id])
        found = self._in_context([kr.number for kr in owned if kr.state is KeyResultState.ACTIVE])
        return [thing for thing in found if thing.cycle.takes_check_ins and not thing.objective.archived]

    def _in_context(self, numbers: Sequence[int]) -> list[KeyResultInContext]:
        """As acting.in_context for several, with as many queries as for one; the circle of a public objective, which
        decides nothing, is not looked up."""
        found = self._tx.key_results.many(numbers).values()
        key_results = {kr.number: kr for kr in owned_by_who_is_here(self._tx, tuple(found))}
        missing = next((number for number in numbers if number not in key_results), None)
        if missing is not None:
            raise NoSuchKeyResult(f"KR-{missing}")
        objectives = self._tx.objectives.many({kr.objective for kr in key_results.values()})
        circled = [number for number, one in objectives.items() if one.visibility is not Visibility.PUBLIC]
        siblings = self._tx.key_results.of_objectives(circled) if circled else ()
        return [
            KeyResultInContext(
                key_results[number],
                objective,
                self.schedule.cycles[objective.cycle],
                self.schedule.teams[objective.team],
                circle_of(objective, siblings),
            )
            for number in numbers
            for objective in [objectives[key_results[number].objective]]
        ]

    def _authorized(self, thing: KeyResultInContext) -> KeyResultInContext:
        authorize(self.actor, Act.ANSWER, thing)
        return thing

    def _due(self, things: Sequence[KeyResultInContext], week: Week) -> tuple[Due, ...]:
        found = (self._due_in(thing, week) for thing in things)
        return tuple(due for due in found if due is not None)

    def _due_in(self, thing: KeyResultInContext, week: Week) -> Due | None:
        owner = self._owners.get(thing.key_result.owner or "", self.by)
        occurrence = self.schedule.occurrence(thing.team.key, thing.cycle.key, week, owner.tz)
        if occurrence is None or thing.key_result.target.start > occurrence.day:
            return None
        for_another = owner.id if owner.id != self.by.id else None
        return Due(thing.key_result, thing.objective, thing.cycle, thing.team, occurrence, for_another)


def digest_posted(tx: Transaction, items: Iterable[Due], week: Week) -> bool:
    """Whether the digests of all these items' teams for `week` have been posted, early by a lead say."""
    teams = {item.objective.team for item in items}
    return bool(teams) and teams <= teams_posted(tx, teams, week)
