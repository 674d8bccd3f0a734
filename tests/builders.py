"""Builders of values for tests: every argument has a believable default, so a test mentions only what matters."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from okr.cadence import Cadence
from okr.check_in import Answer, CheckIn
from okr.cycle import Cycle, CycleState
from okr.due_weeks import DueWeeks
from okr.key_result import KeyResult, KeyResultState, Measured, Target
from okr.member import Absence, Member, MemberKind
from okr.metric import Binary, Change, Kind, Limit, Metric, Milestones, Phase, Reading, Step
from okr.objective import Ambition, Level, Objective, Visibility
from okr.team import CalendarSettings, Membership, Team, TeamChoices
from okr.unit import NUMBER, Unit
from okr.week import Week

WORKSPACE = "T1"
FIRST_DAY = date(2026, 10, 1)  # a Thursday
LAST_DAY = date(2026, 12, 31)
FIRST_WEEK = Week(2026, 40)  # its Friday is 2 October; the quarter's 13th Friday is in week 52
LONG_AGO = datetime(2026, 9, 1, tzinfo=UTC)


def week(number: int = 40, year: int = 2026) -> Week:
    return Week(year, number)


def friday(week: Week) -> date:
    return week.monday + timedelta(days=4)


def due_fridays(count: int = 13, *, first: Week = FIRST_WEEK, every: int = 1, without: Sequence[Week] = ()) -> DueWeeks:
    """`count` Fridays, one every `every` weeks from `first`, less the weeks `without`."""
    weeks = tuple(each for each in (first.plus(every * n) for n in range(count)) if each not in without)
    return DueWeeks(weeks=weeks, days=tuple(friday(each) for each in weeks))


def an_increase(
    start: int | str = 0, target: int | str = 100, *, unit: Unit = NUMBER, phases: Sequence[Phase] = ()
) -> Change:
    """Also a decrease: the direction follows from the two figures."""
    return Change(Decimal(start), Decimal(target), unit, tuple(phases))


def at_most(limit: int | str, unit: Unit = NUMBER) -> Limit:
    return Limit(Kind.AT_MOST, Decimal(limit), unit)


def at_least(limit: int | str, unit: Unit = NUMBER) -> Limit:
    return Limit(Kind.AT_LEAST, Decimal(limit), unit)


def milestones(*due: date | None, weights: Sequence[int | str] = ()) -> Milestones:
    """One step for each day given (None: undated), numbered from 1."""
    shares = [Decimal(weight) for weight in weights] or [Decimal(1)] * len(due)
    return Milestones(
        tuple(
            Step(number, f"Step {number}", share, day)
            for number, (day, share) in enumerate(zip(due, shares, strict=True), start=1)
        )
    )


def a_target(
    metric: Metric | None = None,
    *,
    start: date = FIRST_DAY,
    due: date = LAST_DAY,
    since: datetime = LONG_AGO,
    reason: str = "",
    by: str | None = None,
) -> Target:
    return Target(metric or an_increase(), start, due, since, reason, by)


def a_key_result(
    metric: Metric | None = None,
    *,
    number: int = 1,
    objective: int = 1,
    title: str = "Support tickets a month",
    owner: str | None = "U1",
    start: date = FIRST_DAY,
    due: date = LAST_DAY,
    targets: Sequence[Target] = (),
    weight: int | str | None = None,
    measured: Measured = Measured.WEEKLY,
    state: KeyResultState = KeyResultState.ACTIVE,
    contributors: Sequence[str] = (),
    version: int = 1,
    workspace: str = WORKSPACE,
) -> KeyResult:
    """A key result 0 → 100 of the last quarter of 2026; `targets` overrides metric, start and due."""
    return KeyResult(
        workspace=workspace,
        number=number,
        objective=objective,
        title=title,
        owner=owner,
        targets=tuple(targets) or (a_target(metric, start=start, due=due),),
        contributors=tuple(contributors),
        weight=None if weight is None else Decimal(weight),
        measured=measured,
        state=state,
        version=version,
    )


def a_binary_key_result(*, number: int = 1, owner: str | None = "U1", title: str = "Certified") -> KeyResult:
    return a_key_result(Binary(), number=number, owner=owner, title=title)


def an_objective(
    *,
    number: int = 1,
    title: str = "Customers stay with us",
    team: str = "care",
    owner: str | None = "U1",
    cycle: str = "2026-Q4",
    level: Level = Level.TEAM,
    ambition: Ambition = Ambition.COMMITTED,
    visibility: Visibility = Visibility.PUBLIC,
    why: str = "Keeping a customer costs a fifth of winning one.",
    parent: int | None = None,
    parent_key_result: int | None = None,
    priority: int = 0,
    archived: bool = False,
    workspace: str = WORKSPACE,
) -> Objective:
    return Objective(
        workspace=workspace,
        number=number,
        title=title,
        cycle=cycle,
        team=team,
        owner=owner,
        level=level,
        ambition=ambition,
        visibility=visibility,
        why=why,
        parent=parent,
        parent_key_result=parent_key_result,
        priority=priority,
        archived=archived,
    )


def a_cycle(
    *,
    key: str = "2026-Q4",
    name: str = "Q4 2026",
    first_day: date = FIRST_DAY,
    last_day: date = LAST_DAY,
    state: CycleState = CycleState.ACTIVE,
    parent: str | None = None,
    workspace: str = WORKSPACE,
) -> Cycle:
    return Cycle(workspace, key, name, first_day, last_day, state, parent)


def a_team(
    *,
    key: str = "care",
    name: str = "Customer care",
    cadence: Cadence | None = None,
    lead: str | None = "ULEAD",
    channel: str | None = "CCARE",
    parent: str | None = None,
    is_company: bool = False,
    zone: str = "UTC",
    language: str = "en",
    calendar: CalendarSettings | None = None,
    digest: bool = True,
    choices: TeamChoices | None = None,
    archived_on: date | None = None,
    workspace: str = WORKSPACE,
) -> Team:
    return Team(
        workspace=workspace,
        key=key,
        name=name,
        cadence=cadence or Cadence(),
        lead=lead,
        channel=channel,
        parent=parent,
        is_company=is_company,
        zone=zone,
        language=language,
        calendar=calendar or CalendarSettings(),
        digest=digest,
        choices=choices or TeamChoices(),
        archived_on=archived_on,
    )


def a_membership(member: str = "U1", team: str = "care", *, primary: bool = True) -> Membership:
    return Membership(member, team, primary)


def a_member(
    member: str = "U1",
    *,
    name: str = "Alice",
    email: str = "",
    zone: str = "UTC",
    locale: str = "en-US",
    kind: MemberKind = MemberKind.FULL,
    admin: bool = False,
    language: str | None = None,
    own_zone: str | None = None,
    quiet_from: time | None = None,
    quiet_to: time | None = None,
    workspace: str = WORKSPACE,
) -> Member:
    return Member(
        workspace=workspace,
        id=member,
        name=name,
        email=email,
        zone=zone,
        locale=locale,
        kind=kind,
        admin=admin,
        language=language,
        own_zone=own_zone,
        quiet_from=quiet_from,
        quiet_to=quiet_to,
    )


def an_absence(
    member: str = "U1", *, first_day: date = FIRST_DAY, last_day: date = LAST_DAY, delegate: str | None = None
) -> Absence:
    return Absence(WORKSPACE, member, first_day, last_day, delegate)


def an_answer(
    value: Reading | int | str | None = 50,
    *,
    confidence: int = 8,
    note: str = "",
    blocker: str = "",
    explanation: str = "",
) -> Answer:
    """`value` as a figure (an int or a string will do), the numbers of the done steps, done or not, or None."""
    return Answer(_reading(value), confidence, note, blocker, explanation)


def a_check_in(
    value: Reading | int | str | None = 50,
    *,
    week: Week = FIRST_WEEK,
    confidence: int = 8,
    note: str = "",
    blocker: str = "",
    explanation: str = "",
    key_result: int = 1,
    revision: int = 1,
    by: str = "U1",
    at: datetime | None = None,
    on_behalf_of: str | None = None,
    reason: str = "",
) -> CheckIn:
    """An answer of that week's Friday, 15:00 UTC."""
    return CheckIn(
        key_result=key_result,
        week=week,
        revision=revision,
        answer=an_answer(value, confidence=confidence, note=note, blocker=blocker, explanation=explanation),
        by=by,
        at=at or datetime.combine(friday(week), time(15), UTC),
        on_behalf_of=on_behalf_of,
        reason=reason,
    )


def _reading(value: Reading | int | str | None) -> Reading | None:
    if isinstance(value, bool | frozenset | Decimal) or value is None:
        return value
    return Decimal(value)
