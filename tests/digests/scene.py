"""A scene is one week of a team as a digest finds it: people, key results, and what was said in the weeks before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from okr.check_in import Answer, CheckIn
from okr.cycle import Cycle
from okr.key_result import KeyResult
from okr.member import Absence, Member
from okr.metric import Metric, Reading
from okr.objective import Objective
from okr.reaction import HelpOutcome, Reaction, ReactionKind
from okr.team import CalendarSettings, Membership, Team
from okr.week import Week
from tests.builders import (
    FIRST_DAY,
    LAST_DAY,
    LONG_AGO,
    a_cycle,
    a_key_result,
    a_member,
    a_membership,
    a_target,
    a_team,
    an_absence,
    an_objective,
    friday,
)

ZONE = "Asia/Ho_Chi_Minh"
Words = tuple[str, str]
"""In English and in Vietnamese."""

Thing = Member | Absence | Team | Membership | Cycle | Objective | KeyResult | CheckIn


@dataclass(frozen=True, slots=True)
class Said:
    """One week's answer; `clears` is the member who is to clear the blocker."""

    value: Reading | int | str | None
    confidence: int
    note: Words = ("", "")
    blocker: Words = ("", "")
    clears: str | None = None

    def answer(self, at: int) -> Answer:
        known = self.value if isinstance(self.value, bool | frozenset | None) else Decimal(self.value)
        return Answer(known, self.confidence, self.note[at], self.blocker[at], blocker_owner=self.clears)


@dataclass(frozen=True, slots=True)
class Result:
    """A key result with the answers of the weeks up to the scene's own, oldest first; None where nobody answered."""

    title: Words
    metric: Metric
    owner: str | None
    course: Sequence[Said | None] = ()
    objective: int = 1


@dataclass(frozen=True, slots=True)
class Scene:
    """`week` is what the digest is about. The team reads `objectives` (titles), has the `people` (names by id)."""

    name: str
    week: Week
    results: Sequence[Result]
    people: dict[str, str]
    objectives: Sequence[Words] = (("Customers stay with us", "Khách hàng gắn bó lâu dài"),)
    team: Words = ("Customer care", "Chăm sóc khách hàng")
    first_day: date = FIRST_DAY
    last_day: date = LAST_DAY
    cycle: Words = ("Q4 2026", "Quý 4/2026")
    country: str | None = None
    away: Sequence[str] = ()
    skipped: Sequence[Week] = ()
    reactions: Sequence[tuple[int, str, ReactionKind]] = field(default_factory=tuple)
    helped: Sequence[tuple[int, str]] = ()

    def things(self, language: str, *, channel: str = "CCARE", lead: str = "ULEAD") -> list[Thing]:
        """All of it as values to put, the titles and words in that language."""
        at = 0 if language == "en" else 1
        team = a_team(
            name=self.team[at],
            lead=lead,
            channel=channel,
            zone=ZONE,
            language=language,
            calendar=CalendarSettings(country=self.country),
        )
        found: list[Thing] = [a_cycle(name=self.cycle[at], first_day=self.first_day, last_day=self.last_day), team]
        for member, name in {lead: "Hoàng Minh Đức", **self.people}.items():
            found += [a_member(member, name=name, zone=ZONE, locale="vi-VN"), a_membership(member)]
        found += [an_objective(number=n, title=title[at], owner=None) for n, title in enumerate(self.objectives, 1)]
        found += [an_absence(member, first_day=self.week.monday, last_day=self.week.sunday) for member in self.away]
        for number, result in enumerate(self.results, 1):
            found += self.of(number, result, at)
        return found

    def of(self, number: int, result: Result, at: int) -> list[Thing]:
        """One key result and its answers."""
        target = a_target(result.metric, start=self.first_day, due=self.last_day)
        made = a_key_result(
            number=number, objective=result.objective, title=result.title[at], owner=result.owner, targets=[target]
        )
        said: list[Thing] = [
            CheckIn(
                key_result=number,
                week=week,
                revision=1,
                answer=each.answer(at),
                by=result.owner or "ULEAD",
                at=datetime.combine(friday(week), time(9), UTC),
            )
            for week, each in zip(self.weeks(len(result.course)), result.course, strict=True)
            if each is not None
        ]
        return [made, *said]

    def weeks(self, count: int) -> list[Week]:
        """The last `count` weeks that were asked about, this one included, oldest first."""
        found: list[Week] = []
        week = self.week
        while len(found) < count:
            if week not in self.skipped:
                found.append(week)
            week = week.previous()
        return found[::-1]

    @property
    def left(self) -> list[Reaction]:
        """What readers left on the lines this week, and who helped after the week before."""
        now = [Reaction(number, self.week, member, kind, LONG_AGO) for number, member, kind in self.reactions]
        before = self.weeks(2)[0]
        return now + [
            Reaction(number, before, member, ReactionKind.HELP, LONG_AGO, HelpOutcome.HELPED)
            for number, member in self.helped
        ]

    @property
    def monday(self) -> datetime:
        """Monday after, 10:00 in Vietnam: when the digest goes out."""
        return datetime.combine(self.week.monday + timedelta(days=7), time(3), UTC)


def steady(start: float, now: float, weeks: int, confidence: int, *last: Said) -> list[Said]:
    """The figure on a straight way from `start` to `now` in that many weeks; `last` are said after it."""
    step = (now - start) / weeks
    course = [Said(f"{start + step * n:.2f}".rstrip("0").rstrip("."), confidence) for n in range(1, weeks + 1)]
    return [*course[: weeks - len(last)], *last]
