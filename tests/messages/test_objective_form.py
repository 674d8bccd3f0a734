"""The form of a draft within Slack's limits, and that what stands in its fields reads back as the same."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.limits import check_view
from messages.objective_clash import Clash
from messages.objective_plans import understand_plans
from messages.objective_state import ObjectiveState
from messages.reader import Reader
from okr.draft_edits import WriteKeyResult
from okr.draft_sheet import DraftList, DraftSheet, ParentChoice
from okr.drafting import (
    MOST_KEY_RESULTS,
    DraftContent,
    DraftedInitiative,
    DraftedKeyResult,
    DraftedObjective,
    DraftState,
)
from okr.key_result import Measured
from okr.metric import Binary, Change, Kind, Limit, Metric, Milestones, Phase, Step
from okr.objective import Ambition, Level, Visibility
from okr.refusals import OutOfDate
from okr.unit import HOURS, MINUTES, NUMBER, PERCENT, currency, noun
from okr.writing import ObjectiveStart
from tests.builders import LONG_AGO, a_cycle, a_key_result, a_member, a_team, an_objective
from tests.messages.hostile import HOSTILE

READERS = [Reader(Language.EN, ZoneInfo("UTC")), Reader(Language.VI, ZoneInfo("Asia/Ho_Chi_Minh"))]
IN_BOTH = pytest.mark.parametrize("reader", READERS, ids=["en", "vi"])
WORDS = Messages.read().objective
CYCLE = a_cycle()
STATE = ObjectiveState(3)
DUE = date(2026, 12, 18)
LONGEST = "Ư🦊" * 75
METRICS: list[Metric] = [
    Change(Decimal("12.5"), Decimal(1_200_000), currency("VND"), (Phase(DUE, Decimal(600_000)),), "+15 %"),
    Change(Decimal(300), Decimal(120), HOURS),
    Change(Decimal(90), Decimal(60), MINUTES),
    Change(Decimal("1234.5"), Decimal(99), noun("tickets/month")),
    Limit(Kind.AT_LEAST, Decimal("99.95"), PERCENT),
    Limit(Kind.AT_MOST, Decimal(5), NUMBER),
    Binary("The certificate"),
    Milestones((Step(3, "Pilot", Decimal(1)), Step(1, "Launch", Decimal(2), DUE))),
    Milestones((Step(1, "Pilot (50 people)"), Step(2, "Launch"))),
]


def drafted(number: int, metric: Metric, title: str = "Answer time") -> DraftedKeyResult:
    return DraftedKeyResult(
        key=number,
        title=title,
        metric=metric,
        owner="U1",
        due=DUE,
        contributors=("U2",),
        weight=Decimal("2.5"),
        measured=Measured.MONTHLY,
    )


def sheet_of(*key_results: DraftedKeyResult, teams: int = 1, **content: Any) -> DraftSheet:
    many = [a_team(key=f"team-{n}", name=LONGEST[:80]) for n in range(teams - 1)]
    written = DraftContent(
        **{"title": "Customers stay", "team": "care", "cycle": CYCLE.key, "owner": "U1", "key_results": key_results}
        | content
    )
    return DraftSheet(
        start=ObjectiveStart(a_member("U1"), (a_team(), *many), frozenset(), (CYCLE,), date(2026, 11, 25)),
        content=written,
        draft=DraftedObjective(workspace="T1", number=3, author="U1", content=written, at=LONG_AGO),
        people={"U1": a_member("U1", name="Alice"), "U2": a_member("U2", name=LONGEST[:80])},
        may_publish=True,
    )


def filled_in(view: dict[str, Any]) -> dict[str, Any]:
    """What Slack says of the view's fields when nothing in them is touched."""
    values: dict[str, Any] = {}
    for block in (one for one in view["blocks"] if one["type"] == "input"):
        element = block["element"]
        held = {
            "value": element.get("initial_value"),
            "selected_option": element.get("initial_option"),
            "selected_date": element.get("initial_date"),
            "selected_user": element.get("initial_user"),
            "selected_users": element.get("initial_users"),
        }
        values[block["block_id"]] = {element["action_id"]: held}
    return values


