"""Nothing on record is forgotten by an export: a field is said in the file, or it is named here why it is not."""

from dataclasses import fields

import pytest

from bot.company.rows import (
    AwayRow,
    CheckInRow,
    CycleRow,
    InitiativeRow,
    KeyResultRow,
    MemberRow,
    ObjectiveRow,
    Row,
    StepRow,
    TeamRow,
    WorkspaceRow,
)
from okr.check_in import Answer, CheckIn
from okr.cycle import Cycle
from okr.initiative import Initiative
from okr.key_result import KeyResult
from okr.member import Absence, Member
from okr.metric import Step
from okr.objective import Objective
from okr.settings import WorkspaceChoices, WorkspaceSettings
from okr.team import CalendarSettings, Team

ITS_PLACE = {"workspace", "number", "objective"}
OF_TEAMS = {
    "cadence": "weekday",
    "is_company": "company",
    "calendar": "working_days",
    "archived_on": "archived",
}
SAID = [
    (Cycle, CycleRow, {}, ITS_PLACE),
    (Objective, ObjectiveRow, {}, ITS_PLACE | {"version"}),
    (KeyResult, KeyResultRow, {"targets": "changes"}, ITS_PLACE | {"position", "version"}),
    (Step, StepRow, {}, set()),
    (Initiative, InitiativeRow, {}, ITS_PLACE),
    (Answer, CheckInRow, {"reading": "value"}, set()),
    (CheckIn, CheckInRow, {"on_behalf_of": "behalf_of"}, {"key_result", "answer"}),
    (Absence, AwayRow, {}, {"workspace", "member"}),
    (Team, TeamRow, OF_TEAMS, ITS_PLACE),
    (CalendarSettings, TeamRow, {"weekdays": "working_days"}, set()),
    (WorkspaceSettings, WorkspaceRow, {"workspace": "id", "choices": "mission"}, {"since"}),
    (WorkspaceChoices, WorkspaceRow, {}, {"inviters", "stale_from"}),  # kept for the bot itself, chosen by nobody
]
"""A value, the row that says it, the fields that have another name there, and those that are left out."""
OF_SLACK = {"workspace", "name", "zone", "locale", "kind", "admin"}


@pytest.mark.parametrize(("value", "row", "renamed", "left_out"), SAID, ids=lambda one: getattr(one, "__name__", ""))
def test_every_field_is_said(value: type, row: type[Row], renamed: dict[str, str], left_out: set[str]) -> None:
    names = {each.name for each in fields(value)} - left_out
    unsaid = {name for name in names if renamed.get(name, name) not in row.model_fields}
    assert not unsaid, f"say {unsaid} in bot/company (rows, build, and the cells that are written), or name it here"


def test_of_people_all_is_said_that_slack_does_not_know() -> None:
    renamed = {"id": "slack", "appointed": "admin", "own_zone": "zone"}
    unsaid = {
        each.name
        for each in fields(Member)
        if each.name not in OF_SLACK and renamed.get(each.name, each.name) not in MemberRow.model_fields
    }
    assert not unsaid
