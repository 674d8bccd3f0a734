"""What the team's channel was told is taken back there, in Slack, once it is no longer for it: words and pictures."""

from dataclasses import replace

import pytest

from okr.actions.load_company import load_company
from okr.company import Company, NewObjective
from okr.objective import Visibility
from okr.week import Week
from sandbox.state.messages import Message
from tests.builders import a_check_in, a_key_result, an_increase
from tests.handlers.digest_line_scene import Lines
from tests.running_bot import RunningBot


@pytest.fixture
async def lines(a_running_bot: RunningBot) -> Lines:
    """The digest with its thread, its picture and an offer to help stands in #care."""
    lines = Lines(a_running_bot)
    await lines.begin(
        a_key_result(an_increase(0, 50), number=2, title="Renewals"),
        a_check_in(30, week=Week(2026, 48), confidence=8, key_result=2),
    )
    await lines.choose("help")
    return lines


async def turns_private(lines: Lines) -> None:
    """The objective that all of it is about, in a file that is loaded."""
    objective = await lines.bot.read(lambda tx: tx.objectives.get(1))
    assert objective is not None
    hidden = replace(objective, visibility=Visibility.PRIVATE)
    await lines.bot.act(load_company, Company(home="T1", objectives=(NewObjective("O-1", hidden),)))
    await lines.bot.tick()


async def standing(lines: Lines) -> list[Message]:
    return await lines.bot.person("U2").thread("CCARE", (await lines.digest()).ts)


async def text(lines: Lines) -> str:
    return "\n".join(lines.reads(one, "U2") for one in await standing(lines))


async def test_digest_thread_picture_and_offer_to_help_say_nothing_of_it_any_more(lines: Lines) -> None:
    before = await text(lines)
    assert all(word in before for word in ("Active users", "no staff", "Renewals", "@Bob Stone can help", "🖼"))
    await turns_private(lines)
    now = await text(lines)
    assert not any(word in now for word in ("Active users", "no staff", "Renewals", "Bob Stone", "🖼"))
    assert now.count("Nothing is left to show here") == 2, "in the digest, and in its thread"
    assert "🤝 What this offer to help was about is no longer for this channel." in now
    assert [file["mode"] for one in await standing(lines) for file in one.files] == ["tombstone"]


async def test_while_people_of_another_company_read_the_channel_all_of_it_is_withheld_and_then_it_is_back(
    lines: Lines,
) -> None:
    before = await text(lines)
    await lines.bot.slack.share("CCARE")
    await lines.bot.tick()
    now = await text(lines)
    assert not any(word in now for word in ("Active users", "no staff", "Renewals", "Bob Stone", "🖼", "Customer care"))
    assert now.count("🔒 What stood here is only for the people of this company") == 3
    await lines.bot.slack.unshare("CCARE")
    await lines.bot.tick()
    after = await text(lines)
    assert "@Bob Stone can help @Alice Nguyen" in after
    assert [each for each in before.splitlines() if "🖼" not in each] == [
        each for each in after.splitlines() if each != "[🗑]"
    ]
