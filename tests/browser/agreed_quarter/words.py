"""What is written on what the people of the agreed quarter press and fill, in their languages; and what they write."""

from dataclasses import dataclass

from tests.browser.from_nothing.words import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The form for an objective and the one for a check-in, in one language."""

    objective: str
    whose: str
    cycle: str
    serves: str
    add: str
    key_result: str
    start: str
    target: str
    unit: str
    save: str
    next: str
    back: str
    finish: str
    key_results: str
    way: str
    agree: str
    check_in: str
    value: str
    sure: str


EN = Words(
    objective="Objective",
    whose="Whose objective is it?",
    cycle="Cycle",
    serves="Which objective does it serve? (không bắt buộc)",  # what is optional the page says, in its own language
    add="Add a key result",
    key_result="Key result",
    start="From",
    target="To",
    unit="Unit",
    save="Save",
    next="Next",
    back="Back",
    finish="Finish",
    key_results="Key results",
    way="The way there",
    agree="Agree",
    check_in="Check in",
    value="Value now",
    sure="8 · sure",
)
VI = Words(
    objective="Mục tiêu",
    whose="Mục tiêu này của ai?",
    cycle="Chu kỳ",
    serves="Phục vụ mục tiêu nào? (không bắt buộc)",
    add="Thêm kết quả chính",
    key_result="Kết quả chính",
    start="Giá trị ban đầu",
    target="Chỉ tiêu",
    unit="Đơn vị",
    save="Lưu",
    next="Tiếp",
    back="Quay lại",
    finish="Hoàn tất",
    key_results="Kết quả chính",
    way="Cách thực hiện",
    agree="Đồng ý",
    check_in="Cập nhật",
    value="Giá trị hiện tại",
    sure="8 · tự tin",
)

COMPANYS = "Customers across the country stay with us"
COMPANY_MEASURES = (
    Measure("Customers who renew", "82", "90", "%"),
    Measure("Revenue from renewals", "1.2M", "2M", "USD"),
)
FROM_TEMPLATE = "Hỗ trợ được nhiều người hơn mà không vội vàng"
AUTOMATED = "Tỷ lệ yêu cầu được trả lời tự động"
BLANKS = (
    ("Phần mềm", 0, "Zendesk"),
    ("Con số hiện tại", 0, "30 phút"),
    ("Chỉ tiêu", 0, "20 phút"),
    ("Con số hiện tại", 1, "12,5"),
    ("Bao nhiêu?", 0, "20"),
    ("Con số hiện tại", 2, "40"),
    ("Bao nhiêu?", 1, "100"),
)
"""The label of each blank of the template, the how manieth of that label it is, and what is written there."""

FIRST_TITLE, SECOND_TITLE = "Trả lời khách 100% trong ngày", "Khách được trả lời ngay trong ngày"
MEMBERS = (Measure("Yêu cầu trả lời trong ngày", "62,5", "90", "%"), Measure("Khách hài lòng (CSAT)", "80", "85", "%"))
WISH = "Bỏ con số khỏi tên mục tiêu và thêm một KR giữ cân bằng nhé."
REASON = "Đã mua thêm trợ lý trả lời tự động"
