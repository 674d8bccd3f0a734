"""The YAML file of a company, line by line: `okr-bot load` reads it back to just the same."""

from collections.abc import Iterable, Iterator

from bot.company.company_rows import (
    cycle_cells,
    initiative_cells,
    member_rows,
    objective_cells,
    team_cells,
    workspace_cells,
)
from bot.company.key_result_cells import agreed_cells, change_rows, check_in_cells, key_result_cells
from bot.company.people_named import PeopleNamed
from bot.company.yaml_text import Cells, block, flow, listed
from okr.company import NewKeyResult
from okr.export import Export, ExportedObjective
from okr.team import Team

HEADING = (
    "# Written by okr-bot export; okr-bot load reads it. What each word means: docs/loading.md and docs/export.md."
)


def company_lines(export: Export) -> Iterator[str]:
    """Every line, without its end. The same data gives the same lines."""
    whole = export.seen_by is None
    people = PeopleNamed(export.people, by_email=whole)
    yield HEADING
    if export.seen_by is not None:
        yield f"seen_by: {flow(people.of(export.seen_by.id))}"
    yield f"workspace: {flow(workspace_cells(export.settings, whole=whole))}"
    yield from section("cycles", map(cycle_cells, export.cycles))
    yield from rows("teams", (team_cells(team, people, whole=whole) for team in export.teams))
    yield from section("members", member_rows(export, people))
    teams = {team.key: team for team in export.teams}
    yield from objective_lines(export.objectives, teams, people)


def section(name: str, some: Iterable[Cells]) -> Iterator[str]:
    """A part of the file with a line a row."""
    for at, line in enumerate(listed(name, some, indent=0)):
        yield from ("", line) if at == 0 else (line,)


def rows(name: str, some: Iterable[Cells]) -> Iterator[str]:
    """A part of the file with a line a cell."""
    for at, cells in enumerate(some):
        yield from ("", f"{name}:") if at == 0 else ()
        yield from block(cells, indent=4)


def objective_lines(
    objectives: Iterable[ExportedObjective], teams: dict[str, Team], people: PeopleNamed
) -> Iterator[str]:
    for at, one in enumerate(objectives):
        yield from ("", "objectives:") if at == 0 else ()
        new = one.new
        yield from block(objective_cells(new.key, new.objective, (new.parent, new.parent_key_result), people), indent=4)
        for place, key_result in enumerate(new.key_results):
            yield from ("    key_results:",) if place == 0 else ()
            yield from key_result_lines(key_result, teams[new.objective.team], people)
        yield from listed("initiatives", (initiative_cells(work, people) for work in new.initiatives), indent=4)


def key_result_lines(new: NewKeyResult, team: Team, people: PeopleNamed) -> Iterator[str]:
    key_result = new.key_result
    yield from block({**key_result_cells(new, people), **agreed_cells(key_result, team)}, indent=8)
    yield from listed("changes", change_rows(key_result, team, people), indent=8)
    yield from listed("check_ins", (check_in_cells(one, key_result, people) for one in new.check_ins), indent=8)
