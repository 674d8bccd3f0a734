"""The shapes of tables and charts."""

from collections.abc import Mapping
from typing import Any

from sandbox.blocks.checks import (
    Check,
    Shape,
    Walk,
    anything,
    choice,
    flag,
    integer,
    listing,
    number,
    one_of,
    shaped,
    string,
)
from sandbox.blocks.rich_text import RICH_TEXT
from sandbox.limits import figure

BLOCK_ID: dict[str, Check] = {"block_id": string("block_id")}
CELLS: dict[str, Shape] = {
    "raw_text": Shape({"text": string()}),
    "raw_number": Shape({"value": number}, {"text": string()}),
    "rich_text": RICH_TEXT,
    "action": Shape({}, {"elements": anything, "element": anything}),
}


def rows_are_even(value: Mapping[str, Any], at: str, walk: Walk) -> None:
    """Every row of a data table has as many cells as its header."""
    rows = value.get("rows")
    if isinstance(rows, list) and len({len(row) for row in rows if isinstance(row, list)}) > 1:
        walk.wrong(f"{at}/rows", "all rows must have the same number of values")


def header_is_plain(value: Mapping[str, Any], at: str, walk: Walk) -> None:
    """The header of a data table holds no rich text."""
    rows = value.get("rows")
    for index, cell in enumerate(rows[0] if isinstance(rows, list) and rows and isinstance(rows[0], list) else []):
        if isinstance(cell, Mapping) and cell.get("type") == "rich_text":
            walk.wrong(f"{at}/rows/0/{index}/type", "unsupported type: rich_text")


def points_match_categories(value: Mapping[str, Any], at: str, walk: Walk) -> None:
    """Series have names of their own and a point for every category."""
    series = [s for s in value.get("series") or [] if isinstance(s, Mapping)]
    names = [s.get("name") for s in series]
    if len(set(names)) < len(names):
        walk.wrong(f"{at}/series", "series names must be unique")
    categories = (value.get("axis_config") or {}).get("categories") or []
    for index, one in enumerate(series):
        labels = [p.get("label") for p in one.get("data") or [] if isinstance(p, Mapping)]
        if categories and sorted(map(str, labels)) != sorted(map(str, categories)):
            walk.wrong(f"{at}/series/{index}/data", "labels must match axis_config.categories")


def only_positive(value: Mapping[str, Any], at: str, walk: Walk) -> None:
    """A slice of a pie is more than nothing."""
    if isinstance(value.get("value"), int | float) and value["value"] <= 0:
        walk.wrong(f"{at}/value", "must be greater than 0")


POINT = Shape({"label": string("chart.label"), "value": number})
SERIES = shaped(
    Shape({"name": string("chart.label"), "data": listing(shaped(POINT), "chart.points")}),
)
AXES = shaped(
    Shape(
        {"categories": listing(string("chart.label"), "chart.points")},
        {"x_label": string("chart.axis_title"), "y_label": string("chart.axis_title")},
    )
)
PLOT = Shape({"series": listing(SERIES, "chart.series"), "axis_config": AXES}, rules=(points_match_categories,))
SLICE = Shape(POINT.required, rules=(only_positive,))
CHARTS: dict[str, Shape] = {
    "pie": Shape({"segments": listing(shaped(SLICE), "chart.segments")}),
    "bar": PLOT,
    "area": PLOT,
    "line": PLOT,
}

COLUMN = shaped(Shape({}, {"align": choice("left", "center", "right"), "is_wrapped": flag}))


def column(value: Any, at: str, walk: Walk) -> None:
    """The setting of a column, or null for the default."""
    if value is not None:
        COLUMN(value, at, walk)


TABLE = Shape(
    {"rows": listing(listing(one_of(CELLS), "table.columns"), "table.rows")},
    {
        **BLOCK_ID,
        "column_settings": listing(column, "table.columns", least=0),
    },
)
DATA_TABLE = Shape(
    {
        "caption": string(),
        "rows": listing(listing(one_of(CELLS), "data_table.columns"), "data_table.rows", least=2),
    },
    {
        **BLOCK_ID,
        "page_size": integer(least=1, most=figure("data_table.page_size")),
        "row_header_column_index": integer(),
    },
    (rows_are_even, header_is_plain),
)
DATA_VISUALIZATION = Shape({"title": string("chart.title"), "chart": one_of(CHARTS)}, BLOCK_ID)
