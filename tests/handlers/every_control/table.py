"""The table of all controls: a new one gets a row in one of these modules."""

from tests.handlers.every_control import (
    rows_admin,
    rows_agreement,
    rows_cycles,
    rows_digest,
    rows_export,
    rows_objective,
    rows_settings,
    rows_templates,
    rows_week,
)
from tests.handlers.every_control.row import Row

TABLE: tuple[Row, ...] = (
    *rows_week.ROWS,
    *rows_digest.ROWS,
    *rows_export.ROWS,
    *rows_settings.ROWS,
    *rows_objective.ROWS,
    *rows_templates.ROWS,
    *rows_agreement.ROWS,
    *rows_cycles.ROWS,
    *rows_admin.ROWS,
)
