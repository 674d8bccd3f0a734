"""Keeps every open browser window up to date: notes what happened and sends each what its person sees of it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from sandbox.page.guide import Guide, Progress
from sandbox.page.journal import Journal, Line
from sandbox.page.reading import Reading
from sandbox.page.seeing import Seeing
from sandbox.payload import Json
from sandbox.state.messages import Message

if TYPE_CHECKING:
    from sandbox.running import Sandbox

Send = Callable[[Json], Awaitable[None]]


class Window:
    """One browser window: what it was told last and what it has to be told next."""

    def __init__(self, page: "Page", user: str) -> None:
        self._page, self._seeing = page, Seeing(page, user)
        self._told: dict[str, Any] = {}
        self._messages: dict[tuple[str, str], None] = {}
        self._lines: list[Line] = []
        self._woken = asyncio.Event()

    def note_message(self, message: Message) -> None:
        """A message changed; the parent of a reply with it."""
        self._messages[message.channel, message.ts] = None
        if message.thread_ts:
            self._messages[message.channel, message.thread_ts] = None
        self._woken.set()

    def note_line(self, line: Line) -> None:
        """A call or delivery ended."""
        self._lines.append(line)
        self._woken.set()

    def wake(self) -> None:
        """Something changed: look again."""
        self._woken.set()

    async def run(self, send: Send) -> None:
        """Send everything, then what changes, until cancelled."""
        await send(self.everything())
        while True:
            await self._woken.wait()
            self._woken.clear()
            if news := self.news():
                await send(news)

    def everything(self) -> Json:
        """The whole of what the person sees."""
        self._messages, self._lines = {}, []
        self._told = self._seeing.parts()
        messages = [one for channel in self._told["channels"] for one in self._seeing.messages(channel)]
        lines = [line.summary() for line in self._page.journal.lines()]
        return {"whole": True, **self._told, "messages": messages, "records": lines}

    def news(self) -> Json:
        """What changed since the last time; empty where nothing did."""
        parts = self._seeing.parts()
        news: Json = {name: part for name, part in parts.items() if self._told.get(name) != part}
        opened = parts["channels"].keys() - self._told["channels"].keys()
        self._told = parts
        changed = {key: self._seeing.message(*key) for key in self._messages}
        messages = [one for channel in opened for one in self._seeing.messages(channel)]
        messages += [message for message in changed.values() if message]
        gone = [key for key, message in changed.items() if message is None]
        lines = [line.summary() for line in self._lines]
        self._messages, self._lines = {}, []
        rows = {"messages": messages, "gone": gone, "records": lines}
        return news | {name: row for name, row in rows.items() if row}


class Page:
    """Everything behind the page: who has read what, the journal, the guide and the open windows."""

    def __init__(self, slack: "Sandbox") -> None:
        self.slack, self.office = slack, slack.office
        self.windows: list[Window] = []
        self.played: set[str] = set()
        self.reading = Reading(self.office)
        self.progress = Progress(slack)
        self.journal = Journal(self.office.records, on_line=self._on_line)
        self._clock = self._read_clock()
        self._listen()

    def _listen(self) -> None:
        self.office.messages.on_change.append(self._on_message)
        self.office.views.on_change.append(lambda user: self.wake())
        self.office.clock.on_move.append(lambda moment: self.wake(clock=True))
        self.slack.desk.events.on_emit.append(lambda event: self.wake())
        self.slack.hub.on_change.append(self.wake)

    def open(self, user: str) -> Window:
        """A new window of that person, who is `played` from then on."""
        self.played.add(user)
        self._clock = self._read_clock()
        window = Window(self, user)
        self.windows.append(window)
        return window

    def close(self, window: Window) -> None:
        """A window is gone."""
        self.windows.remove(window)

    def lead(self, guide: Guide) -> None:
        """Lead people through these steps."""
        self.progress.follow(guide)
        self.wake()

    def look_again(self, channel: str, ts: str) -> None:
        """Let every window look again, and at that message: what is chosen in it may have changed."""
        if message := self.office.messages.get(channel, ts):
            self._on_message(message)
        self.wake()

    def wake(self, *, clock: bool = False) -> None:
        """Let every window look again."""
        if clock:
            self._clock = self._read_clock()
        for window in self.windows:
            window.wake()

    def clock_json(self) -> Json:
        """Calendar time as of the last move, or as of the last window that opened."""
        return self._clock

    def _read_clock(self) -> Json:
        return {"now": self.office.now().isoformat(), "running": self.office.clock.running}

    def _on_message(self, message: Message) -> None:
        for window in self.windows:
            window.note_message(message)

    def _on_line(self, line: Line) -> None:
        for window in self.windows:
            window.note_line(line)
