"""A key result in words, in both languages."""

from decimal import Decimal

import pytest

from messages.language import Language, read_words
from messages.lines import SIGNS, Lines
from messages.wording import Wording
from okr.health import Assessment, Health, Reason, ReasonKind
from okr.metric import Binary, Metric, Reading
from okr.unit import HOURS, PERCENT, currency, noun
from tests.builders import an_increase, at_least, at_most, milestones

WORDS = read_words()
ENGLISH = Lines(Wording(WORDS[Language.EN]))
VIETNAMESE = Lines(Wording(WORDS[Language.VI]))

REASONS = [
    (Reason(ReasonKind.OVERDUE, count=1), "1 day overdue", "quá hạn 1 ngày"),
    (Reason(ReasonKind.OVERDUE, count=12), "12 days overdue", "quá hạn 12 ngày"),
    (Reason(ReasonKind.WORSE_THAN_START), "worse than at the start", "kém hơn lúc bắt đầu"),
    (Reason(ReasonKind.CONFIDENCE_AT_RISK, now=2), "confidence only 2 of 10", "mức tự tin chỉ 2/10"),
    (
        Reason(ReasonKind.FAR_BEHIND, points=Decimal("31.5")),
        "far behind, by 32 points",
        "chậm nhiều: 32 điểm phần trăm",
    ),
    (Reason(ReasonKind.BLOCKED, words="thiếu người"), "blocked: thiếu người", "đang vướng: thiếu người"),
    (Reason(ReasonKind.LIMIT_MISSED, count=1), "limit missed this time", "lần này không đạt ngưỡng"),
    (Reason(ReasonKind.LIMIT_MISSED, count=3), "limit missed 3 times running", "không đạt ngưỡng 3 lần liền"),
    (
        Reason(ReasonKind.CONFIDENCE_FELL, was=6, now=3),
        "confidence fell from 6 to 3",
        "mức tự tin giảm từ 6 xuống 3",
    ),
    (
        Reason(ReasonKind.CONTRADICTION, now=9),
        "figures and confidence (9) do not match",
        "số liệu và mức tự tin (9) không khớp",
    ),
    (Reason(ReasonKind.BEHIND, points=Decimal(12)), "12 points behind", "chậm 12 điểm phần trăm"),
    (Reason(ReasonKind.UNSURE, now=5), "unsure: confidence 5 of 10", "chưa chắc: mức tự tin 5/10"),
    (Reason(ReasonKind.STALLED, count=3), "no movement at 3 check-ins", "giậm chân tại chỗ 3 lần cập nhật"),
    (Reason(ReasonKind.SILENT, count=1), "no answer for 1 week", "chưa phản hồi 1 tuần"),
    (Reason(ReasonKind.SILENT, count=2), "no answer for 2 weeks", "chưa phản hồi 2 tuần"),
    (Reason(ReasonKind.NO_OWNER), "nobody is responsible for it", "chưa có người phụ trách"),
    (Reason(ReasonKind.REOPENED), "was done, now open again", "từng hoàn thành, nay mở lại"),
]


@pytest.mark.parametrize(("reason", "english", "vietnamese"), REASONS)
def test_every_reason_is_a_few_words_in_both_languages(reason: Reason, english: str, vietnamese: str) -> None:
    assert ENGLISH.reason(reason) == english
    assert VIETNAMESE.reason(reason) == vietnamese


def test_no_kind_of_reason_is_left_without_words() -> None:
    assert {reason.kind for reason, _, _ in REASONS} == set(ReasonKind)


