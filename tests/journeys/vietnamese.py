"""The Vietnamese journey: its people, their key results, and what they read word for word."""

from tests.journeys.company import Cast, Words
from tests.journeys.script import Script
from tests.journeys.week import answers, at

LAN, MINH, ALICE, LEAH = "ULAN", "UMINH", "U1", "ULEAD"
CAST = Cast(owner=LAN, silent=MINH, busy=ALICE, lead=LEAH)
WORDS = Words(
    team="Chăm sóc khách hàng",
    objectives=("Khách hàng gắn bó lâu dài", "Dịch vụ được khen ngợi"),
    key_results=(
        "Số hợp đồng gia hạn",
        "Thời gian phản hồi đầu tiên",
        "Thời gian hoạt động của tổng đài",
        "Tỷ lệ khiếu nại trên đơn hàng",
        "Tổng đài mới",
        "Chứng chỉ ISO 9001",
        "Doanh thu gia hạn",
        "Số khách hàng đã gặp",
        "Số bài hướng dẫn",
        "Phản hồi trong một giờ",
        "Khiếu nại tồn đã xử lý",
        "Tuyển ca tối",
        "Khách hàng được đào tạo",
    ),
    steps=("Chọn nhà cung cấp", "Chuyển dữ liệu", "Đào tạo mọi người"),
    evidence="bản chụp chứng chỉ",
    orders="hợp đồng",
    money="VND",
    millions=2000,
)

RECEIPT = """\
✅ Đã ghi nhận cập nhật tuần 48 (23–29/11) của bạn lúc 15:00 thứ Sáu 27/11.
Bạn có thể sửa lại đến 15:00 thứ Sáu 4/12; nếu bản tin đã gửi, bot sẽ cập nhật ngay trong tin đó.
KR-1 · Số hợp đồng gia hạn
1.250 → 2.000 hợp đồng · mức tự tin 8
“Hai khách lớn”
KR-2 · Thời gian phản hồi đầu tiên
2 giờ 50 phút → 2 giờ · mức tự tin 7
KR-3 · Thời gian hoạt động của tổng đài
99,7% (tối thiểu 99,5%) · mức tự tin 9
KR-4 · Tỷ lệ khiếu nại trên đơn hàng
6,1% (không quá 5%) · mức tự tin 6
🚧 Vướng mắc: bên giao hàng chậm
KR-5 · Tổng đài mới
2/3 cột mốc: Chọn nhà cung cấp, Chuyển dữ liệu · mức tự tin 7
KR-6 · Chứng chỉ ISO 9001
Chưa đạt · mức tự tin 8
KR-7 · Doanh thu gia hạn
1,2 tỷ đồng → 2 tỷ đồng · mức tự tin 8
KR-8 · Số khách hàng đã gặp
10 → 100 · mức tự tin 9
Vì sao tự tin: đã hẹn sáu mươi khách
[Sửa] [Vì sao tôi nhận tin này?]"""
DIGEST = """\
▌Chăm sóc khách hàng · tuần 48 (23–29/11)
2 KR xấu đi; 1 KR có rủi ro từ trước; 1 KR không còn rủi ro, 1 KR hoàn thành.
2 có rủi ro, 4 cần chú ý, 6 đúng tiến độ, 1 hoàn thành. 2/3 người đã cập nhật.
🔴 Số khách hàng đã gặp — 10 → 100 · mới có rủi ro
Trần Thị Lan: mức tự tin 9/10 nhưng mới được 10%, lẽ ra lúc này đã 44%. “đã hẹn sáu mươi khách”
🟢 Khiếu nại tồn đã xử lý — 27 → 40 · đã trở lại đúng hướng · Alice Nguyen
✅ Tuyển ca tối — hoàn thành · Alice Nguyen
🔴 Phản hồi trong một giờ — 22,5% → 100% · có rủi ro 3 tuần liền
Alice Nguyen: mức tự tin chỉ 3/10; chậm nhiều, mới được 23%, lẽ ra lúc này đã 63%; đang vướng: chưa có ca tối.
⚪ Chưa phản hồi: Lê Quang Minh.
🌴 Vắng mặt: Ada Admin.
  🧵 9 KR còn lại ở trong luồng tin.
[Cập nhật]"""
LATE = """\
▌Chăm sóc khách hàng · tuần 48 (23–29/11)
2 KR xấu đi; 1 KR có rủi ro từ trước; 1 KR không còn rủi ro, 1 KR hoàn thành.
2 có rủi ro, 3 cần chú ý, 7 đúng tiến độ, 1 hoàn thành. Đủ 3 người đã cập nhật.
🔴 Số khách hàng đã gặp — 10 → 100 · mới có rủi ro
Trần Thị Lan: mức tự tin 9/10 nhưng mới được 10%, lẽ ra lúc này đã 44%. “đã hẹn sáu mươi khách”
🟢 Khiếu nại tồn đã xử lý — 27 → 40 · đã trở lại đúng hướng · Alice Nguyen
✅ Tuyển ca tối — hoàn thành · Alice Nguyen
🔴 Phản hồi trong một giờ — 22,5% → 100% · có rủi ro 3 tuần liền
Alice Nguyen: mức tự tin chỉ 3/10; chậm nhiều, mới được 23%, lẽ ra lúc này đã 63%; đang vướng: chưa có ca tối.
🟡 Cần chú ý: Tỷ lệ khiếu nại trên đơn hàng (Trần Thị Lan), Thời gian phản hồi đầu tiên (Trần Thị Lan), \
Tổng đài mới (Trần Thị Lan).
🌴 Vắng mặt: Ada Admin.
  🧵 9 KR còn lại ở trong luồng tin."""
