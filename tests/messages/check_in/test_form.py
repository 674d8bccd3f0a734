"""The form as people see it: what stands on it, on which page, and that Slack takes it whatever people wrote."""

from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages import Messages, ids
from messages.check_in_pages import PER_PAGE, pages_of
from messages.check_in_state import FormState, Opening
from messages.language import Language
from messages.reader import Reader
from okr.confirming import LookAgain
from okr.draft import Entry
from okr.key_result import Measured
from okr.metric import Binary, Milestones, Step
from okr.week import Week
from tests.builders import a_check_in, a_key_result, a_member, an_answer, an_objective, at_most
from tests.messages.check_in.forms import WEEK, a_form, a_receipt, an_item, history, many_items, six_kinds
from tests.messages.hostile import HOSTILE, faults

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
ENGLISH, VIETNAMESE = Reader(Language.EN, VIETNAM), Reader(Language.VI, VIETNAM)


@pytest.fixture(scope="module")
def messages() -> Messages:
    return Messages.read()


def texts(view: dict[str, Any]) -> list[str]:
    """The text of the form's head and of each key result's, in order."""
    heads = [block for block in view["blocks"] if block["type"] == "section" and "block_id" not in block]
    return [block["text"]["text"] for block in heads]


def says(view: dict[str, Any], block_id: str) -> str:
    """The text of that section."""
    (block,) = [block for block in view["blocks"] if block.get("block_id") == block_id]
    words: str = block["text"]["text"]
    return words


def chosen(view: dict[str, Any], number: int) -> list[str]:
    """The numbers that show as chosen."""
    rows = [block for block in view["blocks"] if block.get("block_id") in {f"kr-{number}-sure", f"kr-{number}-surer"}]
    assert [len(row["elements"]) for row in rows] == [5, 5], "Slack folds more than five buttons in a row"
    return [each["value"] for row in rows for each in row["elements"] if each.get("style") == "primary"]


def element(view: dict[str, Any], block_id: str) -> dict[str, Any]:
    (block,) = [block for block in view["blocks"] if block.get("block_id") == block_id]
    found: dict[str, Any] = block["element"]
    return found


def test_the_first_line_names_the_week_and_the_second_until_when(messages: Messages) -> None:
    english, vietnamese = (messages.check_in.form(a_form(), reader) for reader in (ENGLISH, VIETNAMESE))
    assert texts(english)[0] == "*Week 48 (23–29 Nov)*\nSend it by 10:00 on Monday 30 November to be in the digest."
    assert texts(vietnamese)[0] == "*Tuần 48 (23–29/11)*\nGửi trước 10:00 thứ Hai 30/11 để kịp bản tin tuần nhé."


def test_a_late_form_says_that_the_digest_is_out(messages: Messages) -> None:
    view = messages.check_in.form(a_form(digest_is_out=True), VIETNAMESE)
    assert "Bản tin đã gửi; câu trả lời của bạn sẽ được bổ sung vào đó." in texts(view)[0]


def test_a_section_tells_where_the_key_result_stands(messages: Messages) -> None:
    view = messages.check_in.form(a_form(), VIETNAMESE)
    assert texts(view)[1].splitlines() == [
        "*KR-1 · Doanh thu quý*",
        "Customers stay with us",
        "Lần trước 1,5 tỷ đồng, chỉ tiêu 2 tỷ đồng",
        "▰▰▰▰▱▱┊▱▱▱▱ 38%, kỳ vọng 63%",
        "Xu hướng ▁▃▅▇",
    ]


def test_a_key_result_never_measured_shows_its_start_and_no_bar(messages: Messages) -> None:
    view = messages.check_in.form(a_form(), ENGLISH)
    lines = texts(view)[2].splitlines()
    assert lines[2:] == ["Start 5h, target 2h", "63% expected by now"]


def test_each_kind_has_its_own_field_prefilled_with_the_last_answer(messages: Messages) -> None:
    view = messages.check_in.form(a_form(), VIETNAMESE)
    assert element(view, "kr-1-value")["initial_value"] == "1.500.000.000"
    assert "initial_value" not in element(view, "kr-2-value")
    assert element(view, "kr-3-value")["initial_value"] == "5,1"
    assert element(view, "kr-3-blocker")["initial_value"] == "two people short"
    assert element(view, "kr-4-steps")["type"] == "checkboxes"
    assert [option["value"] for option in element(view, "kr-4-steps")["initial_options"]] == ["1"]
    assert element(view, "kr-5-done")["type"] == "radio_buttons"
    assert "initial_option" not in element(view, "kr-5-done")


