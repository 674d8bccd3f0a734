"""A running bot that can be put back as it was: its database, the local Slack's screens and both clocks."""

import asyncio
import json
import pickle
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.demo.form_filler import FormFiller
from sandbox.payload import Json
from sandbox.state.records import Delivery
from tests.running_bot import RunningBot, bot_in_slack

Alter = Callable[[Json], Json]
Rows = dict[str, list[tuple[Any, ...]]]

UNSTEADY = frozenset({"members", "alembic_version", "counters", "answer_urls"})
"""Tables that any request may touch: whoever is heard of is kept."""

OUR_FAULT = ("went wrong on our side", "Bot gặp sự cố", "That took too long", "mất quá nhiều thời gian")
"""What people read after a crash."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything as it was at one moment."""

    database: sqlite3.Connection
    moment: datetime
    office: bytes


@dataclass(slots=True, repr=False)  # asyncio's runner takes the repr of whatever a fixture gives, at every test
class Stage:
    """`sent` are the payloads of what people did, newest last; `alter` changes them on their way to the bot; `used_at`
    is when a test last used it, on the machine's clock."""

    bot: RunningBot
    file: str
    worlds: dict[str, Kept] = field(default_factory=dict)
    sent: list[Json] = field(default_factory=list)
    alter: Alter | None = None
    outcomes: list[Delivery] = field(default_factory=list)
    used_at: float = field(default_factory=time.monotonic)

    def person(self, user: str) -> FormFiller:
        return self.bot.person(user)

    def keep(self) -> Kept:
        """Remember everything as it is."""
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        with sqlite3.connect(self.file) as now:
            now.backup(copy)
        now.close()
        return Kept(copy, self.bot.clock.now(), pickle.dumps(office_state(self.bot)))

    def back_to(self, kept: Kept) -> None:
        """Put everything back: nobody remembers what happened since."""
        with sqlite3.connect(self.file) as target:
            kept.database.backup(target)
        target.close()
        self.bot.clock._moment = kept.moment
        self.bot.slack.clock._moment = kept.moment
        for path, state in pickle.loads(kept.office).items():
            owner, _, name = path.partition(".")
            setattr(getattr(self.bot.slack.office, owner), name, state)

    def rows(self) -> Rows:
        """All that is kept in the database, but what any request may touch."""
        with sqlite3.connect(self.file) as now:
            names = [name for (name,) in now.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            found = {name: sorted(now.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}
        now.close()
        return {name: rows for name, rows in found.items() if name not in UNSTEADY}

    def sees(self, user: str) -> str:
        """Everything that person has before their eyes."""
        office = self.bot.slack.office
        channels = [office.conversations.dm(user).id, "CCARE", "CSALES"]
        said = [
            repr((one.text, one.blocks))
            for channel in channels
            for one in office.messages.in_channel(channel)
            if one.ephemeral_to in (None, user)
        ]
        views = [repr((one.payload, one.filled)) for one in office.views.stack(user)]
        home = office.views.home(user)
        return "\n".join([*said, *views, repr(home.payload) if home else ""])

    async def deliver(self) -> None:
        """Bring out what waits, and what the acts asked to be brought up to date."""
        await self.bot.bot.deliverer.deliver_due()

    async def again(self, payload: Json, *, by: str | None = None, times: int = 1) -> list[Delivery]:
        """The same act again, all at once: a trigger and a response_url are of each press."""
        hub = self.bot.slack.hub
        acts = [hub.deliver("interactive", self.fresh(payload, by)) for _ in range(times)]
        return list(await asyncio.gather(*acts))

    def fresh(self, payload: Json, by: str | None = None) -> Json:
        """The payload as it is when pressed now, by the one who did or by somebody else."""
        office = self.bot.slack.office
        anew: Json = json.loads(json.dumps(payload))
        user = by or anew["user"]["id"]
        member = office.people.get(user)
        assert member is not None
        anew["user"] |= {"id": user, "username": member.name, "name": member.name}
        anew["user"]["team_id"] = office.people.team_of(member)
        view = anew.get("view") or {}
        if by and view:
            view |= self.copied(view, by)
        if "trigger_id" in anew:
            anew["trigger_id"] = office.triggers.issue(user, view=view.get("id", ""))
        if "response_url" in anew:
            channel, source = anew["channel"]["id"], anew["container"]["message_ts"]
            secret = office.response_urls.issue(user, channel, source_ts=source)
            anew["response_url"] = office.link(f"/actions/{secret}")
        return anew

    def copied(self, view: Json, user: str) -> Json:
        """Show somebody else the same view, for them to press in; its ids."""
        views = self.bot.slack.office.views
        theirs = views.get(view["id"])
        assert theirs is not None
        copy = replace(deepcopy(theirs), id=f"V{user}", user=user, root=f"V{user}", previous=None)
        views.clear(user)
        views.put_home(copy) if view["type"] == "home" else views.push(copy)
        return {"id": copy.id, "root_view_id": copy.id, "previous_view_id": None}


def office_state(bot: RunningBot) -> dict[str, Any]:
    """What changes in the local Slack, by where it is kept."""
    office = bot.slack.office
    kept = {
        "messages": ("_by_channel", "_threads", "_last"),
        "views": ("_by_id", "_stacks", "_homes", "_external"),
        "people": ("_members",),
        "conversations": ("_by_id",),
    }
    return {f"{owner}.{name}": getattr(getattr(office, owner), name) for owner, names in kept.items() for name in names}


@contextmanager
def listening_in(stage: Stage) -> Iterator[None]:
    """Write down what is sent to the bot, and change it where asked to."""
    deliver = stage.bot.slack.hub.deliver

    async def heard(kind: str, payload: Json, **more: Any) -> Delivery:
        if kind == "interactive":
            stage.sent.append(payload)
        delivery = await deliver(kind, payload, **more)
        stage.outcomes.append(delivery)
        return delivery

    hub: Any = stage.bot.slack.hub
    hub.deliver = heard
    yield
    hub.deliver = deliver


TOO_LONG = 3.0
"""Seconds for which the stage's loop stood still while other tests ran, after which its socket counts as dead."""


@asynccontextmanager
async def awake(stage: Stage) -> AsyncIterator[Stage]:
    """The stage for one test: its client hangs up on a Slack it heard nothing from for a while."""
    slack = stage.bot.slack
    if time.monotonic() - stage.used_at > TOO_LONG:
        slack.drop_sockets()
        await slack.connected()
    yield stage
    stage.used_at = time.monotonic()


@asynccontextmanager
async def a_stage(url: str) -> AsyncIterator[Stage]:
    """A stage on an empty SQLite database, with no world on it yet."""
    async with bot_in_slack(url) as bot:
        stage = Stage(bot, url.removeprefix("sqlite:///"))
        with listening_in(stage):
            yield stage
