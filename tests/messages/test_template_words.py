"""The library and the form of a template in words: what is proposed in a field is read when it is typed there."""

import json
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.reader import Reader
from messages.template_library import ORDER, Library
from messages.template_words import Search, read_template
from okr.cycle import Cycle
from okr.objective import Level
from okr.refusals import OutOfDate
from okr.refusals_setting_up import CycleNotOpen
from okr.template import Template
from okr.template_filling import Placed, fill
from okr.writing import ObjectiveStart
from tests.builders import a_cycle, a_member, a_team
from tests.messages.hostile import HOSTILE

READERS = [Reader(Language.EN, ZoneInfo("UTC")), Reader(Language.VI, ZoneInfo("Asia/Ho_Chi_Minh"))]
IN_BOTH = pytest.mark.parametrize("reader", READERS, ids=["en", "vi"])
CYCLE = a_cycle()


def a_start(*cycles: Cycle) -> ObjectiveStart:
    team = a_team()
    return ObjectiveStart(
        by=a_member("U1"),
        teams=(team, a_team(key="acme", is_company=True)),
        led=frozenset({team.key}),
        cycles=cycles or (CYCLE,),
        today=date(2026, 11, 25),
    )


def proposed(view: dict[str, Any], example: str) -> dict[str, Any]:
    """What a view holds when every field was given just what it proposes."""
    values: dict[str, Any] = {}
    for block in view["blocks"]:
        if block["type"] != "input":
            continue
        element, held = block["element"], {}
        if element["type"] == "static_select":
            held = {"selected_option": element["initial_option"]}
        elif element["type"] == "datepicker":
            held = {"selected_date": element["initial_date"]}
        else:
            held = {"value": element["placeholder"]["text"].removeprefix(example)}
        values[block["block_id"]] = {element["action_id"]: held}
    return values


@pytest.mark.parametrize("group", ORDER)
@IN_BOTH
def test_what_every_field_proposes_makes_the_draft_of_the_examples(group: str, reader: Reader) -> None:
    messages, start = Messages.read().templates, a_start()
    for template in Library.read().find(department=group):
        view = messages.form(template, start, reader)
        assert len(view["blocks"]) <= 100
        values = proposed(view, "Like: " if reader.language is Language.EN else "Ví dụ: ")
        entered = messages.understand(values, template, start, reader)
        assert entered.wrong == {}, template.key
        assert entered.content == fill(
            template, template.examples(reader.language, due=CYCLE.last_day), reader.language, placed(template)
        )


def placed(template: Template) -> Placed:
    return Placed(
        team="acme" if template.level is Level.COMPANY else a_team().key,
        cycle=CYCLE.key,
        owner="U1",
        due=CYCLE.last_day,
        level=Level.INDIVIDUAL if template.level is Level.INDIVIDUAL else Level.TEAM,
    )


@IN_BOTH
def test_every_field_that_is_left_empty_is_named(reader: Reader) -> None:
    for template in Library.read().templates:
        entered = Messages.read().templates.understand({}, template, a_start(), reader)
        assert entered.content is None
        assert set(entered.wrong) == {f"blank-{blank.key}" for blank in template.all_blanks}


@IN_BOTH
@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_is_searched_for_the_library_can_be_shown(reader: Reader, words: str) -> None:
    view = Messages.read().templates.library(Library.read(), Search(words), reader)
    assert len(view["blocks"]) <= 100
    assert len(json.dumps(view)) < 250_000


@IN_BOTH
def test_all_pages_together_show_every_template_once(reader: Reader) -> None:
    messages, library = Messages.read().templates, Library.read()
    pages = [messages.library(library, Search(), reader, page=page) for page in range(1, 8)]
    shown = [block["block_id"] for page in pages for block in page["blocks"] if "accessory" in block]
    assert shown == [f"template-{one.key}" for one in library.templates]
    assert messages.library(library, Search(), reader, page=99) == pages[-1]


def test_a_template_that_there_is_none_of_is_out_of_date() -> None:
    for value in ("gone", "", None, 7):
        with pytest.raises(OutOfDate):
            read_template(Library.read(), value)


def test_a_cycle_that_takes_no_objectives_any_more_is_refused() -> None:
    template = Library.read().templates[0]
    gone = {"template-cycle": {"x": {"selected_option": {"value": "2020-Q1"}}}}
    with pytest.raises(CycleNotOpen):
        Messages.read().templates.understand(gone, template, a_start(), READERS[0])


def test_of_two_cycles_the_one_that_is_chosen_counts() -> None:
    template = Library.read().templates[0]
    later = Cycle(CYCLE.workspace, "2027-Q1", "Q1 2027", date(2027, 1, 1), date(2027, 3, 31))
    start = a_start(CYCLE, later)
    values = proposed(Messages.read().templates.form(template, start, READERS[0]), "Like: ")
    (action,) = values["template-cycle"]
    values["template-cycle"][action]["selected_option"] = {"value": "2027-Q1"}
    entered = Messages.read().templates.understand(values, template, start, READERS[0])
    assert entered.content is not None
    assert {one.due for one in entered.content.key_results} == {date(2027, 3, 31)}
