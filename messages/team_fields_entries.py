"""Reading the fields of a team's rhythm back: the team as it was entered, or what is wrong at which block."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

from messages.cleaning import clean, clean_lines
from messages.countries import COUNTRIES, FIRST, NO_COUNTRY
from messages.date_reader import read_date
from messages.fields import held_in, option_in, options_in, words_in
from messages.language import known_language
from messages.lengths import cut
from messages.team_fields import LONGEST_CADENCE, ON, TeamBlock, shown_days_off
from messages.wording import Wording
from okr.cadence import is_settable
from okr.member import zone_named
from okr.team import Team

MOST_DAYS_OFF = 250


@dataclass(frozen=True, slots=True)
class TeamRead:
    """The team with what was entered (fields the form lacks stay as they were), and by block what is wrong with it."""

    team: Team
    wrong: Mapping[str, str] = field(default_factory=dict)


def read_team(values: Mapping[str, Any], team: Team, wording: Wording, *, today: date) -> TeamRead:
    """What the fields of a view's `state.values` make of `team`. Days off without a year are the nearest to `today`."""
    reading = Reading(values, wording, team, today, {})
    for block, read in READERS.items():
        if held_in(values, block) is not None:
            read(reading, block)
    return TeamRead(reading.team, reading.wrong)


@dataclass(slots=True)
class Reading:
    """One run through the fields; `team` and `wrong` gather what they say."""

    values: Mapping[str, Any]
    wording: Wording
    team: Team
    today: date
    wrong: dict[str, str]

    def lead(self, block: str) -> None:
        self.team = replace(self.team, lead=words_in(self.values, block) or None)

    def channel(self, block: str) -> None:
        self.team = replace(self.team, channel=words_in(self.values, block) or None)

    def every(self, block: str) -> None:
        chosen = option_in(self.values, block)
        if not chosen.isdigit() or not 1 <= int(chosen) <= max(LONGEST_CADENCE, self.team.cadence.every):
            self.wrong[block] = self.wording.say("Choose one of these.")
            return
        self.team = replace(self.team, cadence=replace(self.team.cadence, every=int(chosen)))

    def weekday(self, block: str) -> None:
        chosen = option_in(self.values, block)
        if chosen not in WEEKDAYS:
            self.wrong[block] = self.wording.say("Choose one of these.")
            return
        self.team = replace(self.team, cadence=replace(self.team.cadence, weekday=int(chosen)))

    def at(self, block: str) -> None:
        if at := self._time(block):
            self.team = replace(self.team, cadence=replace(self.team.cadence, at=at))

    def reminder(self, block: str) -> None:
        wanted = ON in options_in(self.values, block)
        self.team = replace(self.team, choices=replace(self.team.choices, reminder=wanted))

    def reminder_at(self, block: str) -> None:
        if at := self._time(block):
            self.team = replace(self.team, cadence=replace(self.team.cadence, reminder_at=at))

    def digest(self, block: str) -> None:
        self.team = replace(self.team, digest=ON in options_in(self.values, block))

    def digest_at(self, block: str) -> None:
        if at := self._time(block):
            self.team = replace(self.team, cadence=replace(self.team.cadence, digest_at=at))

    def language(self, block: str) -> None:
        language = known_language(option_in(self.values, block))
        if language is None:
            self.wrong[block] = self.wording.say("Choose one of these.")
            return
        self.team = replace(self.team, language=language.value)

    def zone(self, block: str) -> None:
        zone = option_in(self.values, block)
        if zone_named(zone) is None:
            self.wrong[block] = self.wording.say("Choose one of these.")
            return
        self.team = replace(self.team, zone=zone)

    def country(self, block: str) -> None:
        chosen = option_in(self.values, block)
        country = None if chosen in {"", NO_COUNTRY} else chosen
        if country not in {None, self.team.calendar.country, *FIRST, *COUNTRIES}:
            self.wrong[block] = self.wording.say("Choose one of these.")
            return
        self.team = replace(self.team, calendar=replace(self.team.calendar, country=country))

    def working_days(self, block: str) -> None:
        worked = frozenset(int(day) for day in options_in(self.values, block) if day in WEEKDAYS)
        if not worked:
            self.wrong[block] = self.wording.say("Tick at least one day.")
            return
        self.team = replace(self.team, calendar=replace(self.team.calendar, weekdays=worked))

    def days_off(self, block: str) -> None:
        """What the form did not list (long past) stays; a day off is no extra working day any more."""
        typed = clean_lines(words_in(self.values, block)).replace(";", "\n").replace(",", "\n").split("\n")
        found = {words: read_date(words, self.today) for line in typed if (words := clean(line))}
        unread = next((words for words, day in found.items() if day is None), None)
        if unread is not None:
            self.wrong[block] = self.wording.say(
                "“%(typed)s” is not a day. Write one a line, such as 24/12/2026.", typed=cut(unread, 40)
            )
            return
        if len(found) > MOST_DAYS_OFF:
            self.wrong[block] = self.wording.say("These are more than %(n)s days.", n=MOST_DAYS_OFF)
            return
        calendar = self.team.calendar
        unlisted = calendar.days_off - set(shown_days_off(self.team, self.today))
        days = unlisted | {day for day in found.values() if day is not None}
        worked = calendar.extra_working_days - days
        self.team = replace(self.team, calendar=replace(calendar, days_off=days, extra_working_days=worked))

    def _time(self, block: str) -> time | None:
        """The time picked, None with a word at the block where it is none that may be set."""
        picked = read_time(words_in(self.values, block))
        if picked is None or not is_settable(picked):
            self.wrong[block] = self.wording.say("Choose a time between 06:00 and 20:00.")
            return None
        return picked


def read_time(picked: str) -> time | None:
    """The time of a timepicker's "15:00", None for anything else."""
    try:
        return time.fromisoformat(picked)
    except ValueError:
        return None


WEEKDAYS = frozenset("0123456")
READERS: Mapping[TeamBlock, Callable[[Reading, str], None]] = {
    TeamBlock.LEAD: Reading.lead,
    TeamBlock.CHANNEL: Reading.channel,
    TeamBlock.EVERY: Reading.every,
    TeamBlock.WEEKDAY: Reading.weekday,
    TeamBlock.AT: Reading.at,
    TeamBlock.REMINDER: Reading.reminder,
    TeamBlock.REMINDER_AT: Reading.reminder_at,
    TeamBlock.DIGEST: Reading.digest,
    TeamBlock.DIGEST_AT: Reading.digest_at,
    TeamBlock.LANGUAGE: Reading.language,
    TeamBlock.ZONE: Reading.zone,
    TeamBlock.COUNTRY: Reading.country,
    TeamBlock.WORKING_DAYS: Reading.working_days,
    TeamBlock.DAYS_OFF: Reading.days_off,
}
"""Each field's reader, the days off after the days worked."""
