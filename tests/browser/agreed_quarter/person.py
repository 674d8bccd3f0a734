"""One person's window, and what anybody does in it: say a command, fill a form, press what is there."""

from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

from tests.browser.agreed_quarter.words import Words
from tests.browser.from_nothing.words import Measure

TRAVEL = 10_000
"""Milliseconds that a journey through days may take on a busy machine."""


@dataclass(frozen=True, slots=True)
class Person:
    page: Page
    words: Words

    @property
    def form(self) -> Locator:
        return self.page.get_by_role("dialog").last

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log").first

    async def go(self, place: str) -> None:
        """To a channel, the messages with the bot, or its home."""
        await self.page.goto(f"{self.page.url.split('#')[0]}#{place}")
        await expect(self.page.get_by_role("main")).to_be_visible()

    async def say(self, words: str) -> None:
        composer = self.page.locator("[data-composer]")
        await composer.fill(words)
        await composer.press("Enter")

    async def fill(self, label: str, text: str, nth: int = 0) -> None:
        await self.form.get_by_label(label).nth(nth).fill(text)

    async def choose(self, label: str, option: str, *, typed: bool = True) -> None:
        """From a list: typed into, where it is looked through; else opened."""
        field = self.form.get_by_role("combobox", name=label, exact=True)
        await (field.fill(option) if typed else field.click())
        await self.form.get_by_role("option", name=option).first.click()

    async def press(self, name: str) -> None:
        await self.form.get_by_role("button", name=name, exact=True).last.click()

    async def press_last(self, name: str) -> None:
        """In the last message that has such a button."""
        button = self.log.get_by_role("button", name=name, exact=True).last
        await expect(button).to_be_visible(timeout=TRAVEL)
        await button.click()

    async def on(self, title: str) -> None:
        """Until the form with that title is there."""
        await expect(self.form.get_by_role("heading", name=title, exact=True)).to_be_visible(timeout=TRAVEL)

    async def leave(self) -> None:
        """Close every form."""
        for _ in range(3):
            if await self.page.get_by_role("dialog").count():
                await self.page.keyboard.press("Escape")
        await expect(self.page.get_by_role("dialog")).to_have_count(0)

    async def reads(self, *said: str) -> None:
        """In the conversation at hand."""
        for one in said:
            await expect(self.log.get_by_text(one).last).to_be_visible(timeout=TRAVEL)

    async def reads_in_form(self, *said: str) -> None:
        for one in said:
            await expect(self.form.get_by_text(one).first).to_be_visible(timeout=TRAVEL)

    async def add(self, measure: Measure) -> None:
        """A key result, in the form over the second step."""
        words = self.words
        await self.press(words.add)
        await self.form.get_by_label(words.key_result, exact=True).fill(measure.title)
        await self.form.get_by_label(words.start, exact=True).fill(measure.start)
        await self.form.get_by_label(words.target, exact=True).fill(measure.target)
        await self.fill(words.unit, measure.unit)
        await self.press(words.save)
        await self.reads_in_form(measure.title)

    async def on_to_the_last_step(self) -> None:
        await self.on(self.words.key_results)
        await self.press(self.words.next)
        await self.on(self.words.way)

    async def finish(self, way: str, done: str) -> None:
        """The last step, by the way of that name; `done` is what the bot then says."""
        await self.form.get_by_text(way).click()
        await self.press(self.words.finish)
        await self.on(done)
        await self.leave()

    async def check_in(self, *figures: str) -> None:
        """A figure and a number tapped for each key result."""
        words = self.words
        await self.press_last(words.check_in)
        for nth, figure in enumerate(figures):
            await self.fill(words.value, figure, nth)
            await self.form.get_by_role("button", name=words.sure, exact=True).nth(nth).click()
            await self.page.locator("[aria-busy=true]").first.wait_for(state="detached")
        await self.press(words.save)

    async def travel(self, button: str, *, to: str) -> None:
        """By the clock of the page; `to` is the day it then shows."""
        clock = self.page.get_by_role("group", name="Thời gian trong không gian làm việc")
        await clock.get_by_role("button", name=button).click()
        await expect(clock.locator("time")).to_contain_text(to, timeout=TRAVEL)
