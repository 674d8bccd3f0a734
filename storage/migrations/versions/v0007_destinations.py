"""Where Slack takes nothing for now, the response_urls through which messages may be edited, and indexes of what may
or may not have arrived and of what never will."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import in_workspace, moment, number, words

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

IN_DOUBT = sa.text("state = 'ambiguous'")
LOST = sa.text("state IN ('missed', 'dead', 'unknown')")


def upgrade() -> None:
    op.create_table(
        "closed_destinations",
        words("workspace", key=True),
        words("place", key=True),
        words("why"),
        moment("since"),
        moment("looked_at"),
        words("needed"),
        words("notices"),
        sa.Column("delivery", sa.BigInteger(), nullable=False),
        in_workspace(),
    )
    op.create_table(
        "answer_urls",
        words("workspace", key=True),
        words("channel", key=True),
        words("ts", key=True),
        words("url"),
        moment("until"),
        number("uses"),
        in_workspace(),
    )
    op.create_index(None, "answer_urls", ["until"])
    op.create_index(
        "ix_deliveries_in_doubt", "deliveries", ["retry_at"], postgresql_where=IN_DOUBT, sqlite_where=IN_DOUBT
    )
    op.create_index("ix_deliveries_lost", "deliveries", ["state", "kind"], postgresql_where=LOST, sqlite_where=LOST)
