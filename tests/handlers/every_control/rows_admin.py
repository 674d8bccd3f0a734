"""The rows of what admins look over: the overview and the log of who did what."""

from datetime import UTC, datetime

from messages import ids
from okr.ports import World
from tests.handlers.every_control.row import Row
from tests.handlers.every_control.stage import Stage
from tests.handlers.every_control.steps import Click, Meanwhile, Say

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def much_done(world: World) -> None:
    """Enough for a second page of anybody's and of Alice's."""
    with world.transaction() as tx:
        for number in range(1, 25):
            tx.audit.note(actor="U1", action="check_in", thing=f"KR-{number}", at=LONG_AGO)


async def happens(stage: Stage) -> None:
    await stage.bot.act(much_done)


LOG = (Meanwhile(happens), Say("admin"), Click(ids.ADMIN_LOG))
ALICE = Click(ids.ADMIN_LOG_PERSON, "U1")
OLDER = Click(ids.ADMIN_LOG_OLDER)

ROWS: tuple[Row, ...] = (
    Row("command admin", "UADMIN", (Say("admin"),)),
    Row("action admin_log", "UADMIN", LOG),
    Row("action admin_log_person", "UADMIN", (*LOG, ALICE)),
    Row("action admin_log_older", "UADMIN", (*LOG, OLDER)),
    Row("action admin_log_newest", "UADMIN", (*LOG, OLDER, Click(ids.ADMIN_LOG_NEWEST))),
    Row("action admin_log_everybody", "UADMIN", (*LOG, ALICE, Click(ids.ADMIN_LOG_EVERYBODY))),
)
