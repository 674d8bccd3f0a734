"""The picture under a digest: what is drawn, in letters the font has, and what it says to those who cannot see it."""

import struct
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from messages import Messages
from messages.chart import RED, Chart, ChartRow, svg_of
from messages.chart_png import draw, png_of
from messages.chart_text import drawable, fitting, width
from messages.language import Language
from messages.lengths import length
from messages.picture import MOST_ALT
from okr.digest import arrange
from okr.digest_picture import DigestPicture, to_draw
from okr.health import Health
from tests.builders import a_team
from tests.messages.hostile import HOSTILE
from tests.messages.test_digest import EN, VI, WEEK, an_entry

MONDAY = datetime(2026, 11, 30, 3, tzinfo=UTC)
VIETNAMESE = "ăâđêôơưĂÂĐÊÔƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA))) + "àáãèéìíĩòóõùúũýÀÁÃÈÉÌÍĨÒÓÕÙÚŨÝ"


def a_picture(*titles: str, more: int = 0, team: str = "Sales") -> DigestPicture:
    entries = [
        an_entry(n, Health.AT_RISK if n == 1 else Health.ON_TRACK, title=title or "x")
        for n, title in enumerate(titles, 1)
    ]
    digest = arrange(WEEK, entries)
    return DigestPicture(a_team(name=team), digest, to_draw(digest.lines), more, MONDAY, {"U1": "Sarah Chen"})


def texts(svg: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def test_a_row_says_title_share_figures_health_and_confidence() -> None:
    chart = Messages.read().digest_picture.chart(a_picture("New deals", "Renewals", more=3), EN)
    assert texts(svg_of(chart)) == [
        "Sales · week 48 (23–29 Nov)",
        "As of 10:00 on Monday 30 November",
        "New deals",
        "43%",
        "215, target 500 · at risk",
        "3",
        "Renewals",
        "43%",
        "215, target 500 · on track",
        "3",
        "and 3 more",
        "so far",
        "expected by now",
        "confidence, of 10",
    ]


def test_it_reads_in_vietnamese() -> None:
    picture = Messages.read().digest_picture.picture(a_picture("Hợp đồng mới", "Gia hạn", team="Kinh doanh"), VI)
    assert picture.title == "Kinh doanh: tiến độ lúc 10:00 thứ Hai 30/11"
    assert picture.alt == (
        "Tiến độ từng KR so với kỳ vọng lúc này, KR đáng lo nhất ở trên. "
        "Hợp đồng mới: có rủi ro, 43%, kỳ vọng 63%, mức tự tin 3/10. "
        "Gia hạn: đúng tiến độ, 43%, kỳ vọng 63%, mức tự tin 3/10."
    )
    assert size(picture.content) == (800, 148 + 2 * 130 + 84)


def test_a_bar_ends_where_its_progress_is_and_the_mark_stands_where_it_should_be() -> None:
    row = ChartRow(RED, "x", "50%", "", 0.5, 0.75, None)
    svg = svg_of(Chart("h", "m", [row], ("a", "b", "c")))
    assert '<rect x="36" y="190" width="316.0" height="22" rx="5" fill="#b3261e"/>' in svg
    assert '<rect x="508.0" y="182" width="4" height="38" fill="#202124"/>' in svg
    beyond = svg_of(Chart("h", "m", [ChartRow(RED, "x", "", "", 1.7, -0.2, 10)], ("a", "b", "c")))
    assert 'width="632.0"' in beyond


@pytest.mark.parametrize("letter", VIETNAMESE)
def test_the_bundled_font_has_every_vietnamese_letter(letter: str) -> None:
    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text y="30">{}</text></svg>'
    missing, blank = draw(frame.format("\U00013000")), draw(frame.format(" "))
    assert draw(frame.format(letter)) not in {missing, blank}
    assert drawable(letter) == letter


def test_the_same_words_are_the_same_picture_wherever_they_are_drawn() -> None:
    svg = svg_of(Messages.read().digest_picture.chart(a_picture("Hợp đồng mới", "Gia hạn"), VI))
    assert png_of(svg) == draw(svg)


def test_what_is_no_drawing_is_refused_with_its_reason() -> None:
    with pytest.raises(ValueError, match="not drawn"):
        png_of("<svg")


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_people_wrote_is_at_work_in_a_picture(words: str) -> None:
    shown = a_picture(words, words, more=2, team=words or "x")
    messages = Messages.read().digest_picture
    svg = svg_of(messages.chart(shown, VI))
    ET.fromstring(svg)
    assert size(draw(svg))[0] == 800
    assert 0 < length(messages.alt(shown, EN)) <= MOST_ALT


def test_a_title_in_letters_the_font_has_not_is_named_by_its_number() -> None:
    chart = Messages.read().digest_picture.chart(a_picture("مرحبا بالعالم", "🎯 Renewals 🚀"), EN)
    assert [row.title for row in chart.rows] == ["KR-1", "Renewals"]


def test_a_long_title_is_cut_to_the_pixels_it_has() -> None:
    shown = fitting("Mở rộng thị trường " * 20, 28, 600)
    assert shown.endswith("…")
    assert width(shown, 28) <= 600


@pytest.mark.parametrize("language", Language)
def test_many_are_told_as_far_as_the_description_goes(language: Language) -> None:
    shown = a_picture(*("Một tiêu đề khá dài để đọc cho hết" for _ in range(15)), more=30)
    alt = Messages.read().digest_picture.alt(shown, EN if language is Language.EN else VI)
    assert length(alt) <= MOST_ALT
    assert ("more." in alt) or ("KR nữa." in alt)
