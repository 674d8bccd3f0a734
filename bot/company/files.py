"""Company files: YAML as a tree, or CSV as one table with a `type` column, both into the same tree of rows."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from bot.company.exact_yaml import read_exactly
from bot.company.rows import CompanyRows

LISTS = {"also", "contributors", "working_days", "days_off", "extra_working_days", "obstacles"}
TYPES = ("workspace", "cycle", "team", "member", "away", "objective", "key_result", "check_in", "change", "initiative")


class FileRefused(Exception):
    """The file cannot be loaded; `problems` are sentences that each name their row."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_company(path: Path) -> CompanyRows:
    """The rows of a .yml, .yaml or .csv file; FileRefused names every row that is wrong."""
    if not path.is_file():
        raise FileRefused(f"there is no file {path}")
    try:
        tree = read_csv(path) if path.suffix.lower() == ".csv" else read_yaml(path)
        return CompanyRows.model_validate(tree)
    except ValidationError as wrong:
        problems = (f"{place(tree, error['loc'])}: {said(error)}" for error in wrong.errors())
        raise FileRefused(*problems) from wrong
    except UnicodeDecodeError as wrong:
        raise FileRefused(f"{path} is not a UTF-8 text file: save it as UTF-8 and try again") from wrong


def read_yaml(path: Path) -> Mapping[str, Any]:
    try:
        tree = read_exactly(path.read_text(encoding="utf-8-sig"))
    except yaml.YAMLError as wrong:
        raise FileRefused(f"{path} is not YAML: {wrong}") from wrong
    if not isinstance(tree, dict):
        raise FileRefused(f"{path} holds no company: it should start with workspace, cycles, teams, members, ...")
    return tree


def read_csv(path: Path) -> Mapping[str, Any]:
    """Each line is one row of what its `type` column says; columns in any order, empty cells left out.

    A list is separated by semicolons. Key results name their `objective`, check-ins and changes their `key_result`,
    away rows their `member` (e-mail or Slack id).
    """
    tree: dict[str, Any] = {"cycles": [], "teams": [], "members": [], "objectives": []}
    below: dict[tuple[str, str], dict[str, Any]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, line in enumerate(csv.DictReader(file), start=2):
            cells = {key.strip(): cell.strip() for key, cell in line.items() if key and cell and cell.strip()}
            kind = cells.pop("type", "")
            if kind not in TYPES:
                raise FileRefused(f"line {number}: type {kind!r} is not one of {', '.join(TYPES)}")
            try:
                hang(tree, below, kind, {key: split(key, cell) for key, cell in cells.items()})
            except KeyError as missing:
                raise FileRefused(f"line {number}: {missing.args[0]}") from missing
    return tree


def split(column: str, cell: str) -> Any:
    """A cell as the tree has it."""
    if column == "steps":
        return [step_of(step) for step in cell.split(";") if step.strip()]
    if column in LISTS:
        return [part.strip() for part in cell.split(";") if part.strip()]
    return cell


def step_of(text: str) -> dict[str, str]:
    """A milestone step written "title|weight|due", the last two optional."""
    names = ("title", "weight", "due")
    return {name: part.strip() for name, part in zip(names, text.split("|"), strict=False) if part.strip()}


def hang(tree: dict[str, Any], below: dict[tuple[str, str], dict[str, Any]], kind: str, row: dict[str, Any]) -> None:
    """Put a line's row where the tree has rows of that kind; KeyError with a sentence where its parent is missing."""
    if kind == "workspace":
        tree["workspace"] = row
    elif kind in {"cycle", "team", "member", "objective"}:
        tree[f"{kind}s"].append(row)
        for name in ("email", "slack", "key"):
            below[kind, row.get(name, "")] = row
    else:
        parent, column = {
            "away": ("member", "away"),
            "key_result": ("objective", "key_results"),
            "initiative": ("objective", "initiatives"),
            "check_in": ("key_result", "check_ins"),
            "change": ("key_result", "changes"),
        }[kind]
        above = below.get((parent, row.pop(parent, "")))
        if above is None:
            raise KeyError(f"a {kind} names its {parent}, which stands on an earlier line")
        above.setdefault(column, []).append(row)
        if kind == "key_result":
            below[kind, row.get("key", "")] = row


def place(tree: Any, path: tuple[int | str, ...]) -> str:
    """Where in the tree a problem is, in words: "objective brand › key_result uptime › target"."""
    words: list[str] = []
    at = tree
    for part in path:
        at = below_at(at, part)
        if isinstance(part, int):
            name = (
                next((str(at[key]) for key in ("key", "email", "slack") if key in at), "")
                if isinstance(at, dict)
                else ""
            )
            words[-1] = f"{words[-1].removesuffix('s')} {name or part + 1}"
        elif at is not None or part not in {"decimal", "str"}:
            words.append(part)
    return " › ".join(words)


def below_at(at: Any, part: int | str) -> Any:
    """What stands at that part of the tree, None where nothing does."""
    if isinstance(at, dict):
        return at.get(part)
    return at[part] if isinstance(at, list) and isinstance(part, int) and part < len(at) else None


def said(error: Mapping[str, Any]) -> str:
    """What pydantic found, as an operator would put it."""
    if error["type"] == "extra_forbidden":
        return "there is no such column; check the spelling"
    if error["type"] == "missing":
        return "is missing"
    given = error.get("input")
    shown = f" (it says {given!r})" if isinstance(given, str | int | float) else ""
    return f"{str(error['msg'])[:1].lower()}{str(error['msg'])[1:]}{shown}"
