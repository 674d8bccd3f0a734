"""A person of a workspace that runs in another process; the same verbs as `sandbox.driver.person.Person`."""

from typing import Any

from sandbox.client.line import Line
from sandbox.driver.person import Answers
from sandbox.driver.screen import View
from sandbox.interactions.interaction import Interaction
from sandbox.payload import Json
from sandbox.state.messages import Message
from sandbox.wire import interaction_from, message_from, to_json, view_from
from sandbox.workspace import Member


class RemotePerson:
    """Acts as one member through the control API."""

    def __init__(self, line: Line, user_id: str) -> None:
        self._line, self.id = line, user_id

    @property
    def member(self) -> Member:
        """The member as they are now."""
        return Member(**self._line.ask(f"/members/{self.id}"))

    async def _did(self, act: str, **body: Any) -> Interaction:
        return interaction_from(await self._line.tell(self._path(act), body))

    def _path(self, act: str) -> str:
        return f"/people/{self.id}/{act}"

    async def dm(self) -> list[Message]:
        """The messages of their DM with the app, oldest first."""
        return await self.messages(None)

    async def messages(self, channel: str | None = None) -> list[Message]:
        """What they see in a channel, oldest first."""
        rows = await self._line.tell(self._path("messages"), {"channel": channel})
        return [message_from(row) for row in rows]

    async def thread(self, channel: str | None, ts: str) -> list[Message]:
        """A thread as they see it, its parent first."""
        rows = await self._line.tell(self._path("thread"), {"channel": channel, "ts": ts})
        return [message_from(row) for row in rows]

    def view(self) -> View | None:
        """The modal on top, if any."""
        return view_from(self._line.ask(self._path("view")))

    def views(self) -> list[View]:
        """All open modals, the one on top last."""
        rows = self._line.ask(self._path("views"))
        return [view for row in rows if (view := view_from(row))]

    def home(self) -> View | None:
        """The app's home as published to them, if it was."""
        return view_from(self._line.ask(self._path("home")))

    def errors(self) -> dict[str, str]:
        """By block_id, what the form on top complains about."""
        return dict(self._line.ask(self._path("errors")))

    async def command(self, name: str, text: str = "", *, channel: str | None = None) -> Interaction:
        """Type a slash command."""
        return await self._did("command", name=name, text=text, channel=channel)

    async def say(self, channel: str | None, text: str, *, thread_ts: str | None = None) -> Interaction:
        """Write a message."""
        return await self._did("say", channel=channel, text=text, thread_ts=thread_ts)

    async def click(
        self,
        where: Message | View,
        action_id: str,
        block_id: str | None = None,
        *,
        value: str | None = None,
        option: Any = None,
        text: str | None = None,
    ) -> Interaction:
        """Use an element of a message or view."""
        choices = {"value": value, "option": to_json(option), "text": text}
        return await self._did("click", **_place(where), action_id=action_id, block_id=block_id, **choices)

    async def suggest(
        self, where: Message | View, action_id: str, query: str, *, block_id: str | None = None
    ) -> list[Json]:
        """Type into an external menu; the options the app offers."""
        body = {**_place(where), "action_id": action_id, "query": query, "block_id": block_id}
        options: list[Json] = await self._line.tell(self._path("suggest"), body)
        return options

    async def fill(self, answers: Answers) -> View:
        """Enter values into the modal on top."""
        view = view_from(await self._line.tell(self._path("fill"), {"answers": _rows(answers)}))
        if view is None:
            raise TypeError("the control API gave no view back")
        return view

    async def enter(self, where: Message | View, answers: Answers) -> None:
        """Enter values into the inputs of a message, a home or the modal on top."""
        await self._line.tell(self._path("enter"), {**_place(where), "answers": _rows(answers)})

    async def submit(self) -> Interaction:
        """Press the submit button."""
        return await self._did("submit")

    async def close(self, *, everything: bool = False) -> Interaction:
        """Press cancel."""
        return await self._did("close", everything=everything)

    async def open_home(self, *, tab: str = "home") -> Interaction:
        """Open the app's home (or messages) tab."""
        return await self._did("open_home", tab=tab)

    async def shortcut(self, callback_id: str) -> Interaction:
        """Run a global shortcut of the app."""
        return await self._did("shortcut", callback_id=callback_id)

    async def message_shortcut(self, message: Message, callback_id: str) -> Interaction:
        """Run a shortcut of the app from a message's menu."""
        return await self._did("message_shortcut", **_place(message), callback_id=callback_id)


def _place(where: Message | View) -> Json:
    if isinstance(where, View):
        return {"view_id": where.id}
    return {"channel": where.channel, "ts": where.ts}


def _rows(answers: Answers) -> list[list[Any]]:
    """Answers as JSON has them: [block_id, action_id or null, value]."""
    return [[*((key, None) if isinstance(key, str) else key), to_json(value)] for key, value in answers.items()]
