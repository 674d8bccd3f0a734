"""kill -9 at random moments of the nudge run: nothing is lost, nobody is written to twice, and the two ways that lose
and repeat show that this test would see it."""

import random

import pytest

from tests.bot.killing.careless import MARK_THEN_SEND, SEND_THEN_MARK
from tests.bot.killing.field import Field
from tests.bot.killing.lives import Lives
from tests.soak import scaled, seed, tell

pytestmark = [pytest.mark.slow, pytest.mark.soak]


async def test_one_process_on_sqlite_that_is_killed_all_the_time_loses_nothing_and_repeats_nothing(
    on_sqlite: Field,
) -> None:
    lives = Lives(on_sqlite, random.Random(seed()))
    await killed_for_weeks(lives, kills=scaled(short=6, long=400))
    assert on_sqlite.wrong() == (0, 0)
    everything_was_sent_once(on_sqlite)


@pytest.mark.postgres
async def test_three_replicas_and_a_server_that_are_killed_all_the_time_lose_nothing_and_repeat_nothing(
    on_postgres: Field,
) -> None:
    lives = Lives(
        on_postgres,
        random.Random(seed()),
        replicas=3,
        most_deaths=scaled(short=3, long=8),
        crash_every=scaled(short=2, long=25),
    )
    await killed_for_weeks(lives, kills=scaled(short=8, long=620))
    assert lives.restarts > 0
    assert on_postgres.wrong() == (0, 0)
    everything_was_sent_once(on_postgres)


async def killed_for_weeks(lives: Lives, *, kills: int) -> None:
    """Week by week everybody is to be written to, until so many were killed."""
    weeks = 0
    while lives.kills < kills:
        weeks += 1
        await lives.week(kills=kills)
    field, (lost, repeated) = lives.field, lives.field.wrong()
    tell(
        f"{lives.strategy}: {lives.kills} kills, {lives.restarts} restarts of the server, {weeks} weeks of "
        f"{field.people} people, {field.received().total()} messages, {lost} lost, {repeated} repeated"
    )


async def test_to_mark_and_then_send_loses_messages(on_sqlite: Field) -> None:
    """The control: the harness sees what is lost."""
    lives = Lives(on_sqlite, random.Random(seed()), strategy=MARK_THEN_SEND, at_any_moment=0)
    await killed_for_weeks(lives, kills=scaled(short=4, long=60))
    lost, repeated = on_sqlite.wrong()
    assert lost > 0
    assert repeated == 0


async def test_to_send_and_then_mark_repeats_messages(on_sqlite: Field) -> None:
    """The control: the harness sees what is repeated."""
    lives = Lives(on_sqlite, random.Random(seed()), strategy=SEND_THEN_MARK, at_any_moment=0)
    await killed_for_weeks(lives, kills=scaled(short=4, long=60))
    lost, repeated = on_sqlite.wrong()
    assert repeated > 0
    assert lost == 0


def everything_was_sent_once(field: Field) -> None:
    said = field.said()
    assert set(said.values()) == {"sent"}
    assert field.received() == dict.fromkeys(said, 1)
