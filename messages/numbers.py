"""Writing figures for people, exactly, by unit and language; what is written here reads back as the same.

Spaces are ordinary ones, which people can type and tests can read, not the no-break ones of CLDR.
"""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from messages.currencies import write_amount
from messages.digits import write_digits
from messages.durations import write_duration
from messages.language import Language
from okr.unit import Unit, UnitKind


def show_figure(figure: Decimal, unit: Unit, language: Language) -> str:
    """The figure with its unit: "12,5%", "1,2 tỷ đồng", "2 giờ 50 phút", "2:37", "45 tickets/month"."""
    sign, size = ("-" if figure < 0 else ""), abs(figure)
    match unit.kind:
        case UnitKind.PERCENT:
            return sign + show_percent(size, language)
        case UnitKind.CURRENCY:
            return sign + write_amount(size, unit.name, language)
        case UnitKind.DURATION:
            return sign + write_duration(size, unit, language, show_number(size % 60, language))
        case UnitKind.NOUN:
            return f"{sign}{show_number(size, language)} {unit.name}"
        case UnitKind.NUMBER:
            return sign + show_number(size, language)


def figure_to_edit(figure: Decimal, unit: Unit, language: Language) -> str:
    """The figure as a field is prefilled with it: no unit but a duration's own parts."""
    return show_figure(figure, unit, language) if unit.kind is UnitKind.DURATION else show_number(figure, language)


def show_number(number: Decimal, language: Language) -> str:
    """The number to its last digit: "1.200.000,5" in Vietnamese, "1,200,000.5" in English."""
    return write_digits(number, language)


def show_percent(points: Decimal, language: Language) -> str:
    """A figure in percent, where 45 is 45 %: "12.5%", "12,5%". CLDR has no space either, where a line would break."""
    return f"{show_number(points, language)}%"


def show_share(share: Decimal, language: Language) -> str:
    """A progress, where 1 is all of it, in whole percent; "100%" only when it is all done."""
    points = share * 100
    whole = points.quantize(Decimal(1), ROUND_HALF_UP)
    if (points < 100 <= whole) or (points > 0 >= whole):
        whole = points.quantize(Decimal(1), ROUND_DOWN) if points > 1 else Decimal(1)
    return show_percent(whole, language)
