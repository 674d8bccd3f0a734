"""However much happened, the digest's message has at most twelve rows, and tells each key result once."""

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from messages import Messages
from messages.language import Language
from messages.reader import Reader
from messages.render import as_message
from okr.channel_digest import ChannelDigest
from okr.digest import ChildLine, Count, Entry, arrange
from okr.digest_pages import MOST_ROWS, paged
from okr.health import WEAKEST_FIRST, Health
from okr.target_moved import Moved
from tests.builders import a_target, a_team, an_increase
from tests.digests.paper import rows
from tests.messages.test_digest import BLOCKED, FELL, WEEK, an_entry

READER = Reader(Language.VI, ZoneInfo("Asia/Ho_Chi_Minh"))


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    kinds = st.tuples(st.sampled_from(Health), st.sampled_from(Health), *[st.booleans()] * 3)
    found = draw(st.lists(kinds, max_size=40))
    return [
        replace(
            an_entry(
                n,
                health,
                *((FELL, BLOCKED) if health is Health.AT_RISK else ()),
                before=before,
                owner=f"U{n % 20}",
                note="Dòng một\nDòng hai" if answered else "",
                blocker="Thiếu\nngười",
                answered=answered,
                away=away,
            ),
            moved=Moved(a_target(an_increase(0, 9)), a_target(an_increase(0, 8), reason="ill")) if moved else None,
        )
        for n, (health, before, answered, away, moved) in enumerate(found, 1)
    ]


def children(healths: Sequence[Health]) -> list[ChildLine]:
    return [ChildLine(f"team-{n}", Count(((health, 1),), 1, 1, 1, 1)) for n, health in enumerate(healths)]


@given(entries(), st.lists(st.sampled_from(WEAKEST_FIRST), max_size=15))
def test_the_message_never_has_more_than_twelve_rows(found: list[Entry], teams: list[Health]) -> None:
    if not found and not teams:
        return
    digest = arrange(WEEK, found, children(teams))
    shown = ChannelDigest(a_team(), digest, paged(digest), {f"U{n}": f"Người thứ {n}" for n in range(20)})
    message = as_message(Messages.read().digest.digest(shown, READER))
    assert len(rows(message)) <= MOST_ROWS


@given(entries())
def test_each_key_result_is_printed_or_in_the_thread(found: list[Entry]) -> None:
    pages = paged(arrange(WEEK, found))
    changed = {entry.key_result.number for entry in found if entry.moved and entry.now.health is not Health.DONE}
    heads = {line.key_result.number for line in (*pages.printed, *pages.moved)}
    assert changed <= heads, "a target that changed is in the message itself"
    told = [line.key_result.number for line in (*pages.printed, *pages.thread)]
    assert sorted(told) == [entry.key_result.number for entry in found]
