"""What somebody is told who cannot have what they wanted of a cycle, in both languages."""

from datetime import date

from okr.cycle import CycleState
from okr.refusals import Refusal
from okr.refusals_cycles import (
    AnsweredOutside,
    CycleEndsTooSoon,
    CycleMayNotBecome,
    CycleNameMissing,
    CycleOver,
    CyclesOverlap,
    CycleTooLong,
    NoSuchCycle,
)
from tests.builders import a_cycle

QUARTER = a_cycle()

TOLD_CYCLES: list[tuple[Refusal, str, str]] = [
    (NoSuchCycle("1999"), "not there any more. Open the cycles again", "không còn nữa. Bạn mở lại danh sách chu kỳ"),
    (CycleNameMissing(), "Give the cycle a name", "Hãy đặt tên"),
    (CycleEndsTooSoon(), "Choose a later one", "Hãy chọn ngày muộn hơn"),
    (CycleTooLong(), "a year at most", "dài nhất một năm"),
    (CyclesOverlap(QUARTER), "runs from 1 October 2026 to 31 December 2026", "chạy từ 1/10/2026 đến 31/12/2026"),
    (CycleMayNotBecome(QUARTER, CycleState.CLOSED), "has changed meanwhile", "vừa được thay đổi"),
    (CycleOver(QUARTER), "Open it again before", "Hãy mở lại trước khi"),
    (AnsweredOutside(date(2026, 11, 23), "KR-1"), "for the week of 23 November 2026", "cho tuần 23/11/2026"),
]
