"""Progress and trends drawn with characters that every Slack client has."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

FULL, EMPTY, EXPECTED = "▰", "▱", "┊"
STEPS = "▁▃▅▇"
MISSING = "·"


def progress_bar(progress: Decimal | None, expected: Decimal | None = None, *, cells: int = 10) -> str:
    """A bar of `cells` for a progress where 1 is all, with a mark where it is expected to be: ▰▰▰▰▱┊▱▱▱▱▱.

    Full only when all is done and empty only when nothing is; what lies outside 0..1 is drawn at its end.
    Empty where there is no progress to draw.
    """
    if progress is None:
        return ""
    full = _cells(progress, cells)
    bar = FULL * full + EMPTY * (cells - full)
    if expected is None:
        return bar
    at = int((_within(expected) * cells).quantize(Decimal(1), ROUND_HALF_UP))
    return f"{bar[:at]}{EXPECTED}{bar[at:]}"


def sparkline(values: Sequence[Decimal | None]) -> str:
    """The course of the values, oldest first, from the lowest to the highest: ▁▃·▅▇. None is a missing week."""
    known = [value for value in values if value is not None]
    if not known:
        return MISSING * len(values)
    low, span = min(known), max(known) - min(known)
    return "".join(MISSING if value is None else STEPS[_step(value - low, span)] for value in values)


def _step(above: Decimal, span: Decimal) -> int:
    """A course that never moves is drawn in the lower middle."""
    highest = len(STEPS) - 1
    return int((above / span * highest).quantize(Decimal(1), ROUND_HALF_UP)) if span else 1


def _cells(progress: Decimal, cells: int) -> int:
    share = _within(progress)
    rounded = int((share * cells).quantize(Decimal(1), ROUND_HALF_UP))
    if 0 < share < 1:
        return min(max(rounded, 1), cells - 1)
    return int((share * cells).quantize(Decimal(1), ROUND_DOWN))


def _within(share: Decimal) -> Decimal:
    return min(max(share, Decimal(0)), Decimal(1))
