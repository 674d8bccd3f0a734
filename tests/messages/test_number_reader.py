"""What people type is read as words-vi.md's table says, in both languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.language import Language
from messages.number_reader import Ambiguous, Read, Reason, Unreadable, read_figure, read_steps
from okr.unit import HOURS, MINUTES, NUMBER, PERCENT, Unit, currency, noun

EN, VI = Language.EN, Language.VI
VND, USD = currency("VND"), currency("USD")

VIETNAMESE = [
    ("12,5", NUMBER, "12.5"),
    ("12.5", NUMBER, "12.5"),
    ("1.234", NUMBER, "1234"),
    ("1.200.000", NUMBER, "1200000"),
    ("1,200,000", NUMBER, "1200000"),
    ("1 200 000", NUMBER, "1200000"),
    ("1\u00a0200\u00a0000", NUMBER, "1200000"),
    ("1\u2009200\u202f000", NUMBER, "1200000"),
    ("1,200", NUMBER, "1.2"),
    ("1.200,5", NUMBER, "1200.5"),
    ("1,200.5", NUMBER, "1200.5"),
    ("1 200,5", NUMBER, "1200.5"),
    ("1,2 tỷ", NUMBER, "1200000000"),
    ("1.2 tỉ", NUMBER, "1200000000"),
    ("1 tỷ 2", NUMBER, "1200000000"),
    ("1tỷ2", NUMBER, "1200000000"),
    ("1,2 ty", NUMBER, "1200000000"),
    ("1 tỷ 200 triệu", NUMBER, "1200000000"),
    ("1 tỷ rưỡi", NUMBER, "1500000000"),
    ("1,2 nghìn tỷ", NUMBER, "1200000000000"),
    ("3 triệu", NUMBER, "3000000"),
    ("3tr", NUMBER, "3000000"),
    ("3M", NUMBER, "3000000"),
    ("3tr5", NUMBER, "3500000"),
    ("3 triệu rưỡi", NUMBER, "3500000"),
    ("3 trieu ruoi", NUMBER, "3500000"),
    ("3tr25", NUMBER, "3250000"),
    ("500k", NUMBER, "500000"),
    ("500 nghìn", NUMBER, "500000"),
    ("500 ngàn", NUMBER, "500000"),
    ("1,2k", NUMBER, "1200"),
    ("45%", PERCENT, "45"),
    ("45 %", PERCENT, "45"),
    ("45 phần trăm", PERCENT, "45"),
    ("45", PERCENT, "45"),
    ("0,45%", PERCENT, "0.45"),
    ("1.200.000đ", VND, "1200000"),
    ("1.200.000 ₫", VND, "1200000"),
    ("1.200.000 đồng", VND, "1200000"),
    ("1.200.000 VND", VND, "1200000"),
    ("₫1,200,000", VND, "1200000"),
    ("500kđ", VND, "500000"),
    ("1,2 tỷ đồng", VND, "1200000000"),
    ("15 triệu USD", USD, "15000000"),
    ("15 triệu đô la", USD, "15000000"),
    ("1.200.000", VND, "1200000"),
    ("2 giờ", HOURS, "120"),
    ("2h", HOURS, "120"),
    ("2 tiếng", HOURS, "120"),
    ("2h30", HOURS, "150"),
    ("2g30", HOURS, "150"),
    ("2 tiếng rưỡi", HOURS, "150"),
    ("150p", HOURS, "150"),
    ("2 giờ 50 phút", HOURS, "170"),
    ("2,5 giờ", HOURS, "150"),
    ("2:37", HOURS, "157"),
    ("2p37", HOURS, "157"),
    ("2:37", MINUTES, "157"),
    ("2p37", MINUTES, "157"),
    ("2'37\"", MINUTES, "157"),
    ("2’37’’", MINUTES, "157"),
    ("2′37″", MINUTES, "157"),
    ("2 phút 37 giây", MINUTES, "157"),
    ("2 phút rưỡi", MINUTES, "150"),
    ("2h30", MINUTES, "9000"),
    ("1:02:03", MINUTES, "3723"),
    ("１２，５", NUMBER, "12.5"),
    ("−5", NUMBER, "-5"),
    ("- 5", NUMBER, "-5"),
    ("+5", NUMBER, "5"),
    ("30 vé/tháng", noun("vé/tháng"), "30"),
    ("30 vé", noun("vé/tháng"), "30"),
    ("30", noun("vé/tháng"), "30"),
    ("0,125", NUMBER, "0.125"),
    ("1234.567", NUMBER, "1234.567"),
]

ENGLISH = [
    ("1.2k", NUMBER, "1200"),
    ("3M", NUMBER, "3000000"),
    ("1.5bn", NUMBER, "1500000000"),
    ("2h 30m", HOURS, "150"),
    ("1,200.50", NUMBER, "1200.5"),
    ("1,200", NUMBER, "1200"),
    ("1.200", NUMBER, "1.2"),
    ("12,5", NUMBER, "12.5"),
    ("1.200.000", NUMBER, "1200000"),
    ("5 thousand", VND, "5000"),
    ("$12 million", USD, "12000000"),
    ("US$ 1,234.50", USD, "1234.5"),
    ("12m usd", USD, "12000000"),
    ("-$5", USD, "-5"),
    ("€1.5m", currency("EUR"), "1500000"),
    ("A$20", currency("AUD"), "20"),
    ("$20", currency("AUD"), "20"),
    ("45 percent", PERCENT, "45"),
    ("2 hours 30 minutes", HOURS, "150"),
    ("90 min", HOURS, "90"),
    ("2m 37s", MINUTES, "157"),
    (".5", NUMBER, "0.5"),
    ("30 tickets/month", noun("tickets/month"), "30"),
    ("3 triệu", NUMBER, "3000000"),
]

REFUSED = [
    ("khoảng 45", NUMBER, Reason.APPROXIMATE),
    ("~45", NUMBER, Reason.APPROXIMATE),
    ("trên 90", PERCENT, Reason.APPROXIMATE),
    ("about 45", NUMBER, Reason.APPROXIMATE),
    ("45%", NUMBER, Reason.OTHER_UNIT),
    ("45 phần trăm", VND, Reason.OTHER_UNIT),
    ("15 triệu USD", VND, Reason.OTHER_CURRENCY),
    ("$15", VND, Reason.OTHER_CURRENCY),
    ("15 SGD", USD, Reason.OTHER_CURRENCY),
    ("1.200.000đ", NUMBER, Reason.OTHER_UNIT),
    ("", NUMBER, Reason.EMPTY),
    (" \u200b ", NUMBER, Reason.EMPTY),
    ("NaN", NUMBER, Reason.NOT_A_NUMBER),
    ("inf", NUMBER, Reason.NOT_A_NUMBER),
    ("-Infinity", NUMBER, Reason.NOT_A_NUMBER),
    ("1e5", NUMBER, Reason.NOT_A_NUMBER),
    ("1e999999", NUMBER, Reason.NOT_A_NUMBER),
    ("9" * 40, NUMBER, Reason.OUT_OF_RANGE),
    ("9" * 3_000, NUMBER, Reason.TOO_LONG),
    ("0,00000001", NUMBER, Reason.OUT_OF_RANGE),
    ("0." + "9" * 30, NUMBER, Reason.OUT_OF_RANGE),
    ("9" * 21 + "h", HOURS, Reason.OUT_OF_RANGE),
    ("9" * 15 + "k", NUMBER, Reason.OUT_OF_RANGE),
    ("1.20.000", NUMBER, Reason.NOT_A_NUMBER),
    ("1,20,000", NUMBER, Reason.NOT_A_NUMBER),
    ("--5", NUMBER, Reason.NOT_A_NUMBER),
    ("40-50", NUMBER, Reason.NOT_A_NUMBER),
    ("5²", NUMBER, Reason.NOT_A_NUMBER),
    ("một trăm", NUMBER, Reason.NOT_A_NUMBER),
    ("1,2 tỷ 5", NUMBER, Reason.NOT_A_NUMBER),
    ("1 triệu 2 tỷ", NUMBER, Reason.NOT_A_NUMBER),
    ("2h90", HOURS, Reason.NOT_A_NUMBER),
    ("2:75", MINUTES, Reason.NOT_A_NUMBER),
    ("2 phút 37 giây", HOURS, Reason.NOT_A_NUMBER),
    ("2h", NUMBER, Reason.NOT_A_NUMBER),
    ("=1+1", NUMBER, Reason.NOT_A_NUMBER),
    ("<!channel>", NUMBER, Reason.APPROXIMATE),
]


@pytest.mark.parametrize(("typed", "unit", "value"), VIETNAMESE)
def test_a_figure_typed_by_a_vietnamese_is_read_as_the_table_says(typed: str, unit: Unit, value: str) -> None:
    assert read_figure(typed, unit, VI) == Read(Decimal(value))


@pytest.mark.parametrize(("typed", "unit", "value"), ENGLISH)
def test_a_figure_typed_in_english_is_read_likewise(typed: str, unit: Unit, value: str) -> None:
    assert read_figure(typed, unit, EN) == Read(Decimal(value))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("typed", "unit", "reason"), REFUSED)
def test_what_is_no_exact_figure_is_refused_with_its_reason(
    typed: str, unit: Unit, reason: Reason, language: Language
) -> None:
    refused = read_figure(typed, unit, language)
    assert isinstance(refused, Unreadable)
    assert refused.reason is reason


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("unit", [NUMBER, PERCENT, VND, USD, HOURS, MINUTES, noun("vé")])
def test_every_example_we_offer_can_itself_be_typed(unit: Unit, language: Language) -> None:
    refused = read_figure("?", unit, language)
    assert isinstance(refused, Unreadable)
    for example in refused.example.replace("hoặc", "or").split(" or "):
        assert isinstance(read_figure(example, unit, language), Read)


@pytest.mark.parametrize(
    ("typed", "unit", "last", "readings"),
    [
        ("1,200", NUMBER, "1250", ("1.2", "1200")),
        ("1.234", NUMBER, "1.2", ("1234", "1.234")),
        ("-1,200", NUMBER, "-1250", ("-1.2", "-1200")),
        ("1,234 tỷ", VND, "1200000000000", ("1234000000", "1234000000000")),
        ("0,45", PERCENT, "40", ("0.45", "45")),
        ("0.45", PERCENT, "1", ("0.45", "45")),
    ],
)
def test_a_figure_far_from_the_last_one_is_asked_about(
    typed: str, unit: Unit, last: str, readings: tuple[str, ...]
) -> None:
    read = read_figure(typed, unit, VI, last=Decimal(last))
    assert read == Ambiguous(tuple(Decimal(one) for one in readings))


@pytest.mark.parametrize(
    ("typed", "unit", "last", "value"),
    [
        ("1,200", NUMBER, "1.1", "1.2"),
        ("1,200", NUMBER, "30", "1.2"),
        ("1,25", NUMBER, "1250", "1.25"),
        ("0,45", PERCENT, "0.4", "0.45"),
        ("0,45 %", PERCENT, "40", "0.45"),
        ("0", PERCENT, "40", "0"),
        ("1.234", NUMBER, "0", "1234"),
    ],
)
def test_a_figure_near_the_last_one_or_of_one_meaning_is_not_asked_about(
    typed: str, unit: Unit, last: str, value: str
) -> None:
    assert read_figure(typed, unit, VI, last=Decimal(last)) == Read(Decimal(value))


def test_the_target_stands_in_where_there_is_no_last_figure() -> None:
    asked = Ambiguous((Decimal("1.2"), Decimal(1200)))
    assert read_figure("1,200", NUMBER, VI, target=Decimal(2000)) == asked
    assert read_figure("1,200", NUMBER, VI, last=Decimal(0), target=Decimal(2000)) == asked


def test_a_bare_number_on_a_duration_is_asked_about() -> None:
    assert read_figure("2", HOURS, VI) == Ambiguous((Decimal(120), Decimal(2)))
    assert read_figure("2,5", MINUTES, VI) == Ambiguous((Decimal(150), Decimal("2.5")))
    assert read_figure("0", HOURS, VI) == Read(Decimal(0))


@pytest.mark.parametrize("typed", ["3/5", " 3 / 5 ", "3 of 5", "3", "３/５"])
def test_milestones_are_typed_as_done_of_all(typed: str) -> None:
    assert read_steps(typed, 5, VI) == 3


@pytest.mark.parametrize("typed", ["6/5", "3/4", "6", "-1", "x", "", "3,5", "9" * 500])
def test_milestones_that_cannot_be_are_refused_with_an_example(typed: str) -> None:
    refused = read_steps(typed, 5, EN)
    assert isinstance(refused, Unreadable)
    assert refused.example == "3/5"


@given(st.text(max_size=80), st.sampled_from([NUMBER, PERCENT, VND, USD, HOURS, MINUTES, noun("a b")]))
def test_no_text_at_all_breaks_the_reader(typed: str, unit: Unit) -> None:
    for language in Language:
        read = read_figure(typed, unit, language, last=Decimal("12.5"))
        values = read.readings if isinstance(read, Ambiguous) else [read.value] if isinstance(read, Read) else []
        assert all(value.is_finite() for value in values)


@given(st.text(alphabet="0123456789., -+%kmtrtỷđ$'\":hgp", max_size=20), st.sampled_from([NUMBER, VND, HOURS]))
def test_no_figure_like_text_breaks_the_reader(typed: str, unit: Unit) -> None:
    for language in Language:
        assert isinstance(read_figure(typed, unit, language), Read | Ambiguous | Unreadable)
