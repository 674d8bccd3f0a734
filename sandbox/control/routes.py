"""The routes under /control, JSON in and out: people's acts, changes, time, faults, records."""

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from sandbox.payload import Json

if TYPE_CHECKING:
    from sandbox.running import Sandbox


def clock_json(slack: "Sandbox") -> Json:
    """What time it is in the workspace."""
    return {"now": slack.now().isoformat(), "running": slack.clock.running}


def control_routes(slack: "Sandbox") -> list[BaseRoute]:
    """The control API of one sandbox."""

    async def clock(request: Request) -> Response:
        return JSONResponse(clock_json(slack))

    return [Route("/control/clock", clock, methods=["GET"])]
