"""A quarter of 25 people with habits: early, on time, late, silent, away, moved, left; the same for the same seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from random import Random
from zoneinfo import ZoneInfo

from okr.cadence import Cadence
from okr.key_result import KeyResult
from okr.team import Team
from okr.week import Week
from tests.builders import FIRST_WEEK, a_key_result, a_team, an_increase, at_most, friday, milestones

WEEKS = tuple(FIRST_WEEK.plus(n) for n in range(13))
ZONES = ("Asia/Ho_Chi_Minh", "Europe/London", "America/New_York", "Pacific/Auckland")
FARTHEST = {"Pacific/Auckland": "America/New_York"}
"""Where somebody moves who lives there; all others move to Auckland."""

TEAMS = (
    a_team(key="care", name="Customer care", channel="CCARE", lead="U00"),
    a_team(key="sales", name="Sales", channel="CSALES", lead="U01", zone="Asia/Ho_Chi_Minh", language="vi"),
    a_team(key="lab", name="Lab", channel="CLAB", lead="U02", cadence=Cadence(every=2), zone="Europe/London"),
)


class Habit(StrEnum):
    EARLY = "early"
    ON_TIME = "on time"
    LATE = "late"
    SILENT = "silent"
    AWAY = "away"
    MOVED = "moved"
    LEFT = "left"


class What(StrEnum):
    """What somebody does at a moment."""

    ANSWERS = "answers"
    GOES_AWAY = "goes away"
    MOVES = "moves"
    LEAVES = "leaves"


@dataclass(frozen=True, slots=True)
class Person:
    """`away` are the weeks whose Friday they are away on, `delegate` who answers then; they move or leave in
    `changes_in`, and answer at `minute` after the moment their habit gives."""

    id: str
    habit: Habit
    zone: str
    team: Team
    key_results: tuple[KeyResult, ...]
    minute: int
    away: tuple[Week, ...] = ()
    delegate: str | None = None
    changes_in: Week | None = None
    silent_in: tuple[Week, ...] = ()

    def is_here(self, week: Week) -> bool:
        """Whether they still work here on that week's Friday."""
        return self.habit is not Habit.LEFT or self.changes_in is None or week < self.changes_in

    def is_due(self, week: Week) -> bool:
        """Whether their team checks in that week."""
        return (week - FIRST_WEEK) % self.team.cadence.every == 0

    def local(self, day: date, at: time) -> datetime:
        """An instant of the zone they live in by the beginning of that day's week."""
        moved = self.habit is Habit.MOVED and self.changes_in is not None and Week.of(day) > self.changes_in
        zone = FARTHEST.get(self.zone, "Pacific/Auckland") if moved else self.zone
        return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Event:
    at: datetime
    person: Person
    what: What
    week: Week


def people(seed: int) -> tuple[Person, ...]:
    """The 25; the first seven answer on time, so that there is somebody to name as a delegate."""
    random = Random(seed)
    habits = [Habit.ON_TIME] * 7 + [habit for habit in Habit if habit is not Habit.ON_TIME for _ in range(3)]
    return tuple(a_person(n, habit, random) for n, habit in enumerate(habits))


def a_person(n: int, habit: Habit, random: Random) -> Person:
    team = TEAMS[n % len(TEAMS)]
    return Person(
        id=f"U{n:02}",
        habit=habit,
        zone=random.choice(ZONES),
        team=team,
        key_results=tuple(key_results_of(n, random)),
        minute=random.randrange(1, 50),
        away=tuple(sorted(random.sample(WEEKS[1:], 4))) if habit is Habit.AWAY else (),
        delegate=random.choice([None, f"U{random.randrange(3, 7):02}"]) if habit is Habit.AWAY else None,
        changes_in=random.choice(WEEKS[3:10]) if habit in {Habit.MOVED, Habit.LEFT} else None,
        silent_in=tuple(week for week in WEEKS if random.random() < 0.6) if habit is Habit.SILENT else (),
    )


def key_results_of(n: int, random: Random) -> Iterator[KeyResult]:
    """One to three of their own, of every kind of figure; the objective's number is the team's place."""
    metrics = (an_increase(0, 100), an_increase(80, 20), at_most(5), milestones(None, None, None, None))
    for part in range(random.randrange(1, 4)):
        number = 10 * (n + 1) + part
        yield a_key_result(
            random.choice(metrics),
            number=number,
            objective=n % len(TEAMS) + 1,
            owner=f"U{n:02}",
            title=f"Result {number}",
        )


def events(everybody: tuple[Person, ...]) -> list[Event]:
    """All that people do by themselves in the quarter, in order."""
    found = [event for person in everybody for week in WEEKS for event in events_in(person, week)]
    return sorted(found, key=lambda event: (event.at, event.person.id, event.what))


def events_in(person: Person, week: Week) -> Iterator[Event]:
    if person.changes_in == week:
        yield change_of(person, week)
    if week in person.away:
        yield Event(person.local(friday(week) - timedelta(days=3), time(9)), person, What.GOES_AWAY, week)
    elif person.is_here(week) and person.is_due(week) and week not in person.silent_in:
        yield Event(answers_at(person, week), person, What.ANSWERS, week)


def change_of(person: Person, week: Week) -> Event:
    """They move just after their nudge, and leave two days before it."""
    if person.habit is Habit.MOVED:
        return Event(person.local(friday(week), time(15, 1)), person, What.MOVES, week)
    return Event(person.local(friday(week) - timedelta(days=2), time(10)), person, What.LEAVES, week)


def answers_at(person: Person, week: Week) -> datetime:
    day, later = friday(week), timedelta(minutes=person.minute)
    if person.habit is Habit.EARLY:
        return person.local(day - timedelta(days=1), time(11)) + later
    if person.habit is Habit.LATE:
        return person.local(day + timedelta(days=4), time(11)) + later
    return person.local(day, time(16)) + later
