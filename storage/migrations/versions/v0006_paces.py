"""How fast each workspace, method and channel may be called, shared by all processes; what is due, by workspace."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import in_workspace, moment, words

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

OPEN = sa.text("(state = 'pending' OR (state = 'sent' AND wanted > sent))")
OPEN_INDEX = "ix_deliveries_open"


def upgrade() -> None:
    op.create_table(
        "paces",
        words("workspace", key=True),
        words("method", key=True),
        words("channel", key=True),
        moment("until"),
        in_workspace(),
    )
    op.create_index(None, "paces", ["until"])
    op.drop_index(OPEN_INDEX, "deliveries")
    op.create_index(OPEN_INDEX, "deliveries", ["workspace", "not_before"], postgresql_where=OPEN, sqlite_where=OPEN)
