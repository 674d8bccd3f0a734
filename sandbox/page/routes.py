"""The routes of the page: itself and its files, the snapshot, the live socket, acts, records, checks of blocks."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from sandbox.blocks.layout import HOME, MESSAGE, MODAL
from sandbox.blocks.payloads import check_message_blocks, check_view
from sandbox.driver.choosing import uploaded
from sandbox.page.acting import page_act
from sandbox.page.files import PageFiles
from sandbox.page.live import Page, Window
from sandbox.page.seeing import person_json
from sandbox.payload import Json
from sandbox.refusal import CannotDo, SlackRefusal
from sandbox.state.people import SLACKBOT
from sandbox.web_api.sharing import file_json
from sandbox.wire import to_json

Answer = Callable[[Page, Request], Awaitable[Any]]
NOBODY = 4404


async def _state(page: Page, request: Request) -> Json:
    """Everything the person sees now."""
    page.slack.person(_viewer(request))
    return Window(page, _viewer(request)).everything()


async def _people(page: Page, request: Request) -> list[Json]:
    """Whom one can be: everybody active, by name."""
    people = [person_json(one) for one in page.office.people if one.kind not in ("bot", "deactivated")]
    return sorted((one for one in people if one["id"] != SLACKBOT.id), key=lambda one: str(one["shown_name"]))


async def _act(page: Page, request: Request) -> Any:
    return to_json(await page_act(page, _viewer(request), await request.json()))


async def _upload(page: Page, request: Request) -> Json:
    """Keep a file the person chose: its content is the body."""
    person = page.slack.person(_viewer(request))
    name, content = request.query_params.get("name", ""), await request.body()
    return file_json(page.office, uploaded(page.office, name, content, by=person.id))


async def _record(page: Page, request: Request) -> Json:
    line = page.journal.line(request.path_params["number"])
    if line is None:
        raise CannotDo("that entry is no longer kept")
    return line.details()


async def _check(page: Page, request: Request) -> Json:
    """What Slack would say to these blocks on that surface: `ok`, `error`, `messages` with pointers."""
    body = await request.json()
    try:
        check_blocks(body.get("blocks"), surface=str(body.get("surface", MESSAGE)))
    except SlackRefusal as refusal:
        return {"ok": False, "error": refusal.code, "messages": list(refusal.messages)}
    return {"ok": True}


def check_blocks(blocks: Any, *, surface: str) -> None:
    """Refuse blocks that a message, modal or home cannot hold."""
    if surface == MESSAGE:
        check_message_blocks(blocks)
        return
    label = {"type": "plain_text", "text": "-"}
    frame = {"title": label, "submit": label} if surface == MODAL else {}
    check_view({"type": surface, "blocks": blocks, **frame}, surface=MODAL if surface == MODAL else HOME)


async def live(page: Page, websocket: WebSocket) -> None:
    """Send one window what its person sees until it goes away."""
    user = websocket.query_params.get("as", "")
    await websocket.accept()  # a refusal before would reach the browser without its code
    if user not in page.office.people:
        await websocket.close(code=NOBODY)
        return
    window = page.open(user)
    sending = asyncio.get_running_loop().create_task(_sent(window.run(websocket.send_json)))
    try:
        while True:
            await websocket.receive_text()
    except (WebSocketDisconnect, RuntimeError):
        pass
    finally:
        page.close(window)
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)


async def _sent(running: Awaitable[None]) -> None:
    """Send until the window is gone."""
    with suppress(WebSocketDisconnect, RuntimeError, ConnectionError):
        await running


def _viewer(request: Request) -> str:
    return request.query_params.get("as", "")


def page_routes(page: Page) -> list[BaseRoute]:
    """The page of one sandbox; 409 with a sentence for what cannot be done."""

    async def socket(websocket: WebSocket) -> None:
        await live(page, websocket)

    return [
        Route("/page/state", _endpoint(page, _state)),
        Route("/page/people", _endpoint(page, _people)),
        Route("/page/act", _endpoint(page, _act), methods=["POST"]),
        Route("/page/upload", _endpoint(page, _upload), methods=["POST"]),
        Route("/page/check", _endpoint(page, _check), methods=["POST"]),
        Route("/page/records/{number:int}", _endpoint(page, _record)),
        WebSocketRoute("/page/live", socket),
        *PageFiles().routes(),
    ]


def _endpoint(page: Page, answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            return JSONResponse(await answer(page, request))
        except CannotDo as refusal:
            return JSONResponse({"error": str(refusal)}, status_code=409)
        except (TypeError, ValueError, json.JSONDecodeError) as wrong:
            return JSONResponse({"error": f"not understood: {wrong}"}, status_code=400)

    return endpoint
