"""Reading titles: figures that measure against numbers that name, in both languages; what is left without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.coach_titles import Activity, activity_in, done_or_held, figure_in, without_figure


@pytest.mark.parametrize(
    ("title", "figure"),
    [
        ("Grow revenue by 20%", "20%"),
        ("Serve 100 customers", "100"),
        ("Reach $1.5m in sales", "$1.5m"),
        ("Cut costs by 300k", "300k"),
        ("Grow 10x", "10x"),
        ("Raise sales to 100", "100"),
        ("Answer within 2 hours", "2"),
        ("Tăng trưởng doanh thu 20 % và mở rộng thị phần", "20 %"),
        ("Đạt 1.200 khách hàng mới", "1.200"),
        ("Thêm 1 triệu USD lợi nhuận trung bình hằng năm", "1 triệu USD"),
        ("Tăng gấp 2 lần doanh thu", "2 lần"),
        ("Mở rộng thị trường sang 3 khu vực mới", "3"),
        ("Doanh thu 5 tỷ", "5 tỷ"),
        ("Doanh thu lên 500tr", "500tr"),
        ("Giảm 15 phần trăm chi phí", "15 phần trăm"),
        ("Năm 2026 tăng 30% doanh thu", "30%"),
        ("TĂNG DOANH THU 20%", "20%"),
        ("Đạt 100 hợp đồng", "100"),
    ],
)
def test_a_figure_that_measures_is_found_as_it_is_written(title: str, figure: str) -> None:
    assert figure_in(title) == figure


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Become the shop that people come back to",
        "Win the year 2026",
        "Make Q3 our best quarter",
        "Ship version 2.0 with pride",
        "Cho chạy phiên bản 2.0 của sản phẩm",
        "Be ready for Industry 4.0",
        "Chuyển mình trong công nghiệp 4.0",
        "Get certified to ISO 9001",
        "Đạt chuẩn ISO 27001 một cách nhẹ nhàng",
        "Be there 24/7",
        "Bứt phá quý 4",
        "Quý 3 bứt phá doanh số",
        "Giai đoạn 2 của dự án về đích",
        "Finish phase 2 of the move",
        "Win in B2B",
        "Văn hóa 5S trong từng việc nhỏ",
        "Become the no. 1 in town",
        "Trở thành số 1 trong vùng",
        "Lọt vào top 10 thương hiệu",
        "Mở cửa hàng ở Quận 7 thật ấn tượng",
        "Move everybody to Windows 11 without pain",
        "Be at home in a new market in 90 days",
        "Hòa nhập trong 60 ngày đầu",
        "Recover from COVID-19",
        "Khai trương trước 30/6",
        "Năm 2026 tỷ lệ khách quay lại thật cao",
        "In 2026 lần đầu có lãi",
    ],
)
def test_a_number_that_names_a_thing_or_a_time_is_no_figure(title: str) -> None:
    assert figure_in(title) == ""


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Grow revenue by 20%", "Grow revenue"),
        ("Tăng trưởng doanh thu 20%.", "Tăng trưởng doanh thu"),
        ("Giảm chi phí xuống còn 15 %", "Giảm chi phí"),
        ("Serve 100 customers", ""),
        ("Grow 10x", ""),
        ("Grow gladly", ""),
    ],
)
def test_a_figure_at_the_end_can_be_left_out(title: str, short: str) -> None:
    assert without_figure(title) == short


@pytest.mark.parametrize(
    ("title", "activity", "what"),
    [
        ("Hold five workshops", Activity.EVENT, "five workshops"),
        ("Tổ chức sự kiện khách hàng", Activity.EVENT, "sự kiện khách hàng"),
        ("Set up a help desk", Activity.USED, "a help desk"),
        ("Tạo ra Cẩm nang bán hàng", Activity.USED, "Cẩm nang bán hàng"),
        ("LAUNCH the CRM", Activity.USED, "the CRM"),
        ("Lập kế hoạch nhân sự", Activity.WORK, "nhân sự"),
        ("Xây dựng và duy trì cộng đồng khách hàng", Activity.USED, "cộng đồng khách hàng"),
        ("Phát triển và ra mắt sản phẩm mới", Activity.USED, "sản phẩm mới"),
        ("Build and maintain a help desk to save time.", Activity.USED, "a help desk"),
        ("Áp dụng phần mềm để tự động hóa", Activity.USED, "phần mềm"),
        ("Build and celebrate a team", Activity.USED, ""),
        ("Launch", Activity.USED, ""),
        ("Launches without an outage", Activity.NONE, ""),
        ("Follow-up calls", Activity.NONE, ""),
        ("Triển khai xong CRM", Activity.NONE, "xong CRM"),
        ("Doanh thu bán hàng", Activity.NONE, ""),
        ("", Activity.NONE, ""),
    ],
)
def test_a_title_that_begins_with_doing(title: str, activity: Activity, what: str) -> None:
    assert activity_in(title) is activity
    assert done_or_held(title) == what


@given(st.text(max_size=80))
def test_whatever_is_written_can_be_read(title: str) -> None:
    figure = figure_in(title)
    assert not figure or any(sign.isdigit() for sign in figure)
    assert len(without_figure(title)) <= 3 * len(title)
    assert activity_in(title) in Activity
