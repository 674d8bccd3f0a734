"""Setting up a team, in words: the form with everything filled in that is known, and what came of it."""

from dataclasses import dataclass, replace
from typing import Any

from babel.core import get_global

from messages import ids
from messages.cleaning import clean
from messages.countries import COUNTRIES, FIRST
from messages.dates import show_days, show_moment
from messages.fields import Field, Kind, chosen_among
from messages.lengths import cut
from messages.mrkdwn import channel, join, mention
from messages.reader import Reader
from messages.render import Renderer
from messages.set_up_entries import GROUP, Entered, NameBlock, new_team_of, shell
from messages.team_fields import TeamBlock, TeamFields, wrong_channel
from messages.user_groups import MOST, group_choices
from messages.wording import Wording
from okr.refusals import NeverAsked, Refusal
from okr.refusals_in_channels import ExternalChannel, NotInChannel
from okr.refusals_setting_up import ChannelHasTeam, TakesNoPart
from okr.setting_up import SetUpStart, TeamSetUp
from okr.team import CalendarSettings, Team
from okr.team_members import Source

NAME_MOST = 75
NAME = 80
MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Filled:
    """What the form's first fields start with: the channel and its name, and what was typed before another one was
    chosen. `guessed` where the name is the channel's own; `crowded` where that has too many people to fill in.

    With a `source` it is the user group asked for there that the name and the people come from, or will."""

    channel: str = ""
    name: str = ""
    crowded: bool = False
    guessed: bool = False
    source: Source | None = None

    @property
    def key(self) -> str:
        """Of what the name and the people are: fields about these start anew with another one."""
        return self.channel if self.source is None else self.source.asked


class SetUpMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def form(self, start: SetUpStart, filled: Filled, reader: Reader) -> dict[str, Any]:
        """The modal. A field whose block is named after the channel, or the user group, starts anew when another one is
        chosen."""
        wording = self._renderer.wording(reader.language)
        rhythm = TeamFields(wording, team_to_be(start, filled, reader), start.now)
        zones = [one.tz.key for one in start.people or ()]
        return self._renderer.view(
            "set_up_form",
            reader.language,
            above=cut(start.above.name, NAME) if start.above else "",
            crowded=filled.crowded,
            is_from_group=filled.source is not None,
            is_first=start.is_first,
            fields=[
                *group_fields(filled, wording),
                replace(rhythm.channel(optional=False), action="" if filled.source else ids.SET_UP_CHANNEL),
                name_field(filled, wording),
                rhythm.lead(),
                members_field(start, filled, wording),
                rhythm.weekday(),
                rhythm.at(),
                rhythm.digest_at(),
                rhythm.language(),
                rhythm.zone(common=dict.fromkeys(zones)),
                rhythm.country(),
                rhythm.working_days(),
            ],
        )

    def understand(self, values: dict[str, Any], reader: Reader, *, workspace: str) -> Entered:
        """The team as it was entered, or what is wrong at which block."""
        team = shell(workspace, language=reader.language.value, zone=reader.zone.key)
        return new_team_of(values, team, self._renderer.wording(reader.language))

    def wrong(self, refusal: Refusal, reader: Reader) -> dict[str, str] | None:
        """A refusal as what is wrong at a field; None where it is about the whole form."""
        wording = self._renderer.wording(reader.language)
        match refusal:
            case NotInChannel() | ExternalChannel():
                return wrong_channel(refusal, wording)
            case ChannelHasTeam(team=team):
                said = wording.say("This is the channel of %(team)s already. Choose another.", team=cut(team, NAME))
                return {TeamBlock.CHANNEL: said}
            case TakesNoPart():
                return {TeamBlock.LEAD: wording.say("This person takes no part here. Choose a member of the company.")}
            case NeverAsked():
                said = wording.say("With these working days nobody could ever be asked. Choose another day.")
                return {TeamBlock.WEEKDAY: said}
        return None

    def done(self, made: TeamSetUp, reader: Reader) -> dict[str, Any]:
        """What was set up, when the first check-in is, and the way on."""
        language, zone = reader.language, reader.zone
        names = [cut(one.name, NAME) for one in made.members]
        return self._renderer.view(
            "set_up_done",
            language,
            team=cut(made.team.name, NAME),
            team_key=made.team.key,
            channel=channel(made.team.channel) if made.team.channel else "",
            above=cut(made.above.name, NAME) if made.above else "",
            lead=cut(made.lead.name, NAME),
            people=", ".join(names[:MOST_NAMES]),
            more=max(len(names) - MOST_NAMES, 0),
            count=len(names),
            left_out=join(", ", (mention(one) for one in made.left_out[:MOST_NAMES])) if made.left_out else "",
            first=show_moment(made.first.nudge_at, zone, language),
            digest=show_moment(made.first.digest_at, made.team.tz, language),
            cycle=made.cycles[0].name if made.cycles else "",
            cycle_days=show_days(made.cycles[0].first_day, made.cycles[0].last_day, language) if made.cycles else "",
            made_admin=made.made_admin,
            waits=made.waits,
        )


def team_to_be(start: SetUpStart, filled: Filled, reader: Reader) -> Team:
    """The team as it would be with nothing changed: everything of whoever fills in the form; for a team that is not
    theirs, whose lead it is stays open."""
    team = shell(start.by.workspace, language=reader.language.value, zone=reader.zone.key)
    calendar = CalendarSettings(country=country_of(reader.zone.key))
    lead = start.by.id if start.is_theirs else None
    return replace(team, lead=lead, channel=filled.channel or None, calendar=calendar)


def country_of(zone: str) -> str | None:
    """The country whose zone that is, where its holidays can be kept."""
    code = get_global("zone_territories").get(zone)
    return str(code) if code in {*FIRST, *COUNTRIES} else None


def group_fields(filled: Filled, wording: Wording) -> list[Field]:
    """The user group, heard at once, where the team is made from one."""
    if filled.source is None:
        return []
    say, source = wording.say, filled.source
    hint = say("Its people are filled in as members.")
    if len(source.groups) > MOST:
        hint = say("There are more user groups than fit here: the first 400 are offered.")
    groups = group_choices(source, wording)
    chosen = chosen_among((choice for group in groups for choice in group.choices), source.asked)
    group = Field(Kind.GROUPED, GROUP, say("User group"), hint, groups=tuple(groups), chosen=chosen)
    return [replace(group, action=ids.SET_UP_GROUP)]


def name_hint(filled: Filled, wording: Wording) -> str:
    if not filled.guessed or not filled.name:
        return ""
    if filled.source is not None:
        return wording.say("Guessed from the user group; write it as people say it.")
    return wording.say("Guessed from the channel; write it as people say it.")


def name_field(filled: Filled, wording: Wording) -> Field:
    return Field(
        Kind.WORDS,
        NameBlock.name_in(filled.key),
        wording.say("Name of the team"),
        name_hint(filled, wording),
        value=cut(clean(filled.name), NAME_MOST) if filled.name else "",
        most=NAME_MOST,
    )


def members_field(start: SetUpStart, filled: Filled, wording: Wording) -> Field:
    return Field(
        Kind.PEOPLE,
        NameBlock.members_in(filled.key),
        wording.say("Members"),
        wording.say("They are welcomed before the first check-in. Who owns a key result is asked about it."),
        placeholder=wording.say("Everybody in the team"),
        values=ids_of(start),
    )


def ids_of(start: SetUpStart) -> tuple[str, ...]:
    if start.people is None:
        return (start.by.id,) if start.is_theirs else ()
    return tuple(one.id for one in start.people)
