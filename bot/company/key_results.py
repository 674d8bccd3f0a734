"""Turns a key result's row into its values: metric, target versions, and what was said so far."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from bot.company.directory import Directory
from bot.company.figures import figure, reading_of, unit_of
from bot.company.rows import ChangeRow, CheckInRow, KeyResultRow, MeasureRow, WeeklyRow
from messages.language import Language
from okr.check_in import Answer
from okr.company import NewKeyResult, PastCheckIn
from okr.cycle import Cycle
from okr.key_result import KeyResult, Target
from okr.metric import Binary, Change, Kind, Limit, Metric, Milestones, Phase, Reading, Step
from okr.team import Team
from okr.unit import Unit
from okr.week import Week


def build_key_result(row: KeyResultRow, cycle: Cycle, team: Team, directory: Directory) -> NewKeyResult:
    """The key result of a row; KeyError or ValueError with a sentence where something in it is wrong."""
    language = Language(team.language)
    owner = directory.person(row.owner).id if row.owner else None
    key_result = KeyResult(
        workspace=directory.workspace,
        number=0,
        objective=0,
        title=row.title,
        owner=owner,
        targets=targets_of(row, cycle, team, directory),
        contributors=tuple(directory.person(name).id for name in row.contributors),
        weight=row.weight,
        measured=row.measured,
        state=row.state,
    )
    said = [*unrolled(row.weekly), *row.check_ins]
    if said and not owner and not all(one.by for one in said):
        raise ValueError("a check-in of a key result without an owner says by whom it is")
    past = tuple(past_check_in(one, key_result, directory, language) for one in said)
    revisions = [(one.week, one.revision) for one in past]
    if len(set(revisions)) != len(revisions):
        raise ValueError("there are two check-ins for the same week; a correction is a revision: 2")
    return NewKeyResult(row.key, key_result, tuple(sorted(past, key=lambda one: (one.week, one.revision))))


def targets_of(row: KeyResultRow, cycle: Cycle, team: Team, directory: Directory) -> tuple[Target, ...]:
    """The first target, and one more for each change, in the order of their days."""
    language = Language(team.language)
    first = row.first_day or cycle.first_day
    due = row.due or cycle.last_day
    targets = [Target(metric_of(row, row.kind, language), first, due, since=row.agreed_at or start_of(first, team))]
    for change in sorted(row.changes, key=lambda one: one.at or start_of(one.since, team)):
        if change.at is None and change.since <= first:
            raise ValueError(f"the change of {change.since} does not come after the first day")
        targets.append(changed(targets[-1], change, team, directory, language))
    return tuple(targets)


def changed(before: Target, change: ChangeRow, team: Team, directory: Directory, language: Language) -> Target:
    return Target(
        metric=with_figures(before.metric, change, language),
        start=change.first_day or before.start,
        due=change.due or before.due,
        since=change.at or start_of(change.since, team),
        reason=change.reason,
        by=directory.person(change.by).id if change.by else None,
    )


def with_figures(metric: Metric, change: ChangeRow, language: Language) -> Metric:
    """The metric with a change's new figures, or the one it says anew."""
    if change.kind is not None:
        return metric_of(change, change.kind, language)
    if change.start is None and change.target is None:
        return metric
    if isinstance(metric, Change):
        start = metric.start if change.start is None else figure(change.start, metric.unit, language=language)
        target = metric.target if change.target is None else figure(change.target, metric.unit, language=language)
        return Change(start, target, metric.unit, metric.phases, metric.baseline_note)
    if isinstance(metric, Limit) and change.target is not None:
        return Limit(metric.kind, figure(change.target, metric.unit, language=language), metric.unit)
    raise ValueError(f"a {metric.kind} has no such figure to change")


def metric_of(row: MeasureRow, kind: Kind, language: Language) -> Metric:
    unit = unit_of(row.unit)
    if kind is Kind.BINARY:
        return Binary(row.evidence)
    if kind is Kind.MILESTONE:
        steps = enumerate(row.steps, start=1)
        return Milestones(tuple(Step(one.number or at, one.title, one.weight, one.due) for at, one in steps))
    target = required("target", row.target, unit, language)
    if kind in {Kind.AT_LEAST, Kind.AT_MOST}:
        return Limit(kind, target, unit)
    start = required("start", row.start, unit, language)
    phases = (Phase(phase.day, figure(phase.value, unit, language=language)) for phase in row.phases)
    metric = Change(start, target, unit, tuple(phases), row.relative)
    if metric.kind is not kind:
        raise ValueError(f"from {row.start} to {row.target} is a {metric.kind}, not a {kind}")
    return metric


def required(name: str, value: Any, unit: Unit, language: Language) -> Decimal:
    if value is None:
        raise ValueError(f"{name} is missing")
    return figure(value, unit, language=language)


def unrolled(weekly: WeeklyRow | None) -> list[CheckInRow]:
    """A history written side by side, as one row a week that was answered."""
    if weekly is None:
        return []
    if len(weekly.value) != len(weekly.confidence):
        raise ValueError("weekly: value and confidence are not equally long")
    first, rows = Week.parse(weekly.first), []
    for at, (value, confidence) in enumerate(zip(weekly.value, weekly.confidence, strict=True)):
        week = first.plus(at).key
        if confidence is not None:
            note, blocker = weekly.note.get(week, ""), weekly.blocker.get(week, "")
            rows.append(CheckInRow(week=week, value=value, confidence=confidence, note=note, blocker=blocker))
    if extra := {*weekly.note, *weekly.blocker} - {row.week for row in rows}:
        raise ValueError(f"weekly: {', '.join(sorted(extra))} has a note or blocker but no answer")
    return rows


def past_check_in(row: CheckInRow, key_result: KeyResult, directory: Directory, language: Language) -> PastCheckIn:
    def person(name: str | None) -> str | None:
        return directory.person(name).id if name else None

    try:
        week = Week.parse(row.week)
        answer = Answer(
            reading=reading_then(row.value, key_result, week, language=language),
            confidence=row.confidence,
            note=row.note,
            blocker=row.blocker,
            explanation=row.explanation,
            blocker_owner=person(row.blocker_owner),
        )
        by = person(row.by) or key_result.owner or ""
        return PastCheckIn(week, answer, by, row.at, person(row.behalf_of), row.reason, row.revision)
    except ValueError as wrong:
        raise ValueError(f"check-in of {row.week}: {wrong}") from wrong


def reading_then(value: Any, key_result: KeyResult, week: Week, *, language: Language) -> Reading | None:
    """What a file's value says was measured in `week`, as the targets of then or of another time take it: a key result
    may have been measured otherwise since."""
    metrics = [key_result.target_on(week.sunday).metric, *(target.metric for target in reversed(key_result.targets))]
    is_figure = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    if is_figure:  # a number is no step and no yes where it can be what it looks like
        metrics.sort(key=lambda metric: not isinstance(metric, Change | Limit))
    for metric in metrics:
        try:
            return reading_of(value, metric, language=language)
        except ValueError:
            continue
    return reading_of(value, metrics[0], language=language)


def start_of(day: date, team: Team) -> datetime:
    """The first moment of a day where the team is."""
    return datetime.combine(day, time(0), team.tz)
