"""A team's members beside the people of its channel or of a user group: who would join and leave, and what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from messages import ids
from messages.fields import Choice, ChoiceGroup, Field, Kind, chosen_among
from messages.handed_back import handed_back
from messages.lengths import cut
from messages.mrkdwn import Safe, channel, join, mention
from messages.reader import Reader
from messages.refusals_setting_up import SENTENCES
from messages.render import Renderer
from messages.user_groups import MOST, group_choices
from messages.wording import Wording
from okr.member import Member
from okr.refusals import Refusal
from okr.refusals_setting_up import NoSource
from okr.team import Team
from okr.team_members import MembersChange, Source

NAME = 60
NAMED = 100
"""People that a line names; the rest are a number."""
SOURCE = "settings-members-source"
CHANNEL, NOTHING = "-", "0"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the form shows: the team's key, the sign of its change ("" for none), the group ("" for the channel)."""

    team: str
    sign: str
    group: str

    @property
    def carried(self) -> str:
        return f"{self.sign or NOTHING} {self.group or CHANNEL} {self.team}"


@handed_back
def read_shown(metadata: object) -> Shown:
    """What `Shown.carried` wrote; OutOfDate for anything else."""
    sign, group, key = str(metadata).split(" ", 2)
    return Shown(key, "" if sign == NOTHING else sign, "" if group == CHANNEL else group)


@handed_back
def group_chosen(action: Mapping[str, Any]) -> str:
    """The id of the group that was chosen in the menu; "" for the channel."""
    chosen = str(action["selected_option"]["value"])
    return "" if chosen == CHANNEL else chosen


class TeamMembersMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def change(self, change: MembersChange, source: Source, reader: Reader) -> dict[str, Any]:
        """The modal that shows what would be done, without a button to do it where that is nothing; or what was."""
        wording = self._renderer.wording(reader.language)
        return self._renderer.view(
            "settings_members",
            reader.language,
            state=Shown(change.team.key, change.sign, source.asked).carried,
            team=cut(change.team.name, NAME),
            source=called(change.team, source, wording),
            source_menu=source_menu(change.team, source, wording) if source.groups and not change.is_done else None,
            more=len(source.groups) > MOST and not change.is_done,
            is_closed=source.is_closed and not change.is_done,
            is_done=change.is_done,
            is_any=change.is_any,
            is_moving=bool(change.joining or change.leaving),
            is_kept=change.is_from_elsewhere and not change.is_done,
            joining=named(change.joining, wording),
            leaving=named(change.leaving, wording),
            owning=named(change.owning, wording),
        )

    def choose(self, team: Team, source: Source, refusal: Refusal, reader: Reader) -> dict[str, Any]:
        """The modal where nobody can be taken from the source asked for: why, and the others."""
        wording = self._renderer.wording(reader.language)
        return self._renderer.view(
            "settings_members_source",
            reader.language,
            state=Shown(team.key, "", source.asked).carried,
            team=cut(team.name, NAME),
            source_menu=source_menu(team, source, wording),
            more=len(source.groups) > MOST,
            why=None if isinstance(refusal, NoSource) else SENTENCES[type(refusal)](refusal, wording),
        )


def called(team: Team, source: Source, wording: Wording) -> Safe:
    """The channel or the group, as people call it."""
    if source.group is None:
        return channel(team.channel or "")
    return wording.piece("*@%(group)s*", group=cut(source.group.handle, NAME))


def source_menu(team: Team, source: Source, wording: Wording) -> Field:
    """The channel, where there is one, and the groups; heard at once."""
    say, groups = wording.say, list[ChoiceGroup]()
    if team.channel:
        groups.append(ChoiceGroup(say("Channel"), (Choice(say("The team's channel"), CHANNEL),)))
    groups += group_choices(source, wording)
    every = [choice for group in groups for choice in group.choices]
    return Field(
        Kind.GROUPED,
        SOURCE,
        say("Take the members of"),
        groups=tuple(groups),
        chosen=chosen_among(every, source.asked or CHANNEL),
        action=ids.SETTINGS_MEMBERS_SOURCE,
    )


def named(people: Sequence[Member], wording: Wording) -> Safe | None:
    """They, the first hundred by name; None for nobody."""
    if not people:
        return None
    listed, more = join(", ", (mention(one.id) for one in people[:NAMED])), len(people) - NAMED
    if more <= 0:
        return listed
    return wording.piece("%(names)s and %(n)s more person", "%(names)s and %(n)s more people", names=listed, n=more)
