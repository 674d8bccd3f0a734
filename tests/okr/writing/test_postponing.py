"""A key result on record is postponed past the end of its cycle by hand, and the objective stays where it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from okr.actions.edit_objective import edit_objective
from okr.actions.look_at_draft import look_at_draft
from okr.actions.publish_draft import publish_draft
from okr.cycle import CycleState
from okr.draft_sheet import POSTPONED, DraftSheet
from okr.drafting import DraftedKeyResult, DraftedObjective
from okr.writing import ObjectiveStart
from storage.engine import open_database
from tests.builders import LAST_DAY, LONG_AGO, a_cycle, a_member, a_team
from tests.okr.writing.drafting_place import CONTENT, DraftingPlace, a_drafted

LATER = LAST_DAY + timedelta(days=28)
NEW, KNOWN = a_drafted(1), replace(a_drafted(1), number=7)


@pytest.mark.parametrize(
    ("today", "changes", "one", "past_the_end"),
    [
        (date(2026, 12, 1), None, None, False),
        (date(2026, 12, 1), None, NEW, False),
        (date(2026, 12, 1), 3, None, False),
        (date(2026, 12, 1), 3, KNOWN, True),
        (LAST_DAY + timedelta(days=3), 3, NEW, True),
        (LAST_DAY + timedelta(days=3), 3, None, True),
    ],
)
def test_only_what_is_on_record_may_be_due_past_the_end_or_what_is_changed_after_it(
    today: date, changes: int | None, one: DraftedKeyResult | None, *, past_the_end: bool
) -> None:
    draft = DraftedObjective(workspace="T1", number=1, author="U1", content=CONTENT, at=LONG_AGO, objective=changes)
    start = ObjectiveStart(a_member("U1"), (a_team(),), frozenset(), (a_cycle(),), today)
    sheet = DraftSheet(start=start, content=CONTENT, draft=draft, stays_in=a_cycle() if changes else None)
    assert sheet.latest_due(one) == (LAST_DAY + POSTPONED if past_the_end else LAST_DAY)


@pytest.fixture
def place(sqlite_url: str) -> Iterator[DraftingPlace]:
    """Acme, on the second Friday after the end of a quarter that is closing."""
    database = open_database(sqlite_url)
    place = DraftingPlace(database)
    place.put(a_cycle(state=CycleState.CLOSING))
    place.now = datetime.combine(LAST_DAY + timedelta(days=8), datetime.min.time(), UTC).replace(hour=15)
    yield place
    database.dispose()


def test_after_the_end_of_its_quarter_it_is_changed_in_that_quarter(place: DraftingPlace) -> None:
    draft = edit_objective(place.world, 1, by=place.lead)
    sheet = look_at_draft(place.world, draft.number, by=place.lead)
    assert (sheet.cycle.key, sheet.is_over) == ("2026-Q4", False)
    assert sheet.start.cycles[0].key == "2027-Q1"
    first, second = draft.content.key_results
    put_off = replace(first, due=LATER, because="The supplier is late")
    told = publish_draft(place.world, place.say(draft, draft.content.with_key_result(put_off)).number, by=place.lead)
    assert (told.cycle.key, [each.target.due for each in told.key_results]) == ("2026-Q4", [LATER, second.due])
