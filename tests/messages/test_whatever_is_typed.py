"""Whatever is typed into the form of a key result, it is read whole or refused at its field in the reader's words."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages import Messages
from messages.cleaning import clean
from messages.reader import Reader
from okr.draft_edits import WriteKeyResult
from okr.metric import Binary, Metric, Milestones
from tests.messages.hostile import HOSTILE
from tests.messages.test_objective_form import METRICS, READERS, STATE, drafted, filled_in, sheet_of

WORDS = Messages.read().objective
FIGURES = (
    "12,5",
    "1,2 tỷ",
    "1.2k",
    "giảm 15 %",
    "15%",
    "2h50",
    "2 giờ 50",
    "−3",
    "1.200.000",
    "1,200,000.50",
    "½",
    "5-7",
)
DAYS = ("31/12", "31/12/2026", "2026-12-18", "mai", "0000-00-00", "2026-13-40")
SIGNS = (
    "😀",
    "<!channel>",
    "=cmd()|' /C calc'!A0",
    "\x00",
    "\ud83d",
    "١٢",
    "Ⅷ",
    "x" * 3_000,
    "\n\n",
    "a\nb\nc (3) 5/12\n",
)
TYPED = st.sampled_from((*FIGURES, *DAYS, *SIGNS, *HOSTILE)) | st.text(max_size=60)
CHOSEN = {"selected_option", "selected_user", "selected_users", "selected_date"}


@st.composite
def entries(draw: st.DrawFn, reader: Reader, metric: Metric) -> tuple[dict[str, Any], dict[str, str]]:
    """The form of a key result with that metric as it is sent, and what was typed anew into which block."""
    sheet, state = sheet_of(drafted(1, metric)), replace(STATE, key=1)
    values = filled_in(WORDS.key_result(sheet, state, reader))
    fields = [
        block for block, held in values.items() if not any(each[kind] for each in held.values() for kind in CHOSEN)
    ]
    typed: dict[str, str] = draw(st.dictionaries(st.sampled_from(fields), TYPED, max_size=4))
    for block, text in typed.items():
        for held in values[block].values():
            held["value"] = text or None
    return values, typed


@pytest.mark.parametrize("reader", READERS, ids=["en", "vi"])
@given(data=st.data())
def test_it_is_read_whole_or_refused_at_a_field_of_the_form(reader: Reader, data: st.DataObject) -> None:
    metric = data.draw(st.sampled_from(METRICS))
    values, typed = data.draw(entries(reader, metric))
    sheet, state = sheet_of(drafted(1, metric)), replace(STATE, key=1)
    edit, wrong = WORDS.understand_key_result(values, state, sheet, reader)
    assert (edit is None) == bool(wrong)
    assert wrong.keys() <= values.keys()
    assert all(words.strip() for words in wrong.values())
    if edit is not None:
        require_whole(edit, typed)


def require_whole(edit: WriteKeyResult, typed: dict[str, str]) -> None:
    """Nothing that was typed is left out."""
    one = edit.key_result
    if "key-result-title" in typed:
        assert one.title == clean(typed["key-result-title"])
    if "key-result-evidence" in typed and isinstance(one.metric, Binary):
        assert one.metric.evidence == clean(typed["key-result-evidence"])
    if "key-result-steps" in typed and isinstance(one.metric, Milestones):
        words = " ".join(step.title for step in one.metric.steps).casefold()
        lines = [clean(line) for line in typed["key-result-steps"].splitlines()]
        assert all(line.split("(")[0].split()[0].casefold() in words for line in lines if line.split("(")[0].split())
