"""The transfer's form in both languages: within Slack's limits whatever people write, and what it carries."""

from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.reader import Reader
from messages.transfer import read_thing
from okr.refusals import OutOfDate
from okr.status import Scope, ScopeKind
from okr.transfer import ToTransfer, Transferred
from tests.builders import a_key_result, a_member, an_objective
from tests.messages.hostile import HOSTILE, faults

MESSAGES = Messages.read()
READERS = [Reader(language, ZoneInfo("UTC")) for language in Language]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.language.value)
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_whatever_people_write_the_form_fits_with_all_that_somebody_has(words: str, reader: Reader) -> None:
    key_results = tuple(a_key_result(number=number, title=words) for number in range(1, 101))
    objectives = tuple(an_objective(number=number, title=words) for number in range(1, 31))
    for kind, owner in ((ScopeKind.PERSON, a_member(name=words)), (ScopeKind.OBJECTIVE, None)):
        found = ToTransfer(Scope(kind, "1"), owner, key_results, objectives)
        assert faults(MESSAGES.transfer.form(found, reader)) == []
    done = Transferred(a_member(name=words), tuple(each.label for each in key_results * 9))
    assert faults(MESSAGES.transfer.done(done, reader), allowed=frozenset({"<@U1>"})) == []


@pytest.mark.parametrize(
    "value", ["", "objective", "objective x", "team care", "person", "objective 1 2", "key_result -1"]
)
def test_what_we_never_wrote_is_out_of_date(value: str) -> None:
    with pytest.raises(OutOfDate):
        read_thing(value)
