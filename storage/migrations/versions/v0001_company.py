"""Workspaces, people, teams, cycles and what they promise."""

from alembic import op

from storage.migrations.columns import clock_time, day, flag, in_workspace, moment, number, refers, words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_workspaces()
    create_people()
    create_teams()
    create_cycles()
    create_objectives()
    create_key_results()
    create_initiatives()


def create_workspaces() -> None:
    op.create_table(
        "workspaces",
        words("workspace", key=True),
        words("name"),
        moment("since"),
        words("language"),
        words("zone"),
        flag("allow_guests"),
        words("thresholds"),
    )
    op.create_table("counters", words("workspace", key=True), words("name", key=True), number("value"), in_workspace())


def create_people() -> None:
    op.create_table(
        "members",
        words("workspace", key=True),
        words("id", key=True),
        words("name"),
        words("email"),
        words("email_key"),
        words("zone"),
        words("locale"),
        words("kind"),
        flag("admin"),
        flag("appointed"),
        words("language", optional=True),
        words("own_zone", optional=True),
        clock_time("quiet_from"),
        clock_time("quiet_to"),
        in_workspace(),
    )
    op.create_index(None, "members", ["workspace", "email_key"])
    op.create_table(
        "absences",
        words("workspace", key=True),
        words("member", key=True),
        day("first_day", key=True),
        day("last_day"),
        words("delegate", optional=True),
        refers("member", to="members", key=("id",)),
    )
    op.create_index(None, "absences", ["workspace", "last_day"])


def create_teams() -> None:
    op.create_table(
        "teams",
        words("workspace", key=True),
        words("key", key=True),
        words("name"),
        words("cadence"),
        words("lead", optional=True),
        words("channel", optional=True),
        words("parent", optional=True),
        flag("is_company"),
        words("zone"),
        words("language"),
        words("calendar"),
        words("thresholds", optional=True),
        flag("digest"),
        in_workspace(),
        refers("lead", to="members", key=("id",)),
        refers("parent", to="teams", key=("key",)),
    )
    op.create_index(None, "teams", ["workspace", "channel"])
    op.create_table(
        "memberships",
        words("workspace", key=True),
        words("member", key=True),
        words("team", key=True),
        flag("primary"),
        refers("member", to="members", key=("id",)),
        refers("team", to="teams", key=("key",)),
    )
    op.create_index(None, "memberships", ["workspace", "team"])


def create_cycles() -> None:
    op.create_table(
        "cycles",
        words("workspace", key=True),
        words("key", key=True),
        words("name"),
        day("first_day"),
        day("last_day"),
        words("state"),
        words("parent", optional=True),
        in_workspace(),
        refers("parent", to="cycles", key=("key",)),
    )


def create_objectives() -> None:
    op.create_table(
        "objectives",
        words("workspace", key=True),
        number("number", key=True),
        words("title"),
        words("cycle"),
        words("team"),
        words("owner", optional=True),
        words("level"),
        words("ambition"),
        words("visibility"),
        words("why"),
        number("parent", optional=True),
        number("parent_key_result", optional=True),
        number("priority"),
        flag("archived"),
        number("version"),
        in_workspace(),
        refers("cycle", to="cycles", key=("key",)),
        refers("team", to="teams", key=("key",)),
        refers("owner", to="members", key=("id",)),
        refers("parent", to="objectives", key=("number",)),
    )
    op.create_index(None, "objectives", ["workspace", "cycle", "team"])
    op.create_index(None, "objectives", ["workspace", "team"])
    op.create_index(None, "objectives", ["workspace", "owner"])


def create_key_results() -> None:
    op.create_table(
        "key_results",
        words("workspace", key=True),
        number("number", key=True),
        number("objective"),
        words("title"),
        words("owner", optional=True),
        words("contributors"),
        words("weight", optional=True),
        words("measured"),
        words("state"),
        number("version"),
        in_workspace(),
        refers("objective", to="objectives", key=("number",)),
        refers("owner", to="members", key=("id",)),
    )
    op.create_index(None, "key_results", ["workspace", "objective"])
    op.create_index(None, "key_results", ["workspace", "owner"])
    op.create_table(
        "targets",
        words("workspace", key=True),
        number("key_result", key=True),
        number("version", key=True),
        words("kind"),
        words("metric"),
        day("start"),
        day("due"),
        moment("since"),
        words("reason"),
        words("by", optional=True),
        refers("key_result", to="key_results", key=("number",)),
    )


def create_initiatives() -> None:
    op.create_table(
        "initiatives",
        words("workspace", key=True),
        number("number", key=True),
        number("objective"),
        words("title"),
        number("key_result", optional=True),
        words("owner", optional=True),
        words("link"),
        day("due", optional=True),
        words("state"),
        in_workspace(),
        refers("objective", to="objectives", key=("number",)),
        refers("key_result", to="key_results", key=("number",)),
        refers("owner", to="members", key=("id",)),
    )
    op.create_index(None, "initiatives", ["workspace", "objective"])
