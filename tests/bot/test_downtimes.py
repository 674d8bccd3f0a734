"""The bot is down for a minute to a week, again and again: what fell due is sent once or missed, with its reason."""

import random
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import exp, log
from zoneinfo import ZoneInfo

import pytest

from okr.delivery import Delivery, DeliveryKind, DeliveryState, MissReason
from okr.team import TeamChoices
from okr.week import Week
from tests.builders import a_cycle, a_key_result, a_member, a_team, an_objective
from tests.running_bot import RunningBot, bot_in_slack
from tests.soak import scaled, seed, tell

DOWNTIMES = scaled(short=10, long=200)
SHORTEST, LONGEST = timedelta(minutes=1), timedelta(days=7)
LOOKS_EVERY = timedelta(hours=3)
TUESDAY = datetime(2027, 1, 5, 12, tzinfo=UTC)
ZONES: Mapping[str, str] = {"U1": "Etc/UTC", "ULAN": "Asia/Ho_Chi_Minh", "U2": "America/New_York"}
DIGEST_WAITS = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Due:
    """A message that falls due in `week`, and from when until when it may be sent."""

    kind: DeliveryKind
    subject: str
    week: Week
    since: datetime
    until: datetime


@pytest.fixture
async def company(sqlite_url: str) -> AsyncIterator[RunningBot]:
    """Three people in three zones, asked on Fridays at 15:00 of theirs; a digest on Mondays at 10:00 UTC."""
    async with bot_in_slack(sqlite_url, now=TUESDAY) as running:
        years = a_cycle(first_day=date(2027, 1, 1), last_day=date(2028, 12, 31))
        quiet = TeamChoices(reminder=False, lead_line=False, picture=False)
        people = [a_member(person, name=person, zone=zone) for person, zone in ZONES.items()]
        key_results = [
            a_key_result(number=number, owner=person.id, start=years.first_day, due=years.last_day)
            for number, person in enumerate(people, start=1)
        ]
        await running.put(years, a_team(lead=None, choices=quiet), *people, an_objective(), *key_results)
        yield running


@pytest.mark.soak
async def test_whatever_falls_due_is_sent_once_or_missed_with_its_reason(company: RunningBot) -> None:
    looked = [moment async for moment in up_and_down(company, random.Random(seed()))]
    received = messages_by_delivery(company)
    became: Counter[str] = Counter()
    for due in all_due(TUESDAY, looked[-1]):
        row = await row_of(company, due)
        was_up = any(due.since <= moment < due.until for moment in looked)
        became[what_became(row, was_up=was_up, copies=received[row.id])] += 1
    assert became.keys() == {"sent", "missed"}
    tell(f"{DOWNTIMES} downtimes in {(looked[-1] - TUESDAY).days} days: {dict(became)}, nothing else")


async def row_of(running: RunningBot, due: Due) -> Delivery:
    row = await running.read(lambda tx: tx.deliveries.get(due.kind, due.subject, due.week.key))
    assert row is not None, f"{due} is neither sent nor missed"
    return row


async def up_and_down(running: RunningBot, chance: random.Random) -> AsyncIterator[datetime]:
    """The moments at which the bot was up and looked."""
    for _ in range(DOWNTIMES):
        for _ in range(chance.randint(1, 10)):
            yield await looks(running, LOOKS_EVERY * chance.uniform(0.5, 1))
        yield await looks(running, SHORTEST * exp(chance.uniform(0, log(LONGEST / SHORTEST))))


async def looks(running: RunningBot, after: timedelta) -> datetime:
    running.move_to(running.clock.now() + after)
    await running.tick()
    return running.clock.now()


def what_became(row: Delivery, *, was_up: bool, copies: int) -> str:
    """Sent where the bot was up in its time, else missed for that."""
    expected = DeliveryState.SENT if was_up else DeliveryState.MISSED
    assert row.state is expected, row
    assert copies == was_up, row
    if not was_up:
        assert row.last_error == MissReason.BOT_WAS_DOWN, row
    return row.state.value


def messages_by_delivery(running: RunningBot) -> Counter[int]:
    office = running.slack.office
    shown = [message for channel in office.conversations for message in running.slack.channel_messages(channel.id)]
    return Counter(int(one.metadata["event_payload"]["delivery_id"]) for one in shown if one.metadata)


def all_due(first: datetime, last: datetime) -> Iterator[Due]:
    """All whose time began and ended in between, worked out from the calendar alone."""
    for due in in_weeks(first, last):
        if first <= due.since and due.until <= last:
            yield due


def in_weeks(first: datetime, last: datetime) -> Iterator[Due]:
    for number in range((last - first).days // 7 + 2):
        week = Week.of(first.date()).plus(number)
        yield from nudges(week)
        monday = datetime.combine(week.monday + timedelta(days=7), time(10), UTC)
        yield Due(DeliveryKind.DIGEST, "care", week, monday, monday + DIGEST_WAITS)


def nudges(week: Week) -> Sequence[Due]:
    """From three in the afternoon until that day ends, where the person is."""
    friday = week.monday + timedelta(days=4)
    found = []
    for person, name in ZONES.items():
        zone = ZoneInfo(name)
        since, until = datetime.combine(friday, time(15), zone), datetime.combine(friday + timedelta(1), time(0), zone)
        found.append(Due(DeliveryKind.NUDGE, person, week, since.astimezone(UTC), until.astimezone(UTC)))
    return found
