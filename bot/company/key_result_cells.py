"""Key results as rows of a company file: what bot/company/key_results.py reads, written."""

from collections.abc import Iterator
from itertools import pairwise

from bot.company.cells import said
from bot.company.figures import word_of
from bot.company.key_results import start_of
from bot.company.people_named import PeopleNamed
from bot.company.yaml_text import Cell, Cells
from okr.company import NewKeyResult, PastCheckIn
from okr.key_result import KeyResult, Measured, Target
from okr.metric import Binary, Change, Limit, Metric, Milestones, Reading, Step
from okr.team import Team


def key_result_cells(new: NewKeyResult, people: PeopleNamed) -> Cells:
    """All but its lists: target versions and answers."""
    key_result, first = new.key_result, new.key_result.targets[0]
    return {
        "key": new.key,
        "title": key_result.title,
        **said(
            {
                "owner": people.of(key_result.owner) if key_result.owner else None,
                "contributors": [people.of(one) for one in key_result.contributors],
            }
        ),
        **measure_cells(first.metric),
        "first_day": first.start,
        "due": first.due,
        **said(
            {"weight": key_result.weight, "measured": key_result.measured.value, "state": key_result.state.value},
            {"measured": Measured.WEEKLY.value, "state": "active"},
        ),
    }


def agreed_cells(key_result: KeyResult, team: Team) -> Cells:
    """The moment of the first target, where its first day does not say it."""
    first = key_result.targets[0]
    return {} if first.since == start_of(first.start, team) else {"agreed_at": first.since}


def measure_cells(metric: Metric) -> Cells:
    """The metric whole."""
    kind: Cells = {"kind": metric.kind.value}
    match metric:
        case Change():
            phases: list[Cell] = [{"day": phase.day, "value": phase.value} for phase in metric.phases]
            unit, note = word_of(metric.unit), metric.baseline_note
            figures: Cells = {"start": metric.start, "target": metric.target}
            return {**kind, **said({"unit": unit, **figures, "relative": note, "phases": phases})}
        case Limit():
            return {**kind, **said({"unit": word_of(metric.unit), "target": metric.limit})}
        case Milestones():
            return {**kind, "steps": [step_cells(step, at) for at, step in enumerate(metric.steps, start=1)]}
        case Binary():
            return {**kind, **said({"evidence": metric.evidence})}


def step_cells(step: Step, at: int) -> Cells:
    cells: Cells = {"number": step.number, "title": step.title, "weight": step.weight, "due": step.due}
    return said(cells, {"number": at, "weight": 1})


def change_rows(key_result: KeyResult, team: Team, people: PeopleNamed) -> Iterator[Cells]:
    """A row for each later target: when, why, and what is different."""
    for before, after in pairwise(key_result.targets):
        day = after.since.astimezone(team.tz).date()
        yield said(
            {
                "since": day,
                "at": None if after.since == start_of(day, team) else after.since,
                "reason": after.reason,
                "by": people.of(after.by) if after.by else None,
                **different(before, after),
                "first_day": after.start if after.start != before.start else None,
                "due": after.due if after.due != before.due else None,
            }
        )


def different(before: Target, after: Target) -> Cells:
    """The figures that changed, or all of how it is measured where they alone do not say it."""
    match before.metric, after.metric:
        case old, new if old == new:
            return {}
        case Change() as old, Change() as new if rest(old) == rest(new):
            start = {} if old.start == new.start else {"start": new.start}
            return start if old.target == new.target else {**start, "target": new.target}
        case Limit() as old, Limit() as new if (old.kind, old.unit) == (new.kind, new.unit):
            return {"target": new.limit}
        case _:
            return measure_cells(after.metric)


def rest(metric: Change) -> tuple[object, ...]:
    return metric.unit, metric.phases, metric.baseline_note


def check_in_cells(past: PastCheckIn, key_result: KeyResult, people: PeopleNamed) -> Cells:
    answer = past.answer
    cells = said(
        {
            "week": past.week.key,
            "revision": past.revision,
            "value": value_of(answer.reading),
            "confidence": answer.confidence,
            "note": answer.note,
            "blocker": answer.blocker,
            "blocker_owner": people.of(answer.blocker_owner) if answer.blocker_owner else None,
            "explanation": answer.explanation,
            "by": people.of(past.by) if past.by != key_result.owner else None,
            "behalf_of": people.of(past.on_behalf_of) if past.on_behalf_of else None,
            "at": past.at,
            "reason": past.reason,
        },
        {"revision": 1},
    )
    # no step done yet is an answer, too; nothing there would be "no new figure"
    return {**cells, "value": []} if answer.reading == frozenset() else cells


def value_of(reading: Reading | None) -> Cell:
    return sorted(reading) if isinstance(reading, frozenset) else reading
