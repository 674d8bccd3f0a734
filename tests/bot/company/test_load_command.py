"""`okr-bot load FILE` against a Slack: people and channels are found there, and every row is told of."""

from pathlib import Path

import pytest

from bot.load_command import load_file
from bot.syncing import reading_client
from tests.bot.company.files import YAML
from tests.running_bot import RunningBot


@pytest.fixture
def in_this_slack(tmp_path: Path) -> Path:
    """The small company with people of the local Slack."""
    path = tmp_path / "acme.yml"
    text = YAML.replace("alice@acme.example", "alice@example.com").replace("linh@acme.example", "leah@example.com")
    path.write_text(text, encoding="utf-8")
    return path


async def load(bot: RunningBot, path: Path) -> tuple[int, list[str]]:
    said: list[str] = []
    code = await load_file(bot.bot, reading_client(bot.bot), path, say=said.append)
    return code, said


async def test_a_company_is_loaded_and_loading_it_again_changes_nothing(
    a_running_bot: RunningBot, in_this_slack: Path
) -> None:
    code, said = await load(a_running_bot, in_this_slack)
    assert code == 0
    assert "  + key result KR-1 Response time" in said
    again, told = await load(a_running_bot, in_this_slack)
    assert again == 0
    assert told[-1].endswith("unchanged.")
    assert "added" not in told[-1]


async def test_people_have_the_zone_and_language_that_slack_knows(
    a_running_bot: RunningBot, in_this_slack: Path
) -> None:
    in_this_slack.write_text(in_this_slack.read_text(encoding="utf-8").replace("slack: ULEAD", "slack: ULAN"))
    await load(a_running_bot, in_this_slack)
    lan = await a_running_bot.read(lambda tx: tx.members.get("ULAN"))
    assert lan is not None
    assert (lan.zone, lan.locale, lan.is_admin) == ("Asia/Ho_Chi_Minh", "vi-VN", True)


async def test_a_file_with_a_wrong_row_loads_nothing_and_names_it(
    a_running_bot: RunningBot, in_this_slack: Path
) -> None:
    text = in_this_slack.read_text(encoding="utf-8").replace('"#care"', '"#nowhere"')
    in_this_slack.write_text(text, encoding="utf-8")
    code, said = await load(a_running_bot, in_this_slack)
    assert code == 1
    assert any("team care: the bot sees no channel #nowhere" in line for line in said)
    assert "nothing was loaded" in said[-1]
    assert await a_running_bot.read(lambda tx: tx.teams.all()) == []


async def test_every_page_of_a_big_slack_is_read(
    a_running_bot: RunningBot, in_this_slack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.load_command.PAGE", 2)
    code, _ = await load(a_running_bot, in_this_slack)
    assert code == 0
    assert len(a_running_bot.slack.calls("users.list")) > 2
