"""Drafts of objectives and what is said about them; whom an objective names beside its owner, and which hindrances
were foreseen."""

from alembic import op

from storage.migrations.columns import in_workspace, moment, number, refers, words

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "objective_drafts",
        words("workspace", key=True),
        number("number", key=True),
        words("author"),
        words("team"),
        words("content"),
        moment("at"),
        words("state"),
        number("objective", optional=True),
        number("base_version"),
        words("asked", optional=True),
        words("said"),
        number("notice", optional=True),
        number("version"),
        words("writer", optional=True),
        words("base", optional=True),
        in_workspace(),
        refers("author", to="members", key=("id",)),
        refers("asked", to="members", key=("id",)),
        refers("objective", to="objectives", key=("number",)),
        refers("writer", to="members", key=("id",)),
    )
    for column in ("author", "asked", "team"):
        op.create_index(None, "objective_drafts", ["workspace", column])
    op.create_table(
        "objective_comments",
        words("workspace", key=True),
        number("number", key=True),
        words("about"),
        words("by"),
        moment("at"),
        words("words"),
        in_workspace(),
        refers("by", to="members", key=("id",)),
    )
    op.create_index(None, "objective_comments", ["workspace", "about"])
    op.add_column("notices", words("subjects", optional=True))
    op.add_column("objectives", words("contributors", optional=True))
    op.add_column("objectives", words("obstacles", optional=True))
