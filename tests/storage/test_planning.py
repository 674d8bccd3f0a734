"""Deliveries as actions plan them: once, whatever their state; looked up by week; edited and taken back."""

from datetime import timedelta

import pytest

from okr.delivery import DeliveryKind, DeliveryState
from storage.engine import Database
from tests.storage.planning import FRIDAY, a_plan


def test_planning_twice_plans_once(database: Database, acme: str) -> None:
    plans = [a_plan("U2"), a_plan("U1")]
    with database.transaction(acme) as transaction:
        assert transaction.deliveries.plan(plans) == 2
        assert transaction.deliveries.plan([*plans, a_plan("U3")]) == 1
        assert transaction.deliveries.plan([]) == 0
    with database.transaction(acme) as transaction:
        assert transaction.deliveries.plan(plans) == 0
        planned = transaction.deliveries.of_period("2026-W48")
    assert sorted(one.plan.subject for one in planned) == ["U1", "U2", "U3"]
    assert len({one.id for one in planned}) == 3


def test_a_planned_delivery_is_pending_and_wants_its_first_revision_sent(database: Database, acme: str) -> None:
    plan = a_plan(kind=DeliveryKind.REMINDER, period="2026-W48.2")
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan([plan])
        found = transaction.deliveries.get("reminder", "U1", "2026-W48.2")
        assert transaction.deliveries.get("nudge", "U1", "2026-W48.2") is None
    assert found is not None
    assert (found.workspace, found.plan, found.state) == (acme, plan, DeliveryState.PENDING)
    assert (found.attempts, found.wanted, found.sent, found.is_edit) == (0, 1, 0, False)
    assert (found.channel, found.slack_ts, found.lease_token, found.last_error) == (None, None, None, None)


def test_what_is_missed_from_the_start_says_why_and_is_never_claimed(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        assert transaction.deliveries.plan_missed([a_plan()], reason="bot_was_down") == 1
        assert transaction.deliveries.plan([a_plan()]) == 0
        found = transaction.deliveries.get("nudge", "U1", "2026-W48")
    assert found is not None
    assert (found.state, found.last_error) == (DeliveryState.MISSED, "bot_was_down")
    assert database.outbox.claim(FRIDAY, 10) == []


def test_a_week_finds_its_ordinals_and_nothing_that_only_looks_like_them(database: Database, acme: str) -> None:
    periods = ["2026-W48", "2026-W48.1", "2026-W48.12", "2026-W4", "2026-W49"]
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan([a_plan(period=period) for period in periods])
        transaction.deliveries.plan([a_plan("U2", period="2026-W48")])
        of = transaction.deliveries.of_period

        found = {period: {one.plan.period for one in of(period)} for period in periods}
        assert found["2026-W48"] == {"2026-W48", "2026-W48.1", "2026-W48.12"}
        assert found["2026-W48.1"] == {"2026-W48.1"}
        assert found["2026-W4"] == {"2026-W4"}
        assert [one.plan.subject for one in of("2026-W48", subject="U2")] == ["U2"]
        assert transaction.deliveries.planned_subjects("nudge", "2026-W48") == {"U1", "U2"}
        assert transaction.deliveries.planned_subjects("nudge", "2026-W48.1") == {"U1"}
        assert transaction.deliveries.planned_subjects("digest", "2026-W48") == set()
        every = [(row.plan.subject, row.plan.period) for row in transaction.deliveries.of_kind("nudge", "2026-W48")]
        assert {("U1", "2026-W48"), ("U1", "2026-W48.1"), ("U2", "2026-W48")} <= set(every)
        assert transaction.deliveries.of_kind("snooze", "2026-W48") == []


def test_an_edit_is_wanted_even_before_the_message_is_sent(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan([a_plan()])
        planned = transaction.deliveries.get("nudge", "U1", "2026-W48")
        assert planned is not None
        transaction.deliveries.want_edit(planned.id)
        found = transaction.deliveries.get("nudge", "U1", "2026-W48")
    assert found is not None
    assert (found.state, found.wanted, found.sent) == (DeliveryState.PENDING, 2, 0)


def test_a_cancelled_delivery_says_why_and_is_never_sent(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan([a_plan()])
        planned = transaction.deliveries.get("nudge", "U1", "2026-W48")
        assert planned is not None
        transaction.deliveries.cancel(planned.id, reason="answered")
        found = transaction.deliveries.get("nudge", "U1", "2026-W48")
    assert found is not None
    assert (found.state, found.last_error) == (DeliveryState.CANCELLED, "answered")
    assert database.outbox.claim(FRIDAY, 10) == []


def test_what_was_given_up_is_planned_again_in_a_new_window(database: Database, acme: str) -> None:
    tomorrow = FRIDAY + timedelta(days=1)
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan_missed([a_plan()], reason="bot_was_down")
        missed = transaction.deliveries.get("nudge", "U1", "2026-W48")
        assert missed is not None
        transaction.deliveries.plan_again(missed.id, not_before=tomorrow, not_after=tomorrow)
    assert database.outbox.claim(FRIDAY, 10) == []
    [claimed] = database.outbox.claim(tomorrow, 10)
    assert (claimed.id, claimed.attempts, claimed.last_error) == (missed.id, 1, None)


def test_what_waits_is_moved_and_what_is_being_sent_is_not(database: Database, acme: str) -> None:
    tomorrow = FRIDAY + timedelta(days=1)
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan([a_plan()])
        planned = transaction.deliveries.get("nudge", "U1", "2026-W48")
        assert planned is not None
        assert transaction.deliveries.retime(planned.id, not_before=tomorrow, not_after=tomorrow)
    assert database.outbox.claim(FRIDAY, 10) == []
    assert [one.id for one in database.outbox.claim(tomorrow, 10)] == [planned.id]
    with database.transaction(acme) as transaction:
        assert not transaction.deliveries.retime(planned.id, not_before=FRIDAY, not_after=FRIDAY)


def test_what_is_being_sent_is_not_taken_back(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan([a_plan()])
    [claimed] = database.outbox.claim(FRIDAY, 10)
    with database.transaction(acme) as transaction:
        transaction.deliveries.cancel(claimed.id, reason="answered")
    assert database.outbox.mark_sent(claimed, channel="D1", ts="1.1", revision=1)


@pytest.mark.parametrize("count", [2_000])
def test_thousands_are_planned_in_one_go(database: Database, acme: str, count: int) -> None:
    plans = [a_plan(f"U{number}", not_before=FRIDAY + timedelta(seconds=number)) for number in range(count)]
    with database.transaction(acme) as transaction:
        assert transaction.deliveries.plan(plans) == count
        assert transaction.deliveries.plan(plans) == 0
        assert len(transaction.deliveries.planned_subjects("nudge", "2026-W48")) == count
