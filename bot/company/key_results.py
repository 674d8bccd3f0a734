"""Turns a key result's row into its values: metric, target versions, and what was said so far."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from bot.company.directory import Directory
from bot.company.figures import figure, reading_of, unit_of
from bot.company.rows import ChangeRow, CheckInRow, KeyResultRow, WeeklyRow
from messages.language import Language
from okr.check_in import Answer
from okr.company import NewKeyResult, PastCheckIn
from okr.cycle import Cycle
from okr.key_result import KeyResult, Target
from okr.metric import Binary, Change, Kind, Limit, Metric, Milestones, Phase, Step
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
    past = tuple(past_check_in(one, key_result.metric, owner, directory, language) for one in said)
    weeks = [one.week for one in past]
    if len(set(weeks)) != len(weeks):
        raise ValueError("there are two check-ins for the same week")
    return NewKeyResult(row.key, key_result, tuple(sorted(past, key=lambda one: one.week)))


def targets_of(row: KeyResultRow, cycle: Cycle, team: Team, directory: Directory) -> tuple[Target, ...]:
    """The first target, and one more for each change, in the order of their days."""
    language = Language(team.language)
    first = row.first_day or cycle.first_day
    due = row.due or cycle.last_day
    targets = [Target(metric_of(row, language), first, due, since=start_of(first, team))]
    for change in sorted(row.changes, key=lambda one: one.since):
        if change.since <= first:
            raise ValueError(f"the change of {change.since} does not come after the first day")
        targets.append(changed(targets[-1], change, team, directory, language))
    return tuple(targets)


def changed(before: Target, change: ChangeRow, team: Team, directory: Directory, language: Language) -> Target:
    return Target(
        metric=with_figures(before.metric, change, language),
        start=change.first_day or before.start,
        due=change.due or before.due,
        since=start_of(change.since, team),
        reason=change.reason,
        by=directory.person(change.by).id if change.by else None,
    )


def with_figures(metric: Metric, change: ChangeRow, language: Language) -> Metric:
    """The metric with a change's new figures."""
    if change.start is None and change.target is None:
        return metric
    if isinstance(metric, Change):
        start = metric.start if change.start is None else figure(change.start, metric.unit, language=language)
        target = metric.target if change.target is None else figure(change.target, metric.unit, language=language)
        return Change(start, target, metric.unit, metric.phases, metric.baseline_note)
    if isinstance(metric, Limit) and change.target is not None:
        return Limit(metric.kind, figure(change.target, metric.unit, language=language), metric.unit)
    raise ValueError(f"a {metric.kind} has no such figure to change")


def metric_of(row: KeyResultRow, language: Language) -> Metric:
    unit = unit_of(row.unit)
    if row.kind is Kind.BINARY:
        return Binary(row.evidence)
    if row.kind is Kind.MILESTONE:
        steps = (Step(at, step.title, step.weight, step.due) for at, step in enumerate(row.steps, start=1))
        return Milestones(tuple(steps))
    target = required("target", row.target, unit, language)
    if row.kind in {Kind.AT_LEAST, Kind.AT_MOST}:
        return Limit(row.kind, target, unit)
    start = required("start", row.start, unit, language)
    phases = (Phase(phase.day, figure(phase.value, unit, language=language)) for phase in row.phases)
    metric = Change(start, target, unit, tuple(phases), row.relative)
    if metric.kind is not row.kind:
        raise ValueError(f"from {row.start} to {row.target} is a {metric.kind}, not a {row.kind}")
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


def past_check_in(
    row: CheckInRow, metric: Metric, owner: str | None, directory: Directory, language: Language
) -> PastCheckIn:
    try:
        reading = reading_of(row.value, metric, language=language)
        answer = Answer(reading, row.confidence, row.note, row.blocker)
        by = directory.person(row.by).id if row.by else owner
        return PastCheckIn(Week.parse(row.week), answer, by or "")
    except ValueError as wrong:
        raise ValueError(f"check-in of {row.week}: {wrong}") from wrong


def start_of(day: date, team: Team) -> datetime:
    """The first moment of a day where the team is."""
    return datetime.combine(day, time(0), team.tz)
