"""`okr-bot migrate`: bring the database up to date."""

import click

from bot.config import read_settings
from bot.opening import opened


@click.command()
def command() -> None:
    """Bring the database up to date. Any number of processes may do this at once; one of them will."""
    with opened(read_settings(), migrated=False) as database:
        ran = database.migrate()
    for revision in ran:
        click.echo(f"  {revision}")
    click.echo(f"{len(ran)} migrations ran." if ran else "The database is up to date.")
