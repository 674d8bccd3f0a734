"""The addresses of files: where an app uploads them to, and where they are read."""

import asyncio

from aiohttp import BodyPartReader, MultipartReader, StreamReader
from aiohttp.base_protocol import BaseProtocol
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from sandbox.state.office import Office

WINDOW = 2**16
SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml", "text/plain")
# A file may be a page with scripts; it stands at the page's own origin and must not act as it.
SAFE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-cache",
}


async def content_of(request: Request) -> bytes:
    """The content of a raw body, or of the first part of a multipart one; ValueError for a broken one."""
    body, kind = await request.body(), request.headers.get("content-type", "")
    if not kind.lower().startswith("multipart/"):
        return body
    loop = asyncio.get_running_loop()
    stream = StreamReader(BaseProtocol(loop), WINDOW, loop=loop)
    stream.feed_data(body)
    stream.feed_eof()
    part = await MultipartReader({"Content-Type": kind}, stream).next()
    if not isinstance(part, BodyPartReader):
        raise ValueError("there is no file in this body")
    return bytes(await part.read())


def file_routes(office: Office) -> list[BaseRoute]:
    """Uploads and downloads; who knows the address of a file may read it, as everything here is local."""

    async def upload(request: Request) -> Response:
        secret = request.path_params["secret"]
        if not office.files.expects(secret):
            return PlainTextResponse("there is no such upload", status_code=404)
        try:
            file = office.files.receive(secret, await content_of(request))
        except ValueError as wrong:
            return PlainTextResponse(str(wrong), status_code=400)
        return PlainTextResponse(f"OK - {file.size}")

    async def read(request: Request) -> Response:
        return _contained(office, request.path_params["id"], download="download" in request.query_params)

    return [
        Route("/upload/v1/{secret}", upload, methods=["POST"]),
        Route("/files/{id}", read),
        Route("/files/{id}/{name:path}", read),
    ]


def _contained(office: Office, file_id: str, *, download: bool) -> Response:
    file, content = office.files.get(file_id), office.files.content(file_id)
    if file is None or content is None:
        return PlainTextResponse("the content of this file is not kept", status_code=404, headers=SAFE)
    disposition = "inline" if file.mimetype in SHOWN and not download else "attachment"
    return Response(content, media_type=file.mimetype, headers={**SAFE, "content-disposition": disposition})
