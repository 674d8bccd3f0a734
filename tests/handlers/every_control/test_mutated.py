"""Signed requests that make no sense: no answer is a 5xx, nothing breaks, nobody writes what is not theirs."""

import json
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sandbox.payload import Json
from sandbox.state.records import Delivery
from tests.handlers.every_control.mutants import CHANGES, Change, changed_by, sent_signed, whole_way_in
from tests.handlers.every_control.pressing import EVERY_PRESS, changed, reach, use
from tests.handlers.every_control.row import May, Row
from tests.handlers.every_control.stage import Kept, Rows, Stage
from tests.handlers.every_control.test_by_others import ANOTHER
from tests.handlers.every_control.worlds import FRIDAY
from tests.soak import scaled

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.soak]

SOME = EVERY_PRESS[:: scaled(short=24, long=1)]
PER_CONTROL = settings(
    max_examples=scaled(short=8, long=80),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a mutant is short as it is
)
TOLD_SO = settings(PER_CONTROL, max_examples=scaled(short=50, long=3_000))
LOST = st.sampled_from([0, 0, 0, 0, 1, 30, 400])
UNDERSTOOD = {200, 400, 404}
NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Pressed:
    """What Slack sends when a control is used, everything as it was before, and which tables that writes to."""

    press: Json
    before: Kept
    rows: Rows
    writes: set[str]

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        """What hypothesis prints of it, instead of all of the database."""
        printer.text("Pressed(...)")


@pytest_asyncio.fixture(loop_scope="session")
async def pressed(stage: Stage, row: Row) -> AsyncIterator[Pressed]:
    await reach(stage, row)
    before, rows = stage.keep(), stage.rows()
    await use(stage, row)
    writes = set(changed(rows, stage.rows()))
    stage.back_to(before)
    with unrecorded(stage):
        yield Pressed(stage.sent[-1], before, rows, writes)


@contextmanager
def unrecorded(stage: Stage) -> Iterator[None]:
    """What the bot asks of Slack for a mutant's sake is no example of what it asks."""
    calls = stage.bot.slack.office.records.calls
    so_far = len(calls)
    yield
    del calls[so_far:]


@pytest.mark.parametrize("row", SOME)
@PER_CONTROL
@given(changes=CHANGES, lost=LOST, by_another=st.booleans())
async def test_a_press_that_makes_no_sense_breaks_nothing_and_writes_nothing_wrong(
    stage: Stage, row: Row, pressed: Pressed, changes: list[Change], lost: int, *, by_another: bool
) -> None:
    """No table is written to but those the press itself writes to and one's drafts, and none by who may not press."""
    press = stage.fresh(pressed.press, by=ANOTHER.get(row.user, "U1") if by_another else None)
    mutant = changed_by(press, changes)
    told = await sent_signed(whole_way_in(stage.bot.bot.dispatch), "interactive", mutant, lost=lost)
    written = set(changed(pressed.rows, stage.rows()))
    stage.back_to(pressed.before)
    assert told.status in UNDERSTOOD
    assert written <= (set() if by_another and May.WRITE_BY_ANYBODY not in row.may else pressed.writes | {"drafts"})


WORDS = ("", "status care", "checkin", "history KR-1", "new", "settings", "remind care", "digest care", "away")
WORK = {"check_ins", "key_results", "objectives", "targets", "cycles", "teams", "drafts"}
"""Tables that no command by itself and no event may write to."""


@dataclass(frozen=True, slots=True)
class Told:
    """Commands and events, each as it was delivered once."""

    deliveries: Sequence[Delivery]

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text("Told(...)")


@pytest_asyncio.fixture(loop_scope="session")
async def told(stage: Stage) -> AsyncIterator[Told]:
    """What Slack sends on a Friday when people type and things change; the bot answers as ever afterwards."""
    stage.back_to(stage.worlds[FRIDAY])
    slack, alice = stage.bot.slack, stage.person("U1")
    so_far = len(slack.deliveries())
    for words in WORDS:
        await alice.command("/okr", words, channel="CCARE")
    for change in (alice.open_home(), slack.leave("U2", "CSALES"), slack.join("U2", "CSALES"), slack.archive("CSALES")):
        await change
    for change in (slack.unarchive("CSALES"), slack.rename("CSALES", "sold"), slack.change_zone("U2", "Asia/Tokyo")):
        await change
    stage.back_to(stage.worlds[FRIDAY])
    with unrecorded(stage):
        yield Told([one for one in slack.deliveries()[so_far:] if one.kind in {"slash_commands", "events_api"}])
    stage.back_to(stage.worlds[FRIDAY])
    done = await alice.command("/okr", "help")
    assert (done.acked, done.error) == (True, None)


@TOLD_SO
@given(number=st.integers(0, 10**6), changes=CHANGES, lost=LOST)
async def test_a_command_or_an_event_that_makes_no_sense_breaks_nothing(
    stage: Stage, told: Told, number: int, changes: list[Change], lost: int
) -> None:
    one = told.deliveries[number % len(told.deliveries)]
    before = stage.rows()
    mutant = changed_by(one.payload | anew(stage, one), changes)
    if one.kind == "slash_commands":
        mutant = {str(key): value if isinstance(value, str) else json.dumps(value) for key, value in mutant.items()}
    answer = await sent_signed(whole_way_in(stage.bot.bot.dispatch), one.kind, mutant, lost=lost)
    assert answer.status in UNDERSTOOD
    assert not WORK & set(changed(before, stage.rows()))


def anew(stage: Stage, one: Delivery) -> Json:
    """What Slack never sends a second time."""
    if one.kind == "events_api":
        return {"event_id": f"EvMUTANT{next(NUMBERS)}"}
    return {"trigger_id": stage.bot.slack.office.triggers.issue("U1")}
