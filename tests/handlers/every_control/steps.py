"""How a person gets to a control: what they type, open, press, fill in and send, one step after the other."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sandbox.driver.person import Person
from sandbox.driver.screen import View
from sandbox.interactions.interaction import Interaction
from sandbox.payload import Json
from sandbox.state.messages import Message
from tests.handlers.every_control.stage import Stage

CHANNELS = ("CCARE", "CSALES")


@dataclass(frozen=True, slots=True)
class Say:
    """`/okr text` in #care."""

    text: str

    async def take(self, stage: Stage, person: Person) -> Interaction:
        return await person.command("/okr", self.text, channel="CCARE")


@dataclass(frozen=True, slots=True)
class Home:
    """Open the home tab."""

    async def take(self, stage: Stage, person: Person) -> Interaction:
        opened = await person.open_home()
        await stage.bot.slack.eventually(person.home)
        return opened


@dataclass(frozen=True, slots=True)
class Shortcut:
    name: str

    async def take(self, stage: Stage, person: Person) -> Interaction:
        return await person.shortcut(self.name)


@dataclass(frozen=True, slots=True)
class Click:
    """Use the control of that action id: in the modal on top, else in the newest message that has it, else on the home
    tab. A menu takes `option`, by default the first it has; a field `text`."""

    action: str
    option: Any = None
    block: str | None = None
    text: str | None = None

    async def take(self, stage: Stage, person: Person) -> Interaction:
        where, block, element = found(stage, person, self)
        option = self.option if "options" not in element else chosen(element, self.option or "")
        return await person.click(where, self.action, block, option=option, text=self.text)


@dataclass(frozen=True, slots=True)
class Fill:
    """Fill in the modal on top; Slack has a say when it is sent."""

    entered: dict[Any, Any] = field(default_factory=dict)

    async def take(self, stage: Stage, person: Person) -> None:
        await person.fill(self.entered)


@dataclass(frozen=True, slots=True)
class Submit:
    async def take(self, stage: Stage, person: Person) -> Interaction:
        return await person.submit()


@dataclass(frozen=True, slots=True)
class Close:
    async def take(self, stage: Stage, person: Person) -> Interaction:
        return await person.close()


@dataclass(frozen=True, slots=True)
class Wait:
    """What waits goes out meanwhile."""

    async def take(self, stage: Stage, person: Person) -> None:
        await stage.deliver()


@dataclass(frozen=True, slots=True)
class By:
    """Somebody else does something meanwhile."""

    user: str
    step: "Step"

    async def take(self, stage: Stage, _: Person) -> Interaction | None:
        return await self.step.take(stage, stage.person(self.user))


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Something happens elsewhere, on nobody's screen."""

    happens: Callable[[Stage], Awaitable[None]]

    async def take(self, stage: Stage, _: Person) -> None:
        await self.happens(stage)


@dataclass(frozen=True, slots=True)
class After:
    """Time goes by."""

    by: timedelta

    async def take(self, stage: Stage, _: Person) -> None:
        stage.bot.move_to(stage.bot.clock.now() + self.by)


Step = After | By | Meanwhile | Say | Home | Shortcut | Click | Fill | Submit | Close | Wait


def found(stage: Stage, person: Person, click: Click) -> tuple[Message | View, str, Json]:
    """Where that control is, its block's id, and the element."""
    for where in before(stage, person):
        for block, element in elements(where.blocks):
            fits = element.get("action_id") == click.action and click.block in (None, block["block_id"])
            if fits and (click.option is None or offers(element, click.option)):
                return where, block["block_id"], element
    raise AssertionError(f"{person.id} finds no {click.action} anywhere: {stage.sees(person.id)[-3000:]}")


def before(stage: Stage, person: Person) -> Iterator[Message | View]:
    """What they have before them, what they look at first first."""
    if top := person.view():
        yield top
        return
    office = stage.bot.slack.office
    channels = (office.conversations.dm(person.id).id, *CHANNELS)
    messages = [one for channel in channels for one in office.messages.in_channel(channel)]
    seen = [one for one in messages if one.ephemeral_to in (None, person.id)]
    yield from sorted(seen, key=lambda one: one.ts, reverse=True)
    if home := person.home():
        yield home


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    for block in blocks:
        for element in [*block.get("elements", []), block.get("accessory"), block.get("element")]:
            if isinstance(element, dict):
                yield block, element


def offers(element: Json, option: Any) -> bool:
    return "options" not in element or chosen(element, option) is not None


def chosen(element: Json, beginning: Any) -> Any:
    """The first option that begins like that."""
    values = [str(one["value"]) for one in element["options"]]
    return next((one for one in values if one.startswith(str(beginning))), None)
