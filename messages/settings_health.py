"""The bounds of health as fields of a form, and reading them back."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from messages.fields import Choice, Field, Kind, chosen_among, option_in
from messages.numbers import show_number
from messages.refusals_settings import PLAIN
from messages.wording import Wording
from okr.refusals import ThresholdsCross
from okr.settings import Thresholds
from okr.settings_shown import ThresholdField

POINTS = tuple(Decimal(points) for points in range(0, 55, 5))
SURE = range(2, 11)
UNSURE = range(1, 10)
SILENT = range(1, 9)
FIGURE = re.compile(r"[0-9]{1,3}(\.[0-9]{1,9})?")


def block_of(name: ThresholdField) -> str:
    return f"health-{name}"


def health_fields(thresholds: Thresholds, wording: Wording) -> list[Field]:
    """A menu for each bound; what is on record is always among its options."""
    say = wording.say
    below = say("Below that it is at risk.")
    return [
        gap(ThresholdField.ON_TRACK_GAP, say("Behind when it trails by more than"), thresholds.on_track_gap, wording),
        gap(ThresholdField.BEHIND_GAP, say("Far behind when it trails by more than"), thresholds.behind_gap, wording),
        whole(ThresholdField.SURE_FROM, say("Sure from a confidence of"), SURE, thresholds.sure_from),
        whole(ThresholdField.UNSURE_FROM, say("Unsure from a confidence of"), UNSURE, thresholds.unsure_from, below),
        whole(
            ThresholdField.SILENT_WINDOWS,
            say("Unknown after silent check-ins"),
            SILENT,
            thresholds.silent_windows,
            say("After so many without an answer it is unknown how things stand."),
        ),
    ]


def gap(name: ThresholdField, label: str, share: Decimal, wording: Wording) -> Field:
    """In percentage points."""
    now = (share * 100).normalize()
    choices = tuple(
        Choice(wording.say("%(points)s points", points=show_number(points, wording.language)), f"{points:f}")
        for points in sorted({*POINTS, now})
    )
    return Field(Kind.SELECT, block_of(name), label, choices=choices, chosen=chosen_among(choices, f"{now:f}"))


def whole(name: ThresholdField, label: str, offered: range, now: int, hint: str = "") -> Field:
    choices = tuple(Choice(str(n), str(n)) for n in sorted({*offered, now}))
    return Field(Kind.SELECT, block_of(name), label, hint, choices=choices, chosen=chosen_among(choices, str(now)))


def read_health(values: Mapping[str, Any], known: Thresholds) -> Thresholds:
    """The bounds as chosen over `known`; what is no number of ours stays as it is."""

    def share(name: ThresholdField, before: Decimal) -> Decimal:
        chosen = figure_in(values, name)
        return before if chosen is None else chosen / 100

    def count(name: ThresholdField, before: int) -> int:
        chosen = figure_in(values, name)
        return before if chosen is None else int(chosen)

    return replace(
        known,
        on_track_gap=share(ThresholdField.ON_TRACK_GAP, known.on_track_gap),
        behind_gap=share(ThresholdField.BEHIND_GAP, known.behind_gap),
        sure_from=count(ThresholdField.SURE_FROM, known.sure_from),
        unsure_from=count(ThresholdField.UNSURE_FROM, known.unsure_from),
        silent_windows=count(ThresholdField.SILENT_WINDOWS, known.silent_windows),
    )


def figure_in(values: Mapping[str, Any], name: ThresholdField) -> Decimal | None:
    chosen = option_in(values, block_of(name))
    return Decimal(chosen) if FIGURE.fullmatch(chosen) else None


def wrong_health(refusal: ThresholdsCross, wording: Wording) -> dict[str, str]:
    """What is wrong with the bounds, at the block to change."""
    return {block_of(ThresholdField(refusal.field)): PLAIN[ThresholdsCross](refusal, wording)}
