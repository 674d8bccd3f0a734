"""The stage of the cadence's edge cases: what happens to whom, and a clock that stops at every moment that matters."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from okr.actions.upcoming import upcoming
from okr.delivery import Delivery, DeliveryState
from okr.member import Member
from okr.ports import Transaction
from okr.settings import WorkspaceSettings
from sandbox.driver.person import Person
from sandbox.plain_text import as_text
from tests.builders import WORKSPACE, a_cycle, a_key_result, a_member, a_team, an_objective
from tests.running_bot import RunningBot, Thing, bot_in_slack

ZONE = "Asia/Ho_Chi_Minh"
LAN, MINH = "ULAN", "UMINH"
SINCE = datetime(2026, 1, 5, tzinfo=UTC)
LOCALES = {"en": "en-US", "vi": "vi-VN"}

Happens = Callable[[Person], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Hears:
    """One message: when it came by its reader's clock ("Fri 27 Nov 15:00"), and how it begins in each language."""

    at: str
    en: str
    vi: str

    def says(self, language: str) -> str:
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Edge:
    """`who`, with `setting` around them, from one local day to another; what `happens` (local time to what they do with
    the bot); what they hear: every message, none left out. `missed` are the rows of the outbox that say why not."""

    name: str
    start: str
    end: str
    setting: Sequence[Thing]
    hears: Sequence[Hears]
    who: str = LAN
    happens: Mapping[str, Happens] = field(default_factory=dict)
    missed: Sequence[tuple[str, str]] = ()


def lan(language: str, **more: Any) -> Member:
    return a_member(LAN, name="Trần Thị Lan", zone=ZONE, locale=LOCALES[language], **more)


def minh(language: str, **more: Any) -> Member:
    return a_member(MINH, name="Lê Quang Minh", zone=ZONE, locale=LOCALES[language], **more)


def a_company(language: str) -> Sequence[Thing]:
    """Lan owns KR-1 of the care team, which checks in on Fridays at 15:00; times are Vietnam's."""
    return (
        a_member("ULEAD", name="Leah Lead"),
        lan(language),
        minh(language),
        a_cycle(),
        a_team(zone=ZONE, digest=False),
        an_objective(owner="ULEAD"),
        a_key_result(number=1, title="Hợp đồng gia hạn", owner=LAN),
    )


def moment(local: str) -> datetime:
    """A local time in Vietnam, "2026-11-27 15:00", as a moment."""
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


async def heard(bot: RunningBot, edge: Edge) -> list[tuple[str, str]]:
    """Every message they got and when, as it read when it came."""
    person, end = bot.person(edge.who), moment(edge.end)
    found: dict[str, tuple[str, str]] = {}
    acts = {moment(at): does for at, does in edge.happens.items()}
    while True:
        await bot.tick()
        for message in await person.dm():
            if message.ephemeral_to is None and message.ts not in found:
                found[message.ts] = (clock(bot), as_text(message, bot.slack, edge.who))
        if (does := acts.pop(bot.clock.now(), None)) is not None:
            await does(person)
            continue
        ahead = [*await bot.act(upcoming, end), *acts, end]
        later = [at for at in ahead if at > bot.clock.now()]
        if not later:
            return list(found.values())
        bot.move_to(min(later))


def clock(bot: RunningBot) -> str:
    """The time in Vietnam: "Fri 27 Nov 15:00"."""
    return f"{bot.clock.now().astimezone(ZoneInfo(ZONE)):%a %-d %b %H:%M}"


async def missed(bot: RunningBot, edge: Edge) -> list[tuple[str, str]]:
    """What they were not sent from the beginning on and why: kind and reason, by week."""

    def rows(tx: Transaction) -> list[Delivery]:
        weeks = [f"2026-W{number:02}" for number in range(1, 54)]
        return [row for week in weeks for row in tx.deliveries.of_period(week, subject=edge.who)]

    found = await bot.read(rows)
    since = moment(edge.start)
    lost = [row for row in found if row.state is DeliveryState.MISSED and row.plan.not_before >= since]
    return [(row.plan.kind.value, row.last_error or "") for row in lost]


@asynccontextmanager
async def stage(database_url: str, edge: Edge, language: str) -> AsyncIterator[RunningBot]:
    """The bot, installed long ago, with the edge's people and their setting, when it begins."""
    async with bot_in_slack(database_url, now=moment(edge.start)) as bot:
        settings = WorkspaceSettings(WORKSPACE, "Acme", since=SINCE, zone=ZONE)
        await bot.put(settings, *a_company(language), *edge.setting)
        yield bot
