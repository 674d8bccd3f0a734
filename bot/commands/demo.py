"""`okr-bot demo`: the sample company in a local Slack, in the browser or in the terminal."""

import asyncio
import importlib
from pathlib import Path
from typing import Any

import click


@click.command()
@click.option("--port", default=0, show_default="any free one", help="The port of the page, on 127.0.0.1.")
@click.option("--no-browser", is_flag=True, help="Say where the page is and open no browser.")
@click.option("--language", type=click.Choice(["en", "vi"]), default="en", show_default=True, help="Whose week it is.")
@click.option("--seed", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="People and channels.")
@click.option("--empty", is_flag=True, help="Nothing set up: a guide leads from inviting the bot to the first digest.")
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path), help="A folder that keeps everything.")
@click.option("--text", is_flag=True, help="Play the whole week in this terminal instead.")
def command(*, text: bool, no_browser: bool, language: str, **hosting: Any) -> None:
    """Try the bot on a sample company in a local Slack; no Slack account needed.

    The page opens with the Friday nudge waiting. Time moves when you move it. Several demos run side by side.
    """
    if text:
        asyncio.run(importlib.import_module("bot.demo").demo_in_terminal(say=click.echo))
        return
    browser = importlib.import_module("bot.demo.browser")
    asked = importlib.import_module("bot.demo.hosting").Hosting(**hosting, running=True)
    asyncio.run(browser.demo_in_browser(asked, language=language, opens_browser=not no_browser, say=click.echo))
