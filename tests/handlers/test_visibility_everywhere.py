"""What is not public leaks by no command that can be typed, and by nothing that is sent in a week."""

import json
import re
from datetime import datetime, timedelta
from itertools import product

import pytest

from messages.command_words import AVAILABLE
from okr.delivery import DeliveryKind, DeliveryState
from okr.objective import Visibility
from tests.builders import a_check_in, a_key_result, an_increase, an_objective
from tests.handlers.test_visibility import (
    ADA,
    ALICE,
    BOB,
    LAN,
    LEAH,
    MINH,
    MONDAY,
    PRIVATE,
    PUBLIC,
    SEEN,
    TEAM,
    WEEK,
    answers,
    told_in,
    with_one_of_each,
)
from tests.running_bot import RunningBot

SCOPES = ("", "O-2", "O-3", "KR-1", "KR-2", "KR-3", "care", "company", f"<@{LAN}>", f"<@{MINH}>", "#care", "93")
IN_CHANNEL = {"CCARE": {PUBLIC, TEAM}, "CCOMPANY": {PUBLIC}, "CSALES": {PUBLIC}}
ELSEWHERE = {
    DeliveryKind.SNOOZE,  # a nudge once more
    DeliveryKind.LEAD_REMINDER,  # tests/okr/lead: names people and how many wait, no key result
    DeliveryKind.RECEIPT,  # answers only whoever answered
    DeliveryKind.DIGEST_PART,  # tests/okr/digest/test_compose_digest.py
    DeliveryKind.WELCOME,  # counts only one's own
    DeliveryKind.GREETING,  # of a channel, before there is anything to tell
    DeliveryKind.HELP_THREAD,  # tests/handlers/test_help_offers.py
    DeliveryKind.EXPORT,  # tests/bot/company/test_export_seen.py
    DeliveryKind.CYCLE_START,  # tests/okr/settings/test_cycle_start.py
    DeliveryKind.CYCLE_QUESTIONS,  # names no objective
}
"""Kinds that this week does not bring, and what holds them; all of them: tests/bot/visibility."""
SHOWN: dict[str, dict[str, set[str]]] = {
    "status": SEEN,
    "tree": SEEN,
    "history": SEEN,
    "checkin": {ALICE: {PUBLIC}, LEAH: {PUBLIC, TEAM, PRIVATE}},
    "digest": {ALICE: {PUBLIC, TEAM}, LEAH: {PUBLIC, TEAM}, ADA: {PUBLIC}},
    "new": {ALICE: {PUBLIC, TEAM}, LEAH: {PUBLIC, TEAM, PRIVATE}, ADA: {PUBLIC}},
}
"""What each command does show; the others name no key result."""
NAMED_ANEW = re.compile(r'"(trigger_id|view_id|hash|ts|response_url|token)": "[^"]*"')
"""What is another one each time that Slack is called."""


@pytest.fixture
async def bot(a_running_bot: RunningBot) -> RunningBot:
    return await with_one_of_each(a_running_bot)


def sent_since(bot: RunningBot, calls: int, deliveries: int) -> str:
    """All that the bot gave Slack since then: every call and every answer, as it stood on the wire."""
    records = bot.slack.office.records
    said = [call.arguments for call in records.calls[calls:]]
    return json.dumps([said, [one.ack for one in records.deliveries[deliveries:]]], ensure_ascii=False, default=str)


@pytest.mark.parametrize("user", [BOB, ADA, ALICE, LEAH])
async def test_no_command_tells_anybody_what_is_not_for_them(bot: RunningBot, user: str) -> None:
    await bot.put(*(a_check_in(20, key_result=each, week=WEEK, confidence=2) for each in (1, 2, 3)))
    person, records, told = bot.person(user), bot.slack.office.records, dict[str, set[str]]()
    for command in sorted(AVAILABLE):
        calls, deliveries = len(records.calls), len(records.deliveries)
        for scope in SCOPES:
            await person.command("/okr", f"{command} {scope}".strip(), channel="CCARE")
            if person.view() is not None:
                await person.close(everything=True)
        told[command] = told_in(sent_since(bot, calls, deliveries))
    assert {command: found - SEEN[user] for command, found in told.items() if found - SEEN[user]} == {}
    assert told == {command: SHOWN.get(command, {}).get(user, set()) for command in AVAILABLE}


async def test_every_command_refuses_what_is_not_for_somebody_as_if_it_were_not_there(bot: RunningBot) -> None:
    hidden, absent = 7303, 7404
    await bot.put(
        an_objective(number=hidden, title="Hushed goal", owner=MINH, visibility=Visibility.PRIVATE),
        a_key_result(an_increase(0, 100), number=hidden, objective=hidden, title=PRIVATE, owner=MINH),
    )
    person, records, answers = bot.person(BOB), bot.slack.office.records, dict[str, set[str]]()
    for command in sorted(AVAILABLE):
        for label, number in product(("O-{}", "KR-{}", "{}"), (hidden, absent)):
            calls, deliveries = len(records.calls), len(records.deliveries)
            asked = f"{command} {label}"
            await person.command("/okr", asked.format(number), channel="CCARE")
            if person.view() is not None:
                await person.close(everything=True)
            answer = NAMED_ANEW.sub("", sent_since(bot, calls, deliveries))
            answers.setdefault(asked, set()).add(answer.replace(str(number), "N"))
    assert {asked: said for asked, said in answers.items() if len(said) > 1} == {}


async def test_nothing_that_a_week_sends_tells_anybody_what_is_not_for_them(bot: RunningBot) -> None:
    """Two answer, far behind and blocked, and one does not: so every surface has something to tell."""
    await bot.tick()
    for number, user in ((1, ALICE), (3, MINH)):
        await answers(bot, user, number=number, sure="2", **{f"kr-{number}-blocker": "the supplier"})
    await go_to(bot, MONDAY + timedelta(hours=1))
    told: dict[str, set[str]] = {}
    for call in bot.slack.office.records.calls:
        if place := str(call.arguments.get("channel") or call.arguments.get("channel_id") or ""):
            told.setdefault(whose(bot, place), set()).update(told_in(json.dumps(call.arguments, ensure_ascii=False)))
    allowed = SEEN | IN_CHANNEL
    assert {place: found - allowed.get(place, set()) for place, found in told.items() if found} == {
        place: set() for place, found in told.items() if found
    }
    assert told["CCARE"] == {PUBLIC, TEAM}
    assert PRIVATE in told[LEAH]
    kinds = await bot.read(
        lambda tx: {
            kind
            for kind in DeliveryKind
            for week in ("2026-W48", "2026-W49", "once")
            for row in tx.deliveries.of_period(week)
            if row.plan.kind is kind and row.state is DeliveryState.SENT
        }
    )
    assert kinds | ELSEWHERE == set(DeliveryKind)


async def go_to(bot: RunningBot, moment: datetime) -> None:
    """Tick by tick, every half hour."""
    while bot.slack.now() < moment:
        bot.move_to(min(bot.slack.now() + timedelta(hours=1), moment))
        await bot.tick()


def whose(bot: RunningBot, place: str) -> str:
    """The person whose messages with the bot those are, or the channel."""
    for user in SEEN:
        if place in {user, bot.slack.office.conversations.dm(user).id}:
            return user
    return place
