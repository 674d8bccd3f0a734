"""What people answer week by week, and the messages about it."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import in_workspace, moment, number, refers, sequence, serial, words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

OPEN = sa.text("(state = 'pending' OR (state = 'sent' AND wanted > sent))")
HELD = sa.text("state = 'sending'")


def upgrade() -> None:
    create_check_ins()
    create_deliveries()
    create_records()


def create_check_ins() -> None:
    op.create_table(
        "check_ins",
        words("workspace", key=True),
        number("key_result", key=True),
        words("week", key=True),
        number("revision", key=True),
        words("reading", optional=True),
        number("confidence"),
        words("note"),
        words("blocker"),
        words("explanation"),
        words("by"),
        moment("at"),
        words("on_behalf_of", optional=True),
        words("reason"),
        refers("key_result", to="key_results", key=("number",)),
    )
    said = ("key_result", "week", "revision")
    op.create_table(
        "current_check_ins",
        words("workspace", key=True),
        number("key_result", key=True),
        words("week", key=True),
        number("revision"),
        refers(*said, to="check_ins", key=said),
    )
    op.create_index(None, "current_check_ins", ["workspace", "week", "key_result"])
    op.create_table(
        "standings",
        words("workspace", key=True),
        number("key_result", key=True),
        words("health"),
        words("health_since", optional=True),
        words("answered", optional=True),
        words("answers"),
        words("tally"),
        words("trend"),
        refers("key_result", to="key_results", key=("number",)),
    )
    op.create_table(
        "drafts",
        words("workspace", key=True),
        words("member", key=True),
        words("week", key=True),
        moment("at"),
        words("entries"),
        words("seen"),
        words("only"),
        in_workspace(),
    )


def create_deliveries() -> None:
    sequence("delivery_ids")
    op.create_table(
        "deliveries",
        words("workspace", key=True),
        words("kind", key=True),
        words("subject", key=True),
        words("period", key=True),
        serial(),
        words("week"),
        moment("not_before"),
        moment("not_after"),
        words("state"),
        number("attempts"),
        number("wanted"),
        number("sent"),
        words("channel", optional=True),
        words("slack_ts", optional=True),
        words("lease_token", optional=True),
        moment("lease_until", optional=True),
        moment("retry_at", optional=True),
        words("last_error", optional=True),
        in_workspace(),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_deliveries_open", "deliveries", ["not_before"], postgresql_where=OPEN, sqlite_where=OPEN)
    op.create_index("ix_deliveries_held", "deliveries", ["lease_until"], postgresql_where=HELD, sqlite_where=HELD)
    op.create_index(None, "deliveries", ["workspace", "week", "subject"])
    op.create_table(
        "pauses",
        words("workspace", key=True),
        words("method", key=True),
        words("channel", key=True),
        moment("until"),
        in_workspace(),
    )


def create_records() -> None:
    sequence("audit_ids")
    op.create_table(
        "audit",
        words("workspace", key=True),
        serial(key=True),
        moment("at"),
        words("actor"),
        words("action"),
        words("thing"),
        in_workspace(),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "references",
        words("workspace", key=True),
        words("kind", key=True),
        words("key", key=True),
        number("number"),
        in_workspace(),
    )
