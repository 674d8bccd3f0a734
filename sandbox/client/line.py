"""The line to the control API: one JSON request, one JSON answer."""

import asyncio
import http.client
import json
from typing import Any
from urllib.parse import urlsplit

from sandbox.refusal import CannotDo


class Line:
    """Requests to /control of a sandbox in another process; CannotDo where it says so.

    `ask` blocks for the moment the answer takes, so it must never be used from the loop that serves the sandbox.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self._host = parts.netloc

    def ask(self, path: str, body: Any = None) -> Any:
        """GET, or POST where there is a body."""
        connection = http.client.HTTPConnection(self._host, timeout=30)
        try:
            if body is None:
                connection.request("GET", f"/control{path}")
            else:
                headers = {"content-type": "application/json"}
                connection.request("POST", f"/control{path}", json.dumps(body), headers)
            response = connection.getresponse()
            answer = json.loads(response.read())
        finally:
            connection.close()
        if response.status != 200:
            raise CannotDo(answer.get("error", f"HTTP {response.status}"))
        return answer

    async def tell(self, path: str, body: Any = None) -> Any:
        """The same without blocking the loop."""
        return await asyncio.to_thread(self.ask, path, body)
