"""Milestone steps as people write them: one a line, in their order, with a weight in parentheses where they differ."""

import re
from dataclasses import dataclass
from decimal import Decimal

from messages.language import Language
from messages.number_reader import Read, read_figure
from messages.numbers import show_number
from okr.metric import LIGHTEST, Milestones, Step
from okr.unit import PERCENT

WHOLE = Decimal(100)
_WEIGHED = re.compile(r"^(?P<title>.*\S)\s*\((?P<weight>[^()]*%)\)$")


@dataclass(frozen=True, slots=True)
class WrittenStep:
    """One line; `weight` in percent, None where the line says none."""

    title: str
    weight: Decimal | None = None


def milestone_lines(metric: Milestones, language: Language) -> list[str]:
    """The steps as they are written, to be changed; weights where they differ, as shares of 100."""
    if len({step.weight for step in metric.steps}) == 1:
        return [step.title for step in metric.steps]
    whole = sum((step.weight for step in metric.steps), Decimal(0))
    return [f"{step.title} ({share(step.weight, whole, language)}%)" for step in metric.steps]


def share(weight: Decimal, whole: Decimal, language: Language) -> str:
    """Of 100; as it is where all of them make a hundred, else to the second digit."""
    if whole == WHOLE:
        return show_number(weight, language)
    return show_number((weight / whole * WHOLE).quantize(Decimal("0.01")).normalize() + 0, language)


def read_step(line: str, language: Language) -> WrittenStep:
    """What one line says; a parenthesis that is no share of 100 belongs to the title."""
    found = _WEIGHED.match(line)
    read = read_figure(found["weight"], PERCENT, language) if found else None
    if found is None or not isinstance(read, Read) or not 0 < read.value <= WHOLE:
        return WrittenStep(line)
    return WrittenStep(found["title"], read.value)


def weighed(lines: list[WrittenStep]) -> list[Decimal] | None:
    """The weight of each: those that say none share the rest of 100. None where nothing is left for them; all weigh the
    same where no line says any."""
    said = [line.weight for line in lines if line.weight is not None]
    if not said:
        return [Decimal(1)] * len(lines)
    silent = len(lines) - len(said)
    rest = (WHOLE - sum(said)) / silent if silent else WHOLE
    if rest < LIGHTEST:
        return None
    return [rest if line.weight is None else line.weight for line in lines]


def steps_of(lines: list[WrittenStep], weights: list[Decimal], before: Milestones | None) -> tuple[Step, ...]:
    """The steps in their order. One that was there before keeps its number and day, by which answers name it: by its
    title, and where as many have another title as are gone, by the order of those."""
    old = {step.title.casefold(): step for step in before.steps} if before else {}
    kept = [old.pop(line.title.casefold(), None) for line in lines]
    left = list(old.values())
    if len(left) == kept.count(None):
        kept = [step or left.pop(0) for step in kept]
    fresh = max((step.number for step in before.steps), default=0) if before else 0
    found: list[Step] = []
    for line, weight, step in zip(lines, weights, kept, strict=True):
        fresh += step is None
        found.append(Step(step.number if step else fresh, line.title, weight, step.due if step else None))
    return tuple(found)
