"""A team's settings as forms: its rhythm and digest, and the bounds of its health; and what was saved."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from messages import ids
from messages.buttons import Button
from messages.fields import Choice, Field, Kind, chosen_among, held_in, options_in
from messages.lengths import cut
from messages.over_list import OverList
from messages.reader import Reader
from messages.refusals_settings import PLAIN
from messages.render import Renderer
from messages.settings import SettingsMessages
from messages.settings_dates import SettingsDates
from messages.settings_health import health_fields, read_health, wrong_health
from messages.team_archive import archive_team_button
from messages.team_fields import ON, TeamBlock, TeamFields, switch, wrong_channel
from messages.team_fields_entries import TeamRead, read_team
from messages.team_place import PlaceBlock, name_of_team, team_above, with_place
from messages.wording import Wording
from okr.refusals import CannotBeChosen, NeverAsked, Refusal, ThresholdsCross
from okr.refusals_in_channels import ExternalChannel, NotInChannel
from okr.refusals_setting_up import TeamCircle
from okr.settings_shown import TeamSettings
from okr.team import Team, TeamChoices

NAME = 60
EXTRAS = "team-extras"
OWN_BOUNDS = "health-of-workspace"


class Extra(StrEnum):
    """What else a team may want to hear, by the name of its choice."""

    ALERTS = "alerts"
    LEAD_LINE = "lead_line"
    PICTURE = "picture"


class TeamSettingsMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._forms = SettingsMessages(renderer)

    def form(self, settings: TeamSettings, reader: Reader, *, over: OverList | None = None) -> dict[str, Any]:
        """The team's rhythm, digest and calendar; `over` the list of teams where it comes to lie there."""
        wording = self._forms.wording(reader)
        dates = SettingsDates(wording, reader).team(settings)
        return self._forms.view(
            reader,
            callback=ids.SETTINGS_TEAM_FORM,
            state=(over or OverList(settings.team.key)).carried(),
            title=wording.say("Team settings"),
            intro=wording.piece("*%(team)s*\n%(dates)s", team=cut(settings.team.name, NAME), dates=dates),
            fields=team_inputs(settings, wording),
            shared=[*members_button(settings, wording), *archive_team_button(settings, wording)],
        )

    def health(self, settings: TeamSettings, reader: Reader) -> dict[str, Any]:
        """When the team's key results count as behind, sure, silent."""
        wording = self._forms.wording(reader)
        said = wording.piece(
            "*%(team)s*: when a key result counts as behind, unsure or silent. Past weeks are judged anew.",
            team=cut(settings.team.name, NAME),
        )
        own = switch(
            OWN_BOUNDS,
            wording.say("The workspace's bounds"),
            wording.say("Use these, whatever is chosen below"),
            is_on=settings.team.thresholds is None,
        )
        return self._forms.view(
            reader,
            callback=ids.SETTINGS_HEALTH_FORM,
            state=settings.team.key,
            title=wording.say("Health"),
            intro=said,
            fields=[own, *health_fields(settings.thresholds, wording)],
        )

    def saved(self, settings: TeamSettings, reader: Reader) -> dict[str, Any]:
        """What it means from now on, in dates."""
        return self._forms.done(SettingsDates(self._forms.wording(reader), reader).team(settings), reader)

    def read(self, values: Mapping[str, Any], settings: TeamSettings, reader: Reader) -> TeamRead:
        """The team as it was entered."""
        today = settings.now.astimezone(settings.team.tz).date()
        wording = self._forms.wording(reader)
        read = with_place(values, read_team(values, settings.team, wording, today=today), settings, wording)
        return replace(read, team=with_extras(values, read.team))

    def read_health(self, values: Mapping[str, Any], settings: TeamSettings) -> Team:
        """The team with its bounds as chosen; none of its own where it takes the workspace's."""
        if ON in options_in(values, OWN_BOUNDS):
            return replace(settings.team, thresholds=None)
        return replace(settings.team, thresholds=read_health(values, settings.thresholds))

    def wrong(self, refusal: Refusal, reader: Reader) -> dict[str, str] | None:
        """What was refused, at its block; None for what is about no field."""
        wording = self._forms.wording(reader)
        match refusal:
            case NotInChannel() | ExternalChannel():
                return wrong_channel(refusal, wording)
            case NeverAsked():
                return {TeamBlock.WORKING_DAYS: PLAIN[NeverAsked](refusal, wording)}
            case CannotBeChosen():
                return {TeamBlock.LEAD: PLAIN[CannotBeChosen](refusal, wording)}
            case TeamCircle(team=team, above=above):
                said = wording.say("%(above)s stands below %(team)s itself. Choose another.", above=above, team=team)
                return {PlaceBlock.ABOVE: said}
            case ThresholdsCross():
                return wrong_health(refusal, wording)
            case _:
                return None


def members_button(settings: TeamSettings, wording: Wording) -> list[Button]:
    return [Button(ids.SETTINGS_MEMBERS, settings.team.key, wording.say("Members from Slack…"))]


def team_inputs(settings: TeamSettings, wording: Wording) -> list[Field]:
    """Every field of the team's form, in order."""
    fields = TeamFields(wording, settings.team, settings.now)
    return [
        name_of_team(settings, wording),
        fields.every(),
        fields.weekday(),
        fields.at(),
        fields.reminder(),
        fields.reminder_at(),
        fields.digest(),
        fields.digest_at(),
        fields.channel(),
        fields.language(),
        fields.zone(common=settings.zones),
        extras(settings.team.choices, wording),
        fields.working_days(),
        fields.country(),
        fields.days_off(),
        fields.lead(optional=True),
        *team_above(settings, wording),
    ]


def extras(choices: TeamChoices, wording: Wording) -> Field:
    said = {
        Extra.ALERTS: wording.say("Tell the lead at once when a key result turns red"),
        Extra.LEAD_LINE: wording.say("A private line to the lead on digest day"),
        Extra.PICTURE: wording.say("A picture under the digest"),
    }
    offered = tuple(Choice(said[extra], extra.value) for extra in Extra)
    ticked = (extra.value for extra in Extra if getattr(choices, extra.value))
    return Field(
        Kind.BOXES,
        EXTRAS,
        wording.say("Also"),
        optional=True,
        choices=offered,
        chosen=chosen_among(offered, *ticked),
    )


def with_extras(values: Mapping[str, Any], team: Team) -> Team:
    if held_in(values, EXTRAS) is None:
        return team
    ticked = options_in(values, EXTRAS)
    return replace(team, choices=replace(team.choices, **{extra.value: extra.value in ticked for extra in Extra}))
