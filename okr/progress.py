"""Progress says how much of the way a reading is, whatever the kind of the metric."""

from decimal import MAX_EMAX, MIN_EMIN, ROUND_DOWN, Context, Decimal

from okr.metric import Change, Kind, Limit, Metric, Milestones, Reading, fits

NONE = Decimal(0)
WHOLE = Decimal(1)
FINENESS = Decimal("1E-12")
FURTHEST = Decimal(1_000_000)
ALMOST = WHOLE - FINENESS

# No traps and the widest exponents there are: no finite figure can make it fail. Rounding towards zero is symmetric,
# so a decrease is exactly its mirrored increase, and never lets what falls short of the target look reached.
_EXACT = Context(prec=40, rounding=ROUND_DOWN, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])
_TENTH = Decimal("0.1")


def progress(metric: Metric, reading: Reading | None) -> Decimal | None:
    """How far `reading` is on the way: 0 at the start, 1 at the target, to 12 places, within ±1,000,000.

    A change may be below 0 or above 1; milestones and binary are 0..1; a limit is 1 where it is met and 0 where it is
    not. With no reading it is 0, for a limit None. A reading of another kind (the metric was changed) counts as none.
    """
    if reading is None or not fits_kind(metric, reading):
        return None if isinstance(metric, Limit) else NONE
    match metric, reading:
        case Change(), Decimal():
            return _change_progress(metric, reading)
        case Limit(), Decimal():
            return WHOLE if metric.is_met_by(reading) else NONE
        case Milestones(), frozenset():
            return weight_share(metric, reading)
        case _:
            return WHOLE if reading else NONE


def clamped(fraction: Decimal) -> Decimal:
    """`fraction` within 0..1, as a roll-up and an expectation take it."""
    return min(max(fraction, NONE), WHOLE)


def is_reached(metric: Metric, reading: Reading | None) -> bool:
    """Whether progress is 1 or more; never for a limit, which is kept, not reached."""
    if isinstance(metric, Limit):
        return False
    done = progress(metric, reading)
    return done is not None and done >= WHOLE


def is_worse_than_start(metric: Metric, reading: Reading | None) -> bool:
    """Whether a changing figure lies on the far side of where it started."""
    if not isinstance(metric, Change) or not isinstance(reading, Decimal):
        return False
    return reading < metric.start if metric.kind is Kind.INCREASE else reading > metric.start


def is_met(metric: Metric, reading: Reading | None) -> bool | None:
    """Whether a limit is kept; None for any other kind or no figure."""
    if not isinstance(metric, Limit) or not isinstance(reading, Decimal):
        return None
    return metric.is_met_by(reading)


def score_of_limit(weeks_met: int, weeks_due: int) -> Decimal:
    """The score 0..1 of at_least and at_most: weeks met of the weeks due and not away; 0 where none was due."""
    return fraction(Decimal(min(weeks_met, weeks_due)), Decimal(weeks_due)) if weeks_due else NONE


def weight_share(metric: Milestones, steps: frozenset[int]) -> Decimal:
    """The weight of the named steps over the weight of all, 0..1; numbers of unknown steps are left out."""
    done = [step.weight for step in metric.steps if step.number in steps]
    if len(done) == len(metric.steps):
        return WHOLE
    return fraction(sum(done, NONE), sum((step.weight for step in metric.steps), NONE))


def fraction(part: Decimal, whole: Decimal) -> Decimal:
    """`part` / `whole` to 12 places, rounded towards zero, within ±1,000,000. `whole` is not 0."""
    quotient = _EXACT.divide(part, whole)
    bounded = min(max(quotient, -FURTHEST), FURTHEST)
    return _EXACT.plus(_EXACT.quantize(bounded, FINENESS))  # plus: no such thing as -0


def fits_kind(metric: Metric, reading: Reading) -> bool:
    """As `fits`, but a milestone reading may name steps that have since been taken out."""
    return isinstance(reading, frozenset) if isinstance(metric, Milestones) else fits(metric, reading)


def _change_progress(metric: Change, figure: Decimal) -> Decimal:
    at, start, target = figure, metric.start, metric.target
    if max(at.adjusted(), start.adjusted(), target.adjusted()) >= MAX_EMAX:
        at, start, target = _tenth(at), _tenth(start), _tenth(target)  # their differences would overflow
    made, way = _EXACT.subtract(at, start), _EXACT.subtract(target, start)
    reached = figure >= metric.target if metric.kind is Kind.INCREASE else figure <= metric.target
    share = fraction(made, way) if way else NONE
    return max(share, WHOLE) if reached else min(share, ALMOST)


def _tenth(figure: Decimal) -> Decimal:
    return _EXACT.multiply(figure, _TENTH)
