"""The scene of setting up from nothing: the bot is invited to #care of a workspace that has no team yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from okr.delivery import ONCE, DeliveryKind
from okr.ports import Transaction
from sandbox.driver.person import Person
from sandbox.driver.screen import View
from sandbox.plain_text import as_text
from sandbox.state.messages import Message
from tests.running_bot import RunningBot

WEDNESDAY = datetime(2026, 11, 25, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Nothing:
    """Everybody of tests/running_bot.py, all of them in #care, and not one team."""

    bot: RunningBot

    async def invite(self, channel: str = "CCARE", *, by: str = "ULEAD") -> list[Message]:
        """Invite the bot; what everybody reads in the channel afterwards."""
        await self.bot.slack.join(self.bot.slack.office.bot_user, channel, inviter=by)
        await self.bot.tick()
        return await self.posts(channel)

    async def posts(self, channel: str = "CCARE") -> list[Message]:
        return [one for one in await self.bot.person("ULEAD").messages(channel) if one.ephemeral_to is None]

    async def open(self, user: str = "ULEAD", channel: str = "CCARE") -> View:
        """The form, from the greeting; which is there."""
        (greeting,) = await self.posts(channel) or await self.invite(channel, by=user)
        await self.bot.person(user).click(greeting, "set_up_open")
        return on_screen(self.bot.person(user))

    async def send(self, filled: Mapping[Any, Any] | None = None, *, user: str = "ULEAD") -> dict[str, str]:
        """Fill in some fields and send the form; what it complains about."""
        person = self.bot.person(user)
        await person.fill({**(filled or {})})
        await person.submit()
        return person.errors()

    async def set_up(self, user: str = "ULEAD", channel: str = "CCARE") -> View:
        """A team set up with nothing changed; the last word."""
        await self.open(user, channel)
        assert await self.send(user=user) == {}
        return on_screen(self.bot.person(user))

    def reads(self, shown: View | Message, user: str = "ULEAD") -> str:
        return as_text(shown, self.bot.slack, user)

    async def told(self, user: str, channel: str = "CCARE") -> str:
        """The latest word for that person alone."""
        own = [one for one in await self.bot.person(user).messages(channel) if one.ephemeral_to == user]
        return self.reads(own[-1], user)


def on_screen(person: Person) -> View:
    view = person.view()
    assert view is not None, "no modal is open"
    return view


def greeting_row(tx: Transaction, channel: str = "CCARE") -> Any:
    return tx.deliveries.get(DeliveryKind.GREETING, channel, ONCE)
