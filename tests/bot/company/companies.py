"""Hypothesis strategies for whole companies: every kind of metric, versions, corrections, and texts of all sorts."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from okr.cadence import Cadence, Former
from okr.check_in import Answer
from okr.company import Company, CompanyProfile, NewInitiative, NewKeyResult, NewObjective, PastCheckIn
from okr.cycle import Cycle, CycleState
from okr.initiative import Initiative, InitiativeState
from okr.key_result import KeyResult, KeyResultState, Measured, Target
from okr.member import Absence, AbsenceSource, Member, ReminderProfile
from okr.metric import Binary, Change, Kind, Limit, Metric, Milestones, Phase, Reading, Step
from okr.objective import Ambition, Level, Objective, Visibility
from okr.quarter import PLAIN, FiscalCalendar
from okr.settings import PilotStage, Thresholds
from okr.team import CalendarSettings, Membership, Team, TeamChoices
from okr.unit import HOURS, MINUTES, NUMBER, PERCENT, Unit, currency, noun
from okr.week import Week
from tests.builders import FIRST_DAY, FIRST_WEEK, LAST_DAY

PEOPLE = ("U1", "U2", "U3")
CYCLES = ("2026", "2026-Q4")
TEAMS = ("acme", "care", "sales")
TRICKY = ("=1+1", "yes", "null", "2026-10-01", "15:00", "a: b # c", "- x", "{a}", "x\u2028y\ufeff😀", '"so"\n\tnow')

words = (
    st.sampled_from(TRICKY)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)
).map(str.strip)
titles = words.filter(bool)
people = st.none() | st.sampled_from(PEOPLE)
named = st.lists(st.sampled_from(PEOPLE), unique=True, max_size=2).map(tuple)
days = st.dates(date(2026, 9, 1), date(2027, 2, 1))
times = st.times(time(6), time(20)).map(lambda at: at.replace(second=0, microsecond=0))
moments = st.datetimes(datetime(2026, 9, 1), datetime(2026, 11, 20), timezones=st.just(UTC))
figures = st.integers(-(10**6), 10**6).map(Decimal) | st.decimals(allow_nan=False, allow_infinity=False)
units: st.SearchStrategy[Unit] = st.sampled_from([NUMBER, PERCENT, HOURS, MINUTES, currency("VND"), noun("SLA")]) | (
    titles.map(noun)
)
weights = st.decimals(Decimal("0.001"), 100, places=3)
pilots = st.lists(st.builds(PilotStage, moments, st.frozensets(st.sampled_from(TEAMS))), max_size=2).map(
    lambda stages: tuple(sorted(stages, key=lambda each: each.since))
)
weekdays = st.integers(0, 6)
languages = st.sampled_from(["en", "vi"])


@st.composite
def changes(draw: st.DrawFn) -> Change:
    start, target = draw(st.tuples(figures, figures).filter(lambda two: two[0] != two[1]))
    points = sorted(draw(st.lists(days, unique=True, max_size=2)))
    phases = tuple(Phase(day, draw(figures)) for day in points)
    return Change(start, target, draw(units), phases, draw(words))


@st.composite
def milestones(draw: st.DrawFn) -> Milestones:
    numbers = draw(st.lists(st.integers(1, 9), unique=True, min_size=1, max_size=3))
    return Milestones(tuple(Step(number, draw(titles), draw(weights), draw(st.none() | days)) for number in numbers))


limits = st.builds(Limit, st.sampled_from([Kind.AT_LEAST, Kind.AT_MOST]), figures, units)
metrics: st.SearchStrategy[Metric] = changes() | limits | milestones() | st.builds(Binary, words)


def later(metric: Metric) -> st.SearchStrategy[Metric]:
    """A metric that may follow on it: the same, other figures, or another one."""
    match metric:
        case Change(start=start, unit=unit, phases=phases, baseline_note=note):
            target = figures.filter(lambda each: each != start)
            return target.map(lambda each: Change(start, each, unit, phases, note)) | metrics
        case Limit(kind=kind, unit=unit):
            return figures.map(lambda each: Limit(kind, each, unit)) | metrics
        case _:
            return st.just(metric) | metrics


def readings(metric: Metric) -> st.SearchStrategy[Reading | None]:
    match metric:
        case Milestones(steps=steps):
            return st.none() | st.frozensets(st.sampled_from([step.number for step in steps]))
        case Binary():
            return st.none() | st.booleans()
        case _:
            return st.none() | figures


@st.composite
def targets(draw: st.DrawFn) -> tuple[Target, ...]:
    found: list[Target] = []
    for since in sorted(draw(st.lists(moments, unique=True, min_size=1, max_size=3))):
        metric = draw(later(found[-1].metric) if found else metrics)
        start = draw(st.dates(date(2026, 9, 1), date(2026, 11, 1)))
        due = start + timedelta(days=draw(st.integers(1, 99)))
        reason, by = (draw(titles), draw(people)) if found else ("", None)
        found.append(Target(metric, start, due, since, reason, by))
    return tuple(found)


@st.composite
def histories(draw: st.DrawFn, key_result: KeyResult) -> tuple[PastCheckIn, ...]:
    found: list[PastCheckIn] = []
    for ahead in sorted(draw(st.sets(st.integers(0, 8), max_size=3))):
        week = FIRST_WEEK.plus(ahead)
        for revision in range(1, draw(st.integers(1, 2)) + 1):
            answer = Answer(
                reading=draw(readings(key_result.target_on(week.sunday).metric)),
                confidence=draw(st.integers(1, 10)),
                note=draw(words),
                blocker=draw(words),
                explanation=draw(words),
                blocker_owner=draw(people),
            )
            at, reason = draw(moments), draw(titles) if revision > 1 else ""
            by = draw(st.sampled_from(PEOPLE))
            found.append(PastCheckIn(week, answer, by, at, draw(people), reason, revision))
    return tuple(found)


@st.composite
def key_results(draw: st.DrawFn, workspace: str, key: str) -> NewKeyResult:
    key_result = KeyResult(
        workspace=workspace,
        number=0,
        objective=0,
        title=draw(titles),
        owner=draw(people),
        targets=draw(targets()),
        contributors=draw(named),
        weight=draw(st.none() | weights),
        measured=draw(st.sampled_from(Measured)),
        state=draw(st.sampled_from(KeyResultState)),
    )
    return NewKeyResult(key, key_result, draw(histories(key_result)))


@st.composite
def objectives(draw: st.DrawFn, workspace: str, at: int) -> NewObjective:
    """The `at`th of a company; it may hang below the one before it, or below a key result of that."""
    level, team = draw(st.sampled_from(Level)), draw(st.sampled_from(TEAMS))
    parts = tuple(draw(key_results(workspace, f"kr {at} {n}")) for n in range(1, draw(st.integers(0, 2)) + 1))
    works = tuple(
        NewInitiative(
            f"work {at} {n}",
            Initiative(
                workspace, 0, 0, draw(titles), None, draw(people), draw(words), draw(st.none() | days),
                draw(st.sampled_from(InitiativeState)),
            ),
            draw(st.none() | st.sampled_from([part.key for part in parts])) if parts else None,
        )
        for n in range(draw(st.integers(0, 2)))
    )  # fmt: skip
    return NewObjective(
        key=f"o {at}",
        objective=Objective(
            workspace=workspace,
            number=0,
            title=draw(titles),
            cycle=draw(st.sampled_from(CYCLES)),
            team=team,
            owner=draw(people),
            level=level,
            ambition=draw(st.sampled_from(Ambition)),
            visibility=draw(st.sampled_from(Visibility)),
            why=draw(words),
            priority=draw(st.integers(-3, 9)),
            archived=draw(st.booleans()),
            contributors=draw(named),
            obstacles=draw(st.lists(titles, max_size=2).map(tuple)),
        ),
        key_results=parts,
        initiatives=works,
        parent=f"o {at - 1}" if at > 1 and draw(st.booleans()) else None,
    )


@st.composite
def teams(draw: st.DrawFn, workspace: str, key: str) -> Team:
    former = tuple(
        Former(until=until, every=draw(st.integers(1, 8)), weekday=draw(weekdays), at=draw(times))
        for until in sorted(draw(st.sets(st.integers(1, 5).map(FIRST_WEEK.plus), max_size=2)))
    )
    off = draw(st.frozensets(days, max_size=2))
    archived_on = None if key == TEAMS[0] else draw(st.none() | days)
    return Team(
        workspace=workspace,
        key=key,
        name=draw(titles),
        cadence=Cadence(
            every=draw(st.integers(1, 8)),
            weekday=draw(weekdays),
            at=draw(times),
            reminder_at=draw(times),
            digest_at=draw(times),
            first_week=Week.of(date(2026, 1, 1)),
            former=former,
        ),
        lead=draw(people),
        channel=draw(st.none() | st.just("CCARE")) if archived_on is None else None,
        parent=None if key == TEAMS[0] else TEAMS[0],
        is_company=key == TEAMS[0],
        zone=draw(st.sampled_from(["UTC", "Asia/Ho_Chi_Minh", "America/New_York"])),
        language=draw(languages),
        calendar=CalendarSettings(
            country=draw(st.none() | st.just("VN")),
            weekdays=draw(st.frozensets(weekdays, min_size=4)),
            days_off=off,
            extra_working_days=draw(st.frozensets(days, max_size=2)) - off,
        ),
        thresholds=draw(st.none() | thresholds),
        digest=draw(st.booleans()),
        choices=TeamChoices(reminder=draw(st.booleans()), picture=draw(st.booleans())),
        archived_on=archived_on,
        members_from=draw(st.none() | st.just("S0NORTH")),
    )


thresholds = st.builds(Thresholds, sure_from=st.integers(5, 10), on_track_gap=st.decimals(0, "0.2", places=4))


@st.composite
def members(draw: st.DrawFn, workspace: str, member: str) -> Member:
    return Member(
        workspace=workspace,
        id=member,
        name=draw(titles),
        email=draw(st.sampled_from(["", f"{member}@acme.example", "shared@acme.example"])),
        zone="Asia/Ho_Chi_Minh",
        appointed=draw(st.booleans()),
        language=draw(st.none() | languages),
        own_zone=draw(st.none() | st.just("Asia/Tokyo")),
        quiet_from=draw(st.none() | times),
        quiet_to=draw(st.none() | times),
        reminders=draw(st.sampled_from(ReminderProfile)),
    )


@st.composite
def companies(draw: st.DrawFn, workspace: str = "T1") -> Company:
    """Three people in three teams, a quarter within a year, and up to three objectives."""
    mission = draw(words)
    return Company(
        profile=CompanyProfile(
            name=draw(titles),
            language=draw(languages),
            zone="Asia/Ho_Chi_Minh",
            allow_guests=draw(st.booleans()),
            mission=mission,
            absence_from_status=draw(st.booleans()),
            thresholds=draw(thresholds),
            calendar=draw(st.sampled_from([PLAIN, FiscalCalendar(first_month=4)])),
            announce_cycles=draw(st.booleans()),
            pilot=draw(pilots),
        ),
        cycles=(
            Cycle(workspace, "2026", draw(titles), date(2026, 1, 1), LAST_DAY, draw(st.sampled_from(CycleState))),
            Cycle(workspace, "2026-Q4", draw(titles), FIRST_DAY, LAST_DAY, CycleState.ACTIVE, "2026"),
        ),
        teams=tuple(draw(teams(workspace, key)) for key in TEAMS),
        members=tuple(draw(members(workspace, member)) for member in PEOPLE),
        memberships=tuple(
            one
            for member in PEOPLE
            for one in (Membership(member, "acme"), Membership(member, "care", primary=False))[
                : draw(st.integers(1, 2))
            ]
        ),
        absences=tuple(
            Absence(workspace, member, first, first + timedelta(days=3), None, draw(st.sampled_from(AbsenceSource)))
            for member in draw(st.sets(st.sampled_from(PEOPLE)).map(sorted))
            for first in [draw(days)]
        ),
        objectives=tuple(draw(objectives(workspace, at)) for at in range(1, draw(st.integers(0, 3)) + 1)),
        home=workspace,
        unsaid={key: frozenset() for key in TEAMS},
    )
