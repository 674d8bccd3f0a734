"""`okr-bot export FILE`: everything on record, or what one person may see, as a file."""

from pathlib import Path

import click

from bot import log
from bot.clock import SystemClock
from bot.config import read_settings
from bot.export_file import FORMS, SUFFIXES, write_export
from bot.opening import opened
from bot.worlds import Worlds
from messages.export_tables import Sheet
from okr.actions.note_export import note_export
from okr.export import Form
from okr.member import Member
from okr.ports import World
from okr.refusals import Refusal
from storage.engine import Database

TABLES = click.Choice([Sheet.KEY_RESULTS.value, Sheet.CHECK_INS.value])


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--as", "person", metavar="MEMBER", help="Only what this person may see: a Slack id or an e-mail.")
@click.option("--what", type=TABLES, help="Which table a .csv holds; key-results where nothing is said.")
@click.option("--workspace", metavar="ID", help="Which workspace, where the database holds several.")
def command(*, file: Path, person: str | None, what: str | None, workspace: str | None) -> None:
    """Write everything on record to FILE: as .yaml, which `okr-bot load` reads back, as a spreadsheet (.xlsx), or one
    table of it (.csv).

    May be used while the bot runs. What is left out, and what each column means: docs/export.md.
    """
    form = SUFFIXES.get(file.suffix.lower())
    if form is None:
        raise click.UsageError(f"{file.name} should end with {', '.join(SUFFIXES)}.")
    if what is not None and form is not Form.CSV:
        raise click.UsageError("--what is for a .csv; the other forms hold all there is.")
    log.set_up(level="WARNING", form="console")
    with opened(read_settings(), untouched=True) as database:
        world = Worlds(database, SystemClock())(the_one(database, workspace))
        by = named(world, person) if person else None
        try:
            count = write_export(world, file, FORMS[form](Sheet(what or Sheet.KEY_RESULTS)), by=by)
        except Refusal as refusal:
            raise click.ClickException(f"{person} takes no part here ({type(refusal).__name__}).") from refusal
        except OSError as error:
            raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from error
        note_export(world, form, count, seen_by=by)
    whose = f"what {by.name} may see" if by else "everything on record"
    click.echo(f"{file}: {whose}, {file.stat().st_size:,} bytes.")


def the_one(database: Database, wanted: str | None) -> str:
    """The workspace that is wanted, or the only one there is; ClickException otherwise."""
    there = list(database.workspaces())
    if wanted in there or (wanted is None and len(there) == 1):
        return wanted or there[0]
    if not there:
        raise click.ClickException("There is nothing on record yet.")
    raise click.ClickException(f"The database holds {', '.join(there)}: say which with --workspace.")


def named(world: World, person: str) -> Member:
    """The member of that Slack id or e-mail; ClickException where there is none."""
    with world.snapshot() as tx:
        found = tx.members.get(person) or tx.members.by_email(person)
    if found is None:
        raise click.ClickException(f"Nobody here has the Slack id or e-mail {person}.")
    return found
