"""Tell the history of one key result: every week's answer and correction, changes of its target, comments."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from okr.actions.acting import actor_of, in_context
from okr.actions.assessing import Assessing
from okr.authority import Act, Actor, KeyResultInContext, authorize
from okr.check_in import CheckIn
from okr.health import Assessment
from okr.history import AnsweredWeek, Commented, Entry, History, SilentWeek, TargetChange
from okr.member import Absence, Member
from okr.pace import expected
from okr.ports import Transaction, World
from okr.progress import progress
from okr.refusals import Refusal
from okr.standing import Standing
from okr.standing_fold import advance
from okr.week import Week


def compose_history(world: World, number: int, *, by: Member) -> History:
    """The history of the key result `number`. Raises NoSuchKeyResult, also for one that `by` may not see.

    Reads this one's check-ins, and nobody else's.
    """
    with world.snapshot() as tx:
        thing = in_context(tx, number)
        actor = actor_of(world, tx, by)
        authorize(actor, Act.SEE, thing)
        telling = Telling(tx, Assessing(world, tx), thing)
        entries = tuple(telling.entries())
        return History(
            key_result=thing.key_result,
            objective=thing.objective,
            assessment=telling.now(),
            entries=entries,
            people=tx.members.many(telling.names()),
            may_correct=may_correct(actor, thing),
        )


def may_correct(actor: Actor, thing: KeyResultInContext) -> bool:
    """Whether `actor` may answer for it, and so correct what was said."""
    try:
        authorize(actor, Act.ANSWER, thing)
    except Refusal:
        return False
    return True


class Telling:
    """One key result's history on its way out of the database."""

    def __init__(self, tx: Transaction, assessing: Assessing, thing: KeyResultInContext) -> None:
        self.thing, self.assessing = thing, assessing
        number, objective = thing.key_result.number, thing.objective
        owner = thing.key_result.owner
        self.absences: Sequence[Absence] = tx.members.absences(member=owner) if owner else ()
        self.due = assessing.schedule.due_weeks(objective.team, objective.cycle)
        self.current = tx.check_ins.history(number)
        self.revisions: defaultdict[Week, list[CheckIn]] = defaultdict(list)
        for check_in in tx.check_ins.revisions(number):
            self.revisions[check_in.week].append(check_in)
        self.comments = tx.comments.of([number])
        self.standing = Standing(number)

    def entries(self) -> Iterator[Entry]:
        """Newest first; on one day comments above the answer, the answer above what happened to the target before."""
        found: list[Entry] = [*self._changes(), *self._silent(), *self._answered(), *self._commented()]
        yield from sorted(found, key=lambda entry: (entry.day, rank(entry)), reverse=True)

    def now(self) -> Assessment:
        """How it stands today; call it after `entries`."""
        return self.assessing.assess(self.thing.key_result, self.standing, self.thing.objective)

    def names(self) -> set[str]:
        """Everybody who answered, was answered for, was to clear a blocker, commented, or changed the target."""
        said = [check_in for some in self.revisions.values() for check_in in some]
        found = {self.thing.key_result.owner, *(one.by for one in said), *(one.on_behalf_of for one in said)}
        found |= {one.answer.blocker_owner for one in said} | {comment.by for comment in self.comments}
        found |= {target.by for target in self.thing.key_result.targets}
        return {name for name in found if name}

    def _answered(self) -> Iterator[AnsweredWeek]:
        key_result, objective = self.thing.key_result, self.thing.objective
        thresholds = self.assessing.schedule.thresholds(objective.team)
        due = self.assessing.schedule.due_weeks(objective.team, objective.cycle, away=tuple(self.absences))
        blocker, since = "", None
        for check_in in self.current:
            self.standing = advance(
                self.standing, key_result, check_in, ambition=objective.ambition, due=due, thresholds=thresholds
            )
            now = check_in.answer.blocker
            cleared, blocker = blocker if not now else "", now
            since = (since or check_in.week) if now else None
            yield self._week(check_in, blocked_since=since, cleared=cleared)

    def _week(self, check_in: CheckIn, *, blocked_since: Week | None, cleared: str) -> AnsweredWeek:
        """The week of `check_in`, up to which the standing has been folded."""
        day = self.due.day_of(check_in.week)
        metric = self.thing.key_result.target_on(day).metric
        return AnsweredWeek(
            week=check_in.week,
            day=day,
            check_in=check_in,
            metric=metric,
            reading=self.standing.reading,
            health=self.standing.health,
            earlier=tuple(one for one in self.revisions[check_in.week] if one.revision < check_in.revision),
            progress=progress(metric, self.standing.reading),
            expected=self._expected(day),
            blocked_since=blocked_since,
            cleared=cleared,
        )

    def _silent(self) -> Iterator[SilentWeek]:
        through = self.assessing.last_heard(self.thing.objective)
        answered = {check_in.week for check_in in self.current}
        for week, day in self.due.between(None, through) if through else ():
            if week not in answered and day >= self.thing.key_result.target_on(day).start:
                away = any(absence.covers(day) for absence in self.absences)
                yield SilentWeek(week, day, away=away, expected=self._expected(day))

    def _expected(self, day: date) -> Decimal | None:
        """The share of the way that was expected on `day`, by the target then in force."""
        thresholds = self.assessing.schedule.thresholds(self.thing.objective.team)
        return expected(self.thing.key_result.target_on(day), self.thing.objective.ambition, day, thresholds)

    def _commented(self) -> Iterator[Commented]:
        for comment in self.comments:
            yield Commented(comment.week, comment.at.astimezone(self.thing.team.tz).date(), comment)

    def _changes(self) -> Iterator[TargetChange]:
        zone = self.thing.team.tz
        for before, after in pairwise(self.thing.key_result.targets):
            day = after.since.astimezone(zone).date()
            yield TargetChange(Week.of(day), day, before, after)


def rank(entry: Entry) -> int:
    """Where an entry stands among those of one day."""
    match entry:
        case TargetChange():
            return 0
        case Commented():
            return 2
        case _:
            return 1
