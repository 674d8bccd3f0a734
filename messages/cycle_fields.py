"""The fields of the two forms of `/okr cycle`: a cycle's name and dates, and the calendar of years and quarters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from babel.dates import get_month_names

from messages.cleaning import clean
from messages.dates import show_weekday
from messages.fields import Choice, Field, Kind, chosen_among, option_in, options_in, words_in
from messages.handed_back import counted, handed_back
from messages.language import Language
from messages.lengths import cut
from messages.team_fields import ON, switch
from messages.wording import Wording
from okr.cycle import Cycle
from okr.cycle_shown import CycleBoard, CycleDates
from okr.quarter import FiscalCalendar

NAME = 75


class CycleBlock(StrEnum):
    """The block of each field, where its error is shown."""

    NAME = "cycle-name"
    FIRST_DAY = "cycle-first-day"
    LAST_DAY = "cycle-last-day"
    MONTH = "calendar-month"
    QUARTERS = "calendar-quarters"
    ENDS = "calendar-ends"
    WEEKDAY = "calendar-weekday"
    NAMED = "calendar-named"
    ANNOUNCE = "calendar-announce"


class Ends(StrEnum):
    NEAREST = "nearest"
    LAST = "last"


class NamedBy(StrEnum):
    START = "start"
    END = "end"


MONTHS_LONG, WEEKS_LONG = "months", "weeks"


@dataclass(frozen=True, slots=True)
class ChosenCalendar:
    calendar: FiscalCalendar
    announces: bool


@handed_back
def read_cycle(values: Mapping[str, Any]) -> CycleDates:
    """What the form for a cycle says; a date that was emptied cannot be sent, for Slack asks for it."""
    return CycleDates(
        cut(clean(words_in(values, CycleBlock.NAME)), NAME),
        date.fromisoformat(words_in(values, CycleBlock.FIRST_DAY)),
        date.fromisoformat(words_in(values, CycleBlock.LAST_DAY)),
    )


@handed_back
def read_calendar(values: Mapping[str, Any]) -> ChosenCalendar:
    return ChosenCalendar(
        FiscalCalendar(
            first_month=counted(option_in(values, CycleBlock.MONTH)),
            named_by_end=option_in(values, CycleBlock.NAMED) == NamedBy.END,
            in_weeks=option_in(values, CycleBlock.QUARTERS) == WEEKS_LONG,
            last_weekday=counted(option_in(values, CycleBlock.WEEKDAY)),
            nearest=option_in(values, CycleBlock.ENDS) == Ends.NEAREST,
        ),
        announces=ON in options_in(values, CycleBlock.ANNOUNCE),
    )


def cycle_fields(cycle: Cycle, wording: Wording) -> list[Field]:
    say = wording.say
    return [
        Field(Kind.WORDS, CycleBlock.NAME, say("Name"), value=cycle.name, most=NAME),
        Field(Kind.DATE, CycleBlock.FIRST_DAY, say("First day"), value=cycle.first_day.isoformat()),
        Field(
            Kind.DATE,
            CycleBlock.LAST_DAY,
            say("Last day"),
            say("Key results are due by then, unless they say otherwise."),
            value=cycle.last_day.isoformat(),
        ),
    ]


def calendar_fields(board: CycleBoard, wording: Wording) -> list[Field]:
    calendar, say = board.calendar, wording.say
    return [
        month_field(calendar, wording),
        Field(
            Kind.RADIO,
            CycleBlock.NAMED,
            say("The year is called after the one in which it"),
            say("Makes no difference where it begins in January."),
            choices=(named := (Choice(say("begins"), NamedBy.START), Choice(say("ends"), NamedBy.END))),
            chosen=chosen_among(named, NamedBy.END if calendar.named_by_end else NamedBy.START),
        ),
        Field(
            Kind.RADIO,
            CycleBlock.QUARTERS,
            say("A quarter has"),
            choices=(
                long := (
                    Choice(say("three months"), MONTHS_LONG),
                    Choice(say("13 weeks"), WEEKS_LONG, say("4-4-5, 4-5-4 or 5-4-4")),
                )
            ),
            chosen=chosen_among(long, WEEKS_LONG if calendar.in_weeks else MONTHS_LONG),
        ),
        weekday_field(calendar, wording),
        ends_field(calendar, wording),
        switch(
            CycleBlock.ANNOUNCE,
            say("When a cycle begins"),
            say("Tell the company's channel, with its objectives"),
            is_on=board.announces,
        ),
    ]


def month_field(calendar: FiscalCalendar, wording: Wording) -> Field:
    names = get_month_names("wide", context="stand-alone", locale=wording.language.value)
    months = tuple(Choice(str(names[month]).capitalize(), str(month)) for month in range(1, 13))
    chosen = chosen_among(months, str(calendar.first_month))
    return Field(Kind.SELECT, CycleBlock.MONTH, wording.say("The year begins in"), choices=months, chosen=chosen)


def weekday_field(calendar: FiscalCalendar, wording: Wording) -> Field:
    days = tuple(Choice(weekday(day, wording.language), str(day)) for day in range(1, 8))
    return Field(
        Kind.SELECT,
        CycleBlock.WEEKDAY,
        wording.say("With weeks: the year ends on a"),
        choices=days,
        chosen=chosen_among(days, str(calendar.last_weekday)),
    )


def ends_field(calendar: FiscalCalendar, wording: Wording) -> Field:
    say = wording.say
    ends = (
        Choice(say("nearest to the end of the month"), Ends.NEAREST),
        Choice(say("last in the month"), Ends.LAST),
    )
    chosen = chosen_among(ends, Ends.NEAREST if calendar.nearest else Ends.LAST)
    return Field(Kind.RADIO, CycleBlock.ENDS, say("With weeks: that day which is"), choices=ends, chosen=chosen)


def weekday(day: int, language: Language) -> str:
    """As it stands at the beginning of a choice; `day` is 1 for Monday."""
    name = show_weekday(day - 1, language)
    return name[0].upper() + name[1:]
