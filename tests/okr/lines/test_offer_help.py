"""Offers to help: once a person and week, with a thread where there is a digest, settled by the owner or a lead."""

import pytest

from okr.actions.compose_help_thread import compose_help_thread
from okr.actions.help_lines import help_offered_in
from okr.actions.offer_help import offer_help, settle_help
from okr.delivery import Delivery, DeliveryKind, Moot, Outgoing
from okr.help_offer import HelpThread, HelpWithheld
from okr.notice import About, Notice, Topic
from okr.objective import Visibility
from okr.reaction import HelpLine, HelpOutcome
from okr.refusals import (
    NoSuchKeyResult,
    NotYourKeyResult,
)
from okr.refusals_on_lines import (
    HelpOfferedAlready,
    HelpSettled,
    NobodyToHelp,
    NoSuchOffer,
    YourOwnKeyResult,
)
from tests.builders import a_team, an_answer, an_objective
from tests.okr.check_in.office import THIS_WEEK
from tests.okr.lines.conftest import at_once
from tests.okr.status.place import TIER_TWO_PRIVATE, Place


@pytest.fixture
def offered(place: Place) -> Place:
    """Dan offered help with KR-1 (notice 1); care's digest is out."""
    place.put(a_team(key="care", name="Care", lead="ULEAD", channel="D1", parent="acme"))
    place.sent(DeliveryKind.DIGEST, "care")
    offer_help(place.world, 1, THIS_WEEK, by=place.dan)
    return place


def outcome(place: Place) -> dict[int, HelpLine]:
    with place.database.snapshot("T1") as tx:
        return help_offered_in(tx, [1, 2, 3], THIS_WEEK)


def thread(place: Place) -> Outgoing[HelpThread | HelpWithheld] | Moot:
    return compose_help_thread(place.world, thread_row(place))


def thread_row(place: Place) -> Delivery:
    return place.delivery(DeliveryKind.HELP_THREAD, "care", f"{THIS_WEEK.key}.1")


def test_an_offer_tells_the_owner_and_opens_a_thread_that_names_the_blocker(offered: Place) -> None:
    offered.answer({1: an_answer(20, confidence=3, blocker="no staff")})
    said = thread(offered)
    assert isinstance(said, Outgoing)
    assert (said.to, said.thread_ts, said.only_inside) == ("D1", "1.1", True)
    assert isinstance(said.content, HelpThread)
    assert (said.content.helper.id, said.content.owner.id, said.content.blocker) == ("UDAN", "U1", "no staff")
    assert offered.delivery(DeliveryKind.NOTICE, "U1", f"{THIS_WEEK.key}.1")


def test_without_a_digest_in_a_channel_the_notice_does_it(place: Place) -> None:
    assert offer_help(place.world, 1, THIS_WEEK, by=place.dan).channel is None
    assert place.planned(DeliveryKind.NOTICE).keys() == {"U1"}
    assert place.planned(DeliveryKind.HELP_THREAD) == {}


def test_offered_again_or_twice_at_once_it_is_one_offer(place: Place) -> None:
    said = at_once(*[lambda: offer_help(place.world, 1, THIS_WEEK, by=place.dan)] * 3)
    assert sum(isinstance(one, HelpOfferedAlready) for one in said) == 2
    assert outcome(place) == {1: HelpLine((("Dan", HelpOutcome.OPEN),))}


def test_ones_own_one_without_an_owner_and_one_unseen_are_refused(place: Place) -> None:
    place.restricted(Visibility.PRIVATE)
    with pytest.raises(YourOwnKeyResult):
        offer_help(place.world, 1, THIS_WEEK, by=place.alice)
    with pytest.raises(NobodyToHelp):
        offer_help(place.world, 5, THIS_WEEK, by=place.alice)
    with pytest.raises(NoSuchKeyResult):
        offer_help(place.world, TIER_TWO_PRIVATE, THIS_WEEK, by=place.dan)


def test_only_the_owner_and_leads_above_say_what_came_of_it(offered: Place) -> None:
    for other in (offered.dan, offered.chi, offered.lan):
        with pytest.raises(NotYourKeyResult):
            settle_help(offered.world, 1, HelpOutcome.HELPED, by=other)
    settle_help(offered.world, 1, HelpOutcome.UNDER_WAY, by=offered.lead)
    settle_help(offered.world, 1, HelpOutcome.HELPED, by=offered.boss)
    assert outcome(offered) == {1: HelpLine((("Dan", HelpOutcome.HELPED),))}


def test_what_was_said_stays_said(offered: Place) -> None:
    settle_help(offered.world, 1, HelpOutcome.NOT_NEEDED, by=offered.alice)
    for again in HelpOutcome:
        with pytest.raises(HelpSettled) as refused:
            settle_help(offered.world, 1, again, by=offered.alice)
        assert refused.value.outcome is HelpOutcome.NOT_NEEDED
    with pytest.raises(HelpOfferedAlready):
        offer_help(offered.world, 1, THIS_WEEK, by=offered.dan)


def test_saying_it_brings_thread_notice_and_the_next_digest_up_to_date_also_after_a_week_off(offered: Place) -> None:
    rows = [
        offered.sent(DeliveryKind.HELP_THREAD, "care", f"{THIS_WEEK.key}.1"),
        offered.sent(DeliveryKind.NOTICE, "U1", f"{THIS_WEEK.key}.1"),
        offered.sent(DeliveryKind.DIGEST, "care", THIS_WEEK.plus(2).key),
    ]
    offered.later(days=21)
    settle_help(offered.world, 1, HelpOutcome.HELPED, by=offered.alice)
    now = [offered.delivery(row.plan.kind, row.plan.subject, row.plan.period) for row in rows]
    assert [row.wanted for row in now] == [row.wanted + 1 for row in rows]


def test_what_is_no_offer_cannot_be_settled(offered: Place) -> None:
    with offered.database.transaction("T1") as tx:
        number = tx.notices.next_number()
        tx.notices.put(Notice(number, "U1", Topic.COMMENT, THIS_WEEK, offered.now, About((1,), ("UDAN",))))
    for notice in (number, 999):
        with pytest.raises(NoSuchOffer):
            settle_help(offered.world, notice, HelpOutcome.HELPED, by=offered.alice)


def test_a_thread_about_what_its_channel_may_not_see_any_more_says_nothing(offered: Place) -> None:
    offered.put(an_objective(number=1, team="care", owner="ULEAD", visibility=Visibility.PRIVATE))
    assert isinstance(thread(offered), Moot)


def test_still_at_it_said_twice_says_that_it_was_said(offered: Place) -> None:
    settle_help(offered.world, 1, HelpOutcome.UNDER_WAY, by=offered.alice)
    with pytest.raises(HelpSettled):
        settle_help(offered.world, 1, HelpOutcome.UNDER_WAY, by=offered.alice)
    assert outcome(offered) == {1: HelpLine((("Dan", HelpOutcome.UNDER_WAY),))}
