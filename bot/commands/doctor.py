"""`okr-bot doctor`: look at everything, and say how to mend what is wrong."""

import asyncio
from collections.abc import Sequence

import click

from bot import log
from bot.clients import new_session, slack_client, with_token
from bot.clock import SystemClock
from bot.config import Mode, Settings, read_settings
from bot.doctor.company import look_at_channels, look_at_owners
from bot.doctor.database import look_at_database
from bot.doctor.deliveries import look_at_deliveries
from bot.doctor.destinations import look_at_destinations
from bot.doctor.finding import Finding
from bot.doctor.slack import look_at_app_token, look_at_bot_token
from bot.opening import opened_unchecked
from bot.worlds import Worlds
from okr.actions.inspect_workspace import inspect_workspace
from okr.actions.outage import closed_destinations
from storage.engine import Database


@click.command()
def command() -> None:
    """Check tokens, scopes, clock, database, channels, owners and deliveries. Nothing is changed by looking. The exit
    code is 1 where anything is wrong."""
    settings = read_settings()
    settings.require_bot_token()
    log.set_up(level="ERROR", form=settings.log_format)
    with opened_unchecked(settings) as database:
        findings = asyncio.run(examine(settings, database))
    for finding in findings:
        click.echo(f"{'✓' if finding.is_well else '✗'} {finding.what}")
        if finding.mend:
            click.echo(f"    → {finding.mend}")
    wrong = sum(not finding.is_well for finding in findings)
    click.echo(f"{wrong} to mend." if wrong else "All is well.")
    raise SystemExit(1 if wrong else 0)


async def examine(settings: Settings, database: Database) -> Sequence[Finding]:
    """Every finding; what cannot be looked at because of an earlier one is left out."""
    now = SystemClock().now()
    findings = look_at_database(database)
    async with new_session() as session:
        nameless = slack_client(settings, session)
        client = with_token(nameless, settings.require_bot_token())
        in_slack = await look_at_bot_token(client, now=now)
        if settings.mode is Mode.SOCKET:
            in_slack += await look_at_app_token(nameless, settings.require_app_token())
        else:
            in_slack.append(Finding(f"Slack's requests are expected on {settings.host}, port {settings.port}."))
        if all(finding.is_well for finding in findings):
            findings += look_at_deliveries(database.outbox, now=now)
            for workspace in database.workspaces():
                inspection = inspect_workspace(Worlds(database, SystemClock())(workspace))
                findings += look_at_owners(inspection)
                findings += look_at_destinations(closed_destinations(Worlds(database, SystemClock())(workspace)))
                if in_slack[0].is_well:
                    findings += await look_at_channels(client, inspection)
    return [*in_slack, *findings]
