"""Pace compares progress with what is expected by now."""

from enum import StrEnum


class Pace(StrEnum):
    """How progress compares with what is expected by now."""

    ON_TRACK = "on_track"
    BEHIND = "behind"
    FAR_BEHIND = "far_behind"
    OVERDUE = "overdue"
