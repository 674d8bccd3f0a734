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
            stop = self._slack.now()
            while stop < moment:
                stop = await self._next_stop(stop, moment)
                await self._let_people_answer()
                if stop - self._slack.now() > MOMENT:  # time passes by itself, too
                    self._slack.move_to(stop)
                await self._host.tick()

    async def _next_stop(self, last: datetime, end: datetime) -> datetime:
        """What falls due next after `last`: asked at every stop, for what is sent may bring more with it. What is due
        at once was sent there."""
        ahead = await self._host.moments_until(end)
        since = max(last, self._slack.now()) + MOMENT
        return next((at for at in ahead if at > since), end)

    async def _let_people_answer(self) -> None:
        for person, answers in list(self._script.items()):
            if person in self._slack.page.played:
                continue
            asked = await self._actors.asked(person)
            if asked is not None:
                await self._actors.answer(answers, asked)
                del self._script[person]
