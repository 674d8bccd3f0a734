"""What the fields of the form mean, and what is said at a field that means nothing or two things."""

from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages import Messages
from messages.check_in_answers import understand
from messages.check_in_entries import choices_of, entries_of
from messages.check_in_prefill import prefilled
from messages.language import Language
from messages.number_reader import Read, read_figure
from messages.reader import Reader
from messages.render import Renderer
from messages.typing_figures import typed_plainly
from messages.wording import Wording
from okr.draft import Entry
from okr.form import FormItem
from okr.refusals import WrongReading
from okr.unit import HOURS, MINUTES, NUMBER, PERCENT, Unit, currency, noun
from tests.builders import a_binary_key_result, a_key_result, an_increase, milestones
from tests.messages.check_in.forms import a_form, an_item, history, six_kinds

UNITS = (NUMBER, PERCENT, currency("VND"), currency("USD"), HOURS, MINUTES, noun("tickets/month"))


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer.read()


@pytest.fixture
def english(renderer: Renderer) -> Wording:
    return renderer.wording(Language.EN)


@pytest.fixture
def vietnamese(renderer: Renderer) -> Wording:
    return renderer.wording(Language.VI)


def figure(value: str, unit: Unit = NUMBER, last: str | None = None) -> tuple[list[FormItem], dict[int, Entry]]:
    """A key result and what was typed for it."""
    known = history(last) if last else []
    return [an_item(a_key_result(an_increase(0, 100, unit=unit)), *known)], {1: Entry(value=value, confidence=7)}


def wrong(said: tuple[list[FormItem], dict[int, Entry]], wording: Wording) -> str:
    """What is said at the value's field."""
    return understand(*said, wording).wrong["kr-1-value"]


def test_a_figure_is_read_in_the_readers_language(english: Wording, vietnamese: Wording) -> None:
    assert understand(*figure("12,5"), vietnamese).answers[1].reading == Decimal("12.5")
    assert understand(*figure("1.2k"), english).answers[1].reading == Decimal(1200)
    assert understand(*figure("2h30", HOURS), vietnamese).answers[1].reading == Decimal(150)


def test_an_empty_figure_is_no_new_figure(english: Wording) -> None:
    assert understand(*figure("  "), english).answers[1].reading is None


def test_an_untouched_field_means_the_figure_it_was_prefilled_with(english: Wording, vietnamese: Wording) -> None:
    for wording in (english, vietnamese):
        item = an_item(a_key_result(an_increase(0, 2)), *history("1.234"))
        entries = {1: prefilled(item, wording.language)}
        assert understand([item], entries, wording).answers[1].reading == Decimal("1.234")


def test_what_a_bad_number_is_answered_with(english: Wording, vietnamese: Wording) -> None:
    assert wrong(figure("a lot"), english) == (
        "“a lot” can't be read as a number. Type it like 12.5 or 1,200,000; your other fields stay as they are."
    )
    assert wrong(figure("khoảng 45"), vietnamese) == (
        "“khoảng 45” chưa phải là một con số cụ thể. Hãy nhập như 12,5 hoặc 1.200.000."
    )
    assert wrong(figure("15 triệu USD", currency("VND")), vietnamese) == (
        "“15 triệu USD” không tính bằng VND. Hãy nhập số tiền bằng VND, như 1.200.000 hoặc 1,2 tỷ."
    )
    assert wrong(figure("45%"), english) == (
        "“45%” is in another unit than this key result. Type it like 12.5 or 1,200,000."
    )
    assert wrong(figure("9" * 40), english).startswith("“9999")


def test_an_ambiguous_number_is_answered_with_both_readings_and_how_to_type_each(vietnamese: Wording) -> None:
    assert wrong(figure("0,45", PERCENT, last="40"), vietnamese) == (
        "“0,45” có thể là 0,45% hoặc 45%. Hãy nhập 0,45% hoặc 45% cho rõ nhé."
    )
    assert wrong(figure("2", HOURS), vietnamese) == (
        "“2” có thể là 2 giờ hoặc 2 phút. Hãy nhập 2 giờ hoặc 2 phút cho rõ nhé."
    )


