"""Writing an export to a file: in full or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.company.company_file import company_lines
from okr.actions.export_company import export_company
from okr.export import Export
from okr.member import Member
from okr.ports import World

Write = Callable[[Export, Path], None]


def write_export(world: World, path: Path, write: Write, *, by: Member | None) -> None:
    """What `by` may see, or all there is, as `write` puts it into a file that takes the place of `path` at the end.

    Raises the refusals of those who take no part, and OSError where nothing can be written there.
    """
    with export_company(world, by=by) as export, replacing(path) as unfinished:
        write(export, unfinished)


def write_yaml(export: Export, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in company_lines(export))


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
