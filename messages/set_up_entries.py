"""Reading the form for a new team back: the team as it was entered, or what is wrong at which block."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from messages.cleaning import clean
from messages.fields import held_in, option_in, words_in
from messages.lengths import cut
from messages.team_fields import TeamBlock
from messages.team_fields_entries import read_team
from messages.user_groups import named_after
from messages.wording import Wording
from okr.cadence import Cadence
from okr.setting_up import NewTeam
from okr.team import Team
from okr.team_members import Source

NAME_MOST = 75
GROUP = "set-up-group"


class NameBlock:
    """Blocks that start anew with each channel or user group: their ids end in its id."""

    NAME = "set-up-name-"
    MEMBERS = "set-up-members-"

    @classmethod
    def name_in(cls, source: str) -> str:
        return cls.NAME + source

    @classmethod
    def members_in(cls, source: str) -> str:
        return cls.MEMBERS + source


@dataclass(frozen=True, slots=True)
class Entered:
    """The team, None where `wrong` says by block what is not right."""

    team: NewTeam | None
    wrong: Mapping[str, str] = field(default_factory=dict)


def shell(workspace: str, *, language: str, zone: str) -> Team:
    """A team that nobody has set up yet, for the fields of one to start from."""
    return Team(workspace=workspace, key="", name="", cadence=Cadence(), language=language, zone=zone)


def new_team_of(values: Mapping[str, Any], team: Team, wording: Wording) -> Entered:
    read = read_team(values, team, wording, today=date.min)  # it matters to days off, which this form has none of
    name = cut(clean(typed_name(values)), NAME_MOST) if clean(typed_name(values)) else ""
    wrong = dict(read.wrong)
    if not name:
        wrong[block_of(values, NameBlock.NAME)] = wording.say("Give the team a name.")
    if not read.team.lead:
        wrong.setdefault(TeamBlock.LEAD, wording.say("Choose who leads the team."))
    if not read.team.channel:
        wrong.setdefault(TeamBlock.CHANNEL, wording.say("Choose the team's channel."))
    if wrong:
        return Entered(None, wrong)
    entered = NewTeam(
        name=name,
        channel=read.team.channel or "",
        lead=read.team.lead or "",
        members=members_in(values),
        cadence=read.team.cadence,
        zone=read.team.zone,
        language=read.team.language,
        calendar=read.team.calendar,
        members_from=option_in(values, GROUP) or None,
    )
    return Entered(entered)


def typed_name(values: Mapping[str, Any]) -> str:
    return words_in(values, block_of(values, NameBlock.NAME))


def named_from(values: Mapping[str, Any]) -> str:
    """The id of the channel or user group that the name on screen was guessed from; "" for none."""
    return block_of(values, NameBlock.NAME).removeprefix(NameBlock.NAME)


def name_with(values: Mapping[str, Any], source: Source) -> tuple[str, bool]:
    """What the team is called now that the group of `source` is chosen, and whether that is a guess: the group's name,
    unless another was typed than that of the group before."""
    typed, before = typed_name(values), next((one for one in source.groups if one.id == named_from(values)), None)
    guessed = typed in ("", named_after(before))
    return (named_after(source.group) if guessed else typed), guessed


def members_in(values: Mapping[str, Any]) -> tuple[str, ...]:
    held = held_in(values, block_of(values, NameBlock.MEMBERS)) or {}
    return tuple(str(one) for one in held.get("selected_users") or ())


def block_of(values: Mapping[str, Any], beginning: str) -> str:
    """The block of the form on screen whose id begins so."""
    return next((block for block in values if block.startswith(beginning)), beginning)
