"""The units people type: percent, currencies, durations, a noun of their own; and those their figures carry."""

from decimal import Decimal

import pytest

from messages.language import Language
from messages.number_reader import Ambiguous, Read, Reason, Unreadable
from messages.unit_reader import read_beside_unit, read_unit, unit_meant
from okr.unit import HOURS, MINUTES, NUMBER, PERCENT, Unit, currency, noun


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("", NUMBER),
        ("  ", NUMBER),
        ("%", PERCENT),
        ("Phần trăm", PERCENT),
        ("VND", currency("VND")),
        ("đồng", currency("VND")),
        ("đ", currency("VND")),
        ("$", currency("USD")),
        ("usd", currency("USD")),
        ("CHF", currency("CHF")),
        ("all", noun("all")),
        ("giờ", HOURS),
        ("hours", HOURS),
        ("phút", MINUTES),
        ("tickets/month", noun("tickets/month")),
        ("khách hàng", noun("khách hàng")),
        ("x" * 31, None),
    ],
)
def test_a_unit_is_read_as_people_write_it(typed: str, unit: Unit | None) -> None:
    assert read_unit(typed) == unit


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("typed", "figures", "unit"),
    [
        ("", ("45%", "60%"), PERCENT),
        ("", ("0", "45%"), PERCENT),
        ("", ("3 triệu", "5 triệu"), NUMBER),
        ("", ("3 triệu đồng", "5 triệu"), currency("VND")),
        ("", ("$5", "$10"), currency("USD")),
        ("", ("2h30", "1h"), HOURS),
        ("", ("about 5", "2h"), HOURS),
        ("", ("soon", "later"), NUMBER),
        ("khách", ("45%", "60%"), noun("khách")),
    ],
)
def test_where_no_unit_is_named_the_figures_carry_it(
    language: Language, typed: str, figures: tuple[str, ...], unit: Unit
) -> None:
    assert unit_meant(typed, figures, language) == unit


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("typed", "named", "unit", "figure"),
    [
        ("5", "giờ", HOURS, 300),
        ("5", "hours", HOURS, 300),
        ("-5", "h", HOURS, -300),
        ("2", "phút", MINUTES, 120),
        ("30 phút", "hours", HOURS, 30),
        ("3 tickets", "tickets", noun("tickets"), 3),
        ("3 triệu khách", "khách", noun("khách"), 3_000_000),
    ],
)
def test_a_bare_figure_is_in_the_unit_that_stands_beside_it(
    language: Language, typed: str, named: str, unit: Unit, figure: int
) -> None:
    assert read_beside_unit(typed, unit, named, language) == Read(Decimal(figure))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("named", ["", "h:min", "giờ phút"])
def test_beside_no_unit_or_one_of_two_parts_a_bare_duration_is_asked_about(language: Language, named: str) -> None:
    assert read_beside_unit("5", HOURS, named, language) == Ambiguous((Decimal(300), Decimal(5)))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("3 tickets", Reason.OTHER_UNIT),
        ("3 lần/tuần", Reason.OTHER_UNIT),
        ("1,2k khách mới", Reason.OTHER_UNIT),
        ("from 3", Reason.NOT_A_NUMBER),
        ("3 to 4", Reason.NOT_A_NUMBER),
        ("3 ?", Reason.NOT_A_NUMBER),
        ("soon", Reason.NOT_A_NUMBER),
    ],
)
def test_a_figure_before_a_word_has_a_unit_that_is_still_to_be_named(
    language: Language, typed: str, reason: Reason
) -> None:
    read = read_beside_unit(typed, NUMBER, "", language)
    assert isinstance(read, Unreadable)
    assert read.reason is reason
