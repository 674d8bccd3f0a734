"""A person's own settings as a form, with the ways to what else they may set; and what was saved."""

from typing import Any

from messages import ids
from messages.buttons import Button
from messages.fields import Choice, ChoiceGroup, Field, Kind, chosen_among
from messages.help import NAMES
from messages.language import Language
from messages.lengths import cut
from messages.mrkdwn import Safe
from messages.reader import Reader
from messages.render import Renderer
from messages.settings_dates import SettingsDates
from messages.settings_entries import AS_SLACK, OwnBlock
from messages.time_zones import zone_choice, zone_groups
from messages.wording import Wording
from okr.member import Member, ReminderProfile
from okr.settings_shown import OwnSettings
from okr.team import Team

MOST_TEAMS = 20
NAME = 80


class SettingsMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def wording(self, reader: Reader) -> Wording:
        return self._renderer.wording(reader.language)

    def form(self, settings: OwnSettings, reader: Reader) -> dict[str, Any]:
        """The modal that `/okr settings` opens."""
        wording = self.wording(reader)
        dates = SettingsDates(wording, reader)
        return self.view(
            reader,
            callback=ids.SETTINGS_FORM,
            title=wording.say("Settings"),
            intro=dates.own(settings.ahead, settings.member.reminders),
            fields=own_fields(settings, wording, dates),
            teams=[team_entry(team, wording) for team in settings.teams[:MOST_TEAMS]],
            more=max(len(settings.teams) - MOST_TEAMS, 0),
            shared=[Button(ids.SETTINGS_WORKSPACE, "workspace", wording.say("Workspace settings"))]
            if settings.member.is_admin
            else [],
        )

    def saved(self, settings: OwnSettings, reader: Reader) -> dict[str, Any]:
        """What it means from now on, in the language and zone that were chosen."""
        dates = SettingsDates(self.wording(reader), reader)
        return self.done(dates.own(settings.ahead, settings.member.reminders), reader)

    def done(self, lines: Safe, reader: Reader) -> dict[str, Any]:
        return self._renderer.view("settings_saved", reader.language, lines=lines)

    def view(self, reader: Reader, **values: Any) -> dict[str, Any]:
        """Any form of settings: its intro, its fields, and the ways to others."""
        asked = {"state": "", "teams": [], "more": 0, "shared": [], **values}
        return self._renderer.view("settings_form", reader.language, **asked)


def own_fields(settings: OwnSettings, wording: Wording, dates: SettingsDates) -> list[Field]:
    member = settings.member
    return [
        own_language(member, wording),
        own_zone(settings, wording),
        quiet(OwnBlock.QUIET_FROM, wording.say("Quiet hours from"), "", member),
        quiet(
            OwnBlock.QUIET_TO,
            wording.say("Quiet hours until"),
            wording.say("What would come in between waits until they end. Leave both empty for none."),
            member,
        ),
        own_reminders(settings, wording, dates),
    ]


def own_language(member: Member, wording: Wording) -> Field:
    as_slack = Choice(wording.say("As Slack says"), AS_SLACK)
    choices = (as_slack, *(Choice(NAMES[language], language.value) for language in Language))
    chosen = chosen_among(choices, member.language or AS_SLACK)
    return Field(Kind.SELECT, OwnBlock.LANGUAGE, wording.say("Language"), choices=choices, chosen=chosen)


def own_zone(settings: OwnSettings, wording: Wording) -> Field:
    """As Slack says, then the zones common here, then all."""
    member, now = settings.member, settings.now
    slacks = zone_choice(member.zone, now).text
    as_slack = Choice(wording.say("As Slack says: %(zone)s", zone=slacks), AS_SLACK)
    first, *others = zone_groups([*filter(None, [member.own_zone]), *settings.zones], now, wording)
    chosen = zone_choice(member.own_zone, now) if member.own_zone else as_slack
    groups = (ChoiceGroup(first.label, (as_slack, *first.choices[:99])), *others)
    return Field(Kind.GROUPED, OwnBlock.ZONE, wording.say("Time zone"), groups=groups, chosen=(chosen,))


def quiet(block: OwnBlock, label: str, hint: str, member: Member) -> Field:
    at = member.quiet_from if block is OwnBlock.QUIET_FROM else member.quiet_to
    return Field(Kind.TIME, block, label, hint, optional=True, value=f"{at:%H:%M}" if at else "")


def own_reminders(settings: OwnSettings, wording: Wording, dates: SettingsDates) -> Field:
    said = {
        ReminderProfile.USUAL: wording.say("The check-in, and a reminder"),
        ReminderProfile.NUDGE_ONLY: wording.say("The check-in alone"),
        ReminderProfile.REMINDER_ONLY: wording.say("The reminder alone"),
    }
    choices = tuple(
        Choice(said[profile], profile.value, dates.profile(settings.ahead, profile)) for profile in ReminderProfile
    )
    chosen = chosen_among(choices, settings.member.reminders.value)
    label = wording.say("What you get each week")
    return Field(Kind.RADIO, OwnBlock.REMINDERS, label, choices=choices, chosen=chosen)


def team_entry(team: Team, wording: Wording) -> dict[str, Any]:
    """A team that they may set, with the buttons that open its forms."""
    return {
        "name": cut(team.name, NAME),
        "buttons": [
            Button(ids.SETTINGS_TEAM, team.key, wording.say("Check-in and digest")),
            Button(ids.SETTINGS_HEALTH, team.key, wording.say("Health")),
        ],
    }
