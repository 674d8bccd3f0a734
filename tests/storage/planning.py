"""Builders for the tests of deliveries."""

from datetime import UTC, datetime, timedelta

from okr.delivery import DeliveryKind, Plan

FRIDAY = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)


def a_plan(
    subject: str = "U1",
    *,
    kind: DeliveryKind = DeliveryKind.NUDGE,
    period: str = "2026-W48",
    not_before: datetime = FRIDAY,
    lasts: timedelta = timedelta(hours=9),
) -> Plan:
    return Plan(kind=kind, subject=subject, period=period, not_before=not_before, not_after=not_before + lasts)
