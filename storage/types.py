"""Column types that keep okr values exactly, on SQLite and on PostgreSQL alike."""

from collections.abc import Hashable
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar, cast, get_origin

from pydantic import TypeAdapter
from sqlalchemy import String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from okr.metric import Reading, require_finite
from okr.week import Week

T = TypeVar("T")

DONE, NOT_DONE, STEPS = "yes", "no", "#"


class Exact(TypeDecorator[Decimal]):
    """A finite decimal as text: digits, sign, exponent and trailing zeros all come back as they went in.

    Not for comparing or adding up in SQL: "9" stands after "10". NaN and the infinities raise ValueError.
    """

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else figure_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class ReadingText(TypeDecorator[Reading]):
    """A reading as text: "12.50", "#1,3" for the milestone steps done, "yes" or "no"; NULL: no new figure."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Reading | None, dialect: Dialect) -> str | None:
        return reading_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Reading | None:
        return reading_of(value)


class WeekKey(TypeDecorator[Week]):
    """A week as its key ("2026-W48"), whose order as text is the order of the weeks."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Week | None, dialect: Dialect) -> str | None:
        return None if value is None else value.key

    def process_result_value(self, value: str | None, dialect: Dialect) -> Week | None:
        return None if value is None else week_of(value)


class Json(TypeDecorator[T], Generic[T]):
    """A value of `shape` (an okr dataclass, or tuples and dicts of them) as compact JSON text.

    Fields at their default are left out, so a field that a later release adds reads as its default. Decimals
    are strings in it and stay exact; what is read is checked against the shape (pydantic's ValidationError).
    """

    impl = String
    cache_ok = True

    def __init__(self, shape: type[T]) -> None:
        super().__init__()
        self.shape = shape
        self.is_shared = get_origin(shape) is not dict  # nobody can change the others

    def process_bind_param(self, value: T | None, dialect: Dialect) -> str | None:
        return None if value is None else json_text(self.shape, value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> T | None:
        if value is None:
            return None
        if not self.is_shared:
            return as_json(self.shape, value)
        return cast("T", read_json(cast("Hashable", self.shape), value))


def figure_text(figure: Decimal) -> str:
    """The text an exact figure is kept as. Raises ValueError for NaN and the infinities."""
    require_finite(figure)
    return str(figure)


def reading_text(reading: Reading | None) -> str | None:
    """As ReadingText says; None stays None."""
    if reading is None:
        return None
    if isinstance(reading, bool):
        return DONE if reading else NOT_DONE
    if isinstance(reading, frozenset):
        return STEPS + ",".join(str(number) for number in sorted(reading))
    return figure_text(reading)


def reading_of(text: str | None) -> Reading | None:
    """The reading that `reading_text` wrote."""
    if text is None:
        return None
    if text[0].isalpha():
        return text == DONE
    if text[0] == STEPS:
        return frozenset(int(number) for number in text[1:].split(",") if number)
    return Decimal(text)


def json_text(shape: type[T], value: T) -> str:
    return adapter(shape).dump_json(value, exclude_defaults=True).decode()


@lru_cache(maxsize=4096)
def read_json(shape: Hashable, text: str) -> object:
    """The value that `json_text` wrote, the same one each time: most teams have one calendar, few people help out."""
    return as_json(cast("type[object]", shape), text)


def as_json(shape: type[T], text: str) -> T:
    read: T = adapter(shape).validate_json(text)
    return read


def adapter(shape: type) -> TypeAdapter[Any]:
    """Reads and writes JSON of that shape."""
    return built_once(cast("Hashable", shape))


@cache
def built_once(shape: Hashable) -> TypeAdapter[Any]:
    """At first use: it takes a while."""
    built: TypeAdapter[Any] = TypeAdapter(cast("type", shape))
    return built


@cache
def week_of(key: str) -> Week:
    """Few weeks are named by many rows: each is parsed once."""
    return Week.parse(key)
