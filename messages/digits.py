"""Writing a number's digits exactly, with the marks of a language."""

from decimal import Decimal

from babel.numbers import get_decimal_symbol, get_group_symbol

from messages.language import Language


def write_digits(number: Decimal, language: Language, *, least_places: int = 0) -> str:
    """The number to its last digit that is not a trailing zero, in groups of three: "1.200.000,5".

    Babel gives the marks; its formatting would round, or fail, beyond 28 digits.
    """
    whole, _, places = f"{abs(number):,f}".partition(".")
    places = places.rstrip("0")
    if places and len(places) < least_places:
        places = places.ljust(least_places, "0")
    marked = whole.replace(",", get_group_symbol(language.locale))
    if places:
        marked += get_decimal_symbol(language.locale) + places
    return f"-{marked}" if number < 0 else marked
