"""What people do about being away, in the scene of the check-in's tests."""

from datetime import date
from typing import Any

from okr.member import Absence
from sandbox.driver.person import Person
from sandbox.state.messages import Message
from tests.handlers.check_in_scene import Scene

FIRST, LAST, DELEGATE = "away-from", "away-until", "away-delegate"
SATURDAY = date(2026, 12, 5)


async def fill(person: Person, until: date, *, first: date | None = None, delegate: str | None = None) -> None:
    fields: dict[Any, Any] = {LAST: until.isoformat()}
    if first is not None:
        fields[FIRST] = first.isoformat()
    if delegate is not None:
        fields[DELEGATE] = delegate
    await person.fill(fields)
    await person.submit()


async def absences(scene: Scene, member: str = "U1") -> list[Absence]:
    return await scene.bot.read(lambda tx: list(tx.members.absences(member=member)))


async def told(scene: Scene, user: str = "U1") -> str:
    """What that person alone was told last."""
    ephemeral = [one for one in await scene.bot.person(user).dm() if one.ephemeral_to == user]
    return scene.reads(ephemeral[-1], user)


async def asks(scene: Scene, text: str, user: str = "U1") -> str:
    person = scene.bot.person(user)
    await person.command("/okr", text, channel="CCARE")
    return scene.reads((await person.messages("CCARE"))[-1], user)


async def real(person: Person) -> list[Message]:
    return [one for one in await person.dm() if one.ephemeral_to is None]
