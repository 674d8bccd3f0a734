"""The ten weeks: quiet, bad, half silent, first, Tết, last, one person, sixty key results, all done, all unknown."""

from datetime import date

from okr.metric import Binary
from okr.reaction import ReactionKind
from okr.week import Week
from tests.builders import FIRST_WEEK, an_increase, at_most
from tests.digests.cast import (
    ALL,
    ARTICLES,
    ARTICLES_UP,
    CHECKLIST,
    COMPLAINTS,
    IDS,
    PERCENT,
    PORTAL,
    RENEWALS,
    RENEWALS_UP,
    RESPONSE,
    RESPONSE_DOWN,
    SATISFACTION,
    SATISFACTION_UP,
    STEPS,
    TICKETS,
    TICKETS_DOWN,
    TRAINING,
    TRAINING_UP,
    USERS,
    USERS_UP,
    VISITS,
    VISITS_UP,
    people,
)
from tests.digests.scene import Result, Said, Scene, steady

WEEK = Week(2026, 48)

QUIET = Scene(
    "quiet-week",
    WEEK,
    people=people(5),
    objectives=(
        ("Customers stay with us", "Khách hàng gắn bó lâu dài"),
        ("Help that customers praise", "Hỗ trợ khiến khách hàng hài lòng"),
    ),
    results=(
        Result(USERS, USERS_UP, "UMAI", steady(250_000, 315_000, 9, 8)),
        Result(ARTICLES, ARTICLES_UP, "UHUNG", steady(25, 74, 9, 9)),
        Result(VISITS, VISITS_UP, "UHA", steady(500, 830, 9, 8)),
        Result(RESPONSE, RESPONSE_DOWN, "UMINH", steady(300, 180, 9, 8, Said(180, 7, ("", ""))), objective=2),
        Result(SATISFACTION, SATISFACTION_UP, "UTUNG", steady(75, 85, 9, 8), objective=2),
        Result(COMPLAINTS, at_most(5, PERCENT), "UMAI", steady(4.6, 4.1, 9, 9), objective=2),
    ),
    reactions=((2, "UMAI", ReactionKind.THANKS),),
)

HIRING = ("two agents short until the hiring is approved", "thiếu hai nhân viên, chờ duyệt tuyển dụng")
BAD = Scene(
    "bad-week",
    WEEK,
    people=people(7),
    objectives=QUIET.objectives,
    results=(
        Result(
            USERS,
            USERS_UP,
            "UMAI",
            steady(
                250_000,
                300_000,
                9,
                8,
                Said(
                    291_000,
                    5,
                    ("Two key accounts have stopped their rollout.", "Hai khách hàng lớn đã dừng triển khai."),
                ),
            ),
        ),
        Result(ARTICLES, ARTICLES_UP, "UHUNG", steady(25, 100, 9, 9)),
        Result(VISITS, VISITS_UP, "UHA", steady(500, 600, 9, 4, Said(600, 2), Said(605, 2), Said(610, 2))),
        Result(
            RESPONSE,
            RESPONSE_DOWN,
            "UMINH",
            steady(300, 200, 9, 6, Said(170, 3, ("", ""), HIRING, "ULAN")),
            objective=2,
        ),
        Result(
            SATISFACTION,
            SATISFACTION_UP,
            "UTUNG",
            steady(75, 83, 9, 7, Said(79, 3, ("", ""), HIRING, "ULAN")),
            objective=2,
        ),
        Result(
            COMPLAINTS,
            at_most(5, PERCENT),
            "UMAI",
            steady(5.8, 5.4, 9, 3, Said("4.7", 8, ("Fixed the delivery slots.", "Đã sửa lịch giao hàng."))),
            objective=2,
        ),
        Result(TICKETS, TICKETS_DOWN, "UANH", steady(120, 92, 9, 4, Said(96, 3), Said(95, 3)), objective=2),
        Result(RENEWALS, RENEWALS_UP, "ULAN", steady(0, 24, 9, 8), objective=2),
        Result(TRAINING, TRAINING_UP, "UHA", [*steady(0, 8, 8, 5), None], objective=2),
    ),
    reactions=(
        (4, "UMAI", ReactionKind.SEEN),
        (4, "UHA", ReactionKind.SEEN),
        (4, "ULAN", ReactionKind.SEEN),
        (4, "UHA", ReactionKind.THANKS),
        (7, "UHUNG", ReactionKind.HELP),
    ),
    helped=((7, "UHUNG"),),
)

