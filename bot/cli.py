"""The command line: `okr-bot run | demo | migrate | doctor | ...`, each imported only when it is called."""

import gc
import importlib
import sys
from types import ModuleType

import click

from bot.config import WrongSetting

COMMANDS = {
    "run": "Run the bot, on Socket Mode or HTTP, until it is stopped.",
    "demo": "Play a whole week on a sample company, against a local Slack.",
    "migrate": "Bring the database up to date.",
    "doctor": "Check everything the bot needs, and say how to mend what is wrong.",
    "load": "Load a company from a YAML or CSV file; loading it again changes nothing.",
    "export": "Write everything on record, or what one person may see, to a file that load reads back.",
    "deliveries": "Show what became of every message; have one sent after all, or give it up.",
    "tick": "Plan and deliver once, as of a moment, and say what was done.",
}
WRONG_SETTING = 2


class Commands(click.Group):
    """Knows each command by its name; `--help` needs no more, so nothing else is imported for it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = loaded(f"bot.commands.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - narrows what importlib hands on untyped
        command.help = command.help or COMMANDS[cmd_name]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def loaded(module: str) -> ModuleType:
    """Import it with all it needs, without the garbage collector: modules stay, and to look through them again and
    again while they are loaded is a tenth of the start."""
    gc.disable()
    try:
        return importlib.import_module(module)
    finally:
        gc.enable()


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="okr-bot", prog_name="okr-bot")
def okr_bot() -> None:
    """The weekly OKR check-in in Slack. Settings come from .env and the environment; README.md lists them."""


def main() -> None:
    """The console script. A missing or wrong setting is one sentence and exit code 2."""
    try:
        okr_bot()
    except WrongSetting as wrong:
        click.echo(f"okr-bot: {wrong}", err=True)
        sys.exit(WRONG_SETTING)
