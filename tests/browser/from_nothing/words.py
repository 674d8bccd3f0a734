"""What is written on what one presses and reads on a team's first days in the browser, by language."""

from dataclasses import dataclass

from bot.demo.first_days import FIRST_DAYS, FirstDays


@dataclass(frozen=True, slots=True)
class Measure:
    """A key result as it is typed: its title, from, to and unit, and whose it is (empty: whoever writes it)."""

    title: str
    start: str
    target: str
    unit: str
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The first days of one language. The team's lead writes two key results, one of them for `other`."""

    language: str
    days: FirstDays
    other: str
    invite: str
    hello: str
    set_up: str
    set_up_it: str
    team: tuple[str, str]
    """The label of the field for the team's name, and the name itself."""
    first_check_in: str
    write_first: str
    objective: str
    title: str
    measures: tuple[Measure, Measure]
    key_result: str
    start: str
    target: str
    unit: str
    owner: str
    add: str
    next: str
    initiatives: str
    work: str
    finish: str
    save: str
    read_back: tuple[str, ...]
    done: str
    friday: str
    welcome: tuple[str, ...]
    check_in: str
    value: str
    figure: str
    means: str
    sure: str
    recorded: str
    monday: str
    heading: str
    digest: tuple[str, ...]
    replies: str
    more: str
    thanks: str
    lead_line: str


EN = Words(
    language="en",
    days=FIRST_DAYS["en"],
    other="U004",
    invite="Invite the app",
    hello="Hello, good to be here!",
    set_up="Set up this team",
    set_up_it="Set up",
    team=("Name of the team", "Sales"),
    first_check_in="15:00 on Friday 27 November",
    write_first="Write your first objective",
    objective="Objective",
    title="Customers across the country choose us first",
    measures=(
        Measure("New contracts", "120k", "500k", "USD"),
        Measure("Offers answered within a day", "12.5", "80", "%", owner="Sarah Chen"),
    ),
    key_result="Key result",
    start="From",
    target="To",
    unit="Unit",
    owner="Owner",
    add="Add a key result",
    next="Next",
    initiatives="Initiatives",
    work="Answer every offer the same day",
    finish="Finish",
    save="Save",
    read_back=("from $120,000 to $500,000", "from 12.5% to 80%", "Sarah Chen"),
    done="Done",
    friday="Jump to next Friday 15:00",
    welcome=("Welcome, Sarah Chen!", "about 1 key result", "Quiet hours and more"),
    check_in="Check in",
    value="Value now (USD)",
    figure="260k",
    means="37% of the way · 29 points ahead of pace",
    sure="7 · fairly sure",
    recorded="$260,000 → $500,000 · confidence 7",
    monday="Jump to next Monday 10:00",
    heading="Sales · week 48 (23–29 Nov)",
    digest=("Not heard from: Sarah Chen",),
    replies="2 replies",
    more="More actions",
    thanks="🙏 Thanks",
    lead_line="For you as lead",
)
VI = Words(
    language="vi",
    days=FIRST_DAYS["vi"],
    other="U018",
    invite="Mời ứng dụng",
    hello="Xin chào cả nhóm!",
    set_up="Thiết lập nhóm này",
    set_up_it="Thiết lập",
    team=("Tên nhóm", "Chăm sóc khách hàng"),
    first_check_in="15:00 thứ Sáu 27/11",
    write_first="Viết mục tiêu đầu tiên",
    objective="Mục tiêu",
    title="Khách hàng được trả lời ngay trong ngày",
    measures=(
        Measure("Doanh thu gia hạn", "1,2 tỷ", "3 tỷ", "đồng"),
        Measure("Yêu cầu xử lý trong ngày", "12,5", "80", "%", owner="Ngô Thanh Tùng"),
    ),
    key_result="Kết quả chính",
    start="Giá trị ban đầu",
    target="Chỉ tiêu",
    unit="Đơn vị",
    owner="Người phụ trách",
    add="Thêm kết quả chính",
    next="Tiếp",
    initiatives="Sáng kiến",
    work="Soạn sẵn câu trả lời cho 30 câu hỏi thường gặp",
    finish="Hoàn tất",
    save="Lưu",
    read_back=("từ 1,2 tỷ đồng đến 3 tỷ đồng", "từ 12,5% đến 80%", "Ngô Thanh Tùng"),
    done="Xong",
    friday="Đến 15:00 thứ Sáu tới",
    welcome=("Chào Ngô Thanh Tùng!", "về 1 KR", "Giờ không làm phiền…"),
    check_in="Cập nhật",
    value="Giá trị hiện tại (VND)",
    figure="1,9 tỷ",
    means="nhanh hơn kỳ vọng 31 điểm",
    sure="7 · khá tự tin",
    recorded="1,9 tỷ",
    monday="Đến 10:00 thứ Hai tới",
    heading="Chăm sóc khách hàng · tuần 48 (23–29/11)",
    digest=("Chưa phản hồi: Ngô Thanh Tùng",),
    replies="2 trả lời",
    more="Thao tác khác",
    thanks="🙏 Cảm ơn",
    lead_line="Dành cho trưởng nhóm",
)
