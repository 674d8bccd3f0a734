"""Figures are written exactly, as people of each language write them, and read back as the same."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from messages.language import Language
from messages.number_reader import MOST_DIGITS, MOST_PLACES, Read, read_figure
from messages.numbers import figure_to_edit, show_figure, show_share
from okr.unit import HOURS, MINUTES, NUMBER, PERCENT, Unit, currency, noun

EN, VI = Language.EN, Language.VI
UNITS = [
    NUMBER,
    PERCENT,
    HOURS,
    MINUTES,
    *(currency(code) for code in ("VND", "USD", "EUR", "JPY", "SGD", "AUD", "GBP", "KWD", "XYZ")),
    *(noun(name) for name in ("tickets/month", "vé/tháng", "khách hàng", "m2", "k", "% of users", "/5", "đ")),
]
figures = st.decimals(
    min_value=-(Decimal(10) ** MOST_DIGITS) + 1, max_value=Decimal(10) ** MOST_DIGITS - 1, places=MOST_PLACES
) | st.integers(-(10**15) + 1, 10**15 - 1).map(Decimal)


@pytest.mark.parametrize(
    ("figure", "unit", "english", "vietnamese"),
    [
        ("12.5", NUMBER, "12.5", "12,5"),
        ("1200000", NUMBER, "1,200,000", "1.200.000"),
        ("-1200.50", NUMBER, "-1,200.5", "-1.200,5"),
        ("1E+6", NUMBER, "1,000,000", "1.000.000"),
        ("12.5", PERCENT, "12.5%", "12,5%"),
        ("1200000", currency("VND"), "₫1.2 million", "1,2 triệu đồng"),
        ("1200000000", currency("VND"), "₫1.2 billion", "1,2 tỷ đồng"),
        ("300000000", currency("VND"), "₫300 million", "300 triệu đồng"),
        ("1234567890", currency("VND"), "₫1,234,567,890", "1.234.567.890 ₫"),
        ("12000000", currency("USD"), "$12 million", "12 triệu USD"),
        ("500000", currency("USD"), "$500,000", "500.000 USD"),
        ("1234.5", currency("USD"), "$1,234.50", "1.234,50 USD"),
        ("12.345", currency("USD"), "$12.345", "12,345 USD"),
        ("1200", currency("SGD"), "SGD 1,200", "1.200 SGD"),
        ("-5", currency("USD"), "-$5", "-5 USD"),
        ("170", HOURS, "2h 50m", "2 giờ 50 phút"),
        ("120", HOURS, "2h", "2 giờ"),
        ("50", HOURS, "50m", "50 phút"),
        ("0", HOURS, "0m", "0 phút"),
        ("150.5", HOURS, "2h 30.5m", "2 giờ 30,5 phút"),
        ("157", MINUTES, "2:37", "2:37"),
        ("5", MINUTES, "0:05", "0:05"),
        ("3665.5", MINUTES, "61:05.5", "61:05,5"),
        ("30", noun("tickets/month"), "30 tickets/month", "30 tickets/month"),
    ],
)
def test_a_figure_is_written_as_people_write_it(figure: str, unit: Unit, english: str, vietnamese: str) -> None:
    assert show_figure(Decimal(figure), unit, EN) == english
    assert show_figure(Decimal(figure), unit, VI) == vietnamese


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("unit", UNITS, ids=str)
@given(figure=figures)
@example(figure=Decimal("0.45"))
@example(figure=Decimal("1.234"))
@example(figure=Decimal("-0.05"))
@example(figure=Decimal(1_234_000_000))
@example(figure=Decimal("9.999999"))
def test_what_is_written_reads_back_as_the_same_figure(figure: Decimal, unit: Unit, language: Language) -> None:
    assert read_figure(show_figure(figure, unit, language), unit, language) == Read(figure)
    assert read_figure(figure_to_edit(figure, unit, language), unit, language, last=figure) == Read(figure)


@given(figure=figures, unit=st.sampled_from(UNITS))
def test_vietnamese_never_shows_babels_compact_words(figure: Decimal, unit: Unit) -> None:
    shown = show_figure(figure, unit, VI)
    assert not shown.endswith((" T", " Tr", " N"))


@pytest.mark.parametrize(
    ("share", "english", "vietnamese"),
    [
        ("0", "0%", "0%"),
        ("0.455", "46%", "46%"),
        ("0.996", "99%", "99%"),
        ("0.001", "1%", "1%"),
        ("1", "100%", "100%"),
        ("1.254", "125%", "125%"),
        ("-0.2", "-20%", "-20%"),
        ("-0.001", "0%", "0%"),
    ],
)
def test_progress_is_whole_percent_and_full_only_when_done(share: str, english: str, vietnamese: str) -> None:
    assert show_share(Decimal(share), EN) == english
    assert show_share(Decimal(share), VI) == vietnamese
