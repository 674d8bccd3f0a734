"""People of the demo who act by themselves: they check in from their messages, typing what a script says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import yaml

from bot.demo.form_filler import FormFiller
from bot.wiring import Bot
from messages import ids
from messages.check_in_entries import Field, block_id
from okr.ports import World
from sandbox import Message, Sandbox
from sandbox.driver.screen import View

Entry = Mapping[str, Any]
MOST_VIEWS = 10


@dataclass(frozen=True)
class Answers:
    """What one person types, by the keys of the company file; `shown` in full by the demo in the terminal."""

    person: str
    entries: Mapping[str, Entry]
    shown: bool = False


def read_script() -> dict[str, list[Answers]]:
    """What everybody of the sample company types in its week, by the part of the week."""
    text = (files("sandbox") / "sample" / "week.yml").read_text(encoding="utf-8")
    rows: dict[str, list[dict[str, Any]]] = yaml.safe_load(text)
    return {part: [Answers(**row) for row in some] for part, some in rows.items()}


@dataclass
class Actors:
    """Acts as people do, in the local Slack; `on_form` hears of each form that is filled in, before it is sent."""

    slack: Sandbox
    bot: Bot
    on_form: Callable[[str, View], None] = lambda _person, _view: None
    numbers: dict[str, int] = field(default_factory=dict)

    async def answer(self, answers: Answers, asked: Message) -> None:
        """Check in from the message that asks: every page, why, save. RuntimeError where a field is refused."""
        person = FormFiller(self.slack.desk, answers.person)
        await person.click(asked, ids.CHECK_IN_OPEN)
        filled = await self._filled_in(answers.entries)
        for _ in range(MOST_VIEWS):
            view = person.view()
            if view is None or view.callback_id == ids.CHECK_IN_SAVED:
                break
            await person.fill({block: value for block, value in filled.items() if block in asked_on(view)})
            self.on_form(answers.person, person.view() or view)
            await person.submit()
            if errors := person.errors():
                raise RuntimeError(f"{answers.person}: {errors}")
        await person.close(everything=True)
        await self.bot.deliverer.deliver_due()

    async def asked(self, person: str) -> Message | None:
        """The message that still asks this person to check in, if there is one."""
        messages = await self.slack.person(person).dm()
        return next((one for one in reversed(messages) if has_button(one, ids.CHECK_IN_OPEN)), None)

    async def _filled_in(self, entries: Mapping[str, Entry]) -> dict[str, Any]:
        """The values of the form's fields, by block id."""
        if not self.numbers:
            self.numbers = await self.bot.actor.act_for(self.bot.install.workspace, numbers_in)
        return {
            block_id(self.numbers[key], Field(name)): typed(value)
            for key, entry in entries.items()
            for name, value in entry.items()
        }


def numbers_in(world: World) -> dict[str, int]:
    """The numbers of the key results by the keys of the file they came from."""
    with world.snapshot() as tx:
        return dict(tx.references.all("key_result"))


def asked_on(view: View) -> set[str]:
    """The fields of that page, and how sure one is where there are numbers to tap."""
    blocks = {str(block["block_id"]) for block in view.blocks if block.get("block_id")}
    sure = {block.removesuffix(Field.SURE) + Field.CONFIDENCE for block in blocks if block.endswith(f"-{Field.SURE}")}
    return blocks | sure


def has_button(message: Message, action_id: str) -> bool:
    elements = (element for block in message.blocks for element in block.get("elements") or ())
    return any(element.get("action_id") == action_id for element in elements)


def typed(value: Any) -> Any:
    """A value of week.yml as a person puts it in: a choice is named by its text."""
    return [str(one) for one in value] if isinstance(value, list) else str(value)
