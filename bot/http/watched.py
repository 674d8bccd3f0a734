"""The port for operators: alive, ready, and the figures, in Socket Mode and over HTTP alike. Slack never comes here."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.http.health import ANSWER_WITHIN, Readiness, healthz
from bot.http.inbox import HttpInbox
from bot.loop_lag import watching_the_loop
from bot.wiring import Bot
from storage.delivery_figures import Figure, delivery_figures

LAST_ANSWERS = 1.0
"""Seconds for whoever is asking while the bot stops."""

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Figures:
    """What Prometheus asks for."""

    bot: Bot

    async def metrics(self, _request: Request) -> Response:
        """Always 200: that the database is away is a figure too."""
        bot = self.bot
        bot.metrics.in_database(await self._in_database(), now=bot.clock.now())
        bot.metrics.last_tick(bot.heartbeat.age)
        return Response(bot.metrics.text(), media_type=PROMETHEUS)

    async def _in_database(self) -> list[Figure] | None:
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                return await self.bot.actor.in_thread(self._figures)
        except (SQLAlchemyError, OSError):  # a timeout is an OSError
            return None

    def _figures(self) -> list[Figure]:
        return delivery_figures(self.bot.clock.now(), read=self.bot.database.reading)


def watched_app(bot: Bot) -> Starlette:
    readiness = Readiness(bot.database, bot.actor, bot.heartbeat)
    return Starlette(
        routes=[
            Route("/metrics", Figures(bot).metrics),
            Route("/healthz", healthz),
            Route("/readyz", readiness.readyz),
        ]
    )


@asynccontextmanager
async def watching(bot: Bot) -> AsyncIterator[None]:
    """The port is open meanwhile, where the settings name one. Raises WrongSetting where it cannot be had."""
    settings = bot.settings
    if settings.metrics_port is None:
        yield
        return
    named = "OKR_METRICS_HOST and OKR_METRICS_PORT"
    port = HttpInbox(watched_app(bot), host=settings.metrics_host, port=settings.metrics_port, settings=named)
    await port.open()
    try:
        async with watching_the_loop(bot.metrics.lagged):
            yield
    finally:
        await port.close(within=LAST_ANSWERS)
