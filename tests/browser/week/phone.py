"""A phone's window on the stage of all controls: shown what a person has before them, and used by keyboard alone."""

from dataclasses import dataclass
from typing import Any

from playwright.async_api import Browser, Page

from sandbox.payload import Json

SHOW = """async ([user, place]) => {
  const base = document.querySelector("script[src]").src.replace("app.js", "");
  const [live, store] = await Promise.all([import(`${base}live.js`), import(`${base}store.js`)]);
  const frame = () => new Promise(requestAnimationFrame);
  history.replaceState(null, "", `?as=${user}#${place}`);
  store.set({ place, thread: "", panel: "", menu: false, toasts: [] });
  live.become(user);
  while (!store.get().ready) await frame();
  await frame();
}"""
"""Look at it anew as that person: what was put back behind the page's back is seen, and nothing is loaded again."""

START = """() => {
  if (!document.querySelector("dialog")?.contains(document.activeElement)) document.getElementById("main").focus();
}"""
"""Where a person reads: in the dialog, or in what is open in the middle."""

ON_ELEMENT = """([block, action]) => {
  const at = document.activeElement;
  const around = block ? `[data-block-id="${CSS.escape(block)}"]` : "[data-block-id]";
  const its = at?.closest(around) && !at.matches(".bk-chip-drop, .bk-clear");
  return Boolean(its) && (at.closest("[data-action-id]")?.dataset.actionId ?? action) === action;
}"""
ON_MATCH = "(selector) => document.activeElement.matches(selector)"
SUBMIT = "dialog button[type=submit]"
COMPOSER = "[data-composer=channel]"
FAR = 200
"""More presses of Tab than any of the screens has stops."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A window 390 pixels wide, loaded once."""

    page: Page

    @classmethod
    async def of(cls, browser: Browser, origin: str) -> "Phone":
        context = await browser.new_context(viewport={"width": 390, "height": 844})
        page = await context.new_page()
        page.set_default_timeout(15_000)
        await page.goto(f"{origin}/?as=U1#messages")
        await page.get_by_role("main").wait_for()
        return cls(page)

    async def show(self, user: str, place: str) -> None:
        """What that person has before them there."""
        await self.page.evaluate(SHOW, [user, place])

    async def tab_to(self, block: str, element: Json) -> None:
        """Press Tab until the cursor is on that element of that block; "" stands for any, in a view that is published
        anew as soon as it is looked at."""
        await self.tab_until(ON_ELEMENT, [block, element["action_id"]])

    async def tab_to_match(self, selector: str) -> None:
        await self.tab_until(ON_MATCH, selector)

    async def tab_until(self, reached: str, about: Any) -> None:
        await self.page.evaluate(START)
        for _ in range(FAR):
            if await self.page.evaluate(reached, about):
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not come to {about}")

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.page.keyboard.press(key)

    async def use(self, element: Json, *, option: int | None, key: str) -> None:
        """Use the element the cursor is on: a button with `key`, a menu with the arrows up to its option of that
        place (None: the next one), a field by typing, and Enter where it is not
        told of every letter."""
        match element["type"]:
            case "button":
                await self.press(key, *(["Enter"] if "confirm" in element else []))
            case "overflow":
                await self.press(key, *["ArrowDown"] * (option or 0), "Enter")
            case "plain_text_input":
                await self.press("Control+a")
                await self.page.keyboard.type("62")
                if "on_character_entered" not in str(element.get("dispatch_action_config")):
                    await self.press("Enter")
            case _:
                steps = int(held(element) >= 0) if option is None else option - max(held(element), 0)
                await self.press("ArrowDown", *["ArrowDown" if steps > 0 else "ArrowUp"] * abs(steps), "Enter")


def held(element: Json) -> int:
    """The place of the option that is chosen in a menu, -1 for none; one of names that are not listed counts as the
    first."""
    if "options" not in element:
        return 0 if any(key.startswith("initial_") for key in element) else -1
    values = [one["value"] for one in element["options"]]
    return values.index(element["initial_option"]["value"]) if "initial_option" in element else -1
