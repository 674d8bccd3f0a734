"""A week of one team: people, time and everything they read, for journeys that go from the nudge to the late answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from messages.check_in_entries import Field, block_id
from okr.week import Week
from sandbox.driver.person import Person
from sandbox.driver.screen import View
from sandbox.plain_text import as_text, notification
from sandbox.state.messages import Message
from tests.running_bot import RunningBot

Fields = dict[str | tuple[str, str], Any]

MENU = re.compile(r" {3}\[⋯ [^\]]*\]")
LAST_WEEK = Week(2026, 47)


@dataclass(frozen=True, slots=True)
class AWeek:
    """The bot and one zone to tell the time by."""

    bot: RunningBot
    zone: str = "UTC"

    async def at(self, day: str, time: str) -> None:
        """Move to that local time, and let the bot plan and deliver once."""
        moment = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo(self.zone))
        self.bot.move_to(moment)
        await self.bot.tick()

    async def sent(self) -> None:
        """Let the bot send what waits: a receipt, an edit."""
        await self.bot.tick()

    def person(self, user: str) -> Person:
        return self.bot.person(user)

    def reads(self, shown: View | Message, user: str) -> str:
        """What that person reads."""
        return as_text(shown, self.bot.slack, user)

    def hears(self, message: Message, user: str) -> str:
        """What that person's notification says."""
        return notification(message, self.bot.slack, user)

    def reads_lines(self, shown: Message, user: str) -> str:
        """What that person reads of a digest, without the menu that every line has."""
        return MENU.sub("", self.reads(shown, user)).replace("\n\n", "\n")

    async def dms(self, user: str) -> list[str]:
        """Every message that the bot sent that person, oldest first, as they read them now."""
        return [self.reads(message, user) for message in await self.person(user).dm()]

    async def dm(self, user: str) -> Message:
        """The one message that the bot sent that person."""
        (message,) = await self.person(user).dm()
        return message

    async def posts(self, channel: str, user: str) -> list[Message]:
        """What everybody reads in the channel: not what is shown to this person alone."""
        return [one for one in await self.person(user).messages(channel) if one.ephemeral_to is None]

    async def asks(self, user: str, text: str, *, channel: str = "CCARE") -> str:
        """What `/okr text` answers that person, and nobody else."""
        told = await self.asked(user, text, channel=channel)
        assert told.ephemeral_to == user
        return self.reads(told, user)

    async def asked(self, user: str, text: str, *, channel: str = "CCARE") -> Message:
        """The message that `/okr text` answers with."""
        await self.person(user).command("/okr", text, channel=channel)
        return (await self.person(user).messages(channel))[-1]

    async def thread(self, message: Message, user: str) -> str:
        """The replies under a message of a channel, one after the other, without menus and pictures."""
        _, *replies = await self.person(user).thread(message.channel, message.ts)
        return "".join(self.reads_lines(reply, user) for reply in replies if not reply.files)

    async def home(self, user: str) -> str:
        """The home tab as that person finds it on opening it."""
        await self.person(user).open_home()
        return self.reads(await self.bot.slack.eventually(self.person(user).home), user)

    def screen(self, user: str) -> str:
        """The modal on top, as that person reads it."""
        return self.reads(on_screen(self.person(user)), user)

    async def answer(self, user: str, *pages: Fields) -> str:
        """Fill in the form on the screen, a page after the other; what stands there when it is sent."""
        for page in pages:
            await self.person(user).fill(page)
            await self.person(user).submit()
            assert self.person(user).errors() == {}
        return self.screen(user)


def on_screen(person: Person) -> View:
    """The modal on top, which there is."""
    view = person.view()
    assert view is not None, "no modal is open"
    return view


def typed(view: View, block: str) -> str:
    """What stands in a text field of the form."""
    (element,) = view.values[block].values()
    return str(element["value"] or "")


def answers(number: int, confidence: int | None = None, **fields: Any) -> Fields:
    """What a person enters for a key result: value, steps or done; confidence; note and blocker."""
    entered: Fields = {block_id(number, Field(name)): value for name, value in fields.items()}
    if confidence is not None:
        entered[block_id(number, Field.CONFIDENCE)] = str(confidence)
    return entered


def at(number: int, field: str) -> str:
    """The name of a field, as errors are told by it."""
    return block_id(number, Field(field))


def in_order(text: str, *pieces: str) -> Sequence[int]:
    """Where the pieces stand in the text; AssertionError where one is missing or they stand in another order."""
    places: list[int] = []
    for piece in pieces:
        place = text.find(piece, places[-1] + 1 if places else 0)
        assert place >= 0, f"{piece!r} is not there, or too early, in:\n{text}"
        places.append(place)
    return places
