"""The gallery's empty stage in a browser: draws blocks, tells what was reported of their use."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Locator, Page

Json = dict[str, Any]
LOOKS = Path(__file__).parent / "looks.js"


async def wrong(page: Page, check: str) -> list[str]:
    """What a check of looks.js finds wrong with the page: `faint`, `small`, `cut`, `nameless` or `lost`."""
    checks = LOOKS.read_text(encoding="utf-8").strip().removesuffix(";")
    found: list[str] = await page.evaluate(f"(\n{checks}\n).{check}()")
    return found


@dataclass(frozen=True, slots=True)
class Stage:
    """One open page to draw blocks on."""

    page: Page

    async def show(self, *blocks: Json, **props: Any) -> None:
        """Draw these blocks, in a modal unless `surface` says otherwise; see `gallery.show` for the rest."""
        await self.page.evaluate("props => gallery.show(props)", {"blocks": list(blocks), **props})

    async def calls(self, kind: str) -> list[Any]:
        """What was reported so far: `action`, `input`, `suggest` or `submit`."""
        found: list[Json] = await self.page.evaluate("gallery.calls")
        return [call[kind] for call in found if kind in call]

    async def actions(self) -> list[Json]:
        """The uses reported, each without the element itself."""
        return [{k: v for k, v in call.items() if k != "element"} for call in await self.calls("action")]

    async def entered(self) -> Json:
        """The state last entered into an input."""
        state: Json = (await self.calls("input"))[-1][2]
        return state

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            await self.page.keyboard.press(key)

    async def type(self, text: str) -> None:
        """Type where the cursor stands."""
        await self.page.keyboard.type(text)

    def block(self, block_id: str = "b") -> Locator:
        """A block."""
        return self.page.locator(f'[data-block-id="{block_id}"]')

    def option(self, name: str) -> Locator:
        """An option of the list that is open."""
        return self.page.get_by_role("option", name=name, exact=True)

    async def options(self) -> list[str]:
        """The options of the list that is open, by what they say."""
        return await self.page.locator("[role=option] .bk-choice-words > span:first-child").all_text_contents()

    async def active(self) -> str | None:
        """The option under the cursor."""
        found = self.page.locator("[role=option].bk-active .bk-choice-words > span:first-child")
        return await found.text_content() if await found.count() else None

    async def focused(self) -> str:
        """What has the focus, by its name for people."""
        name: str = await self.page.evaluate(
            "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim()"
        )
        return name
