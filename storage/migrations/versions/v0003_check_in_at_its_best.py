"""What people choose for themselves, and what they say to each other about a week's answers."""

from alembic import op

from storage.migrations.columns import in_workspace, moment, number, refers, words

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

CHOSEN = (
    ("workspaces", "choices"),
    ("teams", "choices"),
    ("members", "reminders"),
    ("absences", "source"),
    ("check_ins", "blocker_owner"),
)


def upgrade() -> None:
    for table, column in CHOSEN:
        op.add_column(table, words(column, optional=True))
    create_notices()
    create_reactions()
    create_digest_edits()


def create_notices() -> None:
    op.create_table(
        "notices",
        words("workspace", key=True),
        number("number", key=True),
        words("to"),
        words("topic"),
        words("week"),
        moment("at"),
        words("key_results"),
        words("people"),
        words("team"),
        words("words"),
        in_workspace(),
    )


def create_reactions() -> None:
    op.create_table(
        "reactions",
        words("workspace", key=True),
        number("key_result", key=True),
        words("week", key=True),
        words("member", key=True),
        words("kind", key=True),
        moment("at"),
        words("outcome", optional=True),
        refers("key_result", to="key_results", key=("number",)),
    )
    op.create_table(
        "comments",
        words("workspace", key=True),
        number("number", key=True),
        number("key_result"),
        words("week"),
        words("by"),
        moment("at"),
        words("words"),
        refers("key_result", to="key_results", key=("number",)),
    )
    op.create_index(None, "comments", ["workspace", "key_result", "week"])


def create_digest_edits() -> None:
    op.create_table(
        "digest_edits",
        words("workspace", key=True),
        words("team", key=True),
        words("week", key=True),
        words("by"),
        moment("at"),
        words("opening"),
        words("skipped"),
        refers("team", to="teams", key=("key",)),
    )
