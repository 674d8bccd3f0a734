"""A week in which Slack's answer to every single post is lost reads like any other."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from okr.delivery import DeliveryState
from okr.week import Week
from sandbox.state.messages import Message
from tests.builders import a_check_in, a_cycle, a_key_result, a_member, a_membership, a_team, an_increase, an_objective
from tests.databases import sqlite_copy
from tests.running_bot import RunningBot, bot_in_slack

MOMENTS = (
    datetime(2026, 11, 27, 15, tzinfo=UTC),
    datetime(2026, 11, 30, 9, tzinfo=UTC),
    datetime(2026, 11, 30, 10, tzinfo=UTC),
)
POSTS = ("chat.postMessage", "files.completeUploadExternal")


@pytest.mark.slow
async def test_a_week_of_lost_answers_reads_like_any_other(sqlite: Path, tmp_path: Path) -> None:
    said = []
    for lossy in (False, True):
        folder = tmp_path / str(lossy)
        folder.mkdir()
        async with bot_in_slack(sqlite_copy(sqlite, folder)) as bot:
            await a_team_of_two(bot)
            await the_week_goes_by(bot, lossy=lossy)
            said.append((Counter(words(each) for each in messages(bot)), bot.bot.database.outbox.counts_by_state()))
    assert said[0] == said[1]
    assert said[1][1][DeliveryState.SENT] == said[1][0].total()
    assert {files for (_, _, files) in said[1][0]} == {0, 1}


async def a_team_of_two(bot: RunningBot) -> None:
    """Enough key results for a digest with details and a picture in its thread."""
    await bot.put(
        a_cycle(),
        a_member("U1", name="Alice Nguyen"),
        a_member("ULEAD", name="Leah Lead"),
        a_team(),
        *(a_membership(user) for user in ("U1", "ULEAD")),
        an_objective(),
        *(a_key_result(an_increase(0, 100), number=number, title="Active users " * 10) for number in range(1, 9)),
        *(a_check_in(20, week=Week(2026, 47), key_result=number) for number in (1, 2)),
    )


async def the_week_goes_by(bot: RunningBot, *, lossy: bool) -> None:
    for moment in MOMENTS:
        bot.move_to(moment)
        for _ in range(4 if lossy else 1):
            for method in POSTS:
                if lossy:
                    bot.slack.faults.lose_answer(method, times=None)
            await bot.tick()
            a_minute_goes_by(bot)
            bot.slack.faults.clear()
            await bot.tick()


def a_minute_goes_by(bot: RunningBot) -> None:
    """On the database's clock."""
    with bot.bot.database.writing() as connection:
        connection.exec_driver_sql("UPDATE deliveries SET retry_at = NULL")
        connection.exec_driver_sql("DELETE FROM paces")


def messages(bot: RunningBot) -> list[Message]:
    """Whatever the bot said, anywhere."""
    everywhere = [conversation.id for conversation in bot.slack.office.conversations]
    return [message for channel in everywhere for message in bot.slack.channel_messages(channel)]


def words(message: Message) -> tuple[str, int, int]:
    return message.text, len(message.blocks), len(message.files)
