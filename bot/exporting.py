"""Writes the exports that people ask for in Slack, in a thread of its own: nothing else waits for a large one."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.export_file import FORMS, write_export
from messages.export_tables import Sheet
from okr.actions.ask_export import LIVES
from okr.actions.compose_export import AskedExport, compose_export
from okr.delivery import Delivery, Moot, NotYet, Outgoing
from okr.export import WrittenExport
from okr.ports import World

AT_MOST = 1.0
"""Seconds that a small one is waited for; a larger one is looked for again shortly."""


@dataclass(frozen=True, slots=True)
class Job:
    """One export that is being written, or was and is to be fetched."""

    since: datetime
    future: Future[bytes]


class Exporting:
    """One export is written at a time. What was written is forgotten once it was fetched, or nobody waits for it any
    more; after a crash, and in another process, it is written again."""

    def __init__(self, *, patience: float = AT_MOST) -> None:
        self._patience = patience
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="export")
        self._jobs: dict[tuple[str, int], Job] = {}

    def compose(self, world: World, delivery: Delivery) -> Outgoing[WrittenExport] | Moot | NotYet:
        """The file; NotYet while it is being written. Raises what went wrong in writing it."""
        said = compose_export(world, delivery)
        if isinstance(said, Moot):
            return said
        self._forget(before=said.content.at - LIVES)
        key, asked = (delivery.workspace, delivery.id), said.content
        if key not in self._jobs:
            self._jobs[key] = Job(asked.at, self._pool.submit(written, world, asked))
        job = self._jobs[key]
        try:
            content = job.future.result(self._patience)
        except TimeoutError:
            return NotYet("it is being written")
        except Exception:
            del self._jobs[key]
            raise
        del self._jobs[key]
        return replaced(said, WrittenExport(asked.form, job.since, content))

    def _forget(self, *, before: datetime) -> None:
        for key in [key for key, job in self._jobs.items() if job.since < before]:
            self._jobs.pop(key).future.cancel()


def replaced(said: Outgoing[AskedExport], content: WrittenExport) -> Outgoing[WrittenExport]:
    """The same to the same person, with the file."""
    return Outgoing(to=said.to, language=said.language, zone=said.zone, content=content)


def written(world: World, asked: AskedExport) -> bytes:
    """What they may see by now; the refusals of those who take no part by now."""
    with TemporaryDirectory(prefix="okr-export-") as folder:
        path = Path(folder) / f"export.{asked.form.value}"
        write_export(world, path, FORMS[asked.form](Sheet.KEY_RESULTS), by=asked.by)
        return path.read_bytes()
