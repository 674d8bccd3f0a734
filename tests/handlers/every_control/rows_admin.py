"""The rows of what admins look over: the overview and the log of who did what."""

from datetime import UTC, datetime

from messages import ids
from okr.ports import World
from tests.builders import a_team
from tests.handlers.every_control.row import May, Row
from tests.handlers.every_control.stage import Stage
from tests.handlers.every_control.steps import Click, Fill, Meanwhile, Say, Submit

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def much_done(world: World) -> None:
    """Enough for a second page of anybody's and of Alice's."""
    with world.transaction() as tx:
        for number in range(1, 25):
            tx.audit.note(actor="U1", action="check_in", thing=f"KR-{number}", at=LONG_AGO)


async def many_teams(stage: Stage) -> None:
    """Enough for a second page."""
    await stage.bot.put(*(a_team(key=f"team-{n}", name=f"Team {n}", parent=None) for n in range(21)))


async def happens(stage: Stage) -> None:
    await stage.bot.act(much_done)


LOG = (Meanwhile(happens), Say("admin"), Click(ids.ADMIN_LOG))
ALICE = Click(ids.ADMIN_LOG_PERSON, "U1")
OLDER = Click(ids.ADMIN_LOG_OLDER)

TEAMS = (Meanwhile(many_teams), Say("admin"), Click(ids.ADMIN_TEAMS))
MORE = Click(ids.ADMIN_TEAMS_MORE)
SHOWN = May.STAY_AS_IT_IS | May.WRITE_LATER

ROWS: tuple[Row, ...] = (
    Row("action admin_teams", "UADMIN", TEAMS),
    Row("action admin_teams_search", "UADMIN", (*TEAMS, Click(ids.ADMIN_TEAMS_SEARCH, text="team 7"))),
    Row("action admin_teams_more", "UADMIN", (*TEAMS, MORE)),
    Row("action admin_teams_earlier", "UADMIN", (*TEAMS, MORE, Click(ids.ADMIN_TEAMS_EARLIER))),
    Row("action admin_overview", "UADMIN", (*TEAMS, Click(ids.ADMIN_OVERVIEW))),
    Row("view admin_teams_form", "UADMIN", (*TEAMS, Fill({"admin-teams-words": "team 7"}), Submit()), may=SHOWN),
    Row("command admin", "UADMIN", (Say("admin"),)),
    Row("action admin_log", "UADMIN", LOG),
    Row("action admin_log_person", "UADMIN", (*LOG, ALICE)),
    Row("action admin_log_older", "UADMIN", (*LOG, OLDER)),
    Row("action admin_log_newest", "UADMIN", (*LOG, OLDER, Click(ids.ADMIN_LOG_NEWEST))),
    Row("action admin_log_everybody", "UADMIN", (*LOG, ALICE, Click(ids.ADMIN_LOG_EVERYBODY))),
)
