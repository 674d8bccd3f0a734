"""What operators watch: counters, histograms and gauges for Prometheus, in a registry of their own.

No label names a workspace, a person or a text: kinds, states and methods are few, and say nothing about anybody.
"""

from collections import Counter as Tally
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from importlib.metadata import version
from typing import TypeVar

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    generate_latest,
)

from bot.settling import Done
from bot.verdicts import Reconciled
from okr.delivery import DeliveryKind
from storage.delivery_figures import DUE, Figure

T = TypeVar("T")

ACK_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
"""Slack waits for three seconds."""

LAG_SECONDS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0)
TICK_SECONDS = (0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 15.0, 60.0, 300.0)
COUNTED_WHAT = ("due", "edit_due", "sending", "ambiguous", "unknown", "missed", "dead")


class Metrics:
    """One process's figures. `monotonic` is machine time in seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        Info("okr_build", "The release that runs", registry=self.registry).info({"version": version("okr-bot")})
        self._deliveries = self._gauge("okr_deliveries", "Deliveries in the database", "what", "kind")
        self._oldest = self._gauge("okr_oldest_due_seconds", "Since when the oldest due delivery waits; 0 for none")
        self._database = self._gauge("okr_database_up", "Whether the database answered when it was asked for this")
        self._tick_age = self._gauge("okr_last_tick_seconds", "Since when the last plan tick came to its end")
        self._done = self._counter("okr_deliveries_done", "What this process did with deliveries", "what", "kind")
        self._found = self._counter("okr_deliveries_reconciled", "What Slack showed of doubtful ones", "what", "kind")
        self._slack = self._counter("okr_slack_errors", "Calls to Slack that failed", "method", "error")
        self._acks = self._histogram("okr_ack_seconds", "From a request of Slack's to its answer", ACK_SECONDS, "kind")
        self._ticks = self._histogram("okr_tick_seconds", "How long a tick takes", TICK_SECONDS, "tick")
        self._lag = self._histogram("okr_event_loop_lag_seconds", "How late the event loop wakes a task", LAG_SECONDS)

    def acknowledged(self, kind: str, seconds: float) -> None:
        self._acks.labels(kind).observe(seconds)

    def delivered(self, done: Done) -> None:
        self._done.labels(done.what.replace(" ", "_"), done.delivery.plan.kind.value).inc()

    def reconciled(self, settled: Reconciled) -> None:
        self._found.labels(settled.what.replace(" ", "_"), settled.delivery.plan.kind.value).inc()

    def slack_failed(self, method: str, error: str) -> None:
        self._slack.labels(method, error).inc()

    def lagged(self, seconds: float) -> None:
        self._lag.observe(seconds)

    def timed(self, tick: str, work: Callable[[], Awaitable[T]]) -> Callable[[], Awaitable[T]]:
        """The same work, whose duration is noted however it ends."""

        async def timed_work() -> T:
            since = self._monotonic()
            try:
                return await work()
            finally:
                self._ticks.labels(tick).observe(self._monotonic() - since)

        return timed_work

    def in_database(self, figures: Iterable[Figure] | None, *, now: datetime) -> None:
        """What was counted there; None where it could not be asked, and nothing is said of it then."""
        self._database.set(figures is not None)
        self._deliveries.clear()
        self._oldest.set(0)
        if figures is None:
            return
        found = list(figures)
        counts = Tally({(figure.what, figure.kind): figure.count for figure in found})
        for what in COUNTED_WHAT:
            for kind in DeliveryKind:
                self._deliveries.labels(what, kind.value).set(counts[what, kind])
        oldest = [figure.oldest for figure in found if figure.what == DUE and figure.oldest]
        if oldest:
            self._oldest.set((now - min(oldest)).total_seconds())

    def last_tick(self, seconds: float) -> None:
        self._tick_age.set(seconds)

    def text(self) -> bytes:
        """All of it, as Prometheus reads it."""
        return generate_latest(self.registry)

    def _gauge(self, name: str, told: str, *labels: str) -> Gauge:
        return Gauge(name, told, labels, registry=self.registry)

    def _counter(self, name: str, told: str, *labels: str) -> Counter:
        return Counter(name, told, labels, registry=self.registry)

    def _histogram(self, name: str, told: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
        return Histogram(name, told, labels, buckets=buckets, registry=self.registry)
