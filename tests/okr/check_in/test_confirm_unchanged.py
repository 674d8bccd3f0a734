"""*Nothing changed*: value and confidence are confirmed, and what must be looked at opens as a form."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from okr.actions.compose_nudge import compose_nudge
from okr.actions.confirm_unchanged import confirm_unchanged
from okr.actions.keep_draft import keep_draft
from okr.answered import Nudge, Receipt
from okr.cadence import Cadence
from okr.confirming import LookAgain, Unchanged
from okr.delivery import DeliveryKind, Outgoing
from okr.draft import Entry
from okr.form import Typed
from okr.key_result import Measured
from okr.member import Member
from okr.metric import Binary, Milestones, Step
from okr.refusals import WeekNotOpen
from okr.week import Week
from tests.builders import a_key_result, a_member, a_team, an_absence, an_answer
from tests.okr.check_in.office import FRIDAY_AFTERNOON, THIS_WEEK, Office

FRIDAY = FRIDAY_AFTERNOON.date()


def answered_before(office: Office, *numbers: int, weeks: int = 1, every: int = 1, value: int = 60) -> None:
    """The same answer in each of the weeks before this one, given at its time; it is now again afterwards."""
    for ago in range(weeks * every, 0, -every):
        office.now = FRIDAY_AFTERNOON - timedelta(weeks=ago)
        office.answer({number: an_answer(value) for number in numbers or (1,)}, week=THIS_WEEK.plus(-ago))
    office.now = FRIDAY_AFTERNOON


def confirmed(office: Office, *, by: Member | None = None, week: Week = THIS_WEEK) -> Unchanged:
    return confirm_unchanged(office.world, week, by=by or office.alice)


def asked(unchanged: Unchanged) -> list[int]:
    assert unchanged.form is not None
    return [item.key_result.number for item in unchanged.form.items]


def test_one_tap_confirms_value_and_confidence_and_gives_the_receipt(office: Office) -> None:
    office.put(a_key_result(number=2))
    answered_before(office, 1, 2)
    nudge = office.sent(DeliveryKind.NUDGE, "U1")
    assert confirmed(office) == Unchanged(2)
    for number in (1, 2):
        check_in = office.current(number)
        assert check_in is not None
        assert (check_in.answer, check_in.by, check_in.revision) == (an_answer(60), "U1", 1)
    told = compose_nudge(office.world, nudge)
    assert isinstance(told, Outgoing)
    assert isinstance(told.content, Receipt)


def test_an_open_blocker_stays_open(office: Office) -> None:
    office.now = FRIDAY_AFTERNOON - timedelta(weeks=1)
    office.answer({1: an_answer(60, blocker="the courier", note="old news")}, week=THIS_WEEK.previous())
    office.now = FRIDAY_AFTERNOON
    confirmed(office)
    check_in = office.current()
    assert check_in is not None
    assert (check_in.answer.blocker, check_in.answer.note) == ("the courier", "")


def test_pressing_twice_records_once(office: Office) -> None:
    answered_before(office)
    assert [confirmed(office), confirmed(office)] == [Unchanged(1), Unchanged(0)]
    assert [one.revision for one in office.revisions()] == [1, 1]


def test_what_is_answered_already_is_left_as_it_is(office: Office) -> None:
    office.put(a_key_result(number=2))
    answered_before(office, 1, 2)
    office.answer({1: an_answer(70)})
    assert confirmed(office) == Unchanged(1)
    check_in = office.current()
    assert check_in is not None
    assert check_in.answer == an_answer(70)


def test_what_was_never_answered_opens_the_form_for_just_that(office: Office) -> None:
    office.put(a_key_result(number=2))
    answered_before(office)
    unchanged = confirmed(office)
    assert (unchanged.recorded, unchanged.why, asked(unchanged)) == (1, LookAgain.NEVER_ANSWERED, [2])
    assert office.current(1) is not None
    assert office.current(2) is None


def test_confirmed_twice_running_it_is_looked_at(office: Office) -> None:
    answered_before(office, weeks=3)
    unchanged = confirmed(office)
    assert (unchanged.recorded, unchanged.why, asked(unchanged)) == (0, LookAgain.CONFIRMED_TWICE, [1])
    assert office.current() is None


def test_confirmed_once_it_may_be_confirmed_again(office: Office) -> None:
    answered_before(office, weeks=2)
    assert confirmed(office) == Unchanged(1)


def test_every_second_week_it_is_the_answers_that_count(office: Office) -> None:
    office.put(a_team(cadence=Cadence(every=2)))
    answered_before(office, weeks=3, every=2)
    assert confirmed(office).why is LookAgain.CONFIRMED_TWICE


def test_a_contradiction_is_asked_about_and_the_rest_recorded(office: Office) -> None:
    office.put(a_key_result(number=2))
    answered_before(office, 2)
    office.now = FRIDAY_AFTERNOON - timedelta(weeks=5)
    office.answer({1: an_answer(30, confidence=9)}, week=THIS_WEEK.plus(-5))
    office.now = FRIDAY_AFTERNOON
    unchanged = confirmed(office)
    assert (unchanged.recorded, unchanged.why, asked(unchanged)) == (1, LookAgain.CONTRADICTION, [1])
    assert office.current(1) is None
    assert office.current(2) is not None


def test_a_draft_is_not_thrown_away(office: Office) -> None:
    answered_before(office)
    keep_draft(office.world, Typed(THIS_WEEK, {1: Entry(value="7")}, {}), by=office.alice)
    unchanged = confirmed(office)
    assert (unchanged.recorded, unchanged.why) == (0, LookAgain.BEGUN)
    assert unchanged.form is not None
    assert unchanged.form.items[0].entry == Entry(value="7")


def test_a_figure_measured_monthly_says_no_new_figure(office: Office) -> None:
    office.put(replace(a_key_result(), measured=Measured.MONTHLY))
    answered_before(office)
    assert confirmed(office) == Unchanged(1)
    check_in = office.current()
    assert check_in is not None
    assert (check_in.answer.reading, check_in.answer.confidence) == (None, 8)


def test_steps_and_yes_or_no_are_confirmed_too(office: Office) -> None:
    steps = Milestones((Step(1, "Plan"), Step(2, "Build")))
    office.put(a_key_result(steps, number=2), a_key_result(Binary(), number=3))
    office.now = FRIDAY_AFTERNOON - timedelta(weeks=1)
    said = {1: an_answer(60), 2: an_answer(frozenset({1})), 3: an_answer(False)}
    office.answer(said, week=THIS_WEEK.previous())
    office.now = FRIDAY_AFTERNOON
    assert confirmed(office) == Unchanged(3)
    kept = {number: current.answer for number in said if (current := office.current(number))}
    assert kept == said


def test_a_delegate_confirms_in_the_owners_place(office: Office) -> None:
    answered_before(office)
    bob = a_member("U2", name="Bob")
    office.put(bob, an_absence("U1", first_day=date(2026, 11, 26), last_day=FRIDAY, delegate="U2"))
    assert confirmed(office, by=bob) == Unchanged(1)
    check_in = office.current()
    assert check_in is not None
    assert (check_in.by, check_in.on_behalf_of) == ("U2", "U1")


def test_a_button_of_a_month_ago_is_refused(office: Office) -> None:
    answered_before(office)
    office.now = FRIDAY_AFTERNOON + timedelta(days=30)
    with pytest.raises(WeekNotOpen):
        confirmed(office)
    assert office.current() is None


def test_the_nudge_offers_it_only_where_something_was_answered_before(office: Office) -> None:
    nudge = office.sent(DeliveryKind.NUDGE, "U1")
    assert not offers_it(office)
    answered_before(office)
    assert nudge.is_edit
    assert offers_it(office)


def offers_it(office: Office) -> bool:
    told = compose_nudge(office.world, office.delivery(DeliveryKind.NUDGE, "U1"))
    assert isinstance(told, Outgoing)
    assert isinstance(told.content, Nudge)
    return told.content.offers.can_confirm
