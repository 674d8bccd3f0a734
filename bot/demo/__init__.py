"""`okr-bot demo`: a local Slack with the real bot in it, in the browser or played in the terminal."""

from collections.abc import Callable

from bot import log
from bot.demo.hosting import Hosting, hosted
from bot.demo.stage import Stage
from bot.demo.week import play


async def demo_in_terminal(*, say: Callable[[str], None]) -> None:
    """Play the sample company's week and print what people and channels see."""
    log.set_up(level="WARNING", form="console")
    async with hosted(Hosting()) as host:
        await play(Stage(host, say=say))