THREAD = """\
🎯 Khách hàng gắn bó lâu dài · 56%, kỳ vọng 63%
🟢 Số hợp đồng gia hạn — 1.250 → 2.000 hợp đồng · đúng tiến độ
Trần Thị Lan: “Hai khách lớn”
🟡 Thời gian phản hồi đầu tiên — 2 giờ 50 phút → 2 giờ · cần chú ý
Trần Thị Lan: mức tự tin 7/10.
🟢 Thời gian hoạt động của tổng đài — 99,7% (tối thiểu 99,5%) · đúng tiến độ
Trần Thị Lan
🟡 Tỷ lệ khiếu nại trên đơn hàng — 6,1% (không quá 5%) · kém tự tin hơn trước
Trần Thị Lan: lần này không đạt ngưỡng; mức tự tin giảm từ 8 xuống 6; đang vướng: bên giao hàng chậm.
🟡 Số bài hướng dẫn — 28 → 50 · cần chú ý
Lê Quang Minh: mức tự tin 7/10; tuần này chưa phản hồi.
🎯 Dịch vụ được khen ngợi · 51%, kỳ vọng 41%
🟡 Tổng đài mới — 2/3 cột mốc · cần chú ý
Trần Thị Lan: mức tự tin 7/10.
🟢 Chứng chỉ ISO 9001 — Chưa đạt · đúng tiến độ
Trần Thị Lan
🟢 Doanh thu gia hạn — 1,2 tỷ đồng → 2 tỷ đồng · đúng tiến độ
Trần Thị Lan
🎯 Dịch vụ được khen ngợi · 51%, kỳ vọng 41%
🟢 Khách hàng được đào tạo — 40 → 60 · đúng tiến độ
Ada Admin (đang vắng)
"""
COMPANY = """\
▌Acme · tuần 48 (23–29/11)
1/1 nhóm đang có KR gặp rủi ro.
2 có rủi ro, 4 cần chú ý, 6 đúng tiến độ, 1 hoàn thành. 2/3 người đã cập nhật.
🔴 Chăm sóc khách hàng: 2 có rủi ro, 4 cần chú ý, 6 đúng tiến độ, 1 hoàn thành · 2/3 người đã cập nhật"""
VIETNAMESE = Script(
    language="vi",
    zone="Asia/Ho_Chi_Minh",
    cast=CAST,
    words=WORDS,
    nudge_heard="Chào Trần Thị Lan, đến giờ cập nhật OKR tuần này rồi: 8 KR, khoảng 6 phút.",
    nudge=(
        (
            "Chào Trần Thị Lan, đến giờ cập nhật OKR tuần này rồi. Bạn có 8 KR; chỉ mất khoảng 6 phút. "
            "Bạn gửi trước 10:00 thứ Hai 30/11 nhé.\n• KR-1 · Số hợp đồng gia hạn\n"
        ),
        "… và 3 KR nữa\n[Cập nhật] [Không có gì thay đổi] [Tôi vắng mặt]\n",
        "[… Để sau ▾]\n  17:00 thứ Sáu 27/11 | 09:00 thứ Hai 30/11\n",
        "[Vì sao tôi nhận tin này?]",
    ),
    first_page=(
        "Tuần 48 (23–29/11)\nGửi trước 10:00 thứ Hai 30/11 để kịp bản tin tuần nhé.\n",
        "Trang 1/2. Những gì bạn nhập vẫn được giữ khi sang trang.",
        "KR-1 · Số hợp đồng gia hạn\nKhách hàng gắn bó lâu dài\nLần trước 1.100 hợp đồng, chỉ tiêu 2.000 hợp đồng\n",
        "▰▰▰▰▰▰┊▱▱▱▱ 55%, kỳ vọng 63%",
        "Lần trước 3 giờ 20 phút, chỉ tiêu 2 giờ",
        "Lần trước 99,6%, tối thiểu 99,5%",
        "Lần trước 4,2%, không quá 5%",
    ),
    typed=answers(1, 8, value="1.250", note="Hai khách lớn")
    | answers(2, 7, value="2h50")
    | answers(3, 9, value="0,997")
    | answers(4, 6, value="nhiều lắm", blocker="bên giao hàng chậm"),
    refused={
        at(3, "value"): "“0,997” có thể là 0,997% hoặc 99,7%. Hãy nhập 0,997% hoặc 99,7% cho rõ nhé.",
        at(4, "value"): "Chưa đọc được “nhiều lắm” thành số. Hãy nhập như 45 hoặc 12,5; "
        "các ô khác vẫn được giữ nguyên.",
    },
    corrected=answers(3, value="99,7%") | answers(4, value="6,1"),
    second_page=(
        "Trang 2/2.",
        "KR-5 · Tổng đài mới\nDịch vụ được khen ngợi\n1/3 cột mốc\n",
        "[x] Chọn nhà cung cấp\n  [ ] Chuyển dữ liệu",
        "Đến 31/12, bạn tự tin đạt kết quả tốt (70%) ở mức nào?",
        "Minh chứng: bản chụp chứng chỉ",
        "Lần trước 900 triệu đồng, chỉ tiêu 2 tỷ đồng",
        "Giá trị ban đầu 0, chỉ tiêu 100\nKỳ vọng đến nay: 44%",
    ),
    ticked=answers(5, 7, steps=["1", "2"]) | answers(6, 8, done="no") | answers(7, 8, value="1,2 tỷ"),
    ticked_shown=("[x] Chọn nhà cung cấp\n  [x] Chuyển dữ liệu\n  [ ] Đào tạo mọi người", "(•) Chưa đạt", "[1,2 tỷ]"),
    contradicting=answers(8, 9, value="10"),
    question=(
        "▌Thêm một câu hỏi",
        "Chưa lưu gì cả. Ở đây số liệu và mức tự tin chưa khớp; những gì bạn đã nhập vẫn được giữ.",
        "KR-8 · Số khách hàng đã gặp\n10 → 100 · mức tự tin 9\nĐến nay 10%, kỳ vọng 44%",
        "Tiến độ đang chậm nhiều: điều gì khiến bạn vẫn tự tin?",
    ),
    why="đã hẹn sáu mươi khách",
    saved="▌Đã lưu\n✅ Đã lưu: tuần 48 (23–29/11).\nKR-1 · Số hợp đồng gia hạn\n1.250 → 2.000 hợp đồng",
    receipt=RECEIPT,
    receipt_heard="Đã ghi nhận: tuần 48 (23–29/11), 8 KR.",
    busy_answers=answers(10, 3, value="22.5", blocker="chưa có ca tối")
    | answers(11, 8, value="27")
    | answers(12, 8, done="yes"),
    busy_receipt=("22.5% → 100% · confidence 3\n🚧 Blocker: chưa có ca tối", "27 → 40 · confidence 8", "done"),
    looked_up={
        "tình hình tôi": (
            "OKR của bạn\n1 có rủi ro, 3 cần chú ý, 4 đúng tiến độ\n",
            "🎯 O-1 · Khách hàng gắn bó lâu dài\n▰▰▰▰▰▰┊▱▱▱▱ Tiến độ 56%, kỳ vọng đến nay 63%\n",
            "🟢 KR-1 · Số hợp đồng gia hạn — đúng tiến độ\n▰▰▰▰▰▰┊▱▱▱▱ 1.250 → 2.000 hợp đồng · mức tự tin 8\n",
            "🟡 KR-2 · Thời gian phản hồi đầu tiên — cần chú ý\n",
            "6,1% (không quá 5%) · mức tự tin 6, giảm từ 8\nĐang vướng: bên giao hàng chậm\n",
            "🟢 KR-6 · Chứng chỉ ISO 9001 — đúng tiến độ\nChưa đạt · mức tự tin 8\n",
            (
                "🔴 KR-8 · Số khách hàng đã gặp — có rủi ro\n▰▱▱▱┊▱▱▱▱▱▱ 10 → 100 · mức tự tin 9\n"
                "Chậm nhiều: 34 điểm phần trăm"
            ),
        ),
        "tinhhinh congty": (
            "Acme\n",
            "🔴 Chăm sóc khách hàng\n2 có rủi ro, 4 cần chú ý, 6 đúng tiến độ, 1 hoàn thành\n",
        ),
        "tinh hinh KR-8": (
            "🎯 O-2 · Dịch vụ được khen ngợi\n",
            "🔴 KR-8 · Số khách hàng đã gặp — có rủi ro\n",
            "Từ 1/10 đến 31/12\nCập nhật gần nhất: tuần 48 (23–29/11)\n“đã hẹn sáu mươi khách”\n   [⋯ 👀 Đã xem | ",
            "[Lịch sử]",
        ),
        "tiến độ @minh": ("OKR của Lê Quang Minh\n1 cần chú ý\n", "🟡 KR-9 · Số bài hướng dẫn — cần chú ý\n"),
        "trạng thái #care": ("Chăm sóc khách hàng\n2 có rủi ro, 4 cần chú ý, 6 đúng tiến độ, 1 hoàn thành\n",),
        "lịch sử KR-1": (
            "🟢 KR-1 · Số hợp đồng gia hạn\n1.250 → 2.000 hợp đồng · đúng tiến độ\n",
            "Khách hàng gắn bó lâu dài\n    Tuần    ",
            "▇ 2.000 hợp đồng, hạn 31/12 · “·” chưa phản hồi\n",
            "🟢 Tuần 48 (23–29/11): 1.250 hợp đồng · mức tự tin 8\n“Hai khách lớn”\n",
            "🟢 Tuần 47 (16–22/11): 1.100 hợp đồng · mức tự tin 8",
            "⚪ Tuần 45 (2–8/11): chưa phản hồi",
        ),
    },
    status_of_team="tình hình nhóm",
    next_page=(
        "Chăm sóc khách hàng\n2 có rủi ro, 4 cần chú ý, 6 đúng tiến độ, 1 hoàn thành\n",
        "✅ KR-12 · Tuyển ca tối — hoàn thành\nAlice Nguyen\n🟢 KR-13 · Khách hàng được đào tạo — đúng tiến độ\n",
        "Trang 2/2\n[Trang trước] [Chia sẻ vào kênh]",
    ),
    shared=(
        "Chăm sóc khách hàng\n2 có rủi ro, 4 cần chú ý, 6 đúng tiến độ, 1 hoàn thành\nTrần Thị Lan chia sẻ\n",
        (
            "🔴 KR-10 · Phản hồi trong một giờ — có rủi ro\n▰▰▱▱▱▱┊▱▱▱▱ 22,5% → 100%\n"
            "Mức tự tin chỉ 3/10; đang vướng: chưa có ca tối\nAlice Nguyen\n"
        ),
        "Và 5 KR nữa: xem bằng /okr tinhhinh Chăm sóc khách hàng.",
    ),
    shared_told="✅ Đã chia sẻ vào kênh này.",
    home=(
        "✅ Bạn đã cập nhật đủ cho tuần 48 (23–29/11). Bạn có thể sửa đến 15:00 thứ Sáu 4/12.\n[Sửa] [Tôi vắng mặt]\n",
        "OKR của bạn\n1 có rủi ro, 3 cần chú ý, 4 đúng tiến độ\n",
        "🔴 KR-8 · Số khách hàng đã gặp — có rủi ro\n",
        "Nhóm của bạn\n🔴 Chăm sóc khách hàng\n2 có rủi ro, 4 cần chú ý, 6 đúng tiến độ, 1 hoàn thành\n   [Xem]",
    ),
    modal=("▌Tình hình OKR\nChăm sóc khách hàng\n", "Trang 1/2\n[Trang sau]\n[Đóng]"),
    reminder="Lê Quang Minh ơi, tuần 48 (23–29/11) còn 1 KR chưa có cập nhật. "
    "Bản tin nhóm sẽ gửi lúc 10:00 thứ Hai 30/11. Chỉ mất khoảng 1 phút thôi. "
    "Nếu không có gì mới, bạn chỉ cần bấm Không có gì thay đổi.\n[Cập nhật] [Không có gì thay đổi] [Tôi vắng mặt]\n"
    "[… Để sau ▾]\n  17:00 thứ Hai 30/11 | 09:00 thứ Ba 1/12\n[Vì sao tôi nhận tin này?]",
    digest_heard=(
        "Chăm sóc khách hàng · tuần 48 (23–29/11): 2 KR xấu đi; 1 KR có rủi ro từ trước; 1 KR không "
        "còn rủi ro, 1 KR hoàn thành."
    ),
    digest=DIGEST,
    thread=THREAD,
    company_digest=COMPANY,
    late_form=(
        "Tuần 48 (23–29/11)\nBản tin đã gửi; câu trả lời của bạn sẽ được bổ sung vào đó.",
        "KR-9 · Số bài hướng dẫn\nKhách hàng gắn bó lâu dài\nLần trước 28, chỉ tiêu 50\n",
    ),
    late_answer=answers(9, 8, value="33"),
    late_saved=(
        "✅ Đã lưu: tuần 48 (23–29/11). Bản tin đã gửi; câu trả lời của bạn đang được bổ sung vào đó.",
        "33 → 50",
    ),
    late_digest=LATE,
    late_thread=("🟢 Số bài hướng dẫn — 33 → 50 · đúng tiến độ\nLê Quang Minh",),
    late_receipt=(
        "✅ Đã ghi nhận cập nhật tuần 48 (23–29/11) của bạn lúc 11:30 thứ Hai 30/11.",
        "KR-9 · Số bài hướng dẫn\n33 → 50",
    ),
    thanks="🙏 Cảm ơn Lê Quang Minh! Đã ghi nhận cập nhật 1 KR của bạn lúc 11:30. "
    "Câu trả lời đã được bổ sung vào bản tin.\n[Sửa] [Vì sao tôi nhận tin này?]",
)
