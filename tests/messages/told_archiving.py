"""What somebody is told where a team is archived, or cannot be, in both languages."""

from datetime import date

from okr.refusals import Refusal
from okr.refusals_archiving import CompanyStays, ObjectivesNotOver, OnlyPilotTeam, TeamArchived, TeamsBelow

MANY = tuple(f"Shop {number}" for number in range(12))

TOLD_ARCHIVING: list[tuple[Refusal, str, str]] = [
    (TeamArchived("Sales", date(2026, 11, 23)), "archived since 23 November 2026", "đã được lưu trữ từ 23/11/2026"),
    (CompanyStays("Acme"), "*Acme* stands for the whole company", "*Acme* là nhóm của cả công ty"),
    (TeamsBelow("Sales", ("Shop", "Till")), "there are still: Shop, Till.", "còn các nhóm: Shop, Till."),
    (TeamsBelow("Sales", MANY), "Shop 9 and 2 more teams.", "Shop 9 và 2 nhóm khác."),
    (ObjectivesNotOver("Sales", 1), "still has 1 objective in a cycle", "còn 1 mục tiêu"),
    (OnlyPilotTeam("Sales"), "the only team of the pilot", "nhóm duy nhất đang thí điểm"),
    (ObjectivesNotOver("Sales", 3), "still has 3 objectives in cycles", "còn 3 mục tiêu"),
]
