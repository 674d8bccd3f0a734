"""Who and what the ten weeks are about: people, and key results of a customer care team."""

from datetime import date

from okr.unit import Unit, UnitKind
from tests.builders import an_increase, milestones

PERCENT = Unit(UnitKind.PERCENT)
NAMES = (
    "Trần Thị Mai",
    "Nguyễn Văn Hùng",
    "Phạm Thu Hà",
    "Lê Quang Minh",
    "Đỗ Thanh Tùng",
    "Vũ Ngọc Lan",
    "Bùi Đức Anh",
    "Hoàng Yến Nhi",
    "Đặng Quốc Bảo",
    "Ngô Phương Linh",
    "Trương Gia Huy",
    "Phan Bảo Châu",
)
IDS = ("UMAI", "UHUNG", "UHA", "UMINH", "UTUNG", "ULAN", "UANH", "UNHI", "UBAO", "ULINH", "UHUY", "UCHAU")
ALL = dict(zip(IDS, NAMES, strict=True))


def people(count: int) -> dict[str, str]:
    """The first few of them."""
    return dict(list(ALL.items())[:count])


USERS = ("Active users of key accounts", "Người dùng hoạt động của khách hàng lớn")
ARTICLES = ("Articles in the knowledge base", "Bài viết trong kho kiến thức")
VISITS = ("Visits to the office hours", "Lượt tham gia giờ tư vấn")
RESPONSE = ("First answer within 2 hours", "Phản hồi đầu tiên trong vòng 2 giờ")
SATISFACTION = ("Customers who are satisfied", "Tỷ lệ khách hàng hài lòng")
COMPLAINTS = ("Complaints under 5% of orders", "Khiếu nại dưới 5% số đơn hàng")
TICKETS = ("Open tickets a month", "Số phiếu hỗ trợ mỗi tháng")
RENEWALS = ("Contracts renewed", "Hợp đồng được gia hạn")
CHECKLIST = ("Onboarding checklist in three steps", "Quy trình đón khách mới gồm ba bước")
PORTAL = ("New help portal is live", "Cổng hỗ trợ mới đi vào hoạt động")
TRAINING = ("Agents trained on version 2.0", "Nhân viên được đào tạo về bản 2.0")

USERS_UP, ARTICLES_UP, VISITS_UP = an_increase(250_000, 350_000), an_increase(25, 100), an_increase(500, 1_000)
RESPONSE_DOWN, SATISFACTION_UP, TICKETS_DOWN = (
    an_increase(300, 120, unit=Unit(UnitKind.DURATION, "h:min")),
    an_increase(75, 90, unit=PERCENT),
    an_increase(120, 30),
)
RENEWALS_UP, TRAINING_UP = an_increase(0, 40), an_increase(0, 20)
STEPS = milestones(date(2026, 10, 30), date(2026, 11, 27), date(2026, 12, 18))
