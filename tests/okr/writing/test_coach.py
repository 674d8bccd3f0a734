"""What the coach advises: each check where it should speak, and silence where it would be wrong."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.coach import Advice, Beside, Check, advise
from okr.drafting import DraftContent, DraftedInitiative, DraftedKeyResult
from okr.metric import Binary, Change, Kind, Limit, Metric, Milestones, Step
from okr.objective import Ambition, Level
from okr.unit import NUMBER, PERCENT, Unit, currency, noun
from tests.builders import LAST_DAY, an_increase

VND = currency("VND")


def a_key_result(
    key: int = 1, title: str = "Customers who buy again", metric: Metric | None = None, *, weight: str | None = None
) -> DraftedKeyResult:
    metric = metric or an_increase(30, 40, unit=PERCENT)
    share = Decimal(weight) if weight else None
    return DraftedKeyResult(key=key, title=title, metric=metric, owner="U1", due=LAST_DAY, weight=share)


GOOD = DraftContent(
    title="Customers come back gladly",
    why="Half of them left last year.",
    level=Level.TEAM,
    team="sales",
    cycle="2026-Q4",
    owner="U1",
    parent=1,
    key_results=(
        a_key_result(1),
        a_key_result(2, "Complaints a week", Limit(Kind.AT_MOST, Decimal(5))),
        a_key_result(3, "Revenue from regulars", Change(Decimal(100), Decimal(130), VND)),
    ),
    initiatives=tuple(DraftedInitiative(title=f"Work {n}") for n in range(3)),
)
BESIDE = Beside(objectives=("Grow",), above=("Be the shop of the town",), last_day=LAST_DAY)


def with_metric(title: str, metric: Metric) -> DraftContent:
    return GOOD.with_key_result(a_key_result(1, title, metric))


def checks(content: DraftContent, beside: Beside = BESIDE) -> list[Check]:
    return [advice.check for advice in advise(content, beside=beside)]


def only(content: DraftContent, beside: Beside = BESIDE) -> Advice:
    (advice,) = advise(content, beside=beside)
    return advice


def test_a_good_objective_gets_no_advice() -> None:
    assert advise(GOOD, beside=BESIDE) == ()


def test_a_draft_nobody_has_written_in_is_not_scolded_for_all_at_once() -> None:
    blank = DraftContent(team="sales", cycle="2026-Q4", owner="U1")
    assert checks(blank) == [Check.NO_KEY_RESULTS, Check.NO_WHY, Check.NOT_LINKED, Check.FEW_INITIATIVES]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (replace(GOOD, why=" "), Advice(check=Check.NO_WHY)),
        (replace(GOOD, parent=None), Advice(check=Check.NOT_LINKED, words="Be the shop of the town")),
        (replace(GOOD, title=" GROW "), Advice(check=Check.SAME_OBJECTIVE, words=" GROW ")),
        (replace(GOOD, title="Grow sales by 20%"), Advice(check=Check.FIGURE_IN_TITLE, words="20%")),
        (replace(GOOD, initiatives=GOOD.initiatives[:2]), Advice(check=Check.FEW_INITIATIVES, count=2)),
        (replace(GOOD, initiatives=GOOD.initiatives * 2), Advice(check=Check.MANY_INITIATIVES, count=6)),
        (replace(GOOD, key_results=GOOD.key_results[:1]), Advice(check=Check.ONE_KEY_RESULT, keys=(1,))),
        (replace(GOOD, key_results=()), Advice(check=Check.NO_KEY_RESULTS)),
    ],
)
def test_of_an_objective_it_says_one_thing(content: DraftContent, expected: Advice) -> None:
    assert only(content) == expected


def test_two_key_results_are_fine_and_six_are_too_many() -> None:
    assert checks(replace(GOOD, key_results=GOOD.key_results[:2])) == []
    six = tuple(a_key_result(n, f"Figure {n}") for n in range(1, 7))
    assert only(replace(GOOD, key_results=six)) == Advice(check=Check.MANY_KEY_RESULTS, keys=(6,), count=6)


def test_only_where_there_is_something_above_is_it_asked_what_it_serves() -> None:
    assert checks(replace(GOOD, parent=None), replace(BESIDE, above=())) == []
    assert checks(replace(GOOD, parent=None, level=Level.COMPANY)) == []
    assert checks(replace(GOOD, parent=None, parent_key_result=4)) == []


def test_the_eighth_objective_of_a_level_is_one_too_many() -> None:
    others = tuple(f"Another {n}" for n in range(7))
    assert checks(GOOD, replace(BESIDE, objectives=others[:6])) == []
    assert only(GOOD, replace(BESIDE, objectives=others)) == Advice(check=Check.MANY_OBJECTIVES, count=8)


def test_nobody_answers_for_it_names_every_key_result_at_once() -> None:
    content = replace(GOOD, key_results=tuple(replace(one, owner=None) for one in GOOD.key_results))
    assert only(content) == Advice(check=Check.NO_OWNER, keys=(1, 2, 3), count=3)


def test_a_key_result_due_after_the_cycle_is_said_with_its_last_day() -> None:
    content = GOOD.with_key_result(replace(a_key_result(1), due=LAST_DAY + timedelta(days=1)))
    assert only(content) == Advice(check=Check.DUE_LATE, keys=(1,), count=1, day=LAST_DAY)
    assert checks(content, replace(BESIDE, last_day=None)) == []


def test_weights_that_add_up_to_a_hundred_are_fine() -> None:
    heavy = [a_key_result(n, f"Figure {n}", weight=weight) for n, weight in ((1, "60"), (2, "40"))]
    assert checks(replace(GOOD, key_results=tuple(heavy))) == []
    over = replace(GOOD, key_results=(*heavy, a_key_result(3, "Figure 3", weight="0.5")))
    assert only(over) == Advice(check=Check.WEIGHTS_OVER, keys=(1, 2, 3), figure=Decimal("100.5"))


def test_two_key_results_of_one_title_are_told_apart_by_accents_but_not_by_case() -> None:
    content = replace(GOOD, key_results=(a_key_result(1, "Số bạn mới"), a_key_result(2, "Số bán mới")))
    assert checks(content) == []
    twice = content.with_key_result(a_key_result(2, "SỐ  BẠN MỚI"))
    assert only(twice) == Advice(check=Check.SAME_TITLE, keys=(1, 2), count=2, words="Số bạn mới")


def test_key_results_that_are_all_yes_or_no_show_nothing_before_the_end() -> None:
    proven = tuple(a_key_result(n, f"Certificate {n} received", Binary("signed")) for n in (1, 2))
    content = replace(GOOD, key_results=proven)
    assert only(content) == Advice(check=Check.ALL_YES_OR_NO, keys=(1,), count=2)
    aspiring = replace(content, ambition=Ambition.ASPIRATIONAL)
    assert only(aspiring) == Advice(check=Check.NO_MIDDLE, keys=(1,))


def test_activities_alone_are_not_told_twice_to_be_measured() -> None:
    work = tuple(a_key_result(n, f"Launch shop {n}", Binary()) for n in (1, 2))
    assert only(replace(GOOD, key_results=work)) == Advice(check=Check.ACTIVITY, keys=(1, 2), count=2)


def test_an_amount_that_is_promised_to_double_is_asked_about_unless_it_aspires() -> None:
    content = with_metric("Revenue", Change(Decimal(12), Decimal(30), VND))
    assert only(content) == Advice(check=Check.DOUBLES, keys=(1,), figure=Decimal("2.5"))
    assert checks(replace(content, ambition=Ambition.ASPIRATIONAL)) == []


@pytest.mark.parametrize(
    "metric",
    [
        Change(Decimal(12), Decimal(23), VND),
        Change(Decimal(0), Decimal(23), VND),
        Change(Decimal(-5), Decimal(23), VND),
        Change(Decimal(500), Decimal(1000), noun("người")),
        an_increase(20, 40, unit=PERCENT),
        Change(Decimal(40), Decimal(10), VND),
    ],
)
def test_other_growth_is_not_asked_about(metric: Metric) -> None:
    assert checks(with_metric("Growth", metric)) == []


@pytest.mark.parametrize(
    ("title", "metric"),
    [
        ("Launch the new brand", Binary()),
        ("Roll out the CRM", Binary(" ")),
        ("Triển khai phần mềm CRM", Binary()),
        ("Tổ chức hội thảo về sản phẩm", Milestones((Step(1, "Hội thảo"),))),
        ("Xây dựng văn hóa minh bạch, cởi mở", an_increase(0, 100, unit=PERCENT)),
        ("Implement the new process", an_increase(0, 1)),
        ("phân tích dữ liệu bán hàng để xác định xu hướng và cơ hội mới", Binary()),
        ("theo dõi và cập nhật xu hướng thiết kế mới", Binary()),
        ("xây dựng hệ thống kiểm soát nội bộ", an_increase(0, 100)),
    ],
)
def test_an_activity_that_nothing_measures_is_one(title: str, metric: Metric) -> None:
    assert Advice(check=Check.ACTIVITY, keys=(1,), count=1) in advise(with_metric(title, metric), beside=BESIDE)


@pytest.mark.parametrize(
    ("title", "metric"),
    [
        ("Launch the new brand", Binary("the shop window of each branch shows it")),
        ("Triển khai CRM", Milestones((Step(1, "Dữ liệu cũ đã chuyển"), Step(2, "Cả nhóm dùng hằng ngày")))),
        ("tổ chức sự kiện cho khách hàng", an_increase(0, 5, unit=noun("sự kiện"))),
        ("Develop leads into customers", an_increase(10, 100, unit=PERCENT)),
        ("Đào tạo nhân viên về phần mềm kế toán mới", an_increase(0, 100, unit=PERCENT)),
        ("Launch events attended", an_increase(0, 100)),
        ("Adopt the CRM: share of deals in it", an_increase(0, 100, unit=PERCENT)),
        ("Design reviews passed", an_increase(0, 100, unit=PERCENT)),
        ("Implement the sixty requests that customers voted for", an_increase(0, 60)),
        ("Create contracts worth", Change(Decimal(0), Decimal(100), VND)),
        ("Build time", Limit(Kind.AT_MOST, Decimal(10))),
        ("Hoàn thành chứng chỉ PMP", an_increase(0, 1)),
    ],
)
def test_what_is_measured_is_no_activity(title: str, metric: Metric) -> None:
    assert checks(with_metric(title, metric)) == []


@pytest.mark.parametrize(
    "title", ["Certified to ISO 9001", "Đạt chứng nhận ISO 27001", "Launch date met", "Kho đã xong"]
)
def test_a_result_without_evidence_is_asked_what_proves_it(title: str) -> None:
    assert only(with_metric(title, Binary())) == Advice(check=Check.NO_EVIDENCE, keys=(1,), count=1)


titles = st.text(max_size=40) | st.sampled_from(["Tăng 20%", "Launch it", "100", "in 90 days", "Top 10", "1.000 khách"])
metrics = st.sampled_from(
    [
        an_increase(0, 100, unit=PERCENT),
        Change(Decimal(2), Decimal(8), VND),
        Limit(Kind.AT_LEAST, Decimal(1), NUMBER),
        Binary(),
        Binary("a letter"),
        Milestones((Step(1, "one"),)),
        an_increase(9, 3, unit=Unit()),
    ]
)
drafted = st.builds(
    DraftedKeyResult,
    key=st.just(1),
    title=titles,
    metric=metrics,
    owner=st.sampled_from(["U1", None]),
    due=st.dates(date(2026, 10, 1), date(2027, 2, 1)),
    weight=st.none() | st.decimals(0, 100, places=1),
)
contents = st.builds(
    lambda title, key_results, ambition, level, parent: DraftContent(
        title=title,
        team="sales",
        cycle="2026-Q4",
        owner="U1",
        ambition=ambition,
        level=level,
        parent=parent,
        key_results=tuple(replace(one, key=n) for n, one in enumerate(key_results, 1)),
    ),
    titles,
    st.lists(drafted, max_size=8),
    st.sampled_from(Ambition),
    st.sampled_from(Level),
    st.none() | st.just(1),
)


@given(contents)
def test_whatever_is_written_each_check_speaks_once_in_its_order_and_of_key_results_that_are_there(
    content: DraftContent,
) -> None:
    found = advise(content, beside=BESIDE)
    ranks = [list(Check).index(advice.check) for advice in found]
    assert ranks == sorted(set(ranks))
    assert all(content.key_result(key) is not None for advice in found for key in advice.keys)
    assert all(list(advice.keys) == sorted(advice.keys) for advice in found)
    assert advise(content, beside=BESIDE) == found


@given(contents)
def test_mending_what_it_names_silences_it(content: DraftContent) -> None:
    mended = tuple(
        a_key_result(one.key, f"Figure {one.key}", an_increase(30, 40, unit=PERCENT)) for one in content.key_results
    )
    better = replace(content, title="Customers come back gladly", why="They left.", parent=1, key_results=mended)
    about_counts = {Check.NO_KEY_RESULTS, Check.ONE_KEY_RESULT, Check.MANY_KEY_RESULTS, Check.FEW_INITIATIVES}
    assert set(checks(better)) <= about_counts
