"""The HTTP face: the Web API, response_urls and Socket Mode."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from sandbox.limits import figure
from sandbox.refusal import SlackRefusal
from sandbox.serving import CUT, LostAnswer
from sandbox.socket_mode.hub import Hub
from sandbox.state.office import Office
from sandbox.state.records import Call
from sandbox.web_api.dispatch import Dispatcher
from sandbox.web_api.responding import respond

RESPONSE_URL = "response_url"


class EscapedJson(JSONResponse):
    """JSON with all beyond ASCII escaped: what somebody entered may hold half an emoji, which no UTF-8 can carry."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, allow_nan=False, separators=(",", ":")).encode()


class SlackServer:
    """The routes an app talks to."""

    def __init__(self, office: Office, hub: Hub, dispatcher: Dispatcher) -> None:
        self._office = office
        self._hub = hub
        self._dispatcher = dispatcher

    def app(self, *more: BaseRoute) -> Starlette:
        """The ASGI app, with further routes beside Slack's own."""
        return Starlette(
            routes=[
                Route("/api/{method}", self._call, methods=["GET", "POST"]),
                Route("/commands/{secret}", self._respond, methods=["POST"]),
                Route("/actions/{secret}", self._respond, methods=["POST"]),
                Route("/app/{secret}", self._respond, methods=["POST"]),
                WebSocketRoute("/link/", self._link),
                *more,
            ]
        )

    async def _call(self, request: Request) -> Response:
        try:
            arguments = await read_arguments(request)
        except SlackRefusal as refusal:
            return JSONResponse(refusal.body())
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        token = bearer or str(arguments.get("token", ""))
        answer = await self._dispatcher.answer(request.path_params["method"], arguments, token=token)
        if answer.lost:
            return LostAnswer()
        if answer.status >= 500:
            return PlainTextResponse("upstream error", status_code=answer.status)
        return EscapedJson(answer.body, status_code=answer.status, headers=dict(answer.headers))

    async def _respond(self, request: Request) -> Response:
        """Recorded as calls are, under the name RESPONSE_URL, which faults know too."""
        office, fields = self._office, {}
        started, at, status, answer = office.clock.machine(), office.now(), 200, {"ok": True}
        try:
            fields = await read_arguments(request)
            if fault := office.faults.take("status", RESPONSE_URL):
                status, answer = fault.status, {}
            else:
                respond(office, request.path_params["secret"], fields)
        except SlackRefusal as refusal:
            status, answer = 404 if refusal.code in ("used_url", "expired_url") else 400, refusal.body()
        seconds = office.clock.machine() - started
        office.records.call(Call(RESPONSE_URL, fields, answer, status, at, seconds))
        return PlainTextResponse("ok") if status == 200 else JSONResponse(answer, status_code=status)

    async def _link(self, websocket: WebSocket) -> None:
        ticket = websocket.query_params.get("ticket", "")
        if ticket not in self._office.tickets:
            await websocket.close(code=4403)
            return
        self._office.tickets.remove(ticket)
        await websocket.accept()
        if len(self._hub.sockets) >= figure("socket_mode.connections"):
            await websocket.send_text(json.dumps({"type": "disconnect", "reason": "too_many_websockets"}))
            await websocket.close()
            return
        socket = await self._hub.join(websocket.send_text, websocket.scope[CUT], websocket.close)
        try:
            while True:
                self._hub.heard(socket, await websocket.receive_text())
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            self._hub.leave(socket)


async def read_arguments(request: Request) -> dict[str, Any]:
    """Arguments from query, form and JSON, the body over the query; invalid_json where it does not parse."""
    arguments: dict[str, Any] = dict(request.query_params)
    body = await request.body()
    if not body:
        return arguments
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind == "application/json":
        try:
            fields = json.loads(body)
        except ValueError as wrong:
            raise SlackRefusal("invalid_json") from wrong
        if not isinstance(fields, Mapping):
            raise SlackRefusal("json_not_object")
        return arguments | {name: value for name, value in fields.items() if value is not None}
    if kind == "application/x-www-form-urlencoded":
        return arguments | dict(parse_qsl(body.decode(), keep_blank_values=True))
    raise SlackRefusal("invalid_post_type")
