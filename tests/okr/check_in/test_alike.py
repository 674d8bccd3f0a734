"""Whoever is asked alike is planned together: what comes of it is what each agenda by itself would say."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TypeVar

import pytest

from okr.actions.agenda import Agendas
from okr.actions.plan_nudges import NUDGES, plan_nudges
from okr.actions.plan_reminders import REMINDERS
from okr.actions.planning import LOOK_BACK, Question, insert, plan_of, plans_for, was_owed, weeks_between
from okr.delivery import MissReason, Plan
from okr.key_result import KeyResult, KeyResultState
from okr.member import Absence, AbsenceSource, Member, MemberKind, ReminderProfile
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.team import Team
from tests.builders import (
    WORKSPACE,
    a_check_in,
    a_key_result,
    a_member,
    a_target,
    a_team,
    an_answer,
    an_increase,
    an_objective,
)
from tests.okr.check_in.office import THIS_WEEK, Office

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
PEOPLE, TEAMS = 60, 4
T = TypeVar("T")
LONG_THERE, LATE = datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 11, 28, tzinfo=UTC)
QUESTIONS = (NUDGES, REMINDERS)
Planned = set[tuple[Plan, MissReason | None]]


def one_by_one(world: World, tx: Transaction, question: Question) -> Iterator[tuple[Plan, MissReason | None]]:
    """The rows that every single agenda asks for."""
    now, installed = world.now(), tx.settings.get().since
    agendas, since = Agendas(world, tx), max(installed, now - LOOK_BACK)
    for week in weeks_between(since, now):
        for agenda in agendas.all(week).values():
            at = question.at(agenda) if agenda.when.nudge_at >= installed else None
            if at is None or not since <= at <= now or tx.deliveries.get(question.kind, agenda.member.id, week.key):
                continue
            plan, missed = plan_of(question.kind, agenda, at, now=now)
            left = set(agenda.numbers) - tx.check_ins.answered_in(week, agenda.numbers)
            if left and (missed is None or was_owed(agenda, at)):
                yield plan, missed


def fill(office: Office, random: Random) -> None:
    """A company of people who differ in one thing or two, so that many are alike and none of it may be overlooked."""
    office.with_settings(since=datetime(2026, 11, 1, tzinfo=UTC), allow_guests=random.random() < 0.5)
    people = [a_person(random, f"P{number}") for number in range(PEOPLE)]
    owned = [owned_key_result(random, number) for number in range(100, 100 + PEOPLE * 4 // 3)]
    office.put(*people, *[thing for number in range(TEAMS) for thing in team_with_objective(random, number)])
    office.put(*owned, *[an_absence_of(random, number) for number in range(PEOPLE) if random.random() < 0.2])
    with office.database.transaction(WORKSPACE) as tx:
        said = [(each, back) for each in owned for back in range(3) if random.random() < 0.2]
        tx.check_ins.add_all([a_check_in(10, key_result=kr.number, week=THIS_WEEK.plus(-back)) for kr, back in said])


def rarely(random: Random, usual: T, *others: T) -> T:
    return random.choice(others) if random.random() < 0.1 else usual


def team_with_objective(random: Random, number: int) -> tuple[Team, Objective]:
    """Of four teams the second wants no reminder, the third asks on Wednesdays, the fourth has been archived since a
    Thursday; now and then they ask every other week."""
    team = a_team(key=f"team-{number}")
    cadence = replace(team.cadence, weekday=2 if number == 2 else 4, every=rarely(random, 1, 2))
    choices = replace(team.choices, reminder=number != 1)
    objective = an_objective(number=number + 10, team=team.key, archived=rarely(random, False, True))
    archived_on = MONDAY.date() + timedelta(days=3) if number == 3 else None
    return replace(team, choices=choices, cadence=cadence, archived_on=archived_on), objective


def a_person(random: Random, person: str) -> Member:
    quiet_from, quiet_to = rarely(random, (None, None), (time(14), time(17)), (time(15), time(9)))
    return replace(
        a_member(person, zone=rarely(random, "UTC", "Asia/Tokyo", "no zone")),
        own_zone=rarely(random, None, "America/Los_Angeles"),
        reminders=rarely(random, *ReminderProfile),
        kind=rarely(random, *MemberKind),
        quiet_from=quiet_from,
        quiet_to=quiet_to,
    )


def an_absence_of(random: Random, number: int) -> Absence:
    first = date(2026, 11, 16) + timedelta(days=random.randrange(14))
    last, source = first + timedelta(days=random.randrange(6)), rarely(random, *AbsenceSource)
    delegate = random.choice([None, f"P{random.randrange(PEOPLE)}"])
    return Absence(WORKSPACE, f"P{number}", first, last, delegate, source)


def owned_key_result(random: Random, number: int) -> KeyResult:
    """Everybody owns one, some own two."""
    long_ago, now = date(2026, 10, 1), THIS_WEEK.sunday
    since = rarely(random, LONG_THERE, LATE)
    targets = [a_target(an_increase(0, 100), start=rarely(random, long_ago, now), since=since)]
    if random.random() < 0.1:
        start = random.choice([long_ago, now])
        targets.append(a_target(an_increase(0, 90), start=start, since=since, reason="late", by="U1"))
    return a_key_result(
        number=number,
        objective=10 + random.randrange(TEAMS),
        owner=f"P{number % PEOPLE}",
        state=rarely(random, *KeyResultState),
        targets=targets,
    )


@pytest.mark.parametrize("seed", range(2))
def test_planning_together_gives_what_planning_one_by_one_gives(office_on_both: Office, seed: int) -> None:
    office, random = office_on_both, Random(seed)
    fill(office, random)
    for hours in sorted(random.sample(range(12 * 24), 8)):
        office.now = MONDAY + timedelta(hours=hours)
        for question in QUESTIONS:
            with office.database.snapshot(WORKSPACE) as tx:
                alone: Planned = set(one_by_one(office.world, tx, question))
                plans = plans_for(office.world, tx, question)
            together: Planned = {(plan, None) for plan in plans.to_send}
            together |= {(plan, why) for why, missed in plans.missed.items() for plan in missed}
            assert together == alone, (question.kind, office.now)
            assert len(together) == len(plans.to_send) + sum(len(missed) for missed in plans.missed.values())
            if random.random() < 0.7:
                insert(office.world, plans)


def test_who_answered_all_that_has_begun_is_not_asked_like_those_who_did_not(office: Office) -> None:
    begins_later = [a_target(an_increase(0, 100), start=THIS_WEEK.plus(1).monday)]
    office.put(a_member("U2"), a_key_result(number=2, owner="U2"))
    office.put(*[a_key_result(number=10 + n, owner=f"U{n}", targets=begins_later) for n in (1, 2)])
    office.answer({1: an_answer(60)})
    plan_nudges(office.world)
    assert set(office.planned(NUDGES.kind)) == {"U2"}