VALUES: list[tuple[Metric, Reading | None, str, str]] = [
    (an_increase(80, 90, unit=PERCENT), Decimal("85.5"), "85.5% → 90%", "85,5% → 90%"),
    (an_increase(0, 120, unit=noun("deals")), Decimal(45), "45 → 120 deals", "45 → 120 deals"),
    (an_increase(300, 120, unit=HOURS), Decimal(170), "2h 50m → 2h", "2 giờ 50 phút → 2 giờ"),
    (at_most(5, PERCENT), Decimal("4.2"), "4.2% (at most 5%)", "4,2% (không quá 5%)"),
    (at_least("99.5", PERCENT), None, "no figure yet (at least 99.5%)", "chưa có số liệu (tối thiểu 99,5%)"),
    (an_increase(0, 120, unit=noun("deals")), None, "no figure yet → 120 deals", "chưa có số liệu → 120 deals"),
    (milestones(None, None, None), frozenset({1, 3}), "2 of 3 steps", "2/3 cột mốc"),
    (milestones(None), None, "1 step", "1 cột mốc"),
    (Binary(), True, "done", "Đạt"),
    (Binary(), False, "not done yet", "Chưa đạt"),
    (Binary(), None, "not done yet", "Chưa đạt"),
    (
        an_increase("1200000000", "2000000000", unit=currency("VND")),
        Decimal(1500000000),
        "₫1.5 billion → ₫2 billion",
        "1,5 tỷ đồng → 2 tỷ đồng",
    ),
]


@pytest.mark.parametrize(("metric", "reading", "english", "vietnamese"), VALUES)
def test_value_and_target_stand_side_by_side_in_the_kinds_own_way(
    metric: Metric, reading: Reading | None, english: str, vietnamese: str
) -> None:
    assert ENGLISH.value_to_target(metric, reading) == english
    assert VIETNAMESE.value_to_target(metric, reading) == vietnamese


def test_a_step_that_was_taken_out_does_not_count_as_done() -> None:
    assert ENGLISH.value(milestones(None, None), frozenset({1, 7})) == "1 of 2 steps"


def test_a_reading_of_an_earlier_kind_is_no_value() -> None:
    assert ENGLISH.value(an_increase(), True) == "no figure yet"


def test_confidence_says_what_it_was_only_where_it_moved() -> None:
    assert ENGLISH.confidence(8) == "confidence 8"
    assert ENGLISH.confidence(8, 8) == "confidence 8"
    assert ENGLISH.confidence(6, 8) == "confidence 6, down from 8"
    assert ENGLISH.confidence(9, 8) == "confidence 9, up from 8"
    assert VIETNAMESE.confidence(6, 8) == "mức tự tin 6, giảm từ 8"


def test_counts_are_said_in_words_and_nothing_is_said_of_none() -> None:
    counts = {Health.AT_RISK: 2, Health.NEEDS_ATTENTION: 1, Health.UNKNOWN: 0, Health.ON_TRACK: 6}
    assert ENGLISH.counts(counts) == "2 at risk, 1 needs attention, 6 on track"
    assert VIETNAMESE.counts(counts) == "2 có rủi ro, 1 cần chú ý, 6 đúng tiến độ"


def test_each_health_has_a_sign_and_a_word() -> None:
    assert set(SIGNS) == set(Health)
    assert len({VIETNAMESE.health(health) for health in Health}) == len(Health)


def test_a_line_shows_the_first_reasons_and_can_leave_some_out() -> None:
    reasons = (Reason(ReasonKind.WORSE_THAN_START), Reason(ReasonKind.BLOCKED, words="x"), Reason(ReasonKind.NO_OWNER))
    found = Assessment(Health.AT_RISK, reasons, None, None, None, None)
    assert ENGLISH.reasons(found) == "worse than at the start; blocked: x"
    assert ENGLISH.reasons(found, but=frozenset({ReasonKind.BLOCKED})) == (
        "worse than at the start; nobody is responsible for it"
    )


def test_a_blocker_as_long_as_a_letter_is_cut_to_a_line() -> None:
    said = ENGLISH.reason(Reason(ReasonKind.BLOCKED, words="waiting for legal " * 200))
    assert len(said) < 160
    assert said.endswith("…")
