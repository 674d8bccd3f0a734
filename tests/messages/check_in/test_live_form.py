"""What answers to every act on the form: the line under a value, the numbers, the blocker, and what is put away."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.check_in_entries import entries_on
from messages.check_in_views import as_typed_in, says_the_same
from messages.language import Language
from messages.reader import Reader
from okr.draft import Entry, Press, Touch, merged, pressed
from okr.form import FormItem
from okr.key_result import Measured
from okr.metric import Binary, Milestones, Step
from tests.builders import a_key_result, an_increase, an_objective, at_most
from tests.messages.check_in.forms import a_form, an_item, history, many_items
from tests.messages.hostile import HOSTILE, faults

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
ENGLISH, VIETNAMESE = Reader(Language.EN, ZONE), Reader(Language.VI, ZONE)
STEPS = Milestones((Step(1, "One"), Step(2, "Two")))


@pytest.fixture(scope="module")
def messages() -> Messages:
    return Messages.read()


def block(view: dict[str, Any], block_id: str) -> dict[str, Any] | None:
    return next((one for one in view["blocks"] if one.get("block_id") == block_id), None)


def means(messages: Messages, item: FormItem, entry: Entry, reader: Reader = ENGLISH) -> str:
    view = messages.check_in.form(a_form([replace(item, entry=entry)]), reader)
    shown = block(view, "kr-1-means")
    return shown["text"]["text"] if shown else ""


@pytest.mark.parametrize(
    ("entry", "english", "vietnamese"),
    [
        (Entry(value="62", confidence=9), "62 · 62% of the way · 1 point behind pace → 🟢 on track", "62 · đạt 62%"),
        (
            Entry(value="45", confidence=9),
            "45 · 45% of the way · 18 points behind pace → 🟡 needs attention",
            "45 · đạt 45% · chậm 18 điểm phần trăm so với kỳ vọng → 🟡 cần chú ý",
        ),
        (
            Entry(value="70"),
            "70 · 70% of the way · 7 points ahead of pace",
            "70 · đạt 70% · nhanh hơn kỳ vọng 7 điểm phần trăm",
        ),
        (
            Entry(value="70", confidence=7),
            "70 · 70% of the way · 7 points ahead of pace → 🟡 needs attention (unsure: confidence 7 of 10)",
            "70 · đạt 70% · nhanh hơn kỳ vọng 7 điểm phần trăm → 🟡 cần chú ý (chưa chắc: mức tự tin 7/10)",
        ),
        (
            Entry(value="45", confidence=2),
            "45 · 45% of the way · 18 points behind pace → 🔴 at risk (confidence only 2 of 10)",
            "45 · đạt 45%",
        ),
        (Entry(value="100", confidence=9), "100 · 100% of the way → ✅ done", "100 · đạt 100% → ✅ hoàn thành"),
        (Entry(value="3", confidence=2), "3 · 3% of the way · 60 points behind pace → 🔴 at risk", "3 · đạt 3%"),
        (
            Entry(value="70", confidence=9, blocker="no budget"),
            "70 · 70% of the way · 7 points ahead of pace → 🟡 needs attention (blocked: no budget)",
            "70 · đạt 70%",
        ),
        (
            Entry(value="40", confidence=9, no_figure=True),
            "No new figure: still 30 · 30% of the way · 33 points behind pace → 🔴 at risk",
            "Chưa có số mới: vẫn là 30",
        ),
        (
            Entry(value="nope", confidence=9),
            "⚠️ “nope” can't be read as a number. Type it like 12.5 or 1,200,000; your other fields stay as they are.",
            "⚠️ Chưa đọc được “nope” thành số.",
        ),
    ],
)
def test_a_figure_is_read_back_with_what_it_means(
    messages: Messages, entry: Entry, english: str, vietnamese: str
) -> None:
    item = an_item(a_key_result(an_increase(0, 100)), *history(30))
    assert means(messages, item, entry) == english
    assert means(messages, item, entry, VIETNAMESE).startswith(vietnamese)


def test_limits_steps_and_yes_or_no_have_their_own_words(messages: Messages) -> None:
    limit, steps, done = (an_item(a_key_result(metric)) for metric in (at_most(5), STEPS, Binary()))
    assert means(messages, limit, Entry(value="4", confidence=9)) == "4 · within the limit → 🟢 on track"
    assert means(messages, limit, Entry(value="6", confidence=9)).startswith(
        "6 · outside the limit → 🟡 needs attention"
    )
    assert means(messages, steps, Entry(steps=(1, 2), confidence=9)) == "2 of 2 steps → ✅ done"
    assert means(messages, done, Entry(done=False, confidence=3)).startswith("not done yet → 🔴 at risk")
    assert means(messages, done, Entry()) == ""


def test_a_draft_from_before_the_metric_changed_still_opens(messages: Messages) -> None:
    assert means(messages, an_item(a_key_result(an_increase(0, 100))), Entry(steps=(1,), confidence=9)) == "—"


def test_the_first_blocker_brings_the_question_who_can_clear_it(messages: Messages) -> None:
    item = an_item(a_key_result())
    without, with_one = (
        messages.check_in.form(a_form([replace(item, entry=Entry(blocker=words))]), ENGLISH) for words in ("", "budget")
    )
    assert block(without, "kr-1-owner") is None
    owner = block(with_one, "kr-1-owner")
    assert owner is not None
    assert owner["element"]["type"] == "users_select"


def test_what_is_cleared_takes_its_field_along(messages: Messages) -> None:
    item = an_item(a_key_result(), *history(40, blocker="two people short"))
    view = messages.check_in.form(
        a_form([replace(item, entry=Entry(blocker="two people short", cleared=True))]), VIETNAMESE
    )
    asked = block(view, "kr-1-cleared")
    assert asked is not None
    assert asked["text"]["text"] == "👍 Không còn vướng: “two people short”"
    assert asked["accessory"]["text"]["text"] == "Vẫn còn vướng"
    assert (block(view, "kr-1-blocker"), block(view, "kr-1-owner")) == (None, None)


def test_what_stands_on_the_view_comes_back_with_its_number_and_what_is_put_away() -> None:
    button = {"type": "button", "action_id": "x", "value": "7", "style": "primary"}
    view = {
        "state": {"values": {"kr-3-note": {"check_in_field": {"type": "plain_text_input", "value": "hm"}}}},
        "blocks": [{"type": "actions", "block_id": "kr-3-surer", "elements": [{**button, "style": "danger"}, button]}],
    }
    assert entries_on(view) == {3: Entry(note="hm", confidence=7, no_figure=True, cleared=True)}
    assert entries_on({}) == {}


def test_an_update_leaves_every_field_as_it_is(messages: Messages) -> None:
    item = an_item(a_key_result(), *history(40))
    shown = messages.check_in.form(a_form([item]), ENGLISH)
    typed = messages.check_in.form(a_form([replace(item, entry=Entry(value="62", confidence=9))]), ENGLISH)
    updated = as_typed_in(typed, shown)
    value = block(updated, "kr-1-value")
    assert value is not None
    assert value["element"]["initial_value"] == "40"
    assert block(updated, "kr-1-means") == block(typed, "kr-1-means")
    assert says_the_same(shown, shown)
    assert not says_the_same(updated, shown)


def test_a_page_of_everything_that_can_stand_on_it_fits_slack(messages: Messages) -> None:
    words = "x" * 3_000
    items = [
        replace(
            item,
            standing=an_item(item.key_result, *history(40, note=words, blocker=words)).standing,
            entry=Entry(value="62", confidence=9, note=words[:2000], blocker=words[:500], blocker_owner="U2"),
        )
        for item in many_items(60)
    ]
    view = messages.check_in.form(a_form(items), VIETNAMESE)
    assert len(view["blocks"]) < 90
    assert len(str(view)) < 250_000


def test_a_monthly_figure_is_put_away_until_there_is_a_new_one(messages: Messages) -> None:
    monthly = replace(a_key_result(), measured=Measured.MONTHLY)
    first, later = an_item(monthly), an_item(monthly, *history(40))
    shown = [block(messages.check_in.form(a_form([item]), ENGLISH), "kr-1-value") for item in (first, later)]
    assert [one is None for one in shown] == [False, True]
    assert Decimal(40) == later.standing.reading


def foreseeing(*obstacles: str, entry: Entry | None = None) -> FormItem:
    return an_item(a_key_result(), objective=replace(an_objective(), obstacles=obstacles), entry=entry)


@pytest.mark.parametrize(("reader", "asks"), [(ENGLISH, "Is it one"), (VIETNAMESE, "Có phải một trở ngại")])
def test_what_was_foreseen_is_offered_while_nothing_else_is_in_the_way(
    messages: Messages, reader: Reader, asks: str
) -> None:
    shown = block(
        messages.check_in.form(a_form([foreseeing("Holidays", "y" * 500, "Holidays")]), reader), "kr-1-foreseen"
    )
    assert shown is not None
    assert shown["text"]["text"].startswith(asks)
    assert [option["value"] for option in shown["accessory"]["options"]] == ["Holidays", "y" * 70]
    for entry in (Entry(blocker="two people short"), Entry(cleared=True)):
        assert (
            block(messages.check_in.form(a_form([foreseeing("Holidays", entry=entry)]), reader), "kr-1-foreseen")
            is None
        )
    assert block(messages.check_in.form(a_form([foreseeing()]), reader), "kr-1-foreseen") is None


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_whatever_was_foreseen_slack_takes_it(messages: Messages, words: str) -> None:
    assert faults(messages.check_in.form(a_form([foreseeing(*(f"{n} {words}" for n in range(90)))]), ENGLISH)) == []


def test_a_chosen_blocker_stands_in_another_field_so_that_slack_shows_it(messages: Messages) -> None:
    entry = pressed(Entry(note="hm"), Touch(1, Press.FORESEEN, Decimal(1), words="Holidays"))
    view = messages.check_in.form(a_form([foreseeing("Holidays", entry=entry)]), ENGLISH)
    field = block(view, "kr-1-refilled")
    assert field is not None
    assert (field["element"]["initial_value"], block(view, "kr-1-blocker")) == ("Holidays", None)
    values = {"kr-1-refilled": {"check_in_field": {"value": "Holidays in May"}}}
    typed = entries_on({"state": {"values": values}})[1]
    assert (typed.blocker, typed.refilled, typed.cleared) == ("Holidays in May", True, False)


def test_a_choice_is_not_lost_to_a_form_that_does_not_show_it_yet_and_what_was_typed_there_counts() -> None:
    chosen = Entry(blocker="Holidays", refilled=True)
    assert merged(chosen, Entry(note="hm")).blocker == "Holidays"
    assert merged(chosen, Entry(blocker="No staff")).blocker == "No staff"
    assert merged(chosen, Entry(refilled=True)).blocker == ""
