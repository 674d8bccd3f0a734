"""Reading a person's own settings back: what they chose, or what is wrong at which block."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from messages.fields import option_in, words_in
from messages.language import known_language
from messages.team_fields_entries import read_time
from messages.wording import Wording
from okr.member import ReminderProfile, zone_named
from okr.settings_shown import OwnChoices

AS_SLACK = "slack"


class OwnBlock(StrEnum):
    """The block of each field, where its error is shown."""

    LANGUAGE = "own-language"
    ZONE = "own-zone"
    QUIET_FROM = "own-quiet-from"
    QUIET_TO = "own-quiet-to"
    REMINDERS = "own-reminders"


@dataclass(frozen=True, slots=True)
class OwnRead:
    choices: OwnChoices
    wrong: Mapping[str, str] = field(default_factory=dict)


def read_own(values: Mapping[str, Any], wording: Wording) -> OwnRead:
    """What the fields of a view's `state.values` say."""
    language, zone = known_language(option_in(values, OwnBlock.LANGUAGE)), option_in(values, OwnBlock.ZONE)
    choices = OwnChoices(
        language=language.value if language else None,
        own_zone=zone if zone != AS_SLACK and zone_named(zone) else None,
        quiet_from=read_time(words_in(values, OwnBlock.QUIET_FROM)),
        quiet_to=read_time(words_in(values, OwnBlock.QUIET_TO)),
        reminders=profile_named(option_in(values, OwnBlock.REMINDERS)),
    )
    return OwnRead(choices, wrong_quiet_hours(choices, wording))


def wrong_quiet_hours(choices: OwnChoices, wording: Wording) -> dict[str, str]:
    """Both or neither, and not the same time twice."""
    both = wording.say("Quiet hours have a beginning and an end. Fill in both, or neither.")
    if choices.quiet_from is None and choices.quiet_to is not None:
        return {OwnBlock.QUIET_FROM: both}
    if choices.quiet_to is None and choices.quiet_from is not None:
        return {OwnBlock.QUIET_TO: both}
    if choices.quiet_from is not None and choices.quiet_from == choices.quiet_to:
        return {OwnBlock.QUIET_TO: wording.say("They end when they begin. Leave both empty for no quiet hours.")}
    return {}


def profile_named(value: str) -> ReminderProfile:
    return ReminderProfile(value) if value in set(ReminderProfile) else ReminderProfile.USUAL