def test_the_first_confidence_has_no_default_and_later_ones_start_from_the_last(messages: Messages) -> None:
    view = messages.check_in.form(a_form(), ENGLISH)
    assert (chosen(view, 2), chosen(view, 1)) == ([], ["7"])
    assert says(view, "kr-2-confidence").splitlines()[1] == "Tap a number from 1 to 10."
    assert says(view, "kr-1-confidence").splitlines()[1] == "🟡 7 · fairly sure (last time: 7)"


def test_last_weeks_note_is_shown_and_not_prefilled(messages: Messages) -> None:
    view = messages.check_in.form(a_form(), ENGLISH)
    context = [block["elements"][0]["text"] for block in view["blocks"] if block["type"] == "context"]
    assert context == ["Last time: “hai hợp đồng lớn”"]
    assert "initial_value" not in element(view, "kr-1-note")


def test_the_question_about_an_aspirational_goal_asks_for_a_good_result(messages: Messages) -> None:
    view = messages.check_in.form(a_form(), ENGLISH)
    asked = [says(view, f"kr-{number}-confidence").splitlines()[0] for number in (1, 6)]
    assert asked[0] == "*How sure are you that this lands by 31 December?*"
    assert asked[1] == "*How sure are you of a good result (70%) by 31 December?*"


def test_what_is_overdue_is_asked_about_as_such(messages: Messages) -> None:
    late = an_item(a_key_result(due=date(2026, 11, 15)), *history(50))
    label = "It was due by 15 November: how sure are you that it still lands?"
    view = messages.check_in.form(a_form([late]), ENGLISH)
    assert says(view, "kr-1-confidence").startswith(f"*{label}*")


def test_an_answer_in_somebody_elses_place_names_them_and_does_not_call_them_away(messages: Messages) -> None:
    item = an_item(a_key_result(), on_behalf_of=a_member("ULAN", name="Lan"))
    told = " ".join(texts(messages.check_in.form(a_form([item]), ENGLISH)))
    assert "Customers stay with us · for Lan\n" in told


def test_yes_or_no_that_nobody_answered_yet_does_not_read_as_done(messages: Messages) -> None:
    told = texts(messages.check_in.form(a_form([an_item(a_key_result(Binary()))]), ENGLISH))
    assert any(words.endswith("\nnot done yet") for words in told)


def test_what_is_measured_once_a_quarter_offers_no_new_figure_first(messages: Messages) -> None:
    item = an_item(replace(a_key_result(), measured=Measured.QUARTERLY), *history(40))
    view = messages.check_in.form(a_form([item]), ENGLISH)
    assert "kr-1-value" not in [block.get("block_id") for block in view["blocks"]]
    assert says(view, "kr-1-means").startswith("No new figure: still 40 · 40% of the way")
    (button,) = [block["accessory"] for block in view["blocks"] if block.get("block_id") == "kr-1-means"]
    assert button["text"]["text"] == "New figure"


def test_this_weeks_own_answer_is_edited_with_its_note(messages: Messages) -> None:
    current = a_check_in(55, week=WEEK, confidence=9, note="done early")
    item = an_item(a_key_result(), *history(40, note="before"), current=current)
    view = messages.check_in.form(a_form([item]), ENGLISH)
    assert element(view, "kr-1-value")["initial_value"] == "55"
    assert element(view, "kr-1-note")["initial_value"] == "done early"
    assert "Last time: “before”" in str(view["blocks"])


def test_a_draft_comes_back_exactly_as_it_was_typed(messages: Messages) -> None:
    entry = Entry(value="1,2 tỷ", confidence=4, note="*hm* <b>", blocker="& so on")
    view = messages.check_in.form(a_form([an_item(a_key_result(), entry=entry)]), ENGLISH)
    assert element(view, "kr-1-value")["initial_value"] == "1,2 tỷ"
    assert element(view, "kr-1-note")["initial_value"] == "*hm* <b>"
    assert element(view, "kr-1-blocker")["initial_value"] == "& so on"


