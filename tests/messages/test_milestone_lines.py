"""Milestone steps as people write them: moved, renamed and weighed line by line."""

from datetime import date
from decimal import Decimal

from messages.language import Language
from messages.milestone_lines import milestone_lines, read_step, steps_of, weighed
from okr.metric import Milestones, Step

DUE = date(2026, 12, 11)


def test_steps_are_moved_renamed_and_weighed_line_by_line() -> None:
    before = Milestones((Step(1, "Plan"), Step(2, "Build", due=DUE), Step(3, "Ship")))
    lines = [read_step(line, Language.EN) for line in ("Ship (50%)", "plan", "Build it")]
    weights = weighed(lines)
    assert weights == [Decimal(50), Decimal(25), Decimal(25)]
    assert steps_of(lines, weights, before) == (
        Step(3, "Ship", Decimal(50)),
        Step(1, "plan", Decimal(25)),
        Step(2, "Build it", Decimal(25), DUE),
    )
    more = [read_step(line, Language.EN) for line in ("Plan", "Test", "Ship", "Tell")]
    assert [step.number for step in steps_of(more, [Decimal(1)] * 4, before)] == [1, 4, 3, 5]
    assert milestone_lines(before, Language.EN) == ["Plan", "Build", "Ship"]


def test_weights_of_steps_that_leave_nothing_are_refused_and_other_parentheses_are_words() -> None:
    lines = [read_step(line, Language.VI) for line in ("Chạy thử (60%)", "Mở rộng (40 %)", "Tổng kết")]
    assert weighed(lines) is None
    assert read_step("Phone (B2B)", Language.EN).title == "Phone (B2B)"
    assert read_step(f"{'Phone ' * 40}home (20%)", Language.EN).title == f"{'Phone ' * 40}home"
    assert read_step("Everybody (120%)", Language.EN).title == "Everybody (120%)"
