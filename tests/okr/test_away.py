"""Absences of one person: what is said anew, what is taken back, what will not do; in a table and for any days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.away import OPEN_END, AwayProblem, Leave, is_marker, problem_of, said_anew, without
from okr.member import Absence, AbsenceSource
from tests.builders import WORKSPACE

FIRST = date(2026, 12, 1)
STATUS, UNDONE = AbsenceSource.STATUS, AbsenceSource.UNDONE


def day(number: int) -> date:
    return FIRST + timedelta(days=number - 1)


def days(first: int, last: int, delegate: str | None = None, source: AbsenceSource = AbsenceSource.SAID) -> Absence:
    return Absence(WORKSPACE, "U1", day(first), day(last), delegate, source)


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        ([], days(3, 5), [days(3, 5)]),
        ([days(3, 5)], days(3, 5), [days(3, 5)]),
        ([days(3, 5)], days(7, 9), [days(3, 5), days(7, 9)]),
        ([days(3, 9)], days(5, 6), [days(3, 6)]),  # said once more, it ends sooner
        ([days(3, 5)], days(5, 9), [days(3, 9)]),  # and later
        ([days(3, 5, "U2")], days(4, 9), [days(3, 3, "U2"), days(4, 9)]),  # another delegate from then on
        ([days(7, 12)], days(5, 8), [days(5, 8), days(9, 12)]),  # what comes later keeps its other days
        ([days(7, 8)], days(5, 12), [days(5, 12)]),
        ([days(1, 2), days(4, 5), days(9, 9)], days(3, 6), [days(1, 2), days(3, 6), days(9, 9)]),
        ([days(1, 30, source=STATUS)], days(5, 8), [days(1, 4, source=STATUS), days(5, 8)]),
        ([days(5, 30, source=UNDONE)], days(6, 8), [days(5, 30, source=UNDONE), days(6, 8)]),
        ([days(5, 30, source=UNDONE)], days(5, 8), [days(5, 8)]),
    ],
)
def test_what_is_said_last_holds(before: list[Absence], said: Absence, after: list[Absence]) -> None:
    assert said_anew(before, said) == tuple(after)


SPANS = st.tuples(st.integers(1, 30), st.integers(0, 10), st.sampled_from([None, "U2"])).map(
    lambda drawn: days(drawn[0], drawn[0] + drawn[1], drawn[2])
)


@given(st.lists(SPANS, max_size=8))
def test_however_often_it_is_said_no_day_is_in_two_and_the_last_word_holds(said: list[Absence]) -> None:
    known: tuple[Absence, ...] = ()
    for each in said:
        known = said_anew(known, each)
        assert all(one.last_day < other.first_day for one, other in pairwise(known))
        assert [one.delegate for one in known if one.covers(each.first_day)] == [each.delegate]
        assert said_anew(known, each) == known


@pytest.mark.parametrize(
    ("gone", "wholly", "after"),
    [
        (days(1, 9), False, [days(1, 4)]),
        (days(5, 9), False, []),
        (days(8, 9), False, []),
        (days(1, 9), True, []),
        (days(1, 9, source=STATUS), False, [days(1, 4, source=STATUS), days(5, 9, source=UNDONE)]),
        (days(5, 9, source=STATUS), False, [days(5, 9, source=UNDONE)]),
        (days(1, 9, source=STATUS), True, [days(1, 9, source=UNDONE)]),
    ],
)
def test_back_on_the_fifth(gone: Absence, wholly: bool, after: list[Absence]) -> None:
    other = days(20, 21)
    assert without([gone, other], gone, today=day(5), wholly=wholly) == (*after, other)


def test_an_undone_absence_covers_no_day() -> None:
    undone = Absence(WORKSPACE, "U1", day(1), OPEN_END, source=UNDONE)
    assert is_marker(undone)
    assert not undone.covers(day(2))


@pytest.mark.parametrize(
    ("first", "last", "problem"),
    [
        (day(1), day(1), None),
        (day(1), day(366), None),
        (day(1), day(367), AwayProblem.TOO_LONG),
        (day(2), day(1), AwayProblem.ENDS_FIRST),
        (day(-5), day(-1), AwayProblem.OVER),
        (day(-5), day(1), None),
    ],
)
def test_days_that_will_not_do(first: date, last: date, problem: AwayProblem | None) -> None:
    assert problem_of(Leave(first, last), today=day(1)) is problem
