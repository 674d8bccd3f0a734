"""The empty stage of the gallery in the one Chromium, its files served as they are."""

import threading
from collections.abc import AsyncIterator, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page

from tests.browser.blocks.stage import Stage

STATIC = Path(__file__).parents[3] / "sandbox" / "page" / "static"


class Files(SimpleHTTPRequestHandler):
    """The files, without a line in the log for each."""

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def gallery_url() -> Iterator[str]:
    """Where the gallery is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=str(STATIC))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/gallery.html"
        server.shutdown()
        thread.join()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def opened(chromium: Browser, gallery_url: str) -> AsyncIterator[Page]:
    """The empty stage in a tab that all tests use after one another."""
    context = await chromium.new_context(viewport={"width": 900, "height": 800})
    page = await context.new_page()
    await page.goto(f"{gallery_url}?stage")
    await page.wait_for_selector("html[data-ready]")
    yield page
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def stage(opened: Page) -> AsyncIterator[Stage]:
    """An empty stage; a script error or a breach of the page's policy fails the test."""
    wrong: list[str] = []

    def note(error: Any) -> None:
        wrong.append(str(error))

    opened.on("pageerror", note)
    await opened.evaluate("() => { gallery.clear(); document.activeElement?.blur(); }")
    yield Stage(opened)
    opened.remove_listener("pageerror", note)
    assert wrong == []
