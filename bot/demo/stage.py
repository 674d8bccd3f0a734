"""The stage of the demo: people who act, time that moves, and everything they see printed as they see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.wiring import Bot
from messages import ids
from messages.check_in_entries import Field, block_id
from okr.ports import World
from sandbox import Message, Sandbox
from sandbox.driver.screen import View
from sandbox.plain_text import as_text, notification

WIDTH = 78
Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Answers:
    """What one person types, by the keys of the company file."""

    person: str
    entries: Mapping[str, Entry]
    shown: bool = False


@dataclass
class Stage:
    """Acts as people do and prints what they see."""

    slack: Sandbox
    bot: Bot
    say: Callable[[str], None]
    numbers: dict[str, int] = field(default_factory=dict)

    async def at(self, moment: datetime, what: str) -> None:
        """Move time there, let the bot plan and deliver, and say so."""
        self.slack.move_to(moment)
        self.say("\n" + "━" * WIDTH)
        self.say(f"⏰ {moment:%A %d %B %Y, %H:%M} ({moment.tzname()}): {what}")
        self.say("━" * WIDTH)
        await self.tick()

    async def tick(self) -> None:
        """Plan and send what is due now."""
        await self.bot.planner.plan_due()
        await self.bot.deliverer.deliver_due()

    def tell(self, words: str) -> None:
        """A word of the narrator's."""
        self.say(f"\n  {words}")

    def show(self, title: str, shown: Message | View, viewer: str) -> None:
        """Print a message or a view as that person reads it."""
        self.say(f"\n  ┌─ {title} " + "─" * max(2, WIDTH - len(title) - 7))
        if isinstance(shown, Message):
            self.say(f"  │ 🔔 {notification(shown, self.slack, viewer)}\n  │")
        for line in as_text(shown, self.slack, viewer).split("\n"):
            self.say(f"  │ {line}".rstrip())
        self.say("  └" + "─" * (WIDTH - 3))

    def name(self, person: str) -> str:
        member = self.slack.member(person)
        return member.shown_name if member else person

    async def answer(self, answers: Answers) -> None:
        """Check in from the latest message that asks for it: fill every page, explain, save."""
        person = self.slack.person(answers.person)
        message = (await person.dm())[-1]
        if answers.shown:
            self.show(f"{self.name(answers.person)} · direct message", message, answers.person)
        await person.click(message, ids.CHECK_IN_OPEN)
        filled = await self.filled_in(answers.entries)
        for _ in range(10):
            view = person.view()
            if view is None or view.callback_id == ids.CHECK_IN_SAVED:
                break
            await person.fill({block: value for block, value in filled.items() if block in fields_of(view)})
            if answers.shown:
                self.show(f"{self.name(answers.person)} · form", person.view() or view, answers.person)
            await person.submit()
            if errors := person.errors():
                raise RuntimeError(f"{answers.person}: {errors}")
        await self.bot.deliverer.deliver_due()
        receipt = (await person.dm())[-1]
        if answers.shown:
            self.show(f"{self.name(answers.person)} · the message is now the receipt", receipt, answers.person)
        else:
            self.say(f"  ✔ {self.name(answers.person)}: {notification(receipt, self.slack, answers.person)}")

    async def filled_in(self, entries: Mapping[str, Entry]) -> dict[str, Any]:
        """The values of the form's fields, by block id."""
        numbers = self.numbers or await self.bot.actor.act_for(self.bot.install.workspace, numbers_in)
        self.numbers = numbers
        return {
            block_id(numbers[key], Field(name)): typed(value)
            for key, entry in entries.items()
            for name, value in entry.items()
        }

    async def ask(self, person: str, text: str, *, channel: str | None = None) -> None:
        """Type a slash command and print the answer that only they see."""
        answer = await self.slack.person(person).command(ids.OKR, text, channel=channel)
        self.tell(f"{self.name(person)} types  /okr {text}".rstrip())
        seen = await self.slack.person(person).messages(channel)
        if answer.error or not seen:
            raise RuntimeError(f"/okr {text}: {answer.error}")
        self.show(f"only {self.name(person)} sees this", seen[-1], person)

    async def show_channel(self, channel: str, viewer: str) -> None:
        """Print the channel's latest message and its thread."""
        person = self.slack.person(viewer)
        posted = [message for message in await person.messages(channel) if message.ephemeral_to is None]
        if not posted:
            raise RuntimeError(f"nothing was posted in {channel}")
        self.show(f"#{self.slack.channel_name(channel)}", posted[-1], viewer)
        for reply in (await person.thread(channel, posted[-1].ts))[1:]:
            self.show(f"#{self.slack.channel_name(channel)} · in its thread", reply, viewer)

    async def show_home(self, viewer: str) -> None:
        person = self.slack.person(viewer)
        await person.open_home()
        home = await self.slack.eventually(person.home)
        self.show(f"{self.name(viewer)} · App Home", home, viewer)


def numbers_in(world: World) -> dict[str, int]:
    """The numbers of the key results by the keys of the file they came from."""
    with world.snapshot() as tx:
        return dict(tx.references.all("key_result"))


def fields_of(view: View) -> set[str]:
    return {block["block_id"] for block in view.blocks if block["type"] == "input"}


def typed(value: Any) -> Any:
    """A value of week.yml as a person puts it in: a choice is named by its text."""
    if isinstance(value, list):
        return [str(one) for one in value]
    return str(value)
