"""Being away: what somebody says of it, how that fits what was said before, and what is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from okr.member import Absence, AbsenceSource, Member
from okr.week import Week

LONGEST = timedelta(days=366)
OPEN_END = date(2999, 12, 31)
"""The last day of an absence whose end nobody knows: a status without an expiry. It ends when the status does."""
_DAY = timedelta(days=1)


class AwayProblem(StrEnum):
    """Why somebody cannot be away like that, or not with that delegate."""

    ENDS_FIRST = "ends_first"
    OVER = "over"
    TOO_LONG = "too_long"
    ONESELF = "oneself"
    NO_PART = "no_part"
    AWAY_TOO = "away_too"


DELEGATE_PROBLEMS = frozenset({AwayProblem.ONESELF, AwayProblem.NO_PART, AwayProblem.AWAY_TOO})


@dataclass(frozen=True, slots=True)
class Leave:
    """What somebody says: away from `first_day` to `last_day`, both included; `delegate` (an id, or a name as it was
    typed) is asked meanwhile, None: nobody is."""

    first_day: date
    last_day: date
    delegate: str | None = None


@dataclass(frozen=True, slots=True)
class AwayLine:
    """One absence, and who is asked meanwhile."""

    absence: Absence
    delegate: Member | None = None

    @property
    def is_open_ended(self) -> bool:
        return self.absence.last_day >= OPEN_END


@dataclass(frozen=True, slots=True)
class AwaySheet:
    """All that is known of when `member` is away: the absences that run on `today` (their own day) or are coming, in
    order. `is_own` where whoever looks is the member. `change` is the one to be said anew, `said` the one just said."""

    member: Member
    today: date
    lines: tuple[AwayLine, ...] = ()
    is_own: bool = True
    change: AwayLine | None = None
    said: AwayLine | None = None

    @property
    def now(self) -> AwayLine | None:
        """The absence that covers today."""
        return next((line for line in self.lines if line.absence.covers(self.today)), None)


@dataclass(frozen=True, slots=True)
class Back:
    """Somebody is back: `ended` is the absence that was ended or taken back, None where there was none. In `week`
    something waits that they can answer now; `is_asked` where it is asked of them, for they were there on its day."""

    member: Member
    ended: Absence | None
    week: Week | None = None
    is_asked: bool = False
    is_own: bool = True


def problem_of(leave: Leave, *, today: date) -> AwayProblem | None:
    """What is wrong with the days, None where nothing is."""
    if leave.last_day < leave.first_day:
        return AwayProblem.ENDS_FIRST
    if leave.last_day < today:
        return AwayProblem.OVER
    return AwayProblem.TOO_LONG if leave.last_day - leave.first_day >= LONGEST else None


def said_anew(before: Sequence[Absence], said: Absence) -> tuple[Absence, ...]:
    """The absences of one member once `said` holds, in order, no two of which share a day.

    What is said last holds for its days. What began earlier keeps the days before it, and ends with it: whoever says
    their holiday once more says when it ends. What begins later keeps the days after it. With an earlier one of the
    same delegate it becomes one. Undone ones stay unless they begin on the same day.
    """
    kept = [each for each in before if is_marker(each) and each.first_day != said.first_day]
    whole = said
    for each in (one for one in before if not is_marker(one)):
        if not overlaps(each, said):
            kept.append(each)
        elif each.first_day > said.first_day:
            kept += [replace(each, first_day=said.last_day + _DAY)] if each.last_day > said.last_day else []
        elif each.first_day < said.first_day and is_one_with(each, said):
            whole = replace(whole, first_day=each.first_day)
        elif each.first_day < said.first_day:
            kept.append(replace(each, last_day=said.first_day - _DAY))
    return tuple(sorted((*kept, whole), key=lambda one: one.first_day))


def without(before: Sequence[Absence], gone: Absence, *, today: date, wholly: bool = False) -> tuple[Absence, ...]:
    """The absences once `gone` is over: its last day is yesterday, or there is none of it where it had not begun or is
    taken back `wholly`. A status that is taken back stays as undone, from the first day that it no longer counts."""
    rest = [each for each in before if each != gone]
    begun = gone.first_day < today and not wholly
    if begun:
        rest.append(replace(gone, last_day=today - _DAY))
    if gone.source is AbsenceSource.STATUS:
        first = today if begun else gone.first_day
        rest.append(replace(gone, first_day=first, source=AbsenceSource.UNDONE))
    return tuple(sorted(rest, key=lambda one: one.first_day))


def overlaps(one: Absence, other: Absence) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def is_one_with(one: Absence, other: Absence) -> bool:
    """Whether the two are the same absence said in two goes."""
    return (one.delegate, one.source) == (other.delegate, other.source)


def is_marker(absence: Absence) -> bool:
    return absence.source is AbsenceSource.UNDONE


def from_today(absences: Iterable[Absence], today: date) -> list[Absence]:
    """Those that run or are coming, soonest first."""
    found = (each for each in absences if each.last_day >= today and not is_marker(each))
    return sorted(found, key=lambda each: each.first_day)


@dataclass(frozen=True, slots=True)
class AwayNote:
    """What a message that asked about `week` turns into while its reader is away; `answered` where the delegate has
    answered everything. `today` is the reader's own."""

    member: Member
    week: Week
    today: date
    line: AwayLine
    answered: bool = False

    @property
    def is_over(self) -> bool:
        """Whether they are back, and were away on the check-in day alone."""
        return self.line.absence.last_day < self.today
