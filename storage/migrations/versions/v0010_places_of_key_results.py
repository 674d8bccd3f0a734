"""Where each key result stands in its objective, those on record by number; what a change of an objective started from
is kept whole, so that the number of that version decided nothing."""

from alembic import op

from storage.migrations.columns import number_from_zero

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("key_results", number_from_zero("position"))
    op.drop_column("objective_drafts", "base_version")
