"""One Chromium for all browser tests, a workspace with a small app, and windows in which people look at it."""

from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from sandbox import Sandbox
from tests.browser.app import an_app
from tests.browser.chromium import QUIET, find_chromium
from tests.sandbox.conftest import FRIDAY, MANIFEST, WORKSPACE, running_app

Window = Callable[..., Coroutine[Any, Any, Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of them drive a browser, and are slow ones."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """An installed Chromium. `make test` sees to it that there is one; without one these tests fail, not hide."""
    found = find_chromium()
    if found is None:
        pytest.fail("there is no Chromium: `make chromium` finds or installs one")
    return found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium(chromium_path: str) -> AsyncIterator[Browser]:
    """A running Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path, args=QUIET)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def slack() -> AsyncIterator[Sandbox]:
    """A workspace on Friday 27 November 2026, 15:00 in Vietnam, with the small app connected."""
    async with Sandbox(WORKSPACE, manifest=MANIFEST, now=FRIDAY) as sandbox, running_app(sandbox, an_app):
        yield sandbox


@pytest_asyncio.fixture(loop_scope="session")
async def window(chromium: Browser, slack: Sandbox) -> AsyncIterator[Window]:
    """Opens a window as a person; an error in the page or a breach of its policy fails the test."""
    wrong: list[str] = []
    contexts = []

    async def opens(user: str, place: str = "", *, width: int = 1280, **how: Any) -> Page:
        size: Any = {"width": width, "height": 800}
        context = await chromium.new_context(viewport=size, **how)
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(5_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        await page.goto(f"{slack.origin}/?as={user}{f'#{place}' if place else ''}")
        await page.get_by_role("main").wait_for()
        return page

    yield opens
    for context in contexts:
        await context.close()
    assert wrong == []
