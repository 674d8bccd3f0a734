"""The demo's week, read as its viewer reads it: what must be in it, in both languages, and that nothing broke."""

import pytest

from bot.demo import demo_in_terminal

SENTENCES = [
    "Chào Ngô Thanh Tùng, đến giờ cập nhật OKR tuần này rồi. Bạn có 2 KR; chỉ mất khoảng 2 phút.",
    "Đã ghi nhận cập nhật tuần 48 (23–29/11) của bạn",
    "3 giờ 50 phút → 3 giờ",
    "Hoàng Thị Mai types  /okr tình hình",
    "Hi James Wilson, it's time for this week's OKR check-in.",
    "It is far behind: what makes you so sure?",
    "Recorded for week 48 (23–29 Nov)",
    "David Miller types  /okr status",
    "History of KR-4",
    "Đinh Tuấn Kiệt ơi, tuần 48 (23–29/11) còn 1 KR chưa có cập nhật.",
    "Chưa phản hồi: Đinh Tuấn Kiệt.",
    "1 có rủi ro, 1 cần chú ý, 1 đúng tiến độ. Đủ 3 người đã cập nhật.",
    "Tom Becker, 2 key results have no update yet",
    "1 at risk, 2 on track. All 3 people have answered.",
    "⚪ Revenue Operations: 2 unknown, 1 on track · 1 of 2 people have answered",
]


@pytest.mark.slow
async def test_the_demo_plays_a_whole_week_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    said: list[str] = []
    await demo_in_terminal(say=said.append)
    text = "\n".join(said)
    assert [sentence for sentence in SENTENCES if sentence not in text] == []
    places = [text.index(sentence) for sentence in SENTENCES]
    assert places == sorted(places), "the week is told in its order"
    assert capsys.readouterr().out == "", "nothing but the week is printed"
