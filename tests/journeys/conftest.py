"""Where the journeys begin: a bot that runs on either database, on the day before the check-in."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from tests.running_bot import RunningBot, bot_in_slack

THURSDAY = datetime(2026, 11, 26, 8, tzinfo=UTC)


@pytest.fixture
async def thursday(database_url: str) -> AsyncIterator[RunningBot]:
    """The real bot on Thursday 26 November 2026, 08:00 UTC, on SQLite and on PostgreSQL."""
    async with bot_in_slack(database_url, now=THURSDAY) as running_bot:
        yield running_bot
