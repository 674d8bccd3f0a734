"""Pictures of the ten digests as a channel gets them, with what hangs under them: a part of `make pictures`."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser

from messages.language import Language
from okr.ports import World
from okr.settings import WorkspaceSettings
from sandbox import Channel, Member
from tests.builders import WORKSPACE
from tests.databases import sqlite_copy, sqlite_template
from tests.digests.cast import ALL
from tests.digests.scene import ZONE, Scene
from tests.digests.scenes import SCENES
from tests.running_bot import RunningBot, bot_in_slack

PICTURES = Path(__file__).parent.parent.parent / "docs" / "pictures" / "digests"
CHANNEL, READER = "CCARE", "ULEAD"
WIDTH, LEAST, MOST = 1240, 640, 1600
"""Pixels: a window as wide as a desk's, as high as what is read in it."""

HEIGHTS = """() => Math.max(...[...document.querySelectorAll("[role=log]")].map((one) => one.scrollHeight))"""


async def take_digests(browser: Browser) -> None:
    """All ten in both languages, as docs/pictures/digests/<scene>-<language>.png."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        template = sqlite_template(Path(folder))
        for language in Language:
            for scene in SCENES:
                with TemporaryDirectory() as fresh:
                    await take(browser, scene, language.value, sqlite_copy(template, Path(fresh)))


async def take(browser: Browser, scene: Scene, language: str, database_url: str) -> None:
    """One digest in the channel on Monday at ten, its thread beside it."""
    locale = "vi-VN" if language == "vi" else "en-US"
    names = {READER: "Hoàng Minh Đức", **ALL}
    people = [Member(one, one[1:].lower(), name, zone=ZONE, locale=locale) for one, name in names.items()]
    channel = Channel(CHANNEL, "cham-soc-khach-hang" if language == "vi" else "customer-care", tuple(names))
    async with bot_in_slack(database_url, now=scene.monday, people=people, channels=[channel]) as bot:
        since = scene.monday - timedelta(days=100)
        await bot.put(
            WorkspaceSettings(WORKSPACE, "Acme", since), *scene.things(language, channel=CHANNEL, lead=READER)
        )
        await bot.act(leave_reactions, scene)
        await bot.tick()
        await look(browser, bot, PICTURES / f"{scene.name}-{language}.png")


def leave_reactions(world: World, scene: Scene) -> None:
    with world.transaction() as tx:
        for reaction in scene.left:
            tx.reactions.put(reaction)


async def look(browser: Browser, bot: RunningBot, picture: Path) -> None:
    """Open the thread beside the channel, as high as both are, and take the picture."""
    (digest,) = [one for one in await bot.person(READER).messages(CHANNEL) if one.ephemeral_to is None]
    context = await browser.new_context(viewport={"width": WIDTH, "height": LEAST})
    await context.add_init_script("localStorage.setItem('sandbox.guide', 'folded')")
    page = await context.new_page()
    await page.goto(f"{bot.slack.origin}/?as={READER}#{CHANNEL}")
    await page.get_by_role("main").wait_for()
    await page.evaluate("(address) => { location.hash = address }", f"#{CHANNEL}/thread/{digest.ts}")
    await page.locator("aside.thread").wait_for()
    await page.wait_for_load_state("networkidle")
    height = int(await page.evaluate(HEIGHTS)) + 260
    await page.set_viewport_size({"width": WIDTH, "height": min(max(height, LEAST), MOST)})
    await page.wait_for_load_state("networkidle")
    await page.screenshot(path=picture, animations="disabled")
    await context.close()
