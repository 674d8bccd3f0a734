"""The page's own files, as they are in the package: no build, nothing from elsewhere, read once."""

import base64
import hashlib
import mimetypes
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

STATIC = Path(__file__).parent / "static"
PREFIX = "/page/static"
IMPORT_MAP = re.compile(r'<script type="importmap">(.*?)</script>', re.DOTALL)
IMPORTED = re.compile(r'(?:from|import)\s*"(\.[^"]+)"')
KINDS = {".js": "text/javascript", ".svg": "image/svg+xml", ".css": "text/css"}
FOREVER = "public, max-age=31536000, immutable"
SAFE = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}


@dataclass(frozen=True, slots=True)
class Edition:
    """All files at one time, by their path; `version` names their content and is part of every address."""

    stamp: tuple[tuple[str, int], ...]
    files: Mapping[str, bytes]
    version: str

    def page(self) -> str:
        """The page, its addresses complete, its modules announced so that the browser fetches them at once."""
        base = f"{PREFIX}/{self.version}"
        scripts = reached(self.files, "app.js") | {"vendor/preact.js"}
        ahead = "\n".join(f'<link rel="modulepreload" href="{base}/{path}">' for path in sorted(scripts))
        return self.files["index.html"].decode().replace("{base}", base).replace("<!-- modules -->", ahead)


def stamp_of(folder: Path) -> tuple[tuple[str, int], ...]:
    """Every file with when it was last changed."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return tuple(sorted((path.relative_to(folder).as_posix(), path.stat().st_mtime_ns) for path in found))


def edition_of(stamp: tuple[tuple[str, int], ...]) -> Edition:
    """The files of a stamp, read."""
    files = {path: (STATIC / path).read_bytes() for path, _ in stamp}
    digest = hashlib.sha256()
    for path, content in files.items():
        digest.update(f"{path} {len(content)} ".encode())
        digest.update(content)
    return Edition(stamp, files, digest.hexdigest()[:12])


def reached(files: Mapping[str, bytes], first: str) -> set[str]:
    """The modules that a module imports, and those they import, itself among them."""
    found, waiting = {first}, [first]
    while waiting:
        path = waiting.pop()
        for target in IMPORTED.findall(files[path].decode()):
            wanted = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if wanted in files and wanted not in found:
                found.add(wanted)
                waiting.append(wanted)
    return found


def policy_of(html: str) -> str:
    """A Content-Security-Policy that lets the page load its own files alone, and its one inline import map."""
    inline = (base64.b64encode(hashlib.sha256(found.encode()).digest()).decode() for found in IMPORT_MAP.findall(html))
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in inline)])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


class PageFiles:
    """Serves the page and its files. Opening the page looks whether a file was changed and reads them again if so."""

    def __init__(self) -> None:
        self._edition: Edition | None = None

    def edition(self, *, look: bool = False) -> Edition:
        """The files as last read."""
        if self._edition is None or look:
            stamp = stamp_of(STATIC)
            if self._edition is None or self._edition.stamp != stamp:
                self._edition = edition_of(stamp)
        return self._edition

    def routes(self) -> list[BaseRoute]:
        """The page, its icon and its files."""
        return [
            Route("/", self._page),
            Route("/favicon.ico", self._icon),
            Route(f"{PREFIX}/{{version}}/{{path:path}}", self._file),
        ]

    async def _page(self, request: Request) -> Response:
        html = self.edition(look=True).page()
        headers = {**SAFE, "content-security-policy": policy_of(html), "cache-control": "no-cache"}
        return HTMLResponse(html, headers=headers)

    async def _icon(self, request: Request) -> Response:
        return self._answer("icon.svg", "no-cache")

    async def _file(self, request: Request) -> Response:
        current = request.path_params["version"] == self.edition().version
        return self._answer(request.path_params["path"], FOREVER if current else "no-cache")

    def _answer(self, path: str, cache: str) -> Response:
        content = self.edition().files.get(path)
        if content is None:
            return PlainTextResponse("there is no such file", status_code=404)
        kind = KINDS.get(Path(path).suffix) or mimetypes.guess_type(path)[0] or "text/plain"
        return Response(content, media_type=kind, headers={**SAFE, "cache-control": cache})
