"""Pressed twice at the same moment, on either database: a team and an objective are made once."""

import asyncio

from tests.handlers.objective_scene import to_the_last_step
from tests.handlers.set_up_scene import WEDNESDAY, Nothing, on_screen
from tests.running_bot import bot_in_slack


async def test_a_team_and_an_objective_sent_several_times_at_once_are_made_once(database_url: str) -> None:
    async with bot_in_slack(database_url, now=WEDNESDAY) as bot:
        nothing, person = Nothing(bot), bot.person("ULEAD")
        await nothing.open()
        await asyncio.gather(person.submit(), person.submit(), person.submit())
        assert person.errors() == {}
        assert await bot.read(lambda tx: {team.key for team in tx.teams.all()}) == {"company", "care"}
        await person.click(on_screen(person), "objective_new")
        await to_the_last_step(person)
        await asyncio.gather(person.submit(), person.submit(), person.submit())
        assert await bot.read(lambda tx: [each.number for each in tx.objectives.find(teams=["care"])]) == [1]
        assert "O-1 · Customers stay with us" in nothing.reads(on_screen(person))
