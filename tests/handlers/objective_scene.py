"""Somebody writes an objective: the three steps of its form, gone through as a person does."""

from collections.abc import Sequence
from typing import Any

from messages import ids
from sandbox.driver.person import Person
from sandbox.plain_text import as_text
from tests.handlers.set_up_scene import on_screen
from tests.running_bot import RunningBot

Fields = dict[Any, Any]

GOAL: Fields = {"objective-title": "Customers stay with us"}
ANSWER_TIME: Fields = {"key-result-title": "Answer time", "key-result-from": "5h", "key-result-to": "2h"}
COMPLAINTS: Fields = {"key-result-title": "Complaints", "key-result-from": "9", "key-result-to": "3"}


async def opened(bot: RunningBot, user: str = "ULEAD", word: str = "new") -> Person:
    person = bot.person(user)
    await person.command("/okr", word, channel="CCARE")
    return person


def reads(bot: RunningBot, user: str = "ULEAD") -> str:
    """What is on top of that person's screen."""
    return as_text(on_screen(bot.person(user)), bot.slack, user)


async def sent(person: Person, fields: Fields | None = None) -> dict[str, str]:
    """Fill in some fields and send what is on top; what it complains about."""
    await person.fill(fields or {})
    await person.submit()
    return person.errors()


async def add(person: Person, fields: Fields, *, kind: str = "") -> dict[str, str]:
    """One more key result, of that kind."""
    await person.click(on_screen(person), ids.OBJECTIVE_ADD)
    if kind:
        await person.click(on_screen(person), ids.OBJECTIVE_MEASURE, option=kind)
    return await sent(person, fields)


async def choose(person: Person, verb: str, key: int) -> None:
    """An entry of a key result's menu."""
    await person.click(on_screen(person), ids.OBJECTIVE_ROW, f"row-{key}", option=f"{verb} {key}")


async def to_the_last_step(person: Person, goal: Fields = GOAL, key_results: Sequence[Fields] = (ANSWER_TIME,)) -> None:
    """From the empty form."""
    assert await sent(person, goal) == {}
    for fields in key_results:
        assert await add(person, fields) == {}
    assert await sent(person) == {}


async def write(
    person: Person,
    goal: Fields = GOAL,
    key_results: Sequence[Fields] = (ANSWER_TIME,),
    plans: Fields | None = None,
) -> None:
    """From the empty form to the last word; published, where the last step offers it and nothing else is chosen."""
    await to_the_last_step(person, goal, key_results)
    assert await sent(person, plans) == {}