HALF_SILENT = Scene(
    "half-silent",
    WEEK,
    people=people(9),
    away=("UBAO",),
    results=(
        Result(USERS, USERS_UP, "UMAI", steady(250_000, 312_000, 9, 8)),
        Result(ARTICLES, ARTICLES_UP, "UHUNG", [*steady(25, 70, 8, 8), None]),
        Result(VISITS, VISITS_UP, "UHA", [*steady(500, 750, 7, 8), None, None]),
        Result(RESPONSE, RESPONSE_DOWN, "UMINH", [*steady(300, 215, 8, 6), Said(290, 3)]),
        Result(SATISFACTION, SATISFACTION_UP, "UTUNG", [*steady(75, 83, 8, 8), None]),
        Result(COMPLAINTS, at_most(5, PERCENT), "ULAN", steady(4.6, 4.1, 9, 9)),
        Result(TICKETS, TICKETS_DOWN, "UANH", [*steady(120, 100, 7, 3), None, None]),
        Result(RENEWALS, RENEWALS_UP, "UNHI", [*steady(0, 20, 8, 8), None]),
        Result(TRAINING, TRAINING_UP, "UBAO", [*steady(0, 11, 8, 8), None]),
    ),
)

FIRST = Scene(
    "first-week",
    FIRST_WEEK,
    people=people(5),
    results=(
        Result(USERS, USERS_UP, "UMAI", [Said(250_500, 7)]),
        Result(ARTICLES, ARTICLES_UP, "UHUNG", [Said(26, 9)]),
        Result(
            VISITS,
            VISITS_UP,
            "UHA",
            [Said(500, 3, ("Nobody is free to host them yet.", "Chưa có ai đứng lớp."))],
        ),
        Result(RESPONSE, RESPONSE_DOWN, "UMINH", [Said(298, 8)]),
        Result(SATISFACTION, SATISFACTION_UP, "UTUNG", [None]),
        Result(CHECKLIST, STEPS, "UMAI", [Said(frozenset(), 8)]),
    ),
)

TET = Scene(
    "tet",
    Week(2026, 9),
    people=people(6),
    first_day=date(2026, 1, 1),
    last_day=date(2026, 3, 31),
    cycle=("Q1 2026", "Quý 1/2026"),
    country="VN",
    skipped=(Week(2026, 8),),
    results=(
        Result(USERS, USERS_UP, "UMAI", steady(250_000, 308_000, 7, 8)),
        Result(ARTICLES, ARTICLES_UP, "UHUNG", steady(25, 74, 7, 8)),
        Result(
            VISITS,
            VISITS_UP,
            "UHA",
            steady(
                500,
                690,
                7,
                7,
                Said(
                    640,
                    3,
                    ("No office hours for two weeks.", "Hai tuần không mở giờ tư vấn."),
                    ("no host until mid-March", "chưa có người phụ trách đến giữa tháng 3"),
                ),
            ),
        ),
        Result(RESPONSE, RESPONSE_DOWN, "UMINH", steady(300, 175, 7, 8)),
        Result(RENEWALS, RENEWALS_UP, "ULAN", [*steady(0, 22, 6, 8), None]),
    ),
)

LAST = Scene(
    "last-week",
    Week(2026, 52),
    people=people(6),
    results=(
        Result(USERS, USERS_UP, "UMAI", steady(250_000, 352_000, 13, 9)),
        Result(ARTICLES, ARTICLES_UP, "UHUNG", [*steady(25, 100, 11, 9), Said(100, 9), Said(104, 10)]),
        Result(
            VISITS,
            VISITS_UP,
            "UHA",
            steady(500, 880, 13, 6, Said(880, 3, ("It ends near 900.", "Dự kiến kết thúc ở khoảng 900."))),
        ),
        Result(RESPONSE, RESPONSE_DOWN, "UMINH", steady(300, 130, 13, 8)),
        Result(SATISFACTION, SATISFACTION_UP, "UTUNG", steady(75, 89, 13, 8)),
        Result(
            PORTAL,
            Binary(),
            "ULAN",
            [*(Said(False, 7) for _ in range(12)), Said(True, 10, ("Live since Tuesday!", "Đã chạy từ thứ Ba!"))],
        ),
        Result(TICKETS, TICKETS_DOWN, "UMAI", steady(120, 70, 13, 2)),
    ),
)

