"""The cells of a row that say something: those at their default are left out."""

from collections.abc import Mapping
from dataclasses import fields
from typing import cast

from bot.company.yaml_text import Cell
from okr.quarter import FiscalCalendar
from okr.settings import Thresholds
from okr.team import TeamChoices


def said(cells: Mapping[str, Cell], defaults: Mapping[str, Cell] | None = None) -> dict[str, Cell]:
    """Those that are neither empty nor at a default of their own. A number or a yes or no without one is always
    said."""
    own = defaults or {}
    return {name: cell for name, cell in cells.items() if not is_empty(cell) and (name not in own or own[name] != cell)}


def is_empty(cell: Cell) -> bool:
    return cell is None or (not isinstance(cell, bool) and cell in ("", (), []))


def chosen(value: Thresholds | TeamChoices | FiscalCalendar) -> dict[str, Cell]:
    """The fields of a value that differ from what holds where nobody chose."""
    usual = type(value)()
    every = ((each.name, getattr(value, each.name)) for each in fields(value))
    return {name: cast("Cell", cell) for name, cell in every if cell != getattr(usual, name)}
