"""A rehearsal: the real database in one transaction that is rolled back, and a Slack to which nothing is said."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy.engine import Connection

from bot.sending import Gateway
from bot.slack_gateway import Address, Outcome, Posted
from messages.picture import Picture
from storage.engine import Database


class RehearsedDatabase(Database):
    """Reads and writes as the real one does, one at a time, and keeps nothing: whoever made it rolls it back.

    On SQLite it holds the write lock for as long as it lasts; a bot that runs beside it waits for up to five seconds.
    """

    def __init__(self, database: Database, connection: Connection) -> None:
        super().__init__(database.engine)
        self._connection = connection
        self._one_at_a_time = threading.RLock()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with self._one_at_a_time, self._connection.begin_nested():
            yield self._connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._one_at_a_time:
            yield self._connection


@contextmanager
def rehearsed(database: Database) -> Iterator[Database]:
    """The database for a rehearsal; whatever was done to it is undone at the end."""
    with database.engine.connect() as connection, connection.begin() as everything:
        try:
            yield RehearsedDatabase(database, connection)
        finally:
            everything.rollback()


class SilentSlack:
    """Answers as Slack would that has taken every message, and posts none. What only reads is asked of Slack."""

    def __init__(self, slack: Gateway) -> None:
        self._slack = slack
        self._posted = 0

    async def is_shared(self, channel: str) -> bool | Outcome:
        return await self._slack.is_shared(channel)

    async def deliver(self, *, delivery: int, address: Address, text: str, blocks: Sequence[dict[str, Any]]) -> Outcome:
        del delivery, text, blocks
        self._posted += 1
        return Posted(address.channel, address.ts or f"{self._posted}.000000")

    async def upload(self, *, address: Address, picture: Picture) -> Outcome:
        del picture
        self._posted += 1
        return Posted(address.channel, f"F{self._posted}")
