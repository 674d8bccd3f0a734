"""Writing an export to a file: in full or not at all."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from bot.company.company_file import company_lines
from messages import Messages
from messages.csv_file import write_csv
from messages.export_tables import Sheet, Table, entries_of
from messages.language import language_named
from messages.reader import Reader
from messages.xlsx_file import XlsxFile
from okr.actions.export_company import export_company
from okr.export import Export, ExportedObjective, Form
from okr.member import Member, zone_of
from okr.ports import World

Write = Callable[[Export, Path], None]


@dataclass(slots=True)
class Counted(Iterator[ExportedObjective]):
    """The objectives, and how many of them went by."""

    left: Iterator[ExportedObjective]
    count: int = 0

    def __next__(self) -> ExportedObjective:
        one = next(self.left)
        self.count += 1
        return one


def write_export(world: World, path: Path, write: Write, *, by: Member | None) -> int:
    """What `by` may see, or all there is, as `write` puts it into a file that takes the place of `path` at the end; how
    many objectives that is.

    Raises the refusals of those who take no part, and OSError where nothing can be written there.
    """
    with export_company(world, by=by) as export, replacing(path) as unfinished:
        objectives = Counted(export.objectives)
        write(replace(export, objectives=objectives), unfinished)
    return objectives.count


def yaml_writer(_what: Sheet) -> Write:
    def write(export: Export, path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in company_lines(export))

    return write


def csv_writer(what: Sheet) -> Write:
    def write(export: Export, path: Path) -> None:
        write_csv(path, tables_of(export)[what], entries_of(export), what=what)

    return write


def xlsx_writer(_what: Sheet) -> Write:
    def write(export: Export, path: Path) -> None:
        XlsxFile(tables_of(export)).write(path, entries_of(export))

    return write


FORMS: Mapping[Form, Callable[[Sheet], Write]] = {
    Form.YAML: yaml_writer,
    Form.CSV: csv_writer,
    Form.XLSX: xlsx_writer,
}
"""Who writes each form; of a form with one table alone, the one that is named."""

SUFFIXES = {".yaml": Form.YAML, ".yml": Form.YAML, ".csv": Form.CSV, ".xlsx": Form.XLSX}


def tables_of(export: Export) -> Mapping[Sheet, Table[Any]]:
    """The tables in the language and the times of whose export it is; the workspace's for the operator."""
    common, whose = export.settings, export.seen_by
    language = language_named(whose.reads(common.language) if whose else common.language)
    zone = whose.tz if whose else zone_of(common.zone, "UTC")
    return Messages.read().export.tables(export, Reader(language, zone))


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside `path`, readable by its owner alone, that takes its place unless something goes wrong."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as made:
        unfinished = Path(made.name)
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