def test_more_than_ten_steps_become_a_list(messages: Messages) -> None:
    item = an_item(a_key_result(Milestones(tuple(Step(number, f"Step {number}") for number in range(1, 12)))))
    steps = element(messages.check_in.form(a_form([item]), ENGLISH), "kr-1-steps")
    assert (steps["type"], len(steps["options"])) == ("multi_static_select", 11)


@pytest.mark.parametrize("count", [1, PER_PAGE, PER_PAGE + 1, 8, 13, 40])
def test_pages_hold_everything_once_in_order_and_evenly(count: int) -> None:
    items = many_items(count)
    pages = pages_of(items)
    assert [item for page in pages for item in page] == items
    assert max(len(page) for page in pages) <= PER_PAGE
    assert max(len(page) for page in pages) - min(len(page) for page in pages) <= 1


def test_only_the_last_page_saves_and_only_later_ones_go_back(messages: Messages) -> None:
    form = a_form(many_items(8))
    first, second = (
        messages.check_in.form(form, ENGLISH, state=replace(FormState.of(form), page=page)) for page in (1, 2)
    )
    assert (first["submit"]["text"], second["submit"]["text"]) == ("Next", "Save")
    ways = [
        [each["action_id"] for block in view["blocks"] if block["type"] == "actions" for each in block["elements"]]
        for view in (first, second)
    ]
    assert (ids.CHECK_IN_BACK in ways[0], ids.CHECK_IN_BACK in ways[1]) == (False, True)


def test_the_state_survives_its_way_through_slack() -> None:
    state = FormState(Week(2026, 48), only=(3,), seen={3: 2, 4: 0}, page=2, theirs=(4,))
    assert FormState.read(state.carried) == replace(state, seen={3: 2})
    looked = replace(state, recorded=4, why=LookAgain.CONFIRMED_TWICE, seen={3: 2})
    assert FormState.read(looked.carried) == looked
    many = FormState(Week(2026, 48), seen=dict.fromkeys(range(10_000, 10_150), 12))
    assert len(many.carried) < 3_000


@pytest.mark.parametrize("opening", [Opening(), Opening(Week(2026, 48)), Opening(Week(2026, 48), (12, 13))])
def test_a_buttons_value_says_what_it_opens(opening: Opening) -> None:
    assert Opening.read(opening.value) == opening


@pytest.mark.parametrize("value", ["", "now", "2026-W99", "2026-W48 x", "'; DROP TABLE"])
def test_any_other_value_opens_the_usual_form(value: str) -> None:
    assert Opening.read(value) == Opening()


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("reader", [ENGLISH, VIETNAMESE], ids=["en", "vi"])
def test_slack_takes_every_view_whatever_people_wrote(messages: Messages, reader: Reader, words: str) -> None:
    wild = words or "-"
    goal = an_objective(title=wild)
    steps = Milestones((Step(1, wild), Step(2, wild)))
    said = a_check_in(40, week=WEEK.previous(), note=words, blocker=words, explanation=words)
    items = [
        an_item(a_key_result(title=wild, number=1), said, objective=goal, on_behalf_of=a_member(name=wild)),
        an_item(a_key_result(steps, title=wild, number=2), objective=goal),
        an_item(a_key_result(at_most(5), number=3), entry=Entry(value=words[:60], note=words[:2000])),
    ]
    form = a_form(items)
    state, answers = FormState.of(form), {1: an_answer(1, confidence=9, note=words)}
    clash = messages.check_in.clash(form, answers, {1: a_check_in(2, key_result=1, by="U2")}, reader, state)
    views = (
        messages.check_in.form(form, reader, trouble=words),
        messages.check_in.why(form, answers, [1], reader, state),
        messages.check_in.saved(a_receipt(items), reader),
    )
    assert [fault for view in views for fault in faults(view)] == []
    assert faults(clash, allowed=frozenset({"<@U2>"})) == []


def test_a_page_of_the_largest_key_results_is_far_from_slacks_limits(messages: Messages) -> None:
    view = messages.check_in.form(a_form(six_kinds()), VIETNAMESE)
    assert len(view["blocks"]) < 80
