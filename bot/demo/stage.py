"""The stage of the demo in a terminal: people who act, time that moves, and everything printed as they see it."""

from collections.abc import Callable
from datetime import datetime

from bot.demo.actors import Actors, Answers
from bot.demo.hosting import Host
from messages import ids
from sandbox import Message
from sandbox.driver.screen import View
from sandbox.plain_text import as_text, notification

WIDTH = 78


class Stage:
    """Prints what people and channels see while they act."""

    def __init__(self, host: Host, *, say: Callable[[str], None]) -> None:
        self.host, self.slack, self.say = host, host.slack, say
        self.actors = Actors(host.slack, host.bot)
        self.quietly = self.actors.on_form

    async def at(self, moment: datetime, what: str) -> None:
        """Move time there, let the bot plan and deliver, and say so."""
        self.slack.move_to(moment)
        self.say("\n" + "━" * WIDTH)
        self.say(f"⏰ {moment:%A %d %B %Y, %H:%M} ({moment.tzname()}): {what}")
        self.say("━" * WIDTH)
        await self.host.tick()

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
        """Let somebody check in, and show it: all of it, or one line."""
        person, name = answers.person, self.name(answers.person)
        asked = await self.actors.asked(person)
        if asked is None:
            raise RuntimeError(f"{name} was not asked")
        if answers.shown:
            self.show(f"{name} · direct message", asked, person)
        self.actors.on_form = self._show_form if answers.shown else self.quietly
        await self.actors.answer(answers, asked)
        receipt = (await self.slack.person(person).dm())[-1]
        if answers.shown:
            self.show(f"{name} · the message is now the receipt", receipt, person)
        else:
            self.say(f"  ✔ {name}: {notification(receipt, self.slack, person)}")

    def _show_form(self, person: str, view: View) -> None:
        self.show(f"{self.name(person)} · form", view, person)

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
        """Print somebody's home tab."""
        person = self.slack.person(viewer)
        await person.open_home()
        home = await self.slack.eventually(person.home)
        self.show(f"{self.name(viewer)} · App Home", home, viewer)
