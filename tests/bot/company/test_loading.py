"""Loading a company: twice is once, what changed is changed, and what people said in Slack stays."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from okr.actions.load_company import load_company
from okr.check_in import Answer, CheckIn
from okr.company import Company, Outcome
from okr.metric import Change
from okr.settings import Thresholds
from okr.standing import Standing
from okr.team import TeamChoices
from okr.week import Week
from storage.engine import Database
from tests.bot.company.conftest import SETTINGS, Build
from tests.bot.company.files import YAML
from tests.okr.check_in.office import FRIDAY_AFTERNOON, Office


@pytest.fixture
def office(database: Database) -> Office:
    with database.transaction("T1") as tx:
        tx.settings.put(SETTINGS)
    office = Office.__new__(Office)
    office.database, office.now = database, FRIDAY_AFTERNOON
    office.world = office.world_of(database)
    return office


@pytest.fixture
def company(build: Build) -> Company:
    return build(YAML)


def outcomes(office: Office, company: Company) -> Counter[Outcome]:
    return Counter(row.outcome for row in load_company(office.world, company))


def standing(office: Office, number: int = 1) -> Standing | None:
    with office.database.snapshot("T1") as tx:
        return tx.standings.get(number)


def test_loading_twice_changes_nothing(office: Office, company: Company) -> None:
    first = outcomes(office, company)
    assert first[Outcome.UNCHANGED] == 0 or first[Outcome.ADDED] > 0
    assert set(outcomes(office, company)) == {Outcome.UNCHANGED}


def test_what_a_lead_set_in_slack_and_no_file_can_say_stays(office: Office, company: Company) -> None:
    load_company(office.world, company)
    with office.database.transaction("T1") as tx:
        team = tx.teams.all()[0]
        wanted = replace(team, choices=TeamChoices(picture=False), thresholds=Thresholds(sure_from=9))
        tx.teams.put(wanted)
    assert outcomes(office, company)[Outcome.CHANGED] == 0
    with office.database.snapshot("T1") as tx:
        assert tx.teams.get(team.key) == wanted


def test_whom_an_objective_names_and_what_it_foresees_stays(office: Office, company: Company) -> None:
    load_company(office.world, company)
    with office.database.transaction("T1") as tx:
        objective = tx.objectives.find()[0]
        who = tx.members.all()[0].id
        wanted = replace(objective, contributors=(who,), obstacles=("Holidays",))
        tx.objectives.put(wanted)
    assert outcomes(office, company)[Outcome.CHANGED] == 0
    with office.database.snapshot("T1") as tx:
        assert tx.objectives.get(objective.number) == wanted


def test_the_mission_is_the_files_where_it_says_one(office: Office, build: Build) -> None:
    for text in ("workspace: {mission: Nobody waits alone}", "workspace: {name: Acme}"):
        load_company(office.world, build(text))
        with office.database.snapshot("T1") as tx:
            assert tx.settings.get().choices.mission == "Nobody waits alone"


def test_an_archived_objective_stays_archived(office: Office, company: Company) -> None:
    load_company(office.world, company)
    with office.database.transaction("T1") as tx:
        wanted = replace(tx.objectives.find()[0], archived=True)
        tx.objectives.put(wanted)
    assert outcomes(office, company)[Outcome.CHANGED] == 0
    with office.database.snapshot("T1") as tx:
        assert tx.objectives.get(wanted.number) == wanted


def test_everything_is_there_and_numbered_in_the_order_of_the_file(office: Office, company: Company) -> None:
    load_company(office.world, company)
    with office.database.snapshot("T1") as tx:
        found = tx.key_results.of_objectives([1])
        assert [kr.title for kr in found] == ["Response time", "Rollout", "Audit", "Uptime"]
        assert tx.initiatives.of_objectives([1])[0].key_result == 1
        assert [one.week for one in tx.check_ins.history(1)] == [Week(2026, 45), Week(2026, 46)]
        assert {one.team for one in tx.teams.memberships(member="U1")} == {"care"}
        lead = tx.members.get("ULEAD")
        assert lead is not None
        assert lead.is_admin


def test_history_makes_the_standing_of_day_one(office: Office, company: Company) -> None:
    load_company(office.world, company)
    found = standing(office)
    assert found is not None
    assert (found.reading, [point.week.number for point in found.trend]) == (Decimal(250), [45, 46])


def test_a_past_check_in_was_said_on_its_weeks_check_in_day(office: Office, company: Company) -> None:
    load_company(office.world, company)
    with office.database.snapshot("T1") as tx:
        assert tx.check_ins.history(1)[0].at == datetime(2026, 11, 6, 8, tzinfo=UTC)


def test_an_answer_given_in_slack_wins_over_the_file(office: Office, company: Company) -> None:
    load_company(office.world, company)
    week = Week(2026, 46)
    with office.database.transaction("T1") as tx:
        tx.check_ins.add(CheckIn(1, week, 2, Answer(Decimal(200), 9), "U1", office.now, reason="Mistyped"))
    load_company(office.world, company)
    current = office.current(1, week)
    assert current is not None
    assert current.answer.reading == Decimal(200)


def test_a_title_mended_in_the_file_is_mended(office: Office, build: Build, company: Company) -> None:
    load_company(office.world, company)
    mended = build(YAML.replace("title: Response time", "title: Time to respond"))
    assert outcomes(office, mended)[Outcome.CHANGED] == 1
    with office.database.snapshot("T1") as tx:
        found = tx.key_results.get(1)
        assert found is not None
        assert (found.title, found.version) == ("Time to respond", 2)


def test_a_target_with_answers_stays_and_a_dated_change_is_added(office: Office, build: Build) -> None:
    load_company(office.world, build(YAML))
    told = load_company(office.world, build(YAML.replace("target: 2h", "target: 1h")))
    assert any("target on record stays" in row.why for row in told)
    later = YAML.replace(
        "          - {since", "          - {since: 2026-11-20, target: 4h, reason: More leave}\n          - {since"
    )
    load_company(office.world, build(later))
    with office.database.snapshot("T1") as tx:
        found = tx.key_results.get(1)
        assert found is not None
        figures = [t.metric.target for t in found.targets if isinstance(t.metric, Change)]
        assert figures == [Decimal(120), Decimal(180), Decimal(240)]


def test_a_target_without_answers_is_the_files(office: Office, build: Build) -> None:
    load_company(office.world, build(YAML))
    load_company(office.world, build(YAML.replace('"99,5"', '"99,9"')))
    with office.database.snapshot("T1") as tx:
        found = tx.key_results.get(4)
        assert found is not None
        assert getattr(found.metric, "limit", None) == Decimal("99.9")


def test_somebody_who_changed_teams_in_the_file_has_left_the_old_one(office: Office, company: Company) -> None:
    load_company(office.world, company)
    moved = replace(company, memberships=tuple(one for one in company.memberships if one.member != "U1"))
    load_company(office.world, moved)
    with office.database.snapshot("T1") as tx:
        assert tx.teams.memberships(member="U1") == []


def test_a_parent_that_is_nowhere_is_told_of(office: Office, company: Company) -> None:
    orphan = replace(company.objectives[0], parent="growth")
    told = load_company(office.world, replace(company, objectives=(orphan,)))
    assert [row.why for row in told if row.kind == "objective"] == ["there is no growth to hang it under"]


def test_loading_in_the_future_of_a_history_never_dates_it_later_than_now(office: Office, company: Company) -> None:
    office.now = datetime(2026, 11, 6, 7, tzinfo=UTC)
    load_company(office.world, company)
    with office.database.snapshot("T1") as tx:
        said = tx.check_ins.history(1)
    assert said
    assert all(one.at <= office.now for one in said)
