"""The ten digests, word for word in both languages. What should read differently: `python -m tests.digests.write`."""

from pathlib import Path

import pytest

from messages import Messages
from messages.language import Language
from messages.render import as_message
from okr.channel_digest import ChannelDigest
from okr.digest_pages import MOST_ROWS
from okr.health import Health
from storage.engine import open_database
from tests.databases import sqlite_copy
from tests.digests.paper import digest_of, on_paper, reader_of, rows
from tests.digests.scene import Scene
from tests.digests.scenes import SCENES

HERE = Path(__file__).parent
JARGON = {
    Language.EN: ("pace", "gap", "measured", "KR-", "standing", "assessment", "null", "None"),
    Language.VI: ("nhịp độ", "chênh lệch", "KR-", "assessment", "None"),
}

both = pytest.mark.parametrize("language", Language)
all_ten = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)


Composed = dict[tuple[str, Language], ChannelDigest]


@pytest.fixture(scope="module")
def digests(sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Composed:
    """All of them, composed once, by the scene's name and the language."""
    found = {}
    for scene in SCENES:
        for language in Language:
            database = open_database(sqlite_copy(sqlite, tmp_path_factory.mktemp(scene.name)))
            found[scene.name, language] = digest_of(scene, database, language)
            database.dispose()
    return found


@pytest.fixture
def shown(digests: Composed, scene: Scene, language: Language) -> ChannelDigest:
    return digests[scene.name, language]


@both
@all_ten
def test_a_digest_reads_word_for_word_as_it_stands_in_its_file(
    scene: Scene, language: Language, shown: ChannelDigest
) -> None:
    expected = (HERE / language.value / f"{scene.name}.txt").read_text(encoding="utf-8")
    assert on_paper(shown, language) == expected


@both
@all_ten
def test_a_digest_has_at_most_twelve_rows_before_its_thread(language: Language, shown: ChannelDigest) -> None:
    message = as_message(Messages.read().digest.digest(shown, reader_of(language)))
    assert len(rows(message)) <= MOST_ROWS


@both
@all_ten
def test_every_red_line_has_a_reason_and_a_name(language: Language, shown: ChannelDigest) -> None:
    red = [line for line in shown.digest.lines if line.assessment.health is Health.AT_RISK]
    told = on_paper(shown, language).split("\n")
    for line in red:
        (at,) = [n for n, row in enumerate(told) if row.startswith(f"🔴 {line.key_result.title} —")]
        who, _, why = told[at + 1].partition(": ")
        assert who == shown.names[line.owner or ""]
        assert len(why) > 10


@both
@all_ten
def test_no_digest_speaks_the_methods_own_language(language: Language, shown: ChannelDigest) -> None:
    told = on_paper(shown, language)
    assert [word for word in JARGON[language] if word in told] == []


def test_there_is_a_file_for_each_digest_and_no_other() -> None:
    names = {f"{scene.name}.txt" for scene in SCENES}
    assert [{file.name for file in (HERE / language.value).iterdir()} for language in Language] == [names, names]
