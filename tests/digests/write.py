"""Writes the ten digests anew, in both languages: `python -m tests.digests.write`; then read them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from messages.language import Language
from storage.engine import open_database
from tests.databases import sqlite_copy, sqlite_template
from tests.digests.paper import digest_of, on_paper
from tests.digests.scenes import SCENES

HERE = Path(__file__).parent


def main() -> None:
    for language in Language:
        for scene in SCENES:
            with TemporaryDirectory() as folder:
                url = sqlite_copy(sqlite_template(Path(folder)), Path(folder))
                database = open_database(url)
                written = on_paper(digest_of(scene, database, language), language)
                database.dispose()
            (HERE / language.value / f"{scene.name}.txt").write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
