"""How to type a figure so that nobody can take it for another: no thousands marks, its unit where that matters."""

from decimal import Decimal

from messages.language import Language
from messages.numbers import show_figure
from okr.unit import Unit, UnitKind


def typed_plainly(figure: Decimal, unit: Unit, language: Language) -> str:
    """Text that `read_figure` takes for just this figure, whatever was known before."""
    if unit.kind is UnitKind.DURATION:
        return show_figure(figure, unit, language)
    whole, _, places = f"{figure:f}".partition(".")
    places = places.rstrip("0")
    if len(places) == 3 and whole.lstrip("-") != "0":
        places += "0"  # three places after anything but 0 could be taken for thousands
    mark = "," if language is Language.VI else "."
    plain = f"{whole}{mark}{places}" if places else whole
    return f"{plain}%" if unit.kind is UnitKind.PERCENT else plain
