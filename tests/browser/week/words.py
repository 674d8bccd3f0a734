"""What is written on what one presses and reads in the browser's week, by language."""

from dataclasses import dataclass

from bot.demo.guide import WALKS, Walk


@dataclass(frozen=True, slots=True)
class Words:
    """The walk of one language and the labels people see on the way. `other` is somebody of the same channel."""

    walk: Walk
    other: str
    channel: str
    check_in: str
    value: str
    figure: str
    bad: str
    refused: str
    save: str
    recorded: str
    command: str
    only_you: str
    share: str
    share_it: str
    shared: str
    monday: str
    heading: str
    answered: str
    home: str
    own: str
    done: str
    doubtful: str
    blocker: str
    in_the_way: str
    settings: str
    team_settings: str


EN = Words(
    walk=WALKS["en"],
    other="U005",
    channel="sales",
    check_in="Check in",
    value="Value now (USD)",
    figure="220k",
    bad="quite a few",
    refused="“quite a few” can't be read as a number.",
    save="Save",
    recorded="$220,000 → $500,000 · confidence 5",
    command="/okr status sales",
    only_you="Only visible to you",
    share="Share in channel",
    share_it="Share",
    shared="Shared by Sarah Chen",
    monday="Jump to next Monday 10:00",
    heading="Sales · week 48 (23–29 Nov)",
    answered="everybody has answered",
    home="Home",
    own="Your teams",
    done="That was the whole way round.",
    doubtful="3 · unlikely",
    blocker="Blocker",
    in_the_way="Northwind's legal review",
    settings="Settings",
    team_settings="Check-in and digest",
)
VI = Words(
    walk=WALKS["vi"],
    other="U020",
    channel="cham-soc-khach-hang",
    check_in="Cập nhật",
    value="Giá trị hiện tại (%)",
    figure="4,8",
    bad="khoảng 5",
    refused="“khoảng 5”",
    save="Lưu",
    recorded="4,8% (không quá 5%) · mức tự tin 7",
    command="/okr tình hình nhóm",
    only_you="Chỉ bạn nhìn thấy",
    share="Chia sẻ vào kênh",
    share_it="Chia sẻ",
    shared="Ngô Thanh Tùng chia sẻ",
    monday="Đến 10:00 thứ Hai tới",
    heading="Chăm sóc khách hàng · tuần 48 (23–29/11)",
    answered="Đủ 4 người đã cập nhật",
    home="Trang chính",
    own="Nhóm của bạn",
    done="Bạn đã đi hết một vòng.",
    doubtful="3 · khó đạt",
    blocker="Vướng mắc",
    in_the_way="Thiếu hai nhân sự trực ca tối",
    settings="Cài đặt",
    team_settings="Check-in và bản tin",
)
