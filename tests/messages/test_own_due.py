"""A due day of its own is set by clicking, and read wherever the key result stands; obstacles with their objective."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from messages.check_in_heading import HeadingWords
from messages.key_result_fields import Part
from messages.language import read_words
from messages.reader import Reader
from messages.wording import Wording
from okr.drafting import DraftedKeyResult
from okr.metric import Binary
from okr.status import Scope, ScopeKind, Status
from tests.builders import a_key_result
from tests.messages.check_in.forms import an_item
from tests.messages.test_objective_form import READERS, STATE, WORDS, drafted, filled_in, sheet_of
from tests.messages.test_status import a_line, an_entry, text_of
from tests.messages.test_status import show as status_shown
from tests.messages.test_tree import a_row, a_tree
from tests.messages.test_tree import reads as tree_reads

LATER = date(2027, 1, 28)
ENGLISH, VIETNAMESE = READERS
BY = {ENGLISH: "by 28 January 2027", VIETNAMESE: "hạn 28/1/2027"}


def sent(one: DraftedKeyResult, day: str, reader: Reader) -> tuple[Any, str]:
    """What comes of that day in the form, and what is said at its field."""
    sheet, state = sheet_of(one), replace(STATE, key=1)
    values = filled_in(WORDS.key_result(sheet, state, reader))
    values[Part.DUE]["settings_field"]["selected_date"] = day
    if Part.BECAUSE in values:
        values[Part.BECAUSE]["settings_field"]["value"] = "The supplier is late"
    edit, wrong = WORDS.understand_key_result(values, state, sheet, reader)
    return edit, wrong.get(Part.DUE, "")


@pytest.mark.parametrize("reader", READERS)
def test_one_on_record_is_postponed_past_the_end_of_its_cycle_and_a_new_one_is_not(reader: Reader) -> None:
    new, known = drafted(1, Binary()), replace(drafted(1, Binary()), number=12)
    edit, wrong = sent(known, LATER.isoformat(), reader)
    assert (edit.key_result.due, wrong) == (LATER, "")
    assert sent(new, LATER.isoformat(), reader)[0] is None
    assert sent(known, "2029-01-01", reader)[1] != sent(new, "2029-01-01", reader)[1] != ""
    assert [hinted(one, reader) for one in (new, known)] == [False, True]


def hinted(one: DraftedKeyResult, reader: Reader) -> bool:
    """Whether the field says that it may be postponed."""
    blocks = WORDS.key_result(sheet_of(one), replace(STATE, key=1), reader)["blocks"]
    return next("hint" in block for block in blocks if block.get("block_id") == Part.DUE)


@pytest.mark.parametrize("reader", READERS)
def test_it_is_read_in_the_status_the_tree_and_the_check_in(reader: Reader) -> None:
    line = replace(a_line(), own_due=LATER)
    assert BY[reader] in text_of(status_shown(Status(Scope(ScopeKind.ME), (an_entry([line]),)), reader))
    row = a_row()
    whole = replace(row.whole, lines=(replace(row.whole.lines[0], own_due=LATER),))
    assert f"— 50% · {BY[reader]}" in tree_reads(a_tree(replace(row, whole=whole)), reader)
    heading = HeadingWords(Wording(read_words()[reader.language])).heading(
        replace(an_item(a_key_result()), own_due=LATER)
    )
    assert heading["figures"].endswith(BY[reader])
    assert BY[reader] not in tree_reads(a_tree(row), reader)


def test_the_status_of_an_objective_says_what_may_get_in_the_way() -> None:
    whole = an_entry([a_line()])
    foreseen = replace(whole, objective=replace(whole.objective, obstacles=("Holidays", "A new system")))
    told = [text_of(status_shown(Status(Scope(ScopeKind.OBJECTIVE, "1"), (each,)))) for each in (whole, foreseen)]
    assert "Obstacles" not in told[0]
    assert "Obstacles: Holidays; A new system" in told[1]