@IN_BOTH
@pytest.mark.parametrize("count", [1, 5, MOST_KEY_RESULTS])
def test_every_view_stays_within_slacks_limits_with_any_number_of_key_results(reader: Reader, count: int) -> None:
    steps = Milestones(tuple(Step(n, LONGEST[:150]) for n in range(1, 21)))
    parents = [
        ParentChoice(
            an_objective(number=n, title=LONGEST),
            tuple(a_key_result(number=n * 40 + k, objective=n, title=LONGEST) for k in range(40)),
        )
        for n in range(1, 41)
    ]
    sheet = sheet_of(
        *(drafted(n, steps, LONGEST) for n in range(1, count + 1)),
        teams=100,
        title=LONGEST[:200],
        why=LONGEST * 6,
        initiatives=tuple(DraftedInitiative(title=f"{LONGEST[:190]} {n}") for n in range(40)),
        obstacles=tuple(f"{LONGEST[:190]} {n}" for n in range(40)),
    )
    sheet = replace(sheet, parents=tuple(parents))
    assert sheet.draft is not None
    theirs = replace(sheet.content, title="Another", why="", key_results=(), obstacles=(), initiatives=())
    changed = [replace(one, title=f"{one.title[:100]} otherwise") for one in sheet.content.key_results]
    otherwise = replace(theirs, key_results=tuple(changed))
    for view in (
        WORDS.differences(sheet, Clash(theirs), STATE, reader),
        WORDS.differences(sheet, Clash(otherwise), STATE, reader),
        WORDS.goal(sheet, STATE, reader, Clash(theirs)),
        WORDS.key_results(sheet, STATE, reader, changed=True),
        WORDS.key_result(sheet, replace(STATE, key=1), reader, clash=Clash(theirs)),
        WORDS.plans(sheet, STATE, reader, Clash(theirs)),
        WORDS.kept(sheet.draft, reader, asked=LONGEST),
    ):
        assert len(view["blocks"]) <= 100
        assert len(json.dumps(view)) <= 250_000
        check_view(view)


def test_two_orders_are_shown_beside_each_other_and_one_order_is_not() -> None:
    sheet = sheet_of(*(drafted(n, Binary(), title) for n, title in enumerate(("First", "Second", "Third"), start=1)))
    moved = sheet.content.moved(3, -2)
    told = json.dumps(WORDS.differences(sheet, Clash(moved), STATE, READERS[0]))
    assert "Third; First; Second" in told
    assert "First; Second; Third" in told
    removed = sheet.content.without_key_result(2)
    assert "Order of the key results" not in json.dumps(WORDS.differences(sheet, Clash(removed), STATE, READERS[0]))


@IN_BOTH
def test_each_step_says_by_its_own_buttons_what_keeps_what_is_written_in_it(reader: Reader) -> None:
    sheet, one = sheet_of(drafted(1, Binary())), replace(STATE, key=1)
    steps = WORDS.goal(sheet, STATE, reader), WORDS.key_result(sheet, one, reader), WORDS.plans(sheet, STATE, reader)
    for view in steps:
        said = view["blocks"][-1]["elements"][0]["text"]
        assert f"*{view['submit']['text']}*" in said
    assert f"*{steps[1]['close']['text']}*" in steps[1]["blocks"][-1]["elements"][0]["text"]
    assert f"*{steps[2]['blocks'][-2]['elements'][0]['text']['text']}*" in said


def test_more_key_results_than_a_draft_takes_are_not_offered() -> None:
    full = sheet_of(*(drafted(n, Binary()) for n in range(1, MOST_KEY_RESULTS + 1)))
    assert "Add a key result" not in json.dumps(WORDS.key_results(full, STATE, READERS[0]))
    assert "Add a key result" in json.dumps(WORDS.key_results(sheet_of(), STATE, READERS[0]))


@IN_BOTH
@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.kind.value)
def test_a_key_result_whose_form_is_sent_as_it_opened_stays_as_it_is(reader: Reader, metric: Metric) -> None:
    one = drafted(1, metric)
    sheet, state = sheet_of(one), replace(STATE, key=1)
    values = filled_in(WORDS.key_result(sheet, state, reader))
    assert WORDS.understand_key_result(values, state, sheet, reader) == (WriteKeyResult(one), {})


@IN_BOTH
def test_the_other_steps_sent_as_they_opened_change_nothing(reader: Reader) -> None:
    known = DraftedInitiative(title="Hire  two", owner="U2", due=DUE, number=4)
    many = tuple(DraftedInitiative(title=f"{n} {'x' * 190}") for n in range(30))
    sheet = sheet_of(
        why="Because\nit matters",
        level=Level.TEAM,
        ambition=Ambition.ASPIRATIONAL,
        parent=9,
        parent_key_result=12,
        initiatives=(known, *many),
        obstacles=("Holidays", "Sick leave"),
        contributors=("U2",),
        visibility=Visibility.PRIVATE,
        priority=42,
    )
    entered = WORDS.understand_goal(filled_in(WORDS.goal(sheet, STATE, reader)), STATE, sheet, reader)
    assert entered.edit is not None
    assert entered.edit.apply(sheet.content) == sheet.content
    plans = understand_plans(filled_in(WORDS.plans(sheet, STATE, reader)), STATE, sheet.content)
    assert plans.apply(sheet.content) == sheet.content


