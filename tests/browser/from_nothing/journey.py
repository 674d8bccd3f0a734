"""A team's first days as people go through them in the browser: every step as a function, for the test and pictures."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

from tests.browser.from_nothing.words import Measure, Words

Look = Callable[[Page, str], Awaitable[None]]
TRAVEL = 30_000
"""Milliseconds that a journey through days may take on a busy machine."""


@dataclass(frozen=True, slots=True)
class FirstDaysInBrowser:
    """The lead's window, the window of a member, and `look`, which is told whenever there is something to see."""

    lead: Page
    member: Page
    words: Words
    look: Look

    async def go(self) -> None:
        await self.invite()
        await self.set_up()
        await self.write()
        await self.be_welcomed()
        await self.check_in()
        await self.read_the_digest()

    async def invite(self) -> None:
        page, words = self.lead, self.words
        await page.get_by_role("button", name=words.invite).click()
        await expect(page.get_by_role("log").get_by_text(words.hello)).to_be_visible(timeout=TRAVEL)
        await self.look(page, "greeting")

    async def set_up(self) -> None:
        page, words = self.lead, self.words
        await page.get_by_role("button", name=words.set_up).click()
        form = page.get_by_role("dialog")
        await expect(form.get_by_role("button", name=words.set_up_it, exact=True)).to_be_visible()
        label, name = words.team
        await form.get_by_label(label, exact=True).fill(name)
        await self.look(page, "set-up")
        await form.get_by_role("button", name=words.set_up_it, exact=True).click()
        await expect(form.get_by_text(words.first_check_in)).to_be_visible(timeout=TRAVEL)
        await self.look(page, "set-up-done")

    async def write(self) -> None:
        """In three steps; each key result in a form of its own over the second one."""
        page, words = self.lead, self.words
        form = page.get_by_role("dialog")
        await form.get_by_role("button", name=words.write_first).click()
        await form.get_by_label(words.objective, exact=True).fill(words.title)
        await self.look(page, "objective")
        await form.get_by_role("button", name=words.next, exact=True).click()
        for one in words.measures:
            await form.get_by_role("button", name=words.add).click()
            await self.measure(form, one)
        await self.look(page, "objective-key-results")
        await form.get_by_role("button", name=words.next, exact=True).click()
        await expect(form.get_by_label(words.initiatives)).to_be_visible(timeout=TRAVEL)
        await form.get_by_label(words.initiatives).fill(words.work)
        await self.look(page, "objective-way")
        await form.get_by_role("button", name=words.finish, exact=True).click()
        for read in words.read_back:
            await expect(form.get_by_text(read).first).to_be_visible(timeout=TRAVEL)
        await self.look(page, "objective-saved")
        await form.get_by_role("button", name=words.done, exact=True).click()

    async def measure(self, form: Locator, one: Measure) -> None:
        """Fill in one key result; the owner is looked up by name, as one types it."""
        words = self.words
        await form.get_by_label(words.key_result, exact=True).fill(one.title)
        await form.get_by_label(words.start, exact=True).fill(one.start)
        await form.get_by_label(words.target, exact=True).fill(one.target)
        await form.get_by_label(words.unit).fill(one.unit)
        if one.owner:
            owner = form.get_by_role("combobox", name=words.owner, exact=True)
            await owner.fill(one.owner)
            await form.get_by_role("option", name=one.owner).click()
        else:
            await self.look(self.lead, "objective-key-result")
        await form.get_by_role("button", name=words.save, exact=True).click()
        await expect(form.get_by_text(one.title)).to_be_visible(timeout=TRAVEL)

    async def be_welcomed(self) -> None:
        """On the way to Friday; the member reads it in the messages with the bot."""
        words = self.words
        await self.lead.get_by_role("button", name=words.friday).first.click()
        log = self.member.get_by_role("log")
        await expect(log.get_by_role("button", name=words.check_in, exact=True)).to_be_visible(timeout=TRAVEL)
        for read in words.welcome:
            await expect(log.get_by_text(read).first).to_be_visible(timeout=TRAVEL)
        await self.look(self.member, "welcome")

    async def check_in(self) -> None:
        """The lead answers about their own; what the figure means stands there as soon as it is typed."""
        page, words = self.lead, self.words
        await page.goto(f"{page.url.split('#')[0]}#messages")
        nudge = page.get_by_role("log").get_by_role("button", name=words.check_in, exact=True)
        await expect(nudge).to_be_visible(timeout=TRAVEL)
        await self.look(page, "first-nudge")
        await nudge.click()
        form = page.get_by_role("dialog")
        await form.get_by_label(words.value).press_sequentially(words.figure)
        await expect(form.get_by_text(words.means).first).to_be_visible(timeout=TRAVEL)
        await form.get_by_role("button", name=words.sure, exact=True).click()
        await page.locator("[aria-busy=true]").first.wait_for(state="detached")
        await self.look(page, "first-form")
        await form.get_by_role("button", name=words.save, exact=True).click()
        await expect(page.get_by_role("log").get_by_text(words.recorded)).to_be_visible(timeout=TRAVEL)
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_have_count(0)
        await self.look(page, "first-receipt")

    async def read_the_digest(self) -> None:
        """The member thanks the lead in the channel; the lead has a line of their own."""
        words = self.words
        await self.member.goto(f"{self.member.url.split('#')[0]}#{words.days.channel}")
        await self.lead.get_by_role("button", name=words.monday).first.click()
        log = self.member.get_by_role("log")
        await expect(log.get_by_text(words.heading, exact=True)).to_be_visible(timeout=TRAVEL)
        for read in words.digest:
            await expect(log.get_by_text(read).first).to_be_visible(timeout=TRAVEL)
        await self.look(self.member, "first-digest")
        await self.member.get_by_role("button", name=words.replies).click()
        await expect(self.member.get_by_role("img", name=words.measures[0].title).first).to_be_visible(timeout=TRAVEL)
        await self.look(self.member, "first-thread")
        await self.member.get_by_role("button", name=words.more, exact=True).last.click()
        await self.member.get_by_role("menuitem", name=words.thanks).click()
        await expect(self.lead.get_by_role("log").get_by_text(words.lead_line).first).to_be_visible(timeout=TRAVEL)
        await self.look(self.lead, "lead-line")
