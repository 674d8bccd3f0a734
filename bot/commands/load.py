"""`okr-bot load FILE`: a company from a file."""

import asyncio
from pathlib import Path

import click

from bot import log
from bot.clock import SystemClock
from bot.config import Settings, read_settings
from bot.load_command import load_file
from bot.opening import opened
from bot.process import assembled
from bot.syncing import reading_client
from storage.engine import Database


@click.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path))
def command(file: Path) -> None:
    """Load a company from FILE (YAML, or a folder or file of CSV). Every row is checked before anything is written,
    and loading the same file again changes nothing."""
    settings = read_settings()
    log.set_up(level="WARNING", form=settings.log_format)
    with opened(settings) as database:
        raise SystemExit(asyncio.run(load(settings, database, file)))


async def load(settings: Settings, database: Database, file: Path) -> int:
    async with assembled(settings, database=database, clock=SystemClock()) as bot:
        return await load_file(bot, reading_client(bot), file, say=click.echo)
