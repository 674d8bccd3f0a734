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


async def a_team_is_over(stage: Stage) -> None:
    """One below the company, without anything in it; and another that is archived already."""
    gone = a_team(key="gone", name="Gone", lead=None, channel=None, archived_on=LONG_AGO.date())
    await stage.bot.put(a_team(key="over", name="Over", lead=None, channel="COVER"), gone)


async def happens(stage: Stage) -> None:
    await stage.bot.act(much_done)


LOG = (Meanwhile(happens), Say("admin"), Click(ids.ADMIN_LOG))
ALICE = Click(ids.ADMIN_LOG_PERSON, "U1")
OLDER = Click(ids.ADMIN_LOG_OLDER)

TEAMS = (Meanwhile(many_teams), Say("admin"), Click(ids.ADMIN_TEAMS))
MORE = Click(ids.ADMIN_TEAMS_MORE)
OVER = (Meanwhile(a_team_is_over), Say("admin"), Click(ids.ADMIN_TEAMS))
ARCHIVE = (*OVER, Click(ids.SETTINGS_TEAM, block="admin-team-over"), Click(ids.TEAM_ARCHIVE))
BRING_BACK = (*OVER, Click(ids.ADMIN_TEAMS), Click(ids.TEAM_BRING_BACK))
MEMBERS = (Say("admin"), Click(ids.ADMIN_MEMBERS))
PERSON = (*MEMBERS, Click(ids.ADMIN_MEMBERS_PERSON, "ULAN"))
APPOINT, DISMISS = Click(ids.ADMIN_MEMBER_APPOINT), Click(ids.ADMIN_MEMBER_DISMISS)
SHOWN = May.STAY_AS_IT_IS | May.WRITE_LATER

PILOT = (Say("admin"), Click(ids.ADMIN_PILOT))
CARE = Fill({"admin-pilot-teams": ["care"]})
KEPT = (*PILOT, CARE, Submit())
ENDS = May.WRITE_LATER | May.VALUE_UNREAD

ROWS: tuple[Row, ...] = (
    Row("action admin_pilot", "UADMIN", PILOT),
    Row("action admin_pilot_teams", "UADMIN", (*PILOT, Click(ids.ADMIN_PILOT_TEAMS, ["care"]))),
    Row("action admin_pilot_end", "UADMIN", (*KEPT, *PILOT[1:], Click(ids.ADMIN_PILOT_END)), may=ENDS),
    Row("view admin_pilot_form", "UADMIN", KEPT, may=SHOWN),
    Row("action admin_teams", "UADMIN", TEAMS),
    Row("action admin_teams_search", "UADMIN", (*TEAMS, Click(ids.ADMIN_TEAMS_SEARCH, text="team 7"))),
    Row("action admin_teams_more", "UADMIN", (*TEAMS, MORE)),
    Row("action admin_teams_earlier", "UADMIN", (*TEAMS, MORE, Click(ids.ADMIN_TEAMS_EARLIER))),
    Row("action admin_overview", "UADMIN", (*TEAMS, Click(ids.ADMIN_OVERVIEW))),
    Row("action admin_teams, to the archived", "UADMIN", (*OVER, Click(ids.ADMIN_TEAMS))),
    Row("action team_archive", "UADMIN", ARCHIVE),
    Row("view team_archive_form", "UADMIN", (*ARCHIVE, Submit()), may=May.WRITE_LATER),
    Row("action team_bring_back", "UADMIN", BRING_BACK, may=May.WRITE_LATER),
    Row("view admin_teams_form", "UADMIN", (*TEAMS, Fill({"admin-teams-words": "team 7"}), Submit()), may=SHOWN),
    Row("action admin_members", "UADMIN", MEMBERS, may=SHOWN),
    Row("action admin_members_person", "UADMIN", PERSON),
    Row("action admin_member_appoint", "UADMIN", (*PERSON, APPOINT), may=May.WRITE_LATER),
    Row("action admin_member_dismiss", "UADMIN", (*PERSON, APPOINT, DISMISS), may=May.WRITE_LATER),
    Row(
        "action admin_member_language",
        "UADMIN",
        (*PERSON, Click(ids.ADMIN_MEMBER_LANGUAGE, "ULAN en")),
        may=May.WRITE_LATER,
    ),
    Row("command admin", "UADMIN", (Say("admin"),)),
    Row("action admin_log", "UADMIN", LOG),
    Row("action admin_log_person", "UADMIN", (*LOG, ALICE)),
    Row("action admin_log_older", "UADMIN", (*LOG, OLDER)),
    Row("action admin_log_newest", "UADMIN", (*LOG, OLDER, Click(ids.ADMIN_LOG_NEWEST))),
    Row("action admin_log_everybody", "UADMIN", (*LOG, ALICE, Click(ids.ADMIN_LOG_EVERYBODY))),
)
