"""Keeps pages of other sites from driving the workspace through somebody's browser."""

from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

HOME = ("127.0.0.1", "localhost", "[::1]")


def guarded(app: ASGIApp) -> ASGIApp:
    """The app, refusing requests made from another origin and names that are not this machine's (DNS rebinding).

    Apps and command lines send no Origin; browsers send one wherever a page could do harm.
    """

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or welcome(scope):
            await app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocket(scope, receive, send).close(code=4403)
        else:
            await PlainTextResponse("not from here", status_code=403)(scope, receive, send)

    return inner


def welcome(scope: Scope) -> bool:
    """Whether a request names this machine and comes from no other site."""
    headers = dict(scope["headers"])
    host = headers.get(b"host", b"").decode("latin-1")
    if host.rsplit(":", 1)[0] not in HOME:
        return False
    origin = headers.get(b"origin")
    return origin is None or urlsplit(origin.decode("latin-1")).netloc == host
