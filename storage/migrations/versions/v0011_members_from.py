"""Which user group of Slack a team's members are taken from."""

from alembic import op

from storage.migrations.columns import words

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("teams", words("members_from", optional=True))
