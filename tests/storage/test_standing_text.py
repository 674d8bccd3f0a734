"""A standing's text: what an earlier release kept still reads."""

import json

from storage.standing_text import tally_of, tally_text
from tests.builders import a_key_result
from tests.messages.check_in.forms import an_item, history


def test_a_tally_kept_before_blockers_had_a_first_week_reads_without_one() -> None:
    tally = an_item(a_key_result(), *history(40, 50, blocker="two people short")).standing.tally
    assert tally is not None
    kept = json.loads(tally_text(tally))
    assert kept.pop("blocker_since") == "2026-W44"
    before = tally_of(json.dumps(kept))
    assert before is not None
    assert (before.blocker, before.blocker_since) == ("two people short", None)
    assert tally_of(tally_text(tally)) == tally
