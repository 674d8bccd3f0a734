"""Due weeks: counting the windows that passed without an answer."""

from datetime import date

from tests.builders import FIRST_DAY, FIRST_WEEK, due_fridays, friday

W40, W41, W42, W43 = (FIRST_WEEK.plus(number) for number in range(4))
DUE = due_fridays(4)


def test_missed_counts_the_due_weeks_after_the_last_answer() -> None:
    assert DUE.missed(after=W41, since=FIRST_DAY, through=W43) == 2
    assert DUE.missed(after=W43, since=FIRST_DAY, through=W43) == 0


def test_missed_counts_from_the_start_where_nobody_answered() -> None:
    assert DUE.missed(after=None, since=FIRST_DAY, through=W42) == 3
    assert DUE.missed(after=None, since=friday(W41), through=W42) == 2
    assert DUE.missed(after=None, since=date(2027, 1, 1), through=W42) == 0


def test_weeks_away_are_not_missed() -> None:
    assert due_fridays(4, without=[W41, W42]).missed(after=W40, since=FIRST_DAY, through=W43) == 1


def test_the_due_week_before_leaves_out_weeks_away() -> None:
    assert due_fridays(4, without=[W41]).before(W42) == (W40, friday(W40))
    assert DUE.before(W40) is None


def test_between_is_after_the_first_and_up_to_the_last() -> None:
    assert DUE.between(W40, W42) == ((W41, friday(W41)), (W42, friday(W42)))
    assert DUE.between(None, W41) == ((W40, friday(W40)), (W41, friday(W41)))


def test_the_day_of_a_week_that_is_not_due_is_its_friday() -> None:
    assert due_fridays(4, without=[W41]).day_of(W41) == friday(W41)
    assert DUE.day_of(FIRST_WEEK.plus(20)) == friday(FIRST_WEEK.plus(20))