def test_however_long_a_line_is_nothing_of_it_is_lost() -> None:
    line = "Ask whoever fell silent what they were missing, " * 20 + "and write it down"
    before = replace(sheet_of().content, initiatives=(DraftedInitiative(title=line, number=3),), obstacles=(line,))
    sheet = replace(sheet_of(), content=before)
    values = filled_in(WORDS.plans(sheet, STATE, READERS[0]))
    assert understand_plans(values, STATE, before).apply(before) == before
    values["plans-initiatives"]["settings_field"]["value"] = f"{line}\nagain {line}"
    assert [one.title for one in understand_plans(values, STATE, before).initiatives] == [line, f"again {line}"]


def test_a_changed_target_of_a_key_result_on_record_needs_its_reason() -> None:
    one = replace(drafted(1, Change(Decimal(300), Decimal(120), HOURS)), number=12)
    sheet, state = sheet_of(one), replace(STATE, key=1)
    values = filled_in(WORDS.key_result(sheet, state, READERS[0]))
    values["key-result-to"]["settings_field"]["value"] = "3h"
    edit, wrong = WORDS.understand_key_result(values, state, sheet, READERS[0])
    assert (edit, list(wrong)) == (None, ["key-result-because"])
    values["key-result-because"]["settings_field"]["value"] = "Two people left"
    edit, wrong = WORDS.understand_key_result(values, state, sheet, READERS[0])
    assert edit is not None
    assert (edit.key_result.because, edit.key_result.number) == ("Two people left", 12)


@pytest.mark.parametrize(
    ("typed", "words"),
    [("0", "Type a share"), ("101", "Type a share"), ("much", "Type a share"), ("70", "leave 60%"), ("60", "")],
)
def test_a_weight_takes_no_more_than_the_others_leave(typed: str, words: str) -> None:
    sheet = sheet_of(replace(drafted(1, Binary()), weight=Decimal(40)), replace(drafted(2, Binary()), weight=None))
    state = replace(STATE, key=2)
    values = filled_in(WORDS.key_result(sheet, state, READERS[0]))
    values["key-result-weight"]["settings_field"]["value"] = typed
    _, wrong = WORDS.understand_key_result(values, state, sheet, READERS[0])
    assert words in wrong.get("key-result-weight", "")
    assert bool(wrong) == bool(words)


def test_weights_are_shown_as_soon_as_one_is_set() -> None:
    equal = sheet_of(*(replace(drafted(n, Binary()), weight=None) for n in (1, 2, 3)))
    assert "weight" not in json.dumps(WORDS.key_results(equal, STATE, READERS[0]))
    set_once = sheet_of(replace(drafted(1, Binary()), weight=Decimal(40)), *equal.content.key_results[1:])
    shown = json.dumps(WORDS.key_results(set_once, STATE, READERS[0]))
    assert ("weight 40%" in shown, "weight 30%" in shown) == (True, True)


@IN_BOTH
@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_is_written_can_be_shown_again(reader: Reader, words: str) -> None:
    sheet = sheet_of(drafted(1, Binary(words[:200]), words[:150]), title=words[:200], obstacles=(words[:200],))
    for view in (
        WORDS.goal(sheet, STATE, reader),
        WORDS.key_results(sheet, STATE, reader),
        WORDS.plans(sheet, STATE, reader),
    ):
        assert json.dumps(view)


@IN_BOTH
@pytest.mark.parametrize("state", DraftState)
def test_every_state_of_a_draft_is_listed_and_only_an_open_one_gone_on_with(reader: Reader, state: DraftState) -> None:
    one = sheet_of(title=LONGEST[:200]).draft
    assert one is not None
    one = replace(one, state=state, asked="U9", said=LONGEST, objective=7)
    listed = DraftList(tuple(replace(one, number=n) for n in range(1, 60)), {"U9": a_member("U9", name="Bình")})
    view = Messages.read().objective_drafts.list(listed, reader)
    assert len(view["blocks"]) <= 100
    assert ('objective_draft"' in json.dumps(view)) is one.is_open


def test_a_state_of_the_form_that_is_not_ours_is_out_of_date() -> None:
    assert ObjectiveState.read(STATE.carried) == STATE
    for carried in ("", "{}", "[1]", "null", '{"draft":-1,"team":"","cycle":"","seen":"","turn":0,"key":0}'):
        with pytest.raises(OutOfDate):
            ObjectiveState.read(carried)


def test_what_goes_up_first_is_not_said_to_be_published_as_soon_as_it_is_agreed_to() -> None:
    sheet = replace(sheet_of(drafted(1, Binary())), asked=a_member("U2"))
    shown = [json.dumps(WORDS.plans(each, STATE, READERS[0])) for each in (sheet, replace(sheet, goes_up=True))]
    assert [one.count("It is published as soon as it is agreed to.") for one in shown] == [1, 0]
    assert [one.count("Once agreed to, it goes up with the team's others.") for one in shown] == [0, 1]
