"""From which day a team is archived."""

from alembic import op

from storage.migrations.columns import day

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("teams", day("archived_on", optional=True))
