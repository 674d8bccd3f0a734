"""The coach reads a draft and says what would make it a better OKR: advice while writing, never a wall."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from unicodedata import normalize

from okr.coach_titles import Activity, activity_in, figure_in, says_a_measure
from okr.drafting import DraftContent, DraftedKeyResult
from okr.metric import Binary, Change, Kind, Limit, Milestones
from okr.objective import Ambition, Level
from okr.unit import UnitKind

KEY_RESULTS = range(2, 6)
"""As many key results as are fine; three to five are advised (Microsoft Viva, method.md)."""
INITIATIVES = range(3, 6)
MOST_OBJECTIVES = 7
"""Objectives that one level carries; three to five are advised. Few are nothing to advise on: one begins with one."""
DOUBLE = Decimal(2)
ALL = Decimal(100)


class Check(StrEnum):
    """What is looked at, the most telling first: in this order advice is given."""

    NO_KEY_RESULTS = "no_key_results"
    ACTIVITY = "activity"
    FIGURE_IN_TITLE = "figure_in_title"
    SAME_TITLE = "same_title"
    WEIGHTS_OVER = "weights_over"
    DUE_LATE = "due_late"
    NO_OWNER = "no_owner"
    NO_EVIDENCE = "no_evidence"
    ALL_YES_OR_NO = "all_yes_or_no"
    ONE_KEY_RESULT = "one_key_result"
    MANY_KEY_RESULTS = "many_key_results"
    NO_WHY = "no_why"
    NOT_LINKED = "not_linked"
    NO_MIDDLE = "no_middle"
    DOUBLES = "doubles"
    SAME_OBJECTIVE = "same_objective"
    MANY_OBJECTIVES = "many_objectives"
    FEW_INITIATIVES = "few_initiatives"
    MANY_INITIATIVES = "many_initiatives"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands around a draft, as far as its reader may see it.

    `objectives` are the titles of the others that its team (or its owner, for an own one) has in that cycle; `above`
    those of the objectives it may serve, the likeliest first, none for the company's; `last_day` its cycle's.
    """

    objectives: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    last_day: date | None = None


