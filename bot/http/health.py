"""Is the process alive, and is it of use: what load balancers and operators ask. It says nothing of anybody's data."""

import asyncio
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.actions import Actor
from bot.heartbeat import Heartbeat
from storage.destination import outages
from storage.engine import Database
from storage.migrate import NewerSchema

ANSWER_WITHIN = 3.0

log = structlog.get_logger(__name__)


async def healthz(_request: Request) -> Response:
    """200 while the event loop turns."""
    return PlainTextResponse("ok")


@dataclass(frozen=True, slots=True)
class Readiness:
    """200 where the database can be reached, has every migration, and the ticks run; else 503 and what is not so."""

    database: Database
    actor: Actor
    heartbeat: Heartbeat

    async def readyz(self, _request: Request) -> Response:
        found = {"database": await self._database(), "tick": self._tick()}
        ready = set(found.values()) == {"ok"}
        noted = await self._noted() if ready else {}
        return JSONResponse({"ready": ready, **found, **noted}, status_code=200 if ready else 503)

    async def _noted(self) -> dict[str, str]:
        """A token that Slack refuses is no reason to send requests elsewhere, for no other process has a better one."""
        codes = await self.actor.in_thread(self._outages)
        return {"slack": f"refuses the bot token ({', '.join(codes)})"} if codes else {}

    def _outages(self) -> tuple[str, ...]:
        with self.database.reading() as connection:
            return outages(connection)

    async def _database(self) -> str:
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                pending = await self.actor.in_thread(self._pending)
        except (SQLAlchemyError, OSError) as error:  # a timeout is an OSError
            log.warning("not ready", database=type(error).__name__)
            return "cannot be reached"
        return f"lacks {len(pending)} migrations" if pending else "ok"

    def _pending(self) -> tuple[str, ...]:
        """During a deployment the next release migrates first, and this one goes on until it is replaced."""
        try:
            return self.database.pending_migrations()
        except NewerSchema:
            return ()

    def _tick(self) -> str:
        return "ok" if self.heartbeat.is_regular else f"{self.heartbeat.age:.0f} s ago"
