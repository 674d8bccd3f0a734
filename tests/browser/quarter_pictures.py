"""Pictures of a quarter being written, agreed to and looked after, on a desk and a phone: a part of `make pictures`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, Page

from bot.demo.browser import workspace
from bot.demo.form_filler import FormFiller
from bot.demo.hosting import Host, Hosting
from messages import ids
from messages.objective_plans import Next, PlanBlock
from sandbox.driver.screen import View

PICTURES = Path(__file__).parent.parent.parent / "docs" / "pictures" / "quarter"
LOCALES = {"en": "en-US", "vi": "vi-VN"}
WIDTHS = {"desk": 1120, "phone": 390}
LEAST, MOST = 640, 1800
"""Pixels of height: as high as what is read needs, within reason."""

HEIGHTS = """() => {
  const shown = document.querySelector("dialog .sheet-body") ?? document.querySelector("[role=log]");
  return shown.scrollHeight + document.documentElement.clientHeight - shown.clientHeight;
}"""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who does it, in one language: a lead writes in the team's channel, an admin leads the company."""

    language: str
    lead: str
    channel: str
    admin: str
    blanks: Mapping[str, str]


FIGURES = {"software": "Zendesk", "kr2_start": "15", "kr2_target": "20", "kr3_start": "40%", "kr3_target": "100%"}
CASTS = (
    Cast("en", "U003", "C002", "U001", {**FIGURES, "kr1_start": "30 min", "kr1_target": "0h20"}),
    Cast("vi", "U017", "C006", "U001", {**FIGURES, "kr1_start": "30 phút", "kr1_target": "20 phút"}),
)


@dataclass(frozen=True, slots=True)
class Camera:
    """Takes what somebody has before them, as docs/pictures/quarter/<name>-<width>-<language>.png."""

    browser: Browser
    host: Host
    language: str

    async def take(self, name: str, user: str, place: str) -> None:
        for width, pixels in WIDTHS.items():
            context = await self.browser.new_context(viewport={"width": pixels, "height": LEAST})
            await context.add_init_script("localStorage.setItem('sandbox.guide', 'folded')")
            page = await context.new_page()
            await page.goto(f"{self.host.slack.origin}/?as={user}#{place}")
            await self.at_rest(page)
            height = min(MOST, max(LEAST, await page.evaluate(HEIGHTS)))
            await page.set_viewport_size({"width": pixels, "height": height})
            await self.at_rest(page)
            path = PICTURES / f"{name}-{width}-{self.language}.png"
            await page.screenshot(path=path, animations="disabled")
            await context.close()

    async def at_rest(self, page: Page) -> None:
        await page.get_by_role("main").wait_for()
        await page.wait_for_load_state("networkidle")
        await page.evaluate("document.querySelectorAll('.toasts').forEach((one) => one.style.visibility = 'hidden')")
        await page.evaluate("document.activeElement && document.activeElement.blur()")


async def take_quarter(browser: Browser) -> None:
    """Every view on the way, in both languages."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for cast in CASTS:
        async with workspace(Hosting(), language=cast.language) as (host, _):
            await host.slack.change_locale(cast.admin, LOCALES[cast.language])
            pictures = QuarterPictures(cast, host, Camera(browser, host, cast.language))
            await pictures.write()
            await pictures.agree()
            await pictures.look_over()
            await pictures.administer()


@dataclass(frozen=True, slots=True)
class QuarterPictures:
    cast: Cast
    host: Host
    camera: Camera

    @property
    def lead(self) -> FormFiller:
        return FormFiller(self.host.slack.desk, self.cast.lead)

    @property
    def admin(self) -> FormFiller:
        return FormFiller(self.host.slack.desk, self.cast.admin)

    async def write(self) -> None:
        """From the empty form to a template, its key results, the coach, and off to leadership."""
        await self.lead.command("/okr", "new", channel=self.cast.channel)
        await self.look("goal")
        await self.lead.click(on_top(self.lead), ids.OBJECTIVE_TEMPLATES)
        await self.look("templates")
        await self.lead.click(on_top(self.lead), ids.TEMPLATE_CHOICE, "template-department", option="customer_service")
        await self.lead.click(on_top(self.lead), ids.TEMPLATE_USE, value="service-efficiency")
        await self.lead.fill({f"blank-{blank}": text for blank, text in self.cast.blanks.items()})
        await self.look("template")
        await self.lead.submit()
        await self.look("key-results")
        await self.lead.submit()
        await self.look("coach")
        blocks = [block["block_id"] for block in on_top(self.lead).blocks]
        (choice,) = [block for block in blocks if block.startswith(PlanBlock.NEXT)]
        await self.lead.fill({choice: Next.SEND.value})
        await self.lead.submit()
        await self.look("sent")
        await self.lead.close(everything=True)

    async def agree(self) -> None:
        """The message that asks for agreement, and the draft that it opens."""
        await self.host.tick()
        await self.camera.take("agreement", self.cast.admin, "messages")
        newest = (await self.admin.dm())[-1]
        await self.admin.click(newest, ids.TALK_OPEN)
        await self.camera.take("draft", self.cast.admin, "messages")
        await self.admin.close(everything=True)

    async def look_over(self) -> None:
        """The company's tree, one objective with all that may be done to it, and the cycles."""
        await self.lead.command("/okr", "tree company", channel=self.cast.channel)
        tree = (await self.lead.messages(self.cast.channel))[-1]
        closed = [block["accessory"] for block in tree.blocks if "accessory" in block]
        await self.lead.click(tree, ids.TREE_TURN, value=closed[-1]["value"])
        await self.camera.take("tree", self.cast.lead, self.cast.channel)
        await self.admin.command("/okr", "status O-1", channel="C001")
        await self.camera.take("objective", self.cast.admin, "C001")
        await self.admin.command("/okr", "cycle", channel="C001")
        await self.camera.take("cycles", self.cast.admin, "messages")
        await self.admin.close(everything=True)

    async def administer(self) -> None:
        """What an admin looks over: the overview, teams, one person, a pilot."""
        for name, opened in (("admin", ""), ("teams", ids.ADMIN_TEAMS), ("pilot", ids.ADMIN_PILOT)):
            await self.admin.command("/okr", "admin", channel="C001")
            if opened:
                await self.admin.click(on_top(self.admin), opened)
            await self.camera.take(name, self.cast.admin, "messages")
            await self.admin.close(everything=True)
        await self.admin.command("/okr", "admin", channel="C001")
        await self.admin.click(on_top(self.admin), ids.ADMIN_MEMBERS)
        await self.admin.click(on_top(self.admin), ids.ADMIN_MEMBERS_PERSON, option=self.cast.lead)
        await self.camera.take("person", self.cast.admin, "messages")
        await self.admin.close(everything=True)

    async def look(self, name: str) -> None:
        await self.camera.take(name, self.cast.lead, "messages")


def on_top(person: FormFiller) -> View:
    """The modal on top, which there is."""
    return person.form()
