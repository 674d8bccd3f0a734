"""A person's window on the workspace, as wide as a desk or a phone."""

from typing import Any

from playwright.async_api import Browser, Page, expect


async def window(chromium: Browser, address: str, *, width: int, scheme: Any = "light") -> Page:
    """A window of its own, with the page at `address` in it."""
    context = await chromium.new_context(viewport={"width": width, "height": 860}, color_scheme=scheme)
    page = await context.new_page()
    page.set_default_timeout(10_000)
    await page.goto(address)
    await expect(page.get_by_role("main")).to_be_visible()
    return page
