"""`okr-bot tick`: plan and deliver once, as of a moment, and say what was done."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import click

from bot import log
from bot.clock import Clock, MovableClock, SystemClock, in_utc
from bot.config import Settings, WrongSetting, read_settings
from bot.opening import opened, opened_alone
from bot.plain import plain
from bot.process import assembled
from bot.rehearsal import SilentSlack, rehearsed
from bot.settling import Done
from storage.engine import Database


def a_moment(text: str) -> datetime:
    """An ISO moment that names its zone."""
    try:
        return in_utc(datetime.fromisoformat(text))
    except ValueError:
        raise click.BadParameter(f"{text!r} is no moment with its zone, such as 2026-11-27T15:00+07:00") from None


@click.command()
@click.option(
    "--at",
    type=a_moment,
    metavar="MOMENT",
    help="The moment to act as of, such as 2026-11-27T15:00+07:00; now by default.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be planned and sent; write nothing and post nothing.")
def command(at: datetime | None, *, dry_run: bool) -> None:
    """Plan and deliver once, as of a moment, and say what was done. Slack itself is never told what is not due yet:
    a moment in the future needs --dry-run there."""
    settings = read_settings()
    settings.require_bot_token()
    if at is not None and at > SystemClock().now() and settings.talks_to_slack and not dry_run:
        raise WrongSetting("--at lies in the future, and SLACK_API_URL is Slack itself: add --dry-run to look ahead.")
    log.set_up(level="WARNING", form=settings.log_format)
    with rehearsing(settings) if dry_run else opened_alone(settings, by="tick") as database:
        asyncio.run(tick(settings, database, clock=MovableClock(at) if at else SystemClock(), dry_run=dry_run))


@contextmanager
def rehearsing(settings: Settings) -> Iterator[Database]:
    """The database for a rehearsal, which may be one that a running bot serves."""
    with opened(settings, untouched=True) as database, rehearsed(database) as stage:
        yield stage


async def tick(settings: Settings, database: Database, *, clock: Clock, dry_run: bool) -> None:
    """Plan, deliver, and print a line for each."""
    moment = clock.now().isoformat(timespec="minutes")
    click.echo(f"As of {moment}{': a rehearsal, nothing is written or posted' if dry_run else ''}")
    async with assembled(settings, database=database, clock=clock, gateway=SilentSlack if dry_run else None) as bot:
        for planned in await bot.planner.plan_due():
            count = "broke; the log says where" if planned.count is None else planned.count
            click.echo(f"  {planned.plan}: {count}")
        if not dry_run:
            await bot.reconciler.reconcile()
        done = await bot.deliverer.deliver_due(patient=True)
    for one in done:
        click.echo(line_of(one, would="would be " if dry_run else ""))
    click.echo(f"{len(done)} {'delivery' if len(done) == 1 else 'deliveries'}." if done else "Nothing was due.")


def line_of(done: Done, *, would: str = "") -> str:
    """What was done with one delivery, or would be, and under it how it reads."""
    plan = done.delivery.plan
    to = f" to {done.parcel.address.channel}" if done.parcel else ""
    why = f" ({done.detail})" if done.detail else ""
    head = f"{would}{done.what}: {plan.kind} {plan.subject} {plan.period}{to}{why}"
    if done.parcel is None:
        return head
    body = plain(done.parcel.blocks) or done.parcel.text
    return "\n".join([head, *(f"    {line}" for line in body.splitlines())])
