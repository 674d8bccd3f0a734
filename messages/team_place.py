"""A team's name and the team above it, as fields of its form, and read back from it."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from messages.cleaning import clean
from messages.fields import Field, Kind, held_in, words_in
from messages.lengths import cut
from messages.team_fields_entries import TeamRead
from messages.wording import Wording
from okr.names import find_named
from okr.settings_shown import TeamSettings

MOST = 75


class PlaceBlock(StrEnum):
    NAME = "team-name"
    ABOVE = "team-above"


def name_of_team(settings: TeamSettings, wording: Wording) -> Field:
    return Field(
        Kind.WORDS, PlaceBlock.NAME, wording.say("Name of the team"), value=shown(settings.team.name), most=MOST
    )


def team_above(settings: TeamSettings, wording: Wording) -> list[Field]:
    """Typed, for there may be a thousand; no field for whoever may not place the team."""
    if settings.places is None:
        return []
    hint = wording.say("A part of its name is enough. Its lead leads this team too; empty, it stands below none.")
    above = shown(name_above(settings))
    return [
        Field(Kind.WORDS, PlaceBlock.ABOVE, wording.say("Team above it"), hint, optional=True, value=above, most=MOST)
    ]


def with_place(values: Mapping[str, Any], read: TeamRead, settings: TeamSettings, wording: Wording) -> TeamRead:
    """`read` with the name and the place that were entered. What stands there unchanged changes nothing, also where
    the form had to cut it short."""
    team, wrong = read.team, dict(read.wrong)
    if held_in(values, PlaceBlock.NAME) is not None:
        name = clean(words_in(values, PlaceBlock.NAME))
        if not name:
            wrong[PlaceBlock.NAME] = wording.say("Give the team a name.")
        elif name != shown(settings.team.name):
            team = replace(team, name=cut(name, MOST))
    typed = clean(words_in(values, PlaceBlock.ABOVE))
    if settings.places is not None and held_in(values, PlaceBlock.ABOVE) is not None:
        if typed == shown(name_above(settings)):
            return TeamRead(team, wrong)
        key = find_named(typed, settings.places)
        if typed and key is None:
            wrong[PlaceBlock.ABOVE] = wording.say(
                "No one team is meant by “%(name)s”. Write its whole name.", name=cut(typed, 40)
            )
        team = replace(team, parent=key)
    return TeamRead(team, wrong)


def name_above(settings: TeamSettings) -> str:
    return next((name for name, key in settings.places or () if key == settings.team.parent), "")


def shown(name: str) -> str:
    """The name as it stands in the field."""
    return cut(clean(name), MOST) if clean(name) else ""
