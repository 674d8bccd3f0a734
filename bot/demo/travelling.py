"""Moving time in the browser's demo: it stops wherever something falls due, and the sample's people act on the way."""

import asyncio
from datetime import datetime, timedelta

from bot.demo.actors import Actors, Answers
from bot.demo.hosting import Host

MOMENT = timedelta(seconds=1)


class Traveller:
    """Takes the workspace to a moment. People of the script whom nobody has played answer before time moves on."""

    def __init__(self, host: Host, script: list[Answers]) -> None:
        self._host, self._slack = host, host.slack
        self._script = {answers.person: answers for answers in script}
        self._actors = Actors(host.slack, host.bot)
        self._one_at_a_time = asyncio.Lock()
        host.slack.on_travel = self.travel_to

    async def travel_to(self, moment: datetime) -> None:
        """Go to `moment`, and be at every moment in between at which something is sent."""
        async with self._one_at_a_time:
            stops = [*await self._host.moments_until(moment), moment]
            while stops:
                stop = stops.pop(0)
                await self._let_people_answer()
                if stop - self._slack.now() > MOMENT:  # time passes by itself, too
                    self._slack.move_to(stop)
                await self._host.tick()
                stops = await self._with_what_came_up(stops, moment)

    async def _with_what_came_up(self, stops: list[datetime], end: datetime) -> list[datetime]:
        """The stops that are left, and those that what was just sent brings with it."""
        ahead = await self._host.moments_until(end)
        since = self._slack.now() + MOMENT
        return sorted([*stops, *(at for at in ahead if at > since and at not in stops)])

    async def _let_people_answer(self) -> None:
        for person, answers in list(self._script.items()):
            if person in self._slack.page.played:
                continue
            asked = await self._actors.asked(person)
            if asked is not None:
                await self._actors.answer(answers, asked)
                del self._script[person]
