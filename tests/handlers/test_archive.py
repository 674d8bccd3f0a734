"""An objective leaves the views of everybody from its status, and comes back from there."""

from sandbox.plain_text import as_text
from tests.builders import a_cycle, a_key_result, a_member, a_team, an_objective
from tests.handlers.objective_scene import opened
from tests.running_bot import RunningBot


async def told(bot: RunningBot, user: str = "ULEAD") -> str:
    own = [one for one in await bot.person(user).messages("CCARE") if one.ephemeral_to == user]
    return as_text(own[-1], bot.slack, user)


async def test_an_objective_is_archived_from_its_status_and_restored_where_it_is_looked_for(
    a_running_bot: RunningBot,
) -> None:
    bot = a_running_bot
    await bot.put(a_member("ULEAD"), a_cycle(), a_team(), an_objective(number=1, owner="ULEAD"))
    await bot.put(a_key_result(number=1, owner="ULEAD"))
    person = await opened(bot, word="status O-1")
    assert "[Archive]" in await told(bot)
    await person.click((await person.messages("CCARE"))[-1], "objective_archive")
    assert "is archived: nobody is asked about it" in await told(bot)
    await opened(bot, word="status me")
    assert "There are no objectives" in await told(bot)
    await opened(bot, word="status O-1")
    await person.click((await person.messages("CCARE"))[-1], "objective_restore")
    assert "is there again" in await told(bot)
    await opened(bot, word="status O-1")
    assert "[Archive]" in await told(bot)


async def test_whoever_may_not_archive_it_finds_no_button_and_nothing_of_what_is_archived(
    a_running_bot: RunningBot,
) -> None:
    bot = a_running_bot
    await bot.put(a_member("ULEAD"), a_member("U1"), a_cycle(), a_team(), an_objective(number=1, owner="ULEAD"))
    await opened(bot, "U1", "status O-1")
    assert "[Archive]" not in await told(bot, "U1")
    await bot.put(an_objective(number=1, owner="ULEAD", archived=True))
    await opened(bot, "U1", "status O-1")
    assert "archived" not in await told(bot, "U1")
