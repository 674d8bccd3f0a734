"""The team of the journeys: one person with eight key results of all six kinds, three others with one or three each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from okr.metric import Binary, Metric, Milestones, Step
from okr.objective import Ambition
from okr.unit import HOURS, NUMBER, PERCENT, currency, noun
from tests.builders import (
    a_check_in,
    a_cycle,
    a_key_result,
    a_member,
    a_membership,
    a_team,
    an_absence,
    an_increase,
    an_objective,
    at_least,
    at_most,
)
from tests.journeys.week import LAST_WEEK
from tests.running_bot import PEOPLE, Thing


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language that the company is made of: thirteen titles of key results, three steps."""

    team: str
    objectives: tuple[str, str]
    key_results: tuple[str, ...]
    steps: tuple[str, str, str]
    evidence: str
    orders: str
    money: str
    millions: int


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays: `owner` has eight key results, `silent` one, `busy` three, `away` one; the lead has none."""

    owner: str
    silent: str
    busy: str
    away: str = "UADMIN"
    lead: str = "ULEAD"

    @property
    def all(self) -> tuple[str, ...]:
        return self.owner, self.silent, self.busy, self.away, self.lead


def a_company(words: Words, cast: Cast, *, zone: str, language: str) -> Sequence[Thing]:
    """The team in #care, checking in on Fridays at 15:00 in the last quarter of 2026, with last week's answers."""
    return (
        *members(*cast.all),
        a_team(key="acme", name="Acme", channel="CCOMPANY", lead=None, is_company=True, zone=zone, language=language),
        a_team(name=words.team, parent="acme", zone=zone, language=language, lead=cast.lead),
        *(a_membership(user) for user in cast.all),
        a_cycle(),
        an_objective(number=1, title=words.objectives[0], owner=cast.lead),
        an_objective(number=2, title=words.objectives[1], owner=cast.lead, ambition=Ambition.ASPIRATIONAL),
        *key_results(words, cast),
        *history(words, cast),
        an_absence(cast.away, first_day=date(2026, 11, 23), last_day=date(2026, 12, 4)),
    )


def members(*users: str) -> Sequence[Thing]:
    """Those people as the local Slack knows them."""
    return [
        a_member(one.id, name=one.shown_name, zone=one.zone, locale=one.locale, admin=one.kind == "admin")
        for one in PEOPLE
        if one.id in users
    ]


def key_results(words: Words, cast: Cast) -> Sequence[Thing]:
    steps = Milestones(tuple(Step(number, title) for number, title in enumerate(words.steps, start=1)))
    money = an_increase(0, words.millions * 1_000_000, unit=currency(words.money))
    measured: Sequence[tuple[Metric, int, str]] = (
        (an_increase(0, 2000, unit=noun(words.orders)), 1, cast.owner),
        (an_increase(300, 120, unit=HOURS), 1, cast.owner),
        (at_least("99.5", PERCENT), 1, cast.owner),
        (at_most(5, PERCENT), 1, cast.owner),
        (steps, 2, cast.owner),
        (Binary(words.evidence), 2, cast.owner),
        (money, 2, cast.owner),
        (an_increase(0, 100, unit=NUMBER), 2, cast.owner),
        (an_increase(0, 50, unit=NUMBER), 1, cast.silent),
        (an_increase(0, 100, unit=PERCENT), 1, cast.busy),
        (an_increase(0, 40, unit=NUMBER), 1, cast.busy),
        (Binary(), 2, cast.busy),
        (an_increase(0, 60, unit=NUMBER), 2, cast.away),
    )
    return [
        a_key_result(metric, number=number, objective=objective, title=title, owner=owner)
        for number, ((metric, objective, owner), title) in enumerate(
            zip(measured, words.key_results, strict=True), start=1
        )
    ]


def history(words: Words, cast: Cast) -> Sequence[Thing]:
    """What was said in the two weeks before this one; KR-6 and KR-8 were never answered."""
    said = (
        (1, cast.owner, "1100", 8),
        (2, cast.owner, "200", 7),
        (3, cast.owner, "99.6", 9),
        (4, cast.owner, "4.2", 8),
        (5, cast.owner, frozenset({1}), 7),
        (7, cast.owner, words.millions * 450_000, 7),
        (9, cast.silent, "28", 7),
        (10, cast.busy, "20", 3),
        (11, cast.busy, "10", 3),
        (12, cast.busy, False, 8),
        (13, cast.away, "40", 8),
    )
    return [
        a_check_in(value, week=week, confidence=confidence, key_result=number, by=by)
        for number, by, value, confidence in said
        for week in (LAST_WEEK.previous(), LAST_WEEK)
    ]