ONE_PERSON = Scene(
    "one-person",
    WEEK,
    people=people(1),
    team=("Partnerships", "Phát triển đối tác"),
    objectives=(("Partners who bring customers", "Đối tác mang khách hàng về"),),
    results=(
        Result(("Partner contracts signed", "Hợp đồng đối tác đã ký"), an_increase(0, 12), "UMAI", steady(0, 7, 9, 8)),
        Result(
            ("Customers won through partners", "Khách hàng do đối tác giới thiệu"),
            an_increase(0, 60),
            "UMAI",
            steady(0, 34, 9, 7, Said(30, 6, ("Two visits moved to December.", "Hai buổi gặp dời sang tháng 12."))),
        ),
    ),
)


def many(number: int) -> Result:
    """One of sixty: every seventh is badly behind, every eleventh is not answered, the rest is on its way."""
    title = (f"Branch {number}: renewals", f"Chi nhánh {number}: hợp đồng gia hạn")
    owner = IDS[number % len(IDS)]
    if number % 7 == 0:
        last = Said(12 + number % 5, 3, blocker=HIRING if number % 14 == 0 else ("", ""))
        return Result(title, RENEWALS_UP, owner, steady(0, 14, 9, 5 if number > 30 else 3, last), 1 + number % 4)
    if number % 11 == 0:
        return Result(title, RENEWALS_UP, owner, [*steady(0, 22, 8, 8), None], 1 + number % 4)
    return Result(title, RENEWALS_UP, owner, steady(0, 24 + number % 4, 9, 8), 1 + number % 4)


SIXTY = Scene(
    "sixty",
    WEEK,
    people=ALL,
    team=("Retail", "Khối bán lẻ"),
    objectives=(
        ("Customers of the north stay", "Giữ chân khách hàng miền Bắc"),
        ("Customers of the centre stay", "Giữ chân khách hàng miền Trung"),
        ("Customers of the south stay", "Giữ chân khách hàng miền Nam"),
        ("Customers online stay", "Giữ chân khách hàng trực tuyến"),
    ),
    results=tuple(many(number) for number in range(1, 61)),
)

ALL_DONE = Scene(
    "all-done",
    Week(2026, 51),
    people=people(4),
    results=(
        Result(USERS, USERS_UP, "UMAI", steady(250_000, 351_000, 12, 9)),
        Result(ARTICLES, ARTICLES_UP, "UHUNG", [*steady(25, 100, 10, 9), Said(100, 9), Said(104, 10)]),
        Result(VISITS, VISITS_UP, "UHA", [*steady(500, 1_010, 11, 9), Said(1_020, 9)]),
        Result(RENEWALS, RENEWALS_UP, "UMINH", steady(0, 41, 12, 9)),
        Result(
            CHECKLIST, STEPS, "UMAI", [*(Said(frozenset({1, 2}), 8) for _ in range(11)), Said(frozenset({1, 2, 3}), 9)]
        ),
    ),
)

ALL_UNKNOWN = Scene(
    "all-unknown",
    Week(2026, 42),
    people=people(4),
    results=(
        Result(USERS, USERS_UP, "UMAI"),
        Result(ARTICLES, ARTICLES_UP, "UHUNG"),
        Result(VISITS, VISITS_UP, "UHA"),
        Result(RESPONSE, RESPONSE_DOWN, "UMINH"),
        Result(SATISFACTION, SATISFACTION_UP, None),
    ),
)

SCENES = (QUIET, BAD, HALF_SILENT, FIRST, TET, LAST, ONE_PERSON, SIXTY, ALL_DONE, ALL_UNKNOWN)
