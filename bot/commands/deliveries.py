"""`okr-bot deliveries`: what became of every message, and a hand for those that cannot go on by themselves."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

import click

from bot import log
from bot.clock import Clock, SystemClock
from bot.config import read_settings
from bot.delivery_table import Line, as_json, as_table, counted, local, printable
from bot.delivery_words import in_words
from bot.opening import opened
from bot.worlds import Worlds
from okr.actions.mend_delivery import cancel_delivery, retry_delivery
from okr.actions.name_subjects import Subject, name_subjects
from okr.delivery import Delivery, DeliveryState
from okr.mending import CAN_BE_CANCELLED, CAN_BE_RETRIED, MAY_HAVE_ARRIVED
from storage.engine import Database
from storage.mending import delivery_numbered

STATES = click.Choice([state.value for state in DeliveryState])
NOT_TO_BE_RETRIED = {
    DeliveryState.PENDING: "it waits for its time already",
    DeliveryState.SENDING: "it is being sent right now; look again in a minute",
    DeliveryState.SENT: "it is in Slack already",
}
NOT_TO_BE_CANCELLED = {
    DeliveryState.SENDING: "it is being sent right now; look again in a minute",
    DeliveryState.SENT: "it is in Slack; delete it there",
    DeliveryState.MISSED: "it was missed, and is not sent any more",
    DeliveryState.CANCELLED: "it is cancelled already",
}


@click.command()
@click.option("--state", "states", type=STATES, multiple=True, help="Only those in this state; may be repeated.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="How many are shown.")
@click.option("--json", "for_programs", is_flag=True, help="Print JSON.")
@click.option("--retry", type=int, metavar="ID", help="Have this one sent after all.")
@click.option("--cancel", type=int, metavar="ID", help="Give this one up.")
@click.option("--yes", is_flag=True, help="Retry even one that Slack may have already.")
def command(
    *, states: Sequence[str], limit: int, for_programs: bool, retry: int | None, cancel: int | None, yes: bool
) -> None:
    """Every message that goes out, newest first: for whom, when, and what became of it; or mend one by its id.

    May be used while the bot runs. Nothing of what people wrote is shown.
    """
    if retry is not None and cancel is not None:
        raise click.UsageError("--retry and --cancel are two things: one at a time.")
    log.set_up(level="WARNING", form="console")
    with opened(read_settings(), untouched=True) as database:
        desk = Desk(database, SystemClock())
        if retry is not None:
            retried(desk, retry, knowingly=yes)
        elif cancel is not None:
            cancelled(desk, cancel)
        else:
            show(desk, [DeliveryState(state) for state in states], limit=limit, for_programs=for_programs)


class Desk:
    """The database as these commands use it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self.world = Worlds(database, clock)

    def named(self, number: int) -> Line:
        """The delivery of that id. Raises ClickException where there is none."""
        found = delivery_numbered(number, read=self.database.reading)
        if found is None:
            raise click.ClickException(f"There is no delivery {number}; `okr-bot deliveries` lists them.")
        return Line(found, name_subjects(self.world(found.workspace), [found])[found.id])

    def newest(self, states: Sequence[DeliveryState], limit: int) -> list[Line]:
        found = self.database.outbox.find(states or list(DeliveryState), limit=limit)
        by_workspace: defaultdict[str, list[Delivery]] = defaultdict(list)
        for each in found:
            by_workspace[each.workspace].append(each)
        subjects: dict[int, Subject] = {}
        for workspace, some in by_workspace.items():
            subjects |= name_subjects(self.world(workspace), some)
        return [Line(each, subjects[each.id]) for each in found]


def show(desk: Desk, states: Sequence[DeliveryState], *, limit: int, for_programs: bool) -> None:
    lines, counts = desk.newest(states, limit), desk.database.outbox.counts_by_state()
    if for_programs:
        click.echo(as_json(lines, counts))
        return
    for row in as_table(lines) if lines else ():
        click.echo(row)
    click.echo(("\n" if lines else "") + counted(counts))


def retried(desk: Desk, number: int, *, knowingly: bool) -> None:
    line = desk.named(number)
    state = line.delivery.state
    if state not in CAN_BE_RETRIED:
        raise click.ClickException(f"{called(line)} is not retried: {NOT_TO_BE_RETRIED[state]}.")
    if state in MAY_HAVE_ARRIVED and not knowingly:
        raise click.ClickException(
            f"{called(line)} is {state.value}: Slack may have it already, and a second copy would come. Look there "
            "first; if it is missing, say --yes too."
        )
    action = partial(retry_delivery, desk.world(line.delivery.workspace), line.delivery)
    window = desk.database.run(action)
    if window is None:
        raise click.ClickException(changed(line))
    opens, closes = (moment.astimezone(line.subject.zone) for moment in window)
    at = "within a minute" if opens <= desk.clock.now() else f"at {local(opens)}"
    click.echo(
        f"{called(line)} was {state.value}{because(line)}. It is due again: a running bot sends it {at}, and not after "
        f"{local(closes)}."
    )


def cancelled(desk: Desk, number: int) -> None:
    line = desk.named(number)
    state = line.delivery.state
    if state not in CAN_BE_CANCELLED:
        raise click.ClickException(f"{called(line)} is not cancelled: {NOT_TO_BE_CANCELLED[state]}.")
    action = partial(cancel_delivery, desk.world(line.delivery.workspace), line.delivery)
    if not desk.database.run(action):
        raise click.ClickException(changed(line))
    click.echo(f"{called(line)} was {state.value}{because(line)}. It is cancelled.")


def called(line: Line) -> str:
    """ "Delivery 17 (nudge, Alice Nguyen, 2026-W48)"."""
    plan = line.delivery.plan
    return f"Delivery {line.delivery.id} ({plan.kind.value}, {printable(line.subject.name)}, {plan.period})"


def because(line: Line) -> str:
    error = line.delivery.last_error
    return f" ({in_words(error)})" if error else ""


def changed(line: Line) -> str:
    return f"{called(line)} is no longer {line.delivery.state.value}, and was left alone: look at it again."
