"""The figures operators watch: what moves them, and that they name nobody."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.acks import kind_of
from bot.loop_lag import EVERY, watching_the_loop
from bot.metrics import Metrics
from bot.settling import Done
from bot.verdicts import Reconciled
from okr.delivery import Delivery, DeliveryKind, DeliveryState
from storage.delivery_figures import DUE, Figure
from tests.bot.delivering import TickingClock
from tests.storage.planning import a_plan

NOW = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)


def figure(metrics: Metrics, name: str, **labels: str) -> float | None:
    """The value Prometheus would read; None where there is none."""
    return metrics.registry.get_sample_value(name, labels)


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock(NOW)


@pytest.fixture
def metrics(clock: TickingClock) -> Metrics:
    return Metrics(clock.monotonic)


def test_what_is_read_is_what_prometheus_understands(metrics: Metrics) -> None:
    metrics.acknowledged("command", 0.02)
    families = {family.name for family in text_string_to_metric_families(metrics.text().decode())}
    assert {"okr_build_info", "okr_ack_seconds", "okr_deliveries", "okr_slack_errors", "process_open_fds"} <= families


def test_two_bots_in_one_process_count_for_themselves(metrics: Metrics, clock: TickingClock) -> None:
    metrics.slack_failed("chat.update", "ratelimited")
    other = Metrics(clock.monotonic)
    assert figure(metrics, "okr_slack_errors_total", method="chat.update", error="ratelimited") == 1
    assert figure(other, "okr_slack_errors_total", method="chat.update", error="ratelimited") is None


def test_what_was_done_with_a_delivery_is_counted_by_its_kind(metrics: Metrics) -> None:
    plan = a_plan("UCANARY")
    delivery = Delivery(7, "TCANARY", plan, DeliveryState.SENDING, attempts=1, wanted=1, sent=0)
    for what in ("sent", "sent", "put back"):
        metrics.delivered(Done(delivery, what))
    assert figure(metrics, "okr_deliveries_done_total", what="sent", kind="nudge") == 2
    assert figure(metrics, "okr_deliveries_done_total", what="put_back", kind="nudge") == 1
    metrics.reconciled(Reconciled(delivery, "sent again", "why"))
    assert figure(metrics, "okr_deliveries_reconciled_total", what="sent_again", kind="nudge") == 1
    assert b"CANARY" not in metrics.text()


def test_what_the_database_counts_is_shown_and_what_it_no_longer_counts_is_none(metrics: Metrics) -> None:
    since = NOW - timedelta(minutes=10)
    nudge, digest = DeliveryKind.NUDGE, DeliveryKind.DIGEST
    figures = [Figure(DUE, nudge, 40, since), Figure(DUE, digest, 1, NOW), Figure("missed", nudge, 3, None)]
    metrics.in_database(figures, now=NOW)
    assert figure(metrics, "okr_deliveries", what="due", kind="nudge") == 40
    assert figure(metrics, "okr_deliveries", what="missed", kind="nudge") == 3
    assert figure(metrics, "okr_deliveries", what="missed", kind="digest") == 0
    assert figure(metrics, "okr_oldest_due_seconds") == 600
    metrics.in_database([], now=NOW)
    assert figure(metrics, "okr_deliveries", what="due", kind="nudge") == 0
    assert figure(metrics, "okr_oldest_due_seconds") == 0


def test_a_database_that_does_not_answer_is_a_figure_and_nothing_is_said_of_its_deliveries(metrics: Metrics) -> None:
    metrics.in_database([Figure(DUE, DeliveryKind.NUDGE, 40, NOW)], now=NOW)
    assert figure(metrics, "okr_database_up") == 1
    metrics.in_database(None, now=NOW)
    assert figure(metrics, "okr_database_up") == 0
    assert figure(metrics, "okr_deliveries", what="due", kind="nudge") is None


async def test_a_tick_is_timed_even_if_it_breaks(metrics: Metrics, clock: TickingClock) -> None:
    async def breaks() -> None:
        clock.machine += 2.5
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await metrics.timed("plan", breaks)()
    assert figure(metrics, "okr_tick_seconds_sum", tick="plan") == 2.5
    assert figure(metrics, "okr_tick_seconds_count", tick="plan") == 1


async def test_a_loop_that_is_held_up_is_seen_and_one_that_is_not_is_not() -> None:
    told: asyncio.Queue[float] = asyncio.Queue()
    async with asyncio.timeout(30), watching_the_loop(told.put_nowait):
        while await told.get() > 0.1:  # a busy machine holds it up too
            pass
        time.sleep(2 * EVERY)
        while await told.get() < EVERY / 2:
            pass


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"command": "/okr", "text": "status"}, "command"),
        ({"type": "event_callback", "event": {"type": "app_home_opened"}}, "event"),
        ({"type": "block_actions"}, "action"),
        ({"type": "view_submission"}, "view"),
        ({"type": "view_closed"}, "view"),
        ({"type": "block_suggestion"}, "options"),
        ({"type": "message_action"}, "shortcut"),
        ({"type": "canary words"}, "other"),
        ({"type": ["block_actions"]}, "other"),
        ({}, "other"),
    ],
)
def test_every_request_is_of_one_of_a_few_kinds(body: dict[str, object], kind: str) -> None:
    assert kind_of(body) == kind
