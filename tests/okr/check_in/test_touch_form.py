"""Acts on the open form in whatever order they come in: the later one counts, and none is lost."""

from dataclasses import replace
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from okr.actions.keep_draft import keep_draft
from okr.actions.record_check_in import record_check_in
from okr.actions.touch_form import touch_form
from okr.check_in import Answer
from okr.draft import Entry, Press, Touch, merged, pressed, touched
from okr.form import Submission, Touched, Typed
from tests.builders import a_key_result, an_answer
from tests.okr.check_in.office import THIS_WEEK, Office

FORM = Entry(value="60", confidence=7)


def tap(confidence: int, at: int = 1, sight: str = "s") -> Touch:
    return Touch(1, Press.CONFIDENCE, Decimal(at), sight, confidence)


def do(office: Office, touch: Touch, entry: Entry = FORM, **seen: int) -> Touched:
    return touch_form(office.world, touch, Typed(THIS_WEEK, {1: entry}, {1: seen.get("seen", 0)}), by=office.alice)


def kept(office: Office) -> Entry | None:
    with office.world.snapshot() as tx:
        draft = tx.drafts.get(office.alice.id, THIS_WEEK)
        return draft.entries.get(1) if draft else None


def test_a_tap_is_kept_with_all_that_stood_on_the_page(office: Office) -> None:
    done = do(office, tap(4), replace(FORM, note="two deals"))
    entry = kept(office)
    assert entry is not None
    assert (entry.confidence, entry.value, entry.note) == (4, "60", "two deals")
    assert done.form.items[0].entry == entry


def test_an_act_about_one_key_result_does_not_begin_the_others(office: Office) -> None:
    office.put(a_key_result(number=2))
    touch_form(office.world, tap(4), Typed(THIS_WEEK, {1: FORM, 2: FORM}, {}), by=office.alice)
    with office.world.snapshot() as tx:
        draft = tx.drafts.get(office.alice.id, THIS_WEEK)
    assert draft is not None
    assert draft.entries.keys() == {1}


def test_an_earlier_tap_that_comes_in_later_changes_nothing(office: Office) -> None:
    do(office, tap(9, at=2))
    do(office, tap(3, at=1), replace(FORM, value="6"))
    entry = kept(office)
    assert entry is not None
    assert (entry.confidence, entry.value) == (9, "60")


def test_a_tap_from_before_a_page_was_turned_keeps_what_was_sent_with_it(office: Office) -> None:
    sent = Typed(THIS_WEEK, {1: replace(FORM, note="the whole thought")}, {}, turned="s")
    keep_draft(office.world, sent, by=office.alice)
    do(office, tap(3), replace(FORM, note="the who"))
    entry = kept(office)
    assert entry is not None
    assert (entry.confidence, entry.note) == (3, "the whole thought")


def test_a_tap_between_the_look_and_the_saving_counts(office: Office) -> None:
    do(office, tap(6))
    record_check_in(office.world, Submission(THIS_WEEK, {1: an_answer(60)}, {}, from_draft=True), by=office.alice)
    assert current(office).confidence == 6


def test_a_correction_of_the_same_week_is_none_of_the_drafts_business(office: Office) -> None:
    do(office, tap(6))
    record_check_in(office.world, Submission(THIS_WEEK, {1: an_answer(60, confidence=9)}, {}), by=office.alice)
    assert current(office).confidence == 9


def current(office: Office) -> Answer:
    with office.world.snapshot() as tx:
        check_in = tx.check_ins.current(1, THIS_WEEK)
    assert check_in is not None
    return check_in.answer


def sent(office: Office, *, note: str = "", blocker: str = "") -> None:
    answer = an_answer(60, confidence=5, note=note, blocker=blocker)
    record_check_in(office.world, Submission(THIS_WEEK, {1: answer}, {}), by=office.alice)


def test_a_tap_after_the_saving_is_a_further_revision(office: Office) -> None:
    sent(office)
    done = do(office, tap(6))
    assert (current(office), done.was_sent) == (an_answer(60, confidence=6), True)
    assert done.receipt is not None
    assert done.receipt.answered[0].check_in.revision == 2
    assert kept(office) is None


def test_what_else_was_tapped_on_the_way_counts_too(office: Office) -> None:
    sent(office, blocker="two people short")
    do(office, Touch(1, Press.CLEARED, Decimal(1)), seen=0)
    do(office, Touch(1, Press.NO_FIGURE, Decimal(1)), seen=0)
    assert (current(office).blocker, current(office).reading) == ("", None)


def test_a_form_that_says_something_else_is_not_the_one_that_was_sent(office: Office) -> None:
    sent(office, note="from the other device")
    done = do(office, tap(6), replace(FORM, note="here"))
    assert (current(office).confidence, done.was_sent) == (6, False)


def test_a_character_typed_into_a_form_that_was_sent_leaves_no_draft(office: Office) -> None:
    sent(office)
    do(office, Touch(1, Press.TYPED, Decimal(1)))
    assert kept(office) is None


def test_an_answer_of_somebody_else_leaves_the_tap_in_the_draft(office: Office) -> None:
    record_check_in(office.world, Submission(THIS_WEEK, {1: an_answer(50)}, {}), by=office.lead)
    do(office, tap(6))
    entry = kept(office)
    assert entry is not None
    assert (entry.confidence, current(office).reading) == (6, Decimal(50))


def test_what_has_to_be_explained_waits_in_the_draft(office: Office) -> None:
    record_check_in(office.world, Submission(THIS_WEEK, {1: an_answer(2, confidence=3)}, {}), by=office.alice)
    done = do(office, tap(9), replace(FORM, value="2"))
    assert (done.asks_why, done.was_sent, current(office).confidence) == (True, True, 3)
    assert done.form.seen == {1: 1}


acts = st.lists(st.tuples(st.integers(1, 10), st.text("ab", max_size=3)), min_size=1, max_size=5)


@given(acts, st.randoms())
def test_in_any_order_the_last_act_decides(done: list[tuple[int, str]], random: Random) -> None:
    touches = [(tap(number, at), Entry(note=note)) for at, (number, note) in enumerate(done, start=1)]
    random.shuffle(touches)
    entry: Entry | None = None
    for touch, typed in touches:
        entry = touched(entry, typed, touch, here=True)
    assert entry is not None
    assert (entry.confidence, entry.note) == done[-1]


def test_what_is_put_away_keeps_its_words_for_when_it_is_brought_back() -> None:
    before = pressed(Entry(value="60", blocker="short"), Touch(1, Press.NO_FIGURE, Decimal(1)))
    before = pressed(before, Touch(1, Press.CLEARED, Decimal(2)))
    hidden = merged(before, Entry(note="more", no_figure=True, cleared=True))
    assert (hidden.value, hidden.blocker, hidden.note) == ("60", "short", "more")
    back = pressed(pressed(hidden, Touch(1, Press.FIGURE, Decimal(3))), Touch(1, Press.STILL_THERE, Decimal(4)))
    assert (back.value, back.blocker, back.no_figure, back.cleared) == ("60", "short", False, False)
