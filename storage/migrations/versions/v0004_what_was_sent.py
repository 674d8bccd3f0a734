"""What a message showed when it was last sent, so that an edit that changes nothing need not be made."""

from alembic import op

from storage.migrations.columns import words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deliveries", words("fingerprint", optional=True))
    op.create_index(None, "deliveries", ["workspace", "week", "kind"])
