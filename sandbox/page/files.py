"""The page's own files, as they are in the package: no build, nothing from elsewhere."""

import base64
import hashlib
import re
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles

STATIC = Path(__file__).parent / "static"
IMPORT_MAP = re.compile(r'<script type="importmap">(.*?)</script>', re.DOTALL)


def policy_of(html: str) -> str:
    """A Content-Security-Policy that lets the page load its own files alone, and its one inline import map."""
    inline = (base64.b64encode(hashlib.sha256(found.encode()).digest()).decode() for found in IMPORT_MAP.findall(html))
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in inline)])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


async def index(request: Request) -> Response:
    """The page itself."""
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    headers = {
        "content-security-policy": policy_of(html),
        "cache-control": "no-cache",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
    }
    return HTMLResponse(html, headers=headers)


async def icon(request: Request) -> Response:
    """The page's icon."""
    return FileResponse(STATIC / "icon.svg", media_type="image/svg+xml")


class PageFiles(StaticFiles):
    """The files beside the page; browsers ask each time whether they changed."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    def file_response(self, *args: object, **more: object) -> Response:
        """A file, to be asked for again."""
        response = super().file_response(*args, **more)  # type: ignore[arg-type]  # handed on as they came
        response.headers["cache-control"] = "no-cache"
        response.headers["x-content-type-options"] = "nosniff"
        return response
