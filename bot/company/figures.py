"""Figures of a company file: numbers as they are, texts read by their unit in either language."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from messages.language import Language
from messages.number_reader import Ambiguous, Read, read_figure
from okr.metric import Binary, Change, Limit, Metric, Milestones, Reading
from okr.unit import HOURS, MINUTES, NUMBER, PERCENT, Unit, UnitKind, currency, noun

UNITS = {"": NUMBER, "number": NUMBER, "%": PERCENT, "percent": PERCENT, "h:min": HOURS, "min:s": MINUTES}
YES = {"yes", "true", "done", "1", "đạt", "có", "xong"}
NO = {"no", "false", "not done", "0", "chưa", "chưa đạt", "không"}


def unit_of(text: str) -> Unit:
    """The unit of a word: "", "%", "h:min", "min:s", a currency code in capitals, or any noun; one in single quotes is
    a noun whatever it looks like."""
    if text in UNITS:
        return UNITS[text]
    if len(text) > 2 and text[0] == text[-1] == "'":
        return noun(text[1:-1])
    return currency(text) if len(text) == 3 and text.isupper() and text.isascii() else noun(text)


def word_of(unit: Unit) -> str:
    """The word that `unit_of` reads as that unit."""
    if unit.kind is UnitKind.NOUN:
        return unit.name if unit_of(unit.name) == unit else f"'{unit.name}'"
    return unit.name or ("%" if unit.kind is UnitKind.PERCENT else "")


def figure(value: Any, unit: Unit, *, language: Language) -> Decimal:
    """The exact figure of a YAML number or of a text in `unit`; ValueError with a sentence otherwise."""
    if isinstance(value, bool) or value is None:
        raise ValueError(f"{value!r} is not a figure")
    if isinstance(value, int | float | Decimal):
        return Decimal(str(value))
    read = read_figure(str(value), unit, language)
    if isinstance(read, Read):
        return read.value
    if isinstance(read, Ambiguous):
        raise ValueError(f"{value!r} can be read as {' or as '.join(str(one) for one in read.readings)}")
    raise ValueError(f"{value!r} is not a figure in {unit.name or unit.kind.value}")


def reading_of(value: Any, metric: Metric, *, language: Language) -> Reading | None:
    """What a file's value says was measured: None for "none" or nothing; ValueError with a sentence."""
    if value is None or value == "none":
        return None
    match metric:
        case Change() | Limit():
            return figure(value, metric.unit, language=language)
        case Milestones():
            return steps_done(value, metric)
        case Binary():
            return yes_or_no(value)


def steps_done(value: Any, metric: Milestones) -> frozenset[int]:
    """The step numbers of a list, or of a cell such as "1;2"."""
    parts = value if isinstance(value, list | tuple) else [part for part in str(value).split(";") if part.strip()]
    done = frozenset(parsed(int, part) for part in parts)
    if not done <= {step.number for step in metric.steps}:
        raise ValueError(f"{value!r} names a step that is not there; steps are counted from 1")
    return done


def yes_or_no(value: Any) -> bool:
    word = str(value).casefold()
    if word not in YES | NO:
        raise ValueError(f"{value!r} is neither yes nor no")
    return word in YES


def parsed(kind: Callable[[Any], int], value: Any) -> int:
    try:
        return kind(value)
    except (TypeError, ValueError) as wrong:
        raise ValueError(f"{value!r} is not a step number") from wrong
