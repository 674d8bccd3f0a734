"""`okr-bot demo`: a whole week on a sample company."""

import asyncio
import importlib

import click


@click.command()
def command() -> None:
    """Start a local Slack and the bot on a fresh database, load the sample company, and play a week of check-ins."""
    asyncio.run(importlib.import_module("bot.demo").demo(say=click.echo))
