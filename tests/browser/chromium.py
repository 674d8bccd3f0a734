"""Finds a Chromium for the browser tests, or installs one: `python -m tests.browser.chromium`."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The one without a screen first: it draws the same with a quarter less work."""

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-prefers-reduced-motion",
)
"""How Chromium is started: as root it has no sandbox of its own, and nothing here is fetched from elsewhere."""

DEBIANS = ("chromium-headless-shell", "chromium")
"""Debian's packages; earlier releases have the second alone."""

FONTS = ("fonts-noto-core", "fonts-noto-color-emoji")
PLAYWRIGHT = ((sys.executable, "-m", "playwright", "install", "chromium"),)


def find_chromium() -> str | None:
    """The path of an installed Chromium or Chrome, or of Playwright's own; None where there is none."""
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    if on_path is not None:
        return on_path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def ways() -> Iterator[Sequence[Sequence[str]]]:
    """The ways to install one here, the likeliest first."""
    as_root = () if os.geteuid() == 0 else ("sudo", "-n")
    if shutil.which("apt-get") and (not as_root or shutil.which("sudo")):
        for package in DEBIANS:
            install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", package, *FONTS)
            yield [(*as_root, "apt-get", "update", "-qq"), (*as_root, *install)]
    yield PLAYWRIGHT


def install() -> str | None:
    """Install one, and say how; None where no way worked."""
    for commands in ways():
        print(f"==> No Chromium found; trying: {' '.join(commands[-1])}", flush=True)
        if all(subprocess.run(command, check=False).returncode == 0 for command in commands):
            found = find_chromium()
            if found is not None:
                return found
    return None


def main() -> int:
    found = find_chromium() or install()
    if found is None:
        print("There is no Chromium and none could be installed: install one (or Google Chrome) and try again.")
        return 1
    print(f"==> browser: {found}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
