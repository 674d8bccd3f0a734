"""The units people type: percent, currencies, durations, a noun of their own; and those their figures carry."""

import pytest

from messages.language import Language
from messages.unit_reader import read_unit, unit_meant
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
