"""The fields of a team's rhythm, for any form that sets one: each alone, prefilled from the team as it is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from messages.capital import capital
from messages.countries import NO_COUNTRY, country_choices
from messages.dates import show_weekday
from messages.fields import Choice, Field, Kind, chosen_among
from messages.help import NAMES
from messages.language import Language
from messages.time_zones import zone_choice, zone_groups
from messages.wording import Wording
from okr.refusals import Refusal
from okr.refusals_in_channels import NotInChannel
from okr.team import Team

ON = "on"
LONGEST_CADENCE = 6
DAYS_OFF_SHOWN = timedelta(days=366)
"""Days off that are longer past are kept, and not shown again."""
DAYS_OFF_MOST = 2_900


class TeamBlock(StrEnum):
    """The block of each field, where its error is shown."""

    LEAD = "team-lead"
    CHANNEL = "team-channel"
    EVERY = "team-every"
    WEEKDAY = "team-weekday"
    AT = "team-at"
    REMINDER = "team-reminder"
    REMINDER_AT = "team-reminder-at"
    DIGEST = "team-digest"
    DIGEST_AT = "team-digest-at"
    LANGUAGE = "team-language"
    ZONE = "team-zone"
    COUNTRY = "team-country"
    WORKING_DAYS = "team-working-days"
    DAYS_OFF = "team-days-off"


@dataclass(frozen=True, slots=True)
class TeamFields:
    """The fields of `team` as whoever reads `wording` sees them at `now`. Put those you want into your view with the
    macro `fields` of templates/team_fields.j2, and read them back with messages/team_fields_entries.py."""

    wording: Wording
    team: Team
    now: datetime

    def lead(self, *, optional: bool = False) -> Field:
        label = self.wording.say("Lead")
        hint = self.wording.say("Changes these settings, and hears who is silent and what is red.")
        return Field(Kind.PERSON, TeamBlock.LEAD, label, hint, optional=optional, value=self.team.lead or "")

    def channel(self, *, optional: bool = True) -> Field:
        """A public or private channel; the form's handler asks Slack whether outsiders read it."""
        label = self.wording.say("Channel of the digest")
        hint = self.wording.say("A channel of your own workspace that the bot is in.")
        return Field(Kind.CHANNEL, TeamBlock.CHANNEL, label, hint, optional=optional, value=self.team.channel or "")

    def every(self) -> Field:
        every = self.team.cadence.every
        choices = tuple(self._every(n) for n in sorted({*range(1, LONGEST_CADENCE + 1), every}))
        return self._select(TeamBlock.EVERY, self.wording.say("How often"), choices, str(every))

    def weekday(self) -> Field:
        choices = self._weekdays()
        return self._select(
            TeamBlock.WEEKDAY, self.wording.say("Check-in day"), choices, str(self.team.cadence.weekday)
        )

    def at(self) -> Field:
        hint = self.wording.say("Between 06:00 and 20:00, by each person's own clock.")
        return self._time(TeamBlock.AT, self.wording.say("Check-in time"), self.team.cadence.at, hint)

    def reminder(self) -> Field:
        said = self.wording.say("Remind those who have not answered")
        return switch(TeamBlock.REMINDER, self.wording.say("Reminder"), said, is_on=self.team.choices.reminder)

    def reminder_at(self) -> Field:
        hint = self.wording.say("On the next working day, by each person's own clock.")
        return self._time(TeamBlock.REMINDER_AT, self.wording.say("Reminder time"), self.team.cadence.reminder_at, hint)

    def digest(self) -> Field:
        said = self.wording.say("Post it to the channel")
        return switch(TeamBlock.DIGEST, self.wording.say("Digest"), said, is_on=self.team.digest)

    def digest_at(self) -> Field:
        hint = self.wording.say("On the next working day, by the team's clock.")
        return self._time(TeamBlock.DIGEST_AT, self.wording.say("Digest time"), self.team.cadence.digest_at, hint)

    def language(self) -> Field:
        choices = tuple(Choice(NAMES[language], language.value) for language in Language)
        return self._select(TeamBlock.LANGUAGE, self.wording.say("Language of the digest"), choices, self.team.language)

    def zone(self, *, common: Iterable[str] = ()) -> Field:
        """`common` are the zones people here live in, which stand first."""
        groups = zone_groups((self.team.zone, *common), self.now, self.wording)
        chosen = (zone_choice(self.team.zone, self.now),) if groups[0].choices[0].value == self.team.zone else ()
        return Field(Kind.GROUPED, TeamBlock.ZONE, self.wording.say("Team's time zone"), groups=groups, chosen=chosen)

    def country(self) -> Field:
        none, code = Choice(self.wording.say("No public holidays"), NO_COUNTRY), self.team.calendar.country
        known = country_choices(self.wording.language, also=[code] if code else ())
        return self._select(
            TeamBlock.COUNTRY, self.wording.say("Public holidays of"), (none, *known), code or NO_COUNTRY
        )

    def working_days(self) -> Field:
        days = tuple(replace(day, text=capital(day.text)) for day in self._weekdays())
        worked = (str(weekday) for weekday in self.team.calendar.weekdays)
        return Field(
            Kind.BOXES,
            TeamBlock.WORKING_DAYS,
            self.wording.say("Working days"),
            choices=days,
            chosen=chosen_among(days, *worked),
        )

    def days_off(self) -> Field:
        hint = self.wording.say("One day a line, such as 24/12/2026. Nobody is asked on these days.")
        shown = "\n".join(f"{day:%d/%m/%Y}" for day in shown_days_off(self.team, self.now.date()))
        return Field(
            Kind.LINES,
            TeamBlock.DAYS_OFF,
            self.wording.say("The team's own days off"),
            hint,
            optional=True,
            value=shown,
        )

    def _every(self, weeks: int) -> Choice:
        said = self.wording.say("Every week") if weeks == 1 else self.wording.say("Every %(n)s weeks", n=weeks)
        return Choice(said, str(weeks))

    def _weekdays(self) -> tuple[Choice, ...]:
        language = self.wording.language
        return tuple(Choice(capital(show_weekday(day, language)), str(day)) for day in range(7))

    def _select(self, block: TeamBlock, label: str, choices: tuple[Choice, ...], value: str) -> Field:
        return Field(Kind.SELECT, block, label, choices=choices, chosen=chosen_among(choices, value))

    def _time(self, block: TeamBlock, label: str, at: time, hint: str) -> Field:
        return Field(Kind.TIME, block, label, hint, value=f"{at:%H:%M}")


def switch(block: str, label: str, said: str, *, is_on: bool) -> Field:
    """One box: ticked for on."""
    on = Choice(said, ON)
    return Field(Kind.BOXES, block, label, optional=True, choices=(on,), chosen=(on,) if is_on else ())


def shown_days_off(team: Team, today: date) -> list[date]:
    """The days off that the form lists, in order: those to come and of the last year, as many as a field holds."""
    days = sorted(day for day in team.calendar.days_off if day >= today - DAYS_OFF_SHOWN)
    return days[: DAYS_OFF_MOST // len("24/12/2026\n")]


def wrong_channel(refusal: Refusal, wording: Wording) -> dict[str, str]:
    """What is wrong with the chosen channel, at its block."""
    if isinstance(refusal, NotInChannel):
        said = wording.say("The bot is not in this channel yet. Type /invite @OKR there, then save again.")
    else:
        said = wording.say("People from outside your company are in this channel. Choose one of your own.")
    return {TeamBlock.CHANNEL: said}
