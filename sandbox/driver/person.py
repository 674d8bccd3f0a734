"""A person of the workspace, acting and reading: what they can do and what they see."""

import re
from collections.abc import Mapping
from typing import Any

from sandbox.blocks.stateful import stateful
from sandbox.driver.answering import answered
from sandbox.driver.desk import Desk
from sandbox.driver.form_check import form_errors
from sandbox.driver.pressing import Wish, found, pressed
from sandbox.driver.screen import View, seen
from sandbox.driver.sight import Sight
from sandbox.interactions.actions import Press
from sandbox.interactions.commands import escaped
from sandbox.interactions.interaction import Interaction
from sandbox.interactions.invitations import INVITE
from sandbox.payload import Blocks, Json
from sandbox.refusal import CannotDo
from sandbox.state.messages import Message
from sandbox.state.views import OpenView
from sandbox.workspace import Member

NAMED_MENTION = re.compile(r"<@(\w+)\|[^>]*>")
Answers = Mapping[str | tuple[str, str], Any]


class Person:
    """Acts as one member. Acts wait for the app's ack; what the app does after it is waited for elsewhere.

    CannotDo is raised for anything a person in front of Slack could not do.
    """

    def __init__(self, desk: Desk, user_id: str) -> None:
        if user_id not in desk.office.people:
            raise CannotDo(f"nobody here is {user_id}")
        self._desk, self._office, self.id = desk, desk.office, user_id
        self._sight = Sight(desk.office, user_id)

    @property
    def member(self) -> Member:
        """The member as they are now."""
        member = self._office.people.get(self.id)
        if member is None:
            raise CannotDo(f"nobody here is {self.id}")
        return member

    # reading

    async def dm(self) -> list[Message]:
        """The messages of their DM with the app, oldest first, without replies in threads."""
        return self._sight.messages(self._office.conversations.dm(self.id).id)

    async def messages(self, channel: str | None = None) -> list[Message]:
        """What they see in a channel (the DM with the app for None), ephemerals to them included, oldest first."""
        return self._sight.messages(channel or self._office.conversations.dm(self.id).id)

    async def thread(self, channel: str | None, ts: str) -> list[Message]:
        """A thread as they see it, its parent first."""
        return self._sight.thread(channel or self._office.conversations.dm(self.id).id, ts)

    def view(self) -> View | None:
        """The modal on top, if any."""
        stack = self._office.views.stack(self.id)
        return seen(self._office, stack[-1]) if stack else None

    def views(self) -> list[View]:
        """All open modals, the one on top last."""
        return [seen(self._office, view) for view in self._office.views.stack(self.id)]

    def home(self) -> View | None:
        """The app's home as published to them, if it was."""
        home = self._office.views.home(self.id)
        return seen(self._office, home) if home else None

    def errors(self) -> dict[str, str]:
        """By block_id, what the form on top complains about."""
        stack = self._office.views.stack(self.id)
        return dict(stack[-1].errors) if stack else {}

    # acting

    async def command(self, name: str, text: str = "", *, channel: str | None = None) -> Interaction:
        """Type a slash command of the app, or Slack's /invite, in the DM with the app unless a channel is named."""
        if self.member.kind == "stranger":
            raise CannotDo("people of another workspace have no slash commands of this app")
        conversation = self._sight.writable(channel)
        if name == INVITE:
            return await self._desk.invitations.run(self._active(), conversation, text)
        return await self._desk.commands.run(self._active(), conversation, name, text)

    async def say(self, channel: str | None, text: str, *, thread_ts: str | None = None) -> Interaction:
        """Write a message; the app hears of it where it is subscribed to it or mentioned."""
        member, conversation = self._active(), self._sight.writable(channel)
        if conversation.kind == "im" and self._office.manifest.messages_read_only:
            raise CannotDo("the app's messages tab is read-only")
        message = self._office.messages.put(
            Message(
                channel=conversation.id,
                ts=self._office.messages.next_ts(conversation.id, self._office.now()),
                user=member.id,
                text=NAMED_MENTION.sub(r"<@\1>", escaped(self._office, text)),
                thread_ts=thread_ts,
            )
        )
        return await self._desk.events.said(message, conversation)

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
        """Use a button, menu, box or dispatching input of a message or view (see `Wish` for the choices)."""
        wish = Wish(action_id, block_id, value, option, text)
        if isinstance(where, Message):
            return await self._press_in_message(where, wish)
        view, member = self._on_screen(where), self._interactive()
        press = pressed(self._office, _blocks(view), wish, keep=view.filled.__setitem__, offers=view.suggested)
        return await self._desk.actions.in_view(member, view, press)

    async def suggest(
        self, where: Message | View, action_id: str, query: str, *, block_id: str | None = None
    ) -> list[Json]:
        """Type into an external menu; the options the app offers, which can then be chosen."""
        live = self._sight.live(where) if isinstance(where, Message) else self._on_screen(where)
        block, element = found(_blocks(live), Wish(action_id, block_id))
        press = Press(block, element, {})
        result = await self._desk.actions.suggestions(self._interactive(), live, press, query)
        answer = result.ack if isinstance(result.ack, dict) else {}
        groups = answer.get("option_groups") or []
        options = [*(answer.get("options") or []), *(o for group in groups for o in group["options"])]
        self._offers(live)[(block["block_id"], element["action_id"])] = options
        return options

    async def fill(self, answers: Answers) -> View:
        """Enter values into the modal on top, by block_id or (block_id, action_id); nothing is sent."""
        view = self._top()
        for key in self._entered(view, answers):
            view.errors.pop(key[0], None)
        return seen(self._office, view)

    async def enter(self, where: Message | View, answers: Answers) -> None:
        """Enter values into the inputs of a message, a home or the modal on top; nothing is sent."""
        self._entered(self._sight.live(where) if isinstance(where, Message) else self._on_screen(where), answers)

    async def submit(self) -> Interaction:
        """Press the submit button; not sent where Slack's own form finds something wrong (see `errors`)."""
        view, member = self._top(), self._interactive()
        if view.payload.get("submit") is None:
            raise CannotDo("this modal has no submit button")
        view.errors = form_errors(view)
        if view.errors:
            self._office.views.tell(self.id)
            return Interaction(sent=False, error="form_incomplete")
        return await self._desk.submissions.submit(member, view)

    async def close(self, *, everything: bool = False) -> Interaction:
        """Press cancel; `everything` closes the whole stack, as a view with clear_on_close does."""
        view, member = self._top(), self._active()
        cleared = everything or bool(view.payload.get("clear_on_close"))
        gone = self._office.views.clear(self.id) if cleared else [self._office.views.pop(self.id)]
        outcomes = [await self._desk.submissions.closed(member, one, cleared=cleared) for one in gone if one]
        return next((one for one in outcomes if one.sent), outcomes[0])

    async def open_home(self, *, tab: str = "home") -> Interaction:
        """Open the app's home (or messages) tab."""
        return await self._desk.events.home_opened(self._active(), tab=tab)

    async def shortcut(self, callback_id: str) -> Interaction:
        """Run a global shortcut of the app."""
        if self._office.manifest.shortcut(callback_id, kind="global") is None:
            raise CannotDo(f"the manifest has no global shortcut {callback_id}")
        return await self._desk.actions.shortcut(self._interactive(), callback_id)

    async def message_shortcut(self, message: Message, callback_id: str) -> Interaction:
        """Run a shortcut of the app from a message's menu."""
        if self._office.manifest.shortcut(callback_id, kind="message") is None:
            raise CannotDo(f"the manifest has no message shortcut {callback_id}")
        live, conversation = self._sight.live(message), self._sight.conversation(message.channel)
        return await self._desk.actions.message_shortcut(self._interactive(), conversation, live, callback_id)

    def _entered(self, live: Message | OpenView, answers: Answers) -> list[tuple[str, str]]:
        """The fields that got a value, by block_id and action_id."""
        fields = {(block["block_id"], element["action_id"]): element for block, element in stateful(_blocks(live))}
        entered = {_field(wanted, fields): value for wanted, value in answers.items()}
        for key, value in entered.items():
            offered = self._offers(live).get(key, [])
            self._filled(live)[key] = answered(self._office, fields[key], value, suggested=offered, by=self.id)
        return list(entered)

    def _filled(self, live: Message | OpenView) -> dict[tuple[str, str], Json]:
        if isinstance(live, OpenView):
            return live.filled
        return self._office.filled_in_messages.setdefault((self.id, live.channel, live.ts), {})

    def _offers(self, live: Message | OpenView) -> dict[tuple[str, str], list[Json]]:
        if isinstance(live, OpenView):
            return live.suggested
        return self._office.suggested_in_messages.setdefault((self.id, live.channel, live.ts), {})

    def _active(self) -> Member:
        if self.member.kind in ("deactivated", "bot"):
            raise CannotDo(f"{self.id} is {self.member.kind} and cannot act")
        return self.member

    def _interactive(self) -> Member:
        """The member, where the app takes interactions at all."""
        if not self._office.manifest.interactive:
            raise CannotDo("the manifest does not enable interactivity: Slack says the app is not configured for it")
        return self._active()

    async def _press_in_message(self, where: Message, wish: Wish) -> Interaction:
        member, message = self._interactive(), self._sight.live(where)
        filled, offers = self._filled(message), self._offers(message)
        press = pressed(self._office, _blocks(message), wish, keep=filled.__setitem__, offers=offers)
        return await self._desk.actions.in_message(member, message, press, filled)

    def _top(self) -> OpenView:
        stack = self._office.views.stack(self.id)
        if not stack:
            raise CannotDo(f"{self.member.shown_name} has no modal open")
        return stack[-1]

    def _on_screen(self, view: View) -> OpenView:
        live = self._office.views.get(view.id)
        if live is None or live.user != self.id:
            raise CannotDo(f"{self.member.shown_name} does not have that view open")
        if live.is_modal and live is not self._top():
            raise CannotDo("another modal lies on top of that one")
        return live


def _blocks(live: Message | OpenView) -> Blocks:
    """The blocks somebody can use: of a view, or of a message and its attachments."""
    if isinstance(live, OpenView):
        return list(live.payload["blocks"])
    return [*live.blocks, *(block for one in live.attachments for block in one.get("blocks") or [])]


def _field(wanted: str | tuple[str, str], fields: Mapping[tuple[str, str], Json]) -> tuple[str, str]:
    """The field meant by a block_id, or by a block_id and an action_id."""
    matches = [key for key in fields if wanted in (key, key[0])]
    if len(matches) != 1:
        raise CannotDo(f"{wanted!r} is {'no' if not matches else 'more than one'} field here: {list(fields)}")
    return matches[0]