ALONE = Beside()


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One thing that would make the draft better. `keys` name the key results it is about, in their order; none where
    it is about the objective. `count` is how many there are of what is counted; `words` quotes the draft, or what it
    could serve; `day` is the cycle's last; `figure` the sum of weights in percent, or how many times its start a
    target is."""

    check: Check
    keys: tuple[int, ...] = ()
    count: int = 0
    words: str = ""
    day: date | None = None
    figure: Decimal | None = None


def advise(content: DraftContent, *, beside: Beside = ALONE) -> tuple[Advice, ...]:
    """The advice on `content`, the most telling first; each check once, naming every key result that it is about."""
    found = [*of_objective(content, beside), *of_counts(content, beside), *of_key_results(content, beside)]
    ranks = list(Check)
    return tuple(sorted(found, key=lambda advice: ranks.index(advice.check)))


def of_objective(content: DraftContent, beside: Beside) -> Iterator[Advice]:
    if figure := figure_in(content.title):
        yield Advice(check=Check.FIGURE_IN_TITLE, words=figure)
    if not content.why.strip():
        yield Advice(check=Check.NO_WHY)
    if content.level is not Level.COMPANY and not content.serves and beside.above:
        yield Advice(check=Check.NOT_LINKED, words=beside.above[0])
    title = as_said(content.title)
    if title and title in {as_said(each) for each in beside.objectives}:
        yield Advice(check=Check.SAME_OBJECTIVE, words=content.title)


def of_counts(content: DraftContent, beside: Beside) -> Iterator[Advice]:
    key_results, initiatives = content.key_results, len(content.initiatives)
    if not key_results:
        yield Advice(check=Check.NO_KEY_RESULTS)
    elif len(key_results) < KEY_RESULTS.start:
        yield Advice(check=Check.ONE_KEY_RESULT, keys=(key_results[0].key,))
    elif len(key_results) not in KEY_RESULTS:
        yield Advice(check=Check.MANY_KEY_RESULTS, keys=(key_results[-1].key,), count=len(key_results))
    if len(beside.objectives) + 1 > MOST_OBJECTIVES:
        yield Advice(check=Check.MANY_OBJECTIVES, count=len(beside.objectives) + 1)
    if initiatives not in INITIATIVES:
        few = initiatives < INITIATIVES.start
        yield Advice(check=Check.FEW_INITIATIVES if few else Check.MANY_INITIATIVES, count=initiatives)


def of_key_results(content: DraftContent, beside: Beside) -> Iterator[Advice]:
    key_results = content.key_results
    yield from about(Check.NO_OWNER, key_results, lambda one: not one.owner)
    yield from about(Check.ACTIVITY, key_results, is_activity)
    yield from about(Check.NO_EVIDENCE, key_results, lambda one: lacks_evidence(one) and not is_activity(one))
    yield from all_yes_or_no(content)
    yield from same_titles(key_results)
    yield from weights_over(key_results)
    if beside.last_day is not None:
        last = beside.last_day
        yield from about(Check.DUE_LATE, key_results, lambda one: one.due > last, day=last)
    if content.ambition is Ambition.COMMITTED:
        yield from doubles(key_results)


def about(
    check: Check,
    key_results: Iterable[DraftedKeyResult],
    fits: Callable[[DraftedKeyResult], bool],
    *,
    day: date | None = None,
) -> Iterator[Advice]:
    """One piece of advice about all of those that it fits."""
    if keys := tuple(one.key for one in key_results if fits(one)):
        yield Advice(check=check, keys=keys, count=len(keys), day=day)


def is_activity(one: DraftedKeyResult) -> bool:
    """Whether it says what will be done and nothing measures what comes of it.

    Steps and evidence measure; so does a figure, unless it counts how much of the activity itself is done.
    """
    if activity_in(one.title) is Activity.NONE:
        return False
    match one.metric:
        case Binary(evidence=evidence):
            return not evidence.strip()
        case Milestones(steps=steps):
            return len(steps) < 2  # one is a yes or no
        case Change() as change:
            return counts_itself(change) and not says_a_measure(one.title)
        case Limit():
            return False


def counts_itself(change: Change) -> bool:
    """Whether the figure is how much is done: from 0 to 100 % or to the one thing."""
    wholes = {UnitKind.PERCENT: {ALL}, UnitKind.NUMBER: {Decimal(1), ALL}}
    return change.start == 0 and change.target in wholes.get(change.unit.kind, set())


def lacks_evidence(one: DraftedKeyResult) -> bool:
    return isinstance(one.metric, Binary) and not one.metric.evidence.strip()


def all_yes_or_no(content: DraftContent) -> Iterator[Advice]:
    """Nothing shows before the end; and an aspirational one, a success at 70 %, cannot be reached to 70 %.

    Where all of them are activities, to measure what comes of those mends this, too.
    """
    key_results = content.key_results
    if all(isinstance(one.metric, Binary) for one in key_results) and not all(map(is_activity, key_results)):
        key = key_results[0].key
        if content.ambition is Ambition.ASPIRATIONAL:
            yield Advice(check=Check.NO_MIDDLE, keys=(key,))
        elif len(key_results) > 1:
            yield Advice(check=Check.ALL_YES_OR_NO, keys=(key,), count=len(key_results))


def same_titles(key_results: Iterable[DraftedKeyResult]) -> Iterator[Advice]:
    """The first title that there is more than once."""
    titled: dict[str, list[DraftedKeyResult]] = {}
    for one in key_results:
        titled.setdefault(as_said(one.title), []).append(one)
    twice = next((ones for title, ones in titled.items() if title and len(ones) > 1), None)
    if twice:
        keys = tuple(one.key for one in twice)
        yield Advice(check=Check.SAME_TITLE, keys=keys, count=len(keys), words=twice[0].title)


def weights_over(key_results: Iterable[DraftedKeyResult]) -> Iterator[Advice]:
    weighed = [(one.key, one.weight) for one in key_results if one.weight is not None]
    whole = sum((weight for _, weight in weighed), Decimal(0))
    if whole > ALL:
        yield Advice(check=Check.WEIGHTS_OVER, keys=tuple(key for key, _ in weighed), figure=whole)


def doubles(key_results: Iterable[DraftedKeyResult]) -> Iterator[Advice]:
    """The first amount that is to be at least twice what it is; a share, or things that are counted, double easily."""
    for one in key_results:
        match one.metric:
            case Change(start=start, target=target, kind=Kind.INCREASE, unit=unit) if (
                start > 0 and target >= start * DOUBLE and unit.kind is UnitKind.CURRENCY
            ):
                yield Advice(check=Check.DOUBLES, keys=(one.key,), figure=target / start)
                return


def as_said(title: str) -> str:
    """A title as titles are compared: case and spaces do not matter, accents do."""
    return " ".join(normalize("NFC", title).casefold().split())
