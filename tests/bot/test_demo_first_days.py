"""The guide of the empty demo: seven steps from an uninvited bot to the first digest, and nobody acts by themselves."""

from datetime import timedelta

import pytest

from bot.demo.browser import workspace
from bot.demo.first_days import FIRST_DAYS, FirstDays
from bot.demo.hosting import Host, Hosting
from messages import ids
from sandbox import Message
from sandbox.driver.person import Person
from sandbox.driver.screen import View
from tests.handlers.objective_scene import to_the_last_step
from tests.journeys.week import answers

pytestmark = pytest.mark.slow

FRIDAY = timedelta(days=3, hours=6)
MONDAY = timedelta(days=6, hours=1)
GOAL = {"objective-title": "Customers choose us"}
CONTRACTS = {"key-result-title": "Contracts", "key-result-from": "1", "key-result-to": "9"}


def done(host: Host) -> int:
    return sum(step["done"] for step in host.slack.page.progress.as_json()["steps"])


async def last_of(person: Person, channel: str | None = None) -> Message:
    return [one for one in await person.messages(channel) if one.ephemeral_to is None and not one.thread_ts][-1]


def on_screen(person: Person) -> View:
    view = person.view()
    assert view is not None
    return view


async def set_up_and_write(host: Host, days: FirstDays, person: Person) -> None:
    """The first three steps, one after the other."""
    await person.command("/invite", "@OKR", channel=days.channel)
    await host.tick()
    assert done(host) == 1
    await person.click(await last_of(person, days.channel), ids.SET_UP_OPEN)
    await person.submit()
    assert done(host) == 2
    await person.click(on_screen(person), ids.OBJECTIVE_NEW)
    await person.submit()
    assert done(host) == 2, "a form that is refused is none"
    await to_the_last_step(person, GOAL, [CONTRACTS])
    assert done(host) == 2, "a draft is no objective yet"
    await person.submit()
    assert done(host) == 3
    await person.close(everything=True)


@pytest.mark.parametrize("language", ["en", "vi"])
async def test_the_guide_leads_from_nothing_to_the_first_digest(language: str) -> None:
    days = FIRST_DAYS[language]
    async with workspace(Hosting(empty=True), language=language) as (host, address):
        person = host.slack.person(days.person)
        assert address == f"{host.slack.origin}/?as={days.person}#{days.channel}"
        assert (host.slack.now(), done(host)) == (days.starts, 0)
        await set_up_and_write(host, days, person)
        await host.slack.travel_to(days.starts + FRIDAY)
        assert done(host) == 4
        await person.click((await person.dm())[-1], ids.CHECK_IN_OPEN)
        await person.fill(answers(1, value="4"))
        await person.click(on_screen(person), ids.CHECK_IN_SURE_4, value="9")
        await person.submit()
        assert person.errors() == {}
        await host.tick()
        assert done(host) == 5
        await host.slack.travel_to(days.starts + MONDAY)
        assert done(host) == 6
        host.slack.page.played.add(days.person)
        host.slack.page.reading.mark(days.person, days.channel, (await last_of(person, days.channel)).ts)
        assert done(host) == 7


async def test_people_of_the_sample_do_not_answer_what_nobody_wrote_for_them() -> None:
    """What the script says is about key results of the sample company."""
    days = FIRST_DAYS["vi"]
    async with workspace(Hosting(empty=True), language="vi") as (host, _):
        await set_up_and_write(host, days, host.slack.person(days.person))
        await host.slack.travel_to(days.starts + MONDAY)
        assert done(host) == 4, "asked, and silent"
