"""Say that somebody is away, and who is asked meanwhile."""

from collections.abc import Sequence
from datetime import date

from okr.actions.absent import keep, whose
from okr.actions.acting import actor_of, takes_part
from okr.actions.compose_away import sheet_of
from okr.actions.scopes import Scopes
from okr.actions.telling import tell
from okr.away import AwayLine, AwayProblem, AwaySheet, Leave, overlaps, problem_of, said_anew
from okr.key_result import KeyResultState
from okr.member import Absence, Member
from okr.notice import About, Topic
from okr.ports import Transaction, World
from okr.refusals import NotAnAbsence
from okr.status import Scope, ScopeKind


def say_away(
    world: World, leave: Leave, *, by: Member, member: str | None = None, instead_of: date | None = None
) -> AwaySheet:
    """`by`, or `member` (an id or a name) whose lead `by` is, is away like that; returns all their absences now.

    Days said before are said anew (okr.away.said_anew); `instead_of` is the first day of one to be replaced as a whole.
    Saying the same again changes nothing and tells nobody. The delegate is told; so is the member where somebody else
    said it. Raises NotAnAbsence, NotTheirLead, NoSuchMember, and the refusals of those who take no part.
    """
    with world.transaction() as tx:
        away = whose(world, tx, member, by=by)
        today = world.now().astimezone(away.tz).date()
        if problem := problem_of(leave, today=today):
            raise NotAnAbsence(problem)
        delegate = delegate_of(world, tx, leave, away, by=by)
        said = Absence(away.workspace, away.id, leave.first_day, leave.last_day, delegate.id if delegate else None)
        tx.members.lock([away.id])
        before = tx.members.absences(member=away.id)
        after = said_anew([each for each in before if each.first_day != instead_of], said)
        if tuple(before) != after:
            news = Telling(world, tx, away, said, by=by)
            keep(world, tx, away, after, told=news.tell_delegate(before))
            news.tell_member()
            tx.audit.note(actor=by.id, action="say_away", thing=away.id, at=world.now())
        return sheet_of(tx, away, today, is_own=away.id == by.id, said=AwayLine(said, delegate))


def delegate_of(world: World, tx: Transaction, leave: Leave, away: Member, *, by: Member) -> Member | None:
    """Who is named to answer meanwhile; NotAnAbsence where they cannot, NoSuchMember where nobody goes by that name."""
    if leave.delegate is None:
        return None
    known = tx.members.get(leave.delegate)
    found = known or Scopes(tx, actor_of(world, tx, by)).find(Scope(ScopeKind.PERSON, leave.delegate)).person
    if found is None or found.id == away.id:
        raise NotAnAbsence(AwayProblem.ONESELF)
    if not takes_part(tx, found):
        raise NotAnAbsence(AwayProblem.NO_PART, found.id)
    days = Absence(found.workspace, found.id, leave.first_day, leave.last_day)
    if any(overlaps(days, each) and each.covers(each.first_day) for each in tx.members.absences(member=found.id)):
        raise NotAnAbsence(AwayProblem.AWAY_TOO, found.id)
    return found


class Telling:
    """Tells of `said`, which is new, those who have to know."""

    def __init__(self, world: World, tx: Transaction, away: Member, said: Absence, *, by: Member) -> None:
        self.world, self.tx, self.away, self.said, self.by = world, tx, away, said, by

    def tell_delegate(self, before: Sequence[Absence]) -> bool:
        """Whether there is anything to answer for and so something to tell, and it was not told before."""
        named = self.said.delegate
        numbers = tuple(
            kr.number for kr in self.tx.key_results.owned_by([self.away.id]) if kr.state is KeyResultState.ACTIVE
        )
        same = any((each.delegate, each.last_day) == (named, self.said.last_day) for each in before)
        if named is None or not numbers or same:
            return False
        about = About(key_results=numbers, people=(self.away.id,), words=days_of(self.said))
        return tell(self.world, self.tx, named, Topic.DELEGATE_NAMED, about) is not None

    def tell_member(self) -> None:
        if self.by.id != self.away.id:
            people = (self.by.id, *filter(None, [self.said.delegate]))
            about = About(people=people, words=days_of(self.said))
            tell(self.world, self.tx, self.away.id, Topic.AWAY_SAID, about)


def days_of(absence: Absence) -> str:
    """The days of an absence as a notice keeps them: "2026-11-30/2026-12-05"."""
    return f"{absence.first_day.isoformat()}/{absence.last_day.isoformat()}"
