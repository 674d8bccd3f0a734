"""Company files as people write them: what they become, and what is said of every row that is wrong."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.company.files import FileRefused, read_company
from bot.company.rows import CheckInRow, WeeklyRow
from okr.company import NewKeyResult
from okr.metric import Change, Kind, Limit, Milestones
from okr.unit import PERCENT
from okr.week import Week
from tests.bot.company.conftest import Build
from tests.bot.company.files import CSV, YAML


def key_result(build: Build, key: str) -> NewKeyResult:
    return next(kr for kr in build(YAML).objectives[0].key_results if kr.key == key)


def test_yaml_and_csv_of_the_same_company_are_the_same(build: Build) -> None:
    assert build(CSV, name="acme.csv") == build(YAML)


def test_people_and_channels_are_found_by_email_id_and_name(build: Build) -> None:
    company = build(YAML)
    assert [member.id for member in company.members] == ["U1", "ULEAD"]
    assert (company.teams[0].lead, company.teams[0].channel) == ("ULEAD", "CCARE")
    assert company.absences[0].delegate == "ULEAD"


def test_a_changed_target_is_a_version_with_its_reason(build: Build) -> None:
    targets = key_result(build, "response").key_result.targets
    assert [t.metric.target for t in targets if isinstance(t.metric, Change)] == [Decimal(120), Decimal(180)]
    assert (targets[1].reason, targets[1].by, targets[1].since.date()) == (
        "Two people short",
        "ULEAD",
        date(2026, 11, 9),
    )


def test_values_are_read_by_their_unit_in_the_teams_language(build: Build) -> None:
    assert [said.answer.reading for said in key_result(build, "response").check_ins] == [Decimal(270), Decimal(250)]
    uptime = key_result(build, "uptime").key_result.metric
    assert uptime == Limit(Kind.AT_LEAST, Decimal("99.5"), PERCENT)


def test_signs_that_no_database_keeps_are_left_out() -> None:
    row = CheckInRow.model_validate(
        {"week": "2026-W48", "value": "4\x00,5", "confidence": 8, "note": "\ud83dtwo\x00 deals"}
    )
    assert (row.value, row.note) == ("4,5", "two deals")
    weeks = WeeklyRow.model_validate(
        {"from": "2026-W48", "value": [1], "confidence": [8], "note": {"1": "two\x00 deals"}}
    )
    assert weeks.note == {"1": "two deals"}


def test_history_stands_oldest_first_whatever_the_order_of_its_rows(build: Build) -> None:
    assert [said.week for said in key_result(build, "response").check_ins] == [Week(2026, 45), Week(2026, 46)]


def test_steps_are_numbered_from_one(build: Build) -> None:
    metric = key_result(build, "rollout").key_result.metric
    assert isinstance(metric, Milestones)
    assert [(step.number, step.weight, step.due) for step in metric.steps] == [
        (1, Decimal(1), None),
        (2, Decimal(2), date(2026, 12, 1)),
    ]


@pytest.mark.parametrize(
    ("wrong", "right", "sentence"),
    [
        (
            "email: alice@acme.example, team",
            "email: bob@acme.example, team",
            "member bob@acme.example: nobody in Slack",
        ),
        ('channel: "#care"', 'channel: "#nowhere"', "team care: the bot sees no channel #nowhere"),
        ("country: VN", 'country: VN, at: "20:30"', "team care: at is 20:30; it should lie between 06:00 and 20:00"),
        ("country: VN", "country: XX", "team care: no holidays are known for the country 'XX'"),
        (
            "zone: Asia/Ho_Chi_Minh, language",
            "zone: Mars/Olympus, language",
            "team care: Mars/Olympus is not a time zone",
        ),
        ("    team: care\n", "    team: cares\n", "objective stay: there is no team cares"),
        ("cycle: 2026-Q4\n", "cycle: 2026-Q5\n", "objective stay: there is no cycle 2026-Q5"),
        ('start: "5:00"', "start: many", "key result response: 'many' is not a figure in h:min"),
        ("target: 2h\n", "target: 5h\n", "key result response: start and target are the same"),
        ("kind: decrease", "kind: increase", "key result response: from 5:00 to 2h is a decrease, not a increase"),
        ("kind: decrease", "kind: shrink", "objective stay › key_result response › kind"),
        ("week: 2026-W45", "week: 2026-W46", "key result response: there are two check-ins for the same week"),
        ("confidence: 7}", "confidence: 11}", "check_in 2 › confidence: input should be less than or equal to 10"),
        ("value: 4h10", "value: 45%", "key result response: check-in of 2026-W46: '45%' is not a figure"),
        ("since: 2026-11-09", "since: 2026-09-09", "the change of 2026-09-09 does not come after the first day"),
        ("title: Rollout", "titel: Rollout", "there is no such column; check the spelling"),
        ("key: audit", "key: uptime", "key result uptime: there are 2 with this key"),
        ("last_day: 2026-12-31", "last_day: 2026-09-30", "cycle 2026-Q4: a cycle ends after it starts"),
        ("zone: Asia/Ho_Chi_Minh}\ncycles", "zone: Saigon}\ncycles", "Saigon is not a time zone"),
    ],
)
def test_a_wrong_row_is_named_with_what_is_wrong(build: Build, wrong: str, right: str, sentence: str) -> None:
    assert wrong in YAML
    with pytest.raises(FileRefused) as refused:
        build(YAML.replace(wrong, right))
    assert sentence in "\n".join(refused.value.problems)


def test_all_wrong_rows_are_told_at_once(build: Build) -> None:
    text = YAML.replace("alice@acme.example", "bob@acme.example").replace('"#care"', '"#nowhere"')
    with pytest.raises(FileRefused) as refused:
        build(text)
    kinds = [problem.split(":")[0] for problem in refused.value.problems]
    assert kinds == ["team care", "member bob@acme.example", "member ULEAD", "objective stay"]


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("a.yml", "- just\n- a list", "holds no company"),
        ("a.yml", "teams: [", "is not YAML"),
        ("a.csv", "type,key\nteem,care", "line 2: type 'teem' is not one of"),
        ("a.csv", "type,key,objective\nkey_result,x,none", "line 2: a key_result names its objective"),
    ],
)
def test_a_file_that_is_something_else_is_told_apart(tmp_path: Path, name: str, text: str, sentence: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        read_company(tmp_path / name)
    assert sentence in refused.value.problems[0]


def test_a_file_that_is_not_there_and_one_in_another_encoding_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "latin.yml").write_bytes("workspace: {name: Café}".encode("latin-1"))
    for path, sentence in ((tmp_path / "none.yml", "there is no file"), (tmp_path / "latin.yml", "UTF-8")):
        with pytest.raises(FileRefused) as refused:
            read_company(path)
        assert sentence in refused.value.problems[0]
