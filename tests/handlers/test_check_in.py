"""The weekly form in Slack: from the nudge to the receipt, with everything people type."""

from datetime import date
from decimal import Decimal

import pytest

from okr.metric import Binary, Milestones, Step
from okr.unit import HOURS, PERCENT, currency
from tests.builders import a_check_in, a_key_result, an_increase, at_most
from tests.handlers.check_in_scene import WEEK, Scene, field, filled, on_screen
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    return Scene(a_running_bot)


async def test_the_nudge_opens_the_form_and_turns_into_a_receipt_with_edit(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    nudge = await scene.nudge()
    assert "You have 1 key result; it takes about 1 minute." in scene.reads(nudge)
    await alice.click(nudge, "check_in_open")
    form = on_screen(alice)
    assert scene.reads(form).splitlines()[1] == "Week 48 (23–29 Nov)"
    await alice.fill(filled("62.5", 8, note="two big deals"))
    await alice.submit()
    assert "Saved: week 48" in scene.reads(on_screen(alice))
    kept = await scene.kept()
    assert kept is not None
    assert (kept.answer.reading, kept.answer.confidence) == (Decimal("62.5"), 8)
    await scene.bot.tick()
    (receipt,) = await alice.dm()
    assert receipt.ts == nudge.ts
    told = scene.reads(receipt)
    assert "Recorded for week 48 (23–29 Nov) at 15:00 on Friday 27 November." in told
    assert "62.5 → 100 · confidence 8" in told
    assert "“two big deals”" in told


async def test_edit_on_the_receipt_opens_what_was_said_and_keeps_both_answers(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    await alice.click(await scene.nudge(), "check_in_open")
    await alice.fill(filled("60", 8))
    await alice.submit()
    await alice.close()
    await scene.bot.tick()
    (receipt,) = await alice.dm()
    await alice.click(receipt, "check_in_edit")
    assert on_screen(alice).values[field("value")]["check_in_field"]["value"] == "60"
    await alice.fill({field("value"): "65"})
    await alice.submit()
    await scene.bot.tick()
    (receipt,) = await alice.dm()
    assert "65 → 100" in scene.reads(receipt)
    assert [one.answer.reading for one in await scene.revisions()] == [Decimal(60), Decimal(65)]


async def test_six_kinds_in_vietnamese_with_a_comma_and_billions(scene: Scene) -> None:
    steps = Milestones((Step(1, "Chọn nhà cung cấp"), Step(2, "Chuyển dữ liệu"), Step(3, "Đào tạo")))
    revenue = an_increase(1_200_000_000, 2_000_000_000, unit=currency("VND"))
    await scene.begin(
        a_key_result(revenue, number=1, owner="ULAN", title="Doanh thu"),
        a_key_result(an_increase(300, 120, unit=HOURS), number=2, owner="ULAN", title="Thời gian phản hồi"),
        a_key_result(at_most(5, PERCENT), number=3, owner="ULAN", title="Tỷ lệ khiếu nại"),
        a_key_result(steps, number=4, owner="ULAN", title="Tổng đài mới"),
        a_key_result(Binary(), number=5, owner="ULAN", title="Chứng chỉ ISO"),
    )
    lan = scene.bot.person("ULAN")
    await scene.open("ULAN", "cập nhật")
    await lan.fill(
        filled("1,8 tỷ", 8, number=1)
        | filled("2h50", 6, number=2)
        | filled("4,5", 8, number=3)
        | {field("steps", 4): ["1", "2"], field("confidence", 4): "7"}
        | {field("done", 5): "no", field("confidence", 5): "5"}
    )
    await lan.submit()
    told = scene.reads(on_screen(lan), "ULAN")
    assert "Đã lưu: tuần 48 (23–29/11)." in told
    assert "1,8 tỷ đồng → 2 tỷ đồng · mức tự tin 8" in told
    assert "2 giờ 50 phút → 2 giờ" in told
    assert "4,5% (không quá 5%)" in told
    assert "2/3 cột mốc: Chọn nhà cung cấp, Chuyển dữ liệu" in told
    readings = [check_in.answer.reading for number in range(1, 6) if (check_in := await scene.kept(number))]
    assert readings == [Decimal(1_800_000_000), Decimal(170), Decimal("4.5"), frozenset({1, 2}), False]


async def test_a_bad_number_is_refused_at_its_field_with_an_example_and_the_rest_stays(scene: Scene) -> None:
    await scene.begin(a_key_result(an_increase(0, 100), owner="ULAN"))
    lan = scene.bot.person("ULAN")
    await scene.open("ULAN")
    await lan.fill(filled("nhiều lắm", 8, note="đang lên"))
    await lan.submit()
    assert lan.errors() == {
        field("value"): "Chưa đọc được “nhiều lắm” thành số. Hãy nhập như 12,5 hoặc 1.200.000; "
        "các ô khác vẫn được giữ nguyên."
    }
    assert on_screen(lan).values[field("note")]["check_in_field"]["value"] == "đang lên"
    assert await scene.kept() is None


async def test_an_ambiguous_number_is_refused_with_both_readings_and_how_to_type_each(scene: Scene) -> None:
    await scene.begin(a_key_result(an_increase(1, 2, unit=PERCENT)))
    await scene.bot.put(a_check_in("1.1", week=WEEK.previous()))
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill(filled("1,200", 5))
    await alice.submit()
    assert alice.errors() == {
        field("value"): "“1,200” could be 1,200% or 1.2%. Type 1200% for the first, 1.2% for the second."
    }
    await alice.fill({field("value"): "1.2%"})
    await alice.submit()
    kept = await scene.kept()
    assert kept is not None
    assert kept.answer.reading == Decimal("1.2")


async def test_an_empty_value_means_no_new_figure_yet(scene: Scene) -> None:
    await scene.begin()
    await scene.bot.put(a_check_in(40, week=WEEK.previous(), confidence=6))
    alice = scene.bot.person("U1")
    form = await scene.open()
    assert form.values[field("value")]["check_in_field"]["value"] == "40"
    await alice.fill({field("value"): ""})
    await alice.submit()
    assert "No new figure yet, still 40 → 100" in scene.reads(on_screen(alice))
    kept = await scene.kept()
    assert kept is not None
    assert (kept.answer.reading, kept.answer.confidence) == (None, 6)


async def test_a_contradiction_asks_one_more_question_before_anything_is_saved(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill(filled("5", 9, note="signed on Tuesday"))
    await alice.submit()
    asked = scene.reads(on_screen(alice))
    assert on_screen(alice).title == "One more question"
    assert "5 → 100 · confidence 9" in asked
    assert await scene.kept() is None
    await alice.fill({field("why"): "the contract for all of it is signed"})
    await alice.submit()
    kept = await scene.kept()
    assert kept is not None
    assert (kept.answer.note, kept.answer.explanation) == ("signed on Tuesday", "the contract for all of it is signed")
    assert "Why so sure: the contract for all of it is signed" in scene.reads(on_screen(alice))


async def test_back_from_the_question_shows_the_form_as_it_was_filled_in(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill(filled("5", 9, note="signed"))
    await alice.submit()
    await alice.click(on_screen(alice), "check_in_back")
    values = on_screen(alice).values
    assert values[field("value")]["check_in_field"]["value"] == "5"
    assert values[field("note")]["check_in_field"]["value"] == "signed"
    await alice.fill({field("confidence"): "3"})
    await alice.submit()
    kept = await scene.kept()
    assert kept is not None
    assert kept.answer.confidence == 3


async def test_submitting_the_same_twice_saves_it_once(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    for _ in range(2):
        await scene.open()
        await alice.fill(filled("60", 8))
        await alice.submit()
        assert "Saved" in scene.reads(on_screen(alice))
        await alice.close()
    assert len(await scene.revisions()) == 1


async def test_after_the_digest_the_form_says_that_the_answer_is_added(scene: Scene) -> None:
    await scene.begin()
    nudge = await scene.nudge()
    scene.after(days=3, hours=1)
    alice = scene.bot.person("U1")
    await alice.click(nudge, "check_in_open")
    assert "The digest is out; your answers will be added to it." in scene.reads(on_screen(alice))
    assert "Week 48" in scene.reads(on_screen(alice))


async def test_the_shortcut_and_the_help_button_open_the_same_form(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    await alice.shortcut("check_in")
    assert on_screen(alice).callback_id == "check_in_form"
    await alice.close()
    await alice.command("/okr", "help", channel="CCARE")
    (told,) = await alice.messages("CCARE")
    await alice.click(told, "help_check_in")
    assert on_screen(alice).callback_id == "check_in_form"


async def test_milestones_beyond_ten_are_chosen_from_a_list(scene: Scene) -> None:
    steps = Milestones(tuple(Step(number, f"Step {number}", due=date(2026, 12, 1)) for number in range(1, 13)))
    await scene.begin(a_key_result(steps))
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill({field("steps"): ["2", "12"], field("confidence"): "6"})
    await alice.submit()
    kept = await scene.kept()
    assert kept is not None
    assert kept.answer.reading == frozenset({2, 12})
