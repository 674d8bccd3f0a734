"""Believable forms, receipts and nudges to render: six kinds of key results over some weeks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

from okr.answered import Answered, Asked, Nudge, Receipt, Window
from okr.assessment import assess
from okr.check_in import CheckIn
from okr.draft import Entry
from okr.form import CheckInForm, FormItem
from okr.key_result import KeyResult
from okr.member import Member
from okr.metric import Binary, Milestones, Reading, Step
from okr.objective import Ambition, Objective
from okr.settings import DEFAULT_THRESHOLDS
from okr.standing_fold import rebuild
from okr.unit import HOURS, PERCENT, currency, noun
from okr.week import Week
from tests.builders import a_check_in, a_key_result, a_member, an_increase, an_objective, at_most, due_fridays

WEEK = Week(2026, 48)
DAY = date(2026, 11, 27)
DIGEST = datetime(2026, 11, 30, 3, tzinfo=UTC)
CLOSES = datetime(2026, 12, 4, 8, tzinfo=UTC)
ALICE = a_member("U1", name="Minh Anh", zone="Asia/Ho_Chi_Minh", locale="vi-VN")


def an_item(
    key_result: KeyResult,
    *check_ins: CheckIn,
    objective: Objective | None = None,
    current: CheckIn | None = None,
    entry: Entry | None = None,
    on_behalf_of: Member | None = None,
) -> FormItem:
    """A key result with its standing after those answers (and after `current`)."""
    goal = objective or an_objective()
    history = [*check_ins, *([current] if current else [])]
    standing = rebuild(key_result, history, ambition=goal.ambition, due=due_fridays(), thresholds=DEFAULT_THRESHOLDS)
    judged = assess(key_result, standing, ambition=goal.ambition, on=DAY, silent=0, thresholds=DEFAULT_THRESHOLDS)
    return FormItem(key_result, goal, standing, judged, DAY, current, entry, on_behalf_of)


def history(
    *values: Reading | int | str, first: int = 44, confidence: int = 8, note: str = "", blocker: str = ""
) -> list[CheckIn]:
    """One answer a week from week `first`."""
    weeks = (Week(2026, first).plus(ahead) for ahead in range(len(values)))
    return [
        a_check_in(value, week=week, confidence=confidence, note=note, blocker=blocker)
        for value, week in zip(values, weeks, strict=True)
    ]


def six_kinds() -> list[FormItem]:
    """An increase in VND, a decrease in hours, an at_most in percent, milestones, yes or no, an aspirational one."""
    steps = (
        Step(1, "Chọn nhà cung cấp"),
        Step(2, "Chuyển dữ liệu khách hàng", due=date(2026, 11, 20)),
        Step(3, "Đào tạo nhóm hỗ trợ", due=date(2026, 12, 11)),
    )
    aspirational = an_objective(number=2, title="A product people love", ambition=Ambition.ASPIRATIONAL)
    return [
        an_item(
            a_key_result(
                an_increase(1_200_000_000, 2_000_000_000, unit=currency("VND")), number=1, title="Doanh thu quý"
            ),
            *history(1_250_000_000, 1_300_000_000, 1_450_000_000, 1_500_000_000, confidence=7, note="hai hợp đồng lớn"),
        ),
        an_item(a_key_result(an_increase(300, 120, unit=HOURS), number=2, title="Response time under 2 hours")),
        an_item(
            a_key_result(at_most(5, PERCENT), number=3, title="Complaints under 5 %"),
            *history("4.2", "4.6", "5.1", confidence=5, blocker="two people short"),
        ),
        an_item(a_key_result(Milestones(steps), number=4, title="New support desk"), *history(frozenset({1}))),
        an_item(a_key_result(Binary("certificate on the wiki"), number=5, title="ISO 27001 certified")),
        an_item(
            a_key_result(an_increase(0, 950, unit=noun("MQLs")), number=6, title="New leads", objective=2),
            *history(100, 180, 230, 400, confidence=6),
            objective=aspirational,
        ),
    ]


def a_form(items: Sequence[FormItem] | None = None, *, digest_is_out: bool = False) -> CheckInForm:
    return CheckInForm(
        member=ALICE,
        week=WEEK,
        day=DAY,
        digest_at=DIGEST,
        closes_at=CLOSES,
        digest_is_out=digest_is_out,
        items=tuple(six_kinds() if items is None else items),
    )


def many_items(count: int) -> list[FormItem]:
    return [an_item(a_key_result(number=number, title=f"Key result {number}")) for number in range(1, count + 1)]


def a_window(*, digest_is_out: bool = False) -> Window:
    return Window(DAY, DIGEST, CLOSES, digest_is_out)


def a_receipt(items: Sequence[FormItem] | None = None, *, waiting: int = 0, digest_is_out: bool = False) -> Receipt:
    """A receipt for what stands on record of those items."""
    answered = tuple(
        Answered(item.key_result, item.objective, replace(latest, week=WEEK), item.standing.reading, item.on_behalf_of)
        for item in (six_kinds() if items is None else items)
        if (latest := item.standing.latest) is not None
    )
    at = datetime.combine(DAY, time(8, 12), UTC)
    told = tuple(replace(one, check_in=replace(one.check_in, at=at)) for one in answered)
    return Receipt(ALICE, WEEK, a_window(digest_is_out=digest_is_out), told, waiting)


def a_nudge(count: int = 3, *, answered: int = 0, digest_is_out: bool = False) -> Nudge:
    items = many_items(count + answered)
    asked = tuple(Asked(item.key_result, item.objective, item.on_behalf_of) for item in items[:count])
    done = tuple(
        Answered(item.key_result, item.objective, a_check_in(key_result=item.key_result.number), Decimal(50))
        for item in items[count:]
    )
    return Nudge(ALICE, WEEK, a_window(digest_is_out=digest_is_out), asked, done)
