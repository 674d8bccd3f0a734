"""Which of Slack's events were handled."""

from alembic import op

from storage.migrations.columns import flag, in_workspace, moment, words

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "received_events",
        words("workspace", key=True),
        words("event", key=True),
        moment("at"),
        flag("done"),
        in_workspace(),
    )
    op.create_index(None, "received_events", ["at"])