def test_the_first_figure_of_all_is_compared_with_the_start(english: Wording) -> None:
    item = an_item(a_key_result(an_increase(80, 90, unit=PERCENT)))
    assert understand([item], {1: Entry(value="0.85", confidence=7)}, english).wrong["kr-1-value"] == (
        "“0.85” could be 0.85% or 85%. Type 0.85% for the first, 85% for the second."
    )


@given(
    figure=st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False),
    last=st.decimals(min_value=1, max_value=10**9, places=2, allow_nan=False),
    unit=st.sampled_from(UNITS),
    language=st.sampled_from(list(Language)),
)
def test_typed_as_told_a_figure_is_never_in_doubt(
    figure: Decimal, last: Decimal, unit: Unit, language: Language
) -> None:
    assert read_figure(typed_plainly(figure, unit, language), unit, language, last=last) == Read(figure)


def test_the_error_stands_at_its_own_field_and_the_other_key_results_are_understood(english: Wording) -> None:
    items = six_kinds()[:3]
    entries = {
        1: Entry(value="nope", confidence=7),
        2: Entry(value="3h", confidence=None),
        3: Entry(value="4.2", confidence=7),
    }
    filled = understand(items, entries, english)
    assert filled.wrong.keys() == {"kr-1-value", "kr-2-value"}
    assert filled.answers.keys() == {3}


def test_steps_and_yes_or_no(english: Wording) -> None:
    items = [an_item(a_key_result(milestones(None, None), number=1)), an_item(a_binary_key_result(number=2))]
    entries = {1: Entry(steps=(1, 7), confidence=7), 2: Entry(done=True, confidence=7)}
    answers = understand(items, entries, english).answers
    assert (answers[1].reading, answers[2].reading) == (frozenset({1}), True)
    unsaid = understand(items[1:], {2: Entry(confidence=7)}, english)
    assert unsaid.wrong == {"kr-2-done": "Choose one of the two."}


def test_no_ticked_step_is_an_answer_too(english: Wording) -> None:
    item = an_item(a_key_result(milestones(None, None)))
    assert understand([item], {1: Entry(steps=(), confidence=7)}, english).answers[1].reading == frozenset()


@pytest.mark.parametrize("entry", [Entry(steps=(1,), confidence=7), Entry(done=True, confidence=7)])
def test_a_field_of_another_kind_is_refused(english: Wording, entry: Entry) -> None:
    with pytest.raises(WrongReading):
        understand([an_item(a_key_result())], {1: entry}, english)


def test_a_figure_for_what_became_milestones_meanwhile_is_refused(english: Wording) -> None:
    with pytest.raises(WrongReading):
        understand([an_item(a_key_result(milestones(None)))], {1: Entry(value="5", confidence=7)}, english)


def test_fields_are_read_as_slack_hands_them_over() -> None:
    values: dict[str, Any] = {
        "kr-12-value": {"check_in_field": {"type": "plain_text_input", "value": " 12,5 "}},
        "kr-12-confidence": {"check_in_field": {"type": "static_select", "selected_option": {"value": "7"}}},
        "kr-12-note": {"check_in_field": {"type": "plain_text_input", "value": None}},
        "kr-13-steps": {"check_in_field": {"type": "checkboxes", "selected_options": [{"value": "2"}]}},
        "kr-14-done": {"check_in_field": {"type": "radio_buttons", "selected_option": None}},
        "kr-15-whose": {"check_in_field": {"type": "radio_buttons", "selected_option": {"value": "theirs"}}},
        "kr-x-value": {"check_in_field": {"value": "no"}},
        "other": {"a": {"value": "no"}},
    }
    entries = entries_of(values)
    assert entries[12] == Entry(value=" 12,5 ", confidence=7)
    assert entries[13] == Entry(steps=(2,))
    assert entries[14] == Entry(done=None)
    assert entries.keys() == {12, 13, 14, 15}
    assert choices_of(values) == {15: "theirs"}


def test_only_what_was_typed_anew_becomes_a_draft() -> None:
    form, reader = a_form(), Reader(Language.VI, ZoneInfo("UTC"))
    untouched = {item.key_result.number: prefilled(item, Language.VI) for item in form.items}
    typed = {**untouched, 2: Entry(value="2h50")}
    assert Messages.read().check_in.typed_anew(form, typed, reader) == {2: Entry(value="2h50")}
