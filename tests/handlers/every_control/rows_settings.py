"""The rows of what is set up, set and asked for: teams, objectives, settings, languages, help, the home tab."""

from messages import ids
from tests.handlers.every_control.row import May, Row
from tests.handlers.every_control.steps import Click, Close, Fill, Home, Say, Submit
from tests.handlers.every_control.worlds import NOTHING

MINE = May.WRITE_BY_ANYBODY | May.WRITE_LATER
SHOWN = May.STAY_AS_IT_IS | May.WRITE_BY_ANYBODY | May.WRITE_LATER
SET_UP = Click(ids.SET_UP_OPEN)
FROM_GROUP = (Say("admin"), Click(ids.ADMIN_TEAMS), Click(ids.SET_UP_FROM_GROUP))
FIRST = (
    Row("action set_up_open", "ULEAD", (SET_UP,), NOTHING, MINE),
    Row("action set_up_open, on the home tab", "ULEAD", (Home(), SET_UP), NOTHING, MINE),
    Row("action set_up_channel", "ULEAD", (SET_UP, Click(ids.SET_UP_CHANNEL, "CSALES")), NOTHING, MINE),
    Row("action set_up_from_group", "UADMIN", FROM_GROUP),
    Row("action set_up_group", "UADMIN", (*FROM_GROUP, Click(ids.SET_UP_GROUP, "SNORTH"))),
    Row("view set_up_form", "ULEAD", (SET_UP, Submit()), NOTHING, MINE),
    Row("closed set_up_done", "ULEAD", (SET_UP, Submit(), Close()), NOTHING, SHOWN),
    Row("action objective_new", "ULEAD", (SET_UP, Submit(), Click(ids.OBJECTIVE_NEW)), NOTHING),
)
SETTINGS = (
    Row("action settings_open", "U1", (Home(), Click(ids.SETTINGS_OPEN))),
    Row("view settings_form", "U1", (Say("settings"), Fill({"own-language": "vi"}), Submit()), may=MINE),
    Row("action settings_team", "ULEAD", (Say("settings"), Click(ids.SETTINGS_TEAM))),
    Row(
        "view settings_team_form",
        "ULEAD",
        (Say("settings care"), Fill({"team-weekday": "3"}), Submit()),
        may=May.WRITE_LATER,
    ),
    Row("action settings_members", "ULEAD", (Say("settings care"), Click(ids.SETTINGS_MEMBERS))),
    Row(
        "action settings_members_source",
        "ULEAD",
        (Say("settings care"), Click(ids.SETTINGS_MEMBERS), Click(ids.SETTINGS_MEMBERS_SOURCE, "SNORTH")),
    ),
    Row(
        "view settings_members_form",
        "ULEAD",
        (Say("settings care"), Click(ids.SETTINGS_MEMBERS), Submit()),
        may=May.WRITE_LATER,
    ),
    Row("action settings_health", "ULEAD", (Say("settings"), Click(ids.SETTINGS_HEALTH))),
    Row(
        "view settings_health_form",
        "ULEAD",
        (Say("settings"), Click(ids.SETTINGS_HEALTH), Submit()),
        may=May.WRITE_LATER,
    ),
    Row("action settings_workspace", "UADMIN", (Say("settings"), Click(ids.SETTINGS_WORKSPACE))),
    Row("view settings_workspace_form", "UADMIN", (Say("settings workspace"), Submit()), may=May.WRITE_LATER),
)
ASKED = (
    Row("action language_en", "ULAN", (Say("lang"), Click(ids.LANGUAGE_EN)), may=MINE),
    Row("action language_vi", "U1", (Say("lang"), Click(ids.LANGUAGE_VI)), may=MINE),
    Row("action language_vi, on the home tab", "U1", (Home(), Click(ids.LANGUAGE_VI)), may=MINE),
    Row("action help_check_in", "U1", (Say("help"), Click(ids.HELP_CHECK_IN))),
    Row("action help_status", "U1", (Say("help"), Click(ids.HELP_STATUS))),
    Row("action help_digest", "ULEAD", (Say("help"), Click(ids.HELP_DIGEST))),
    Row("action help_language", "U1", (Say("help"), Click(ids.HELP_LANGUAGE)), may=MINE),
    Row("event app_home_opened", "U1", (Home(),), may=SHOWN),
    *(
        Row(f"command {word}", "U1", (Say(word),), may=SHOWN)
        for word in ("checkin", "status", "history KR-1", "lang vi", "away", "help", "new", "settings", "")
    ),
    *(Row(f"command {word}", "ULEAD", (Say(word),), may=SHOWN) for word in ("remind", "digest", "remind sales")),
)

ROWS = (*FIRST, *SETTINGS, *ASKED)
