"""The routes under /control, JSON in and out: people's acts, changes, time, faults, records."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from sandbox.control.acts import act
from sandbox.control.changing import change, fault
from sandbox.payload import Json
from sandbox.refusal import CannotDo
from sandbox.wire import to_json

if TYPE_CHECKING:
    from sandbox.running import Sandbox

Handler = Callable[["Sandbox", Request, Json], Awaitable[Any]]


async def _info(slack: "Sandbox", request: Request, body: Json) -> Json:
    """Everything an app needs to connect, and how it stands."""
    return {
        "url": slack.url,
        "bot_token": slack.bot_token,
        "app_token": slack.app_token,
        "signing_secret": slack.signing_secret,
        "bot_user_id": slack.bot_user_id,
        "team_id": slack.team_id,
        "sockets": sum(socket.greeted for socket in slack.hub.sockets),
    }


async def _clock(slack: "Sandbox", request: Request, body: Json) -> Json:
    """What time it is; moved first where `to`, `travel_to` (ISO, with offset) or `seconds` is given."""
    try:
        if "travel_to" in body:
            await slack.travel_to(datetime.fromisoformat(body["travel_to"]))
        elif "to" in body:
            slack.move_to(datetime.fromisoformat(body["to"]))
        elif "seconds" in body:
            slack.advance(timedelta(seconds=body["seconds"]))
    except (TypeError, ValueError) as wrong:
        raise CannotDo(str(wrong)) from wrong
    return {"now": slack.now().isoformat(), "running": slack.clock.running}


async def _act(slack: "Sandbox", request: Request, body: Json) -> Any:
    return await act(slack.person(request.path_params["user"]), request.path_params["act"], body)


async def _member(slack: "Sandbox", request: Request, body: Json) -> Any:
    return to_json(slack.person(request.path_params["user"]).member)


async def _change(slack: "Sandbox", request: Request, body: Json) -> Any:
    return to_json(await change(slack, request.path_params["change"], body))


async def _fault(slack: "Sandbox", request: Request, body: Json) -> Json:
    fault(slack, request.path_params["fault"], body)
    return {"in_force": to_json(slack.faults.in_force())}


async def _calls(slack: "Sandbox", request: Request, body: Json) -> Any:
    return to_json(slack.calls(request.query_params.get("method")))


async def _deliveries(slack: "Sandbox", request: Request, body: Json) -> Any:
    return to_json(slack.deliveries(request.query_params.get("kind")))


async def _redeliver(slack: "Sandbox", request: Request, body: Json) -> Any:
    wanted = body.get("envelope_id")
    for delivery in slack.deliveries():
        if delivery.envelope_id == wanted:
            return to_json(await slack.redeliver(delivery, attempt=body.get("attempt", 1)))
    raise CannotDo(f"there was no envelope {wanted}")


async def _messages(slack: "Sandbox", request: Request, body: Json) -> Any:
    return to_json(slack.channel_messages(request.path_params["channel"]))


async def _channel(slack: "Sandbox", request: Request, body: Json) -> Json:
    return {"name": slack.channel_name(request.path_params["channel"])}


async def _sockets(slack: "Sandbox", request: Request, body: Json) -> Json:
    """Drop every socket, or ask the app to reconnect for a reason."""
    if reason := body.get("disconnect"):
        await slack.disconnect(reason)
        return {"disconnected": reason}
    return {"dropped": slack.drop_sockets()}


async def _request_url(slack: "Sandbox", request: Request, body: Json) -> Json:
    """Talk HTTP to the app from now on, at `url`."""
    await slack.use_request_url(str(body.get("url", "")))
    return {"url": body["url"]}


ROUTES: tuple[tuple[str, tuple[str, ...], Handler], ...] = (
    ("/control/info", ("GET",), _info),
    ("/control/clock", ("GET", "POST"), _clock),
    ("/control/people/{user}/{act}", ("GET", "POST"), _act),
    ("/control/members/{user}", ("GET",), _member),
    ("/control/changes/{change}", ("POST",), _change),
    ("/control/faults/{fault}", ("POST",), _fault),
    ("/control/calls", ("GET",), _calls),
    ("/control/deliveries", ("GET",), _deliveries),
    ("/control/redeliver", ("POST",), _redeliver),
    ("/control/channels/{channel}", ("GET",), _channel),
    ("/control/channels/{channel}/messages", ("GET",), _messages),
    ("/control/request_url", ("POST",), _request_url),
    ("/control/sockets", ("POST",), _sockets),
)


def control_routes(slack: "Sandbox") -> list[BaseRoute]:
    """The control API of one sandbox; 409 with a sentence for what cannot be done."""
    return [Route(path, _endpoint(slack, handler), methods=list(verbs)) for path, verbs, handler in ROUTES]


def _endpoint(slack: "Sandbox", handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            body = json.loads(await request.body() or b"{}")
            return JSONResponse(await handler(slack, request, body))
        except CannotDo as refusal:
            return JSONResponse({"error": str(refusal)}, status_code=409)
        except (TypeError, ValueError) as wrong:
            return JSONResponse({"error": f"not understood: {wrong}"}, status_code=400)

    return endpoint
