"""The floor of a request: a bare AsyncApp on the same server, with a listener for each of the two and nothing else.

`python -m benchmarks.bare_app PORT DATABASE_URL API_URL` serves until it is ended.
"""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from benchmarks.requests import SECRET
from messages import ids
from storage.engine import Database, open_database

CREATE = "CREATE TABLE IF NOT EXISTS answers (number BIGINT PRIMARY KEY, said VARCHAR NOT NULL)"
INSERT = "INSERT INTO answers (number, said) VALUES (:number, :said)"


def bare_app(database: Database, api_url: str) -> AsyncApp:
    pool = ThreadPoolExecutor(16)
    numbers = count()

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_user_id="UBOT", bot_id="B1", bot_token="xoxb-1")

    app = AsyncApp(
        signing_secret=SECRET,
        client=AsyncWebClient(base_url=api_url),
        authorize=authorize,
        process_before_response=True,
    )

    def insert(said: str) -> None:
        with database.writing() as connection:
            connection.execute(text(INSERT), {"number": next(numbers), "said": said})

    async def command(ack: AsyncAck) -> None:
        await ack("All is well.")

    async def submit(ack: AsyncAck, view: dict[str, Any]) -> None:
        await asyncio.get_running_loop().run_in_executor(pool, insert, str(view["state"]))
        await ack()

    app.command("/okr")(command)
    app.view(ids.CHECK_IN_FORM)(submit)
    return app


def served(app: AsyncApp) -> Starlette:
    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"]), Route("/healthz", healthz)])


def main(port: str, database_url: str, api_url: str) -> None:
    database = open_database(database_url)
    with database.writing() as connection:
        connection.execute(text(CREATE))
        connection.execute(text("DELETE FROM answers"))
    app = served(bare_app(database, api_url))
    uvicorn.run(app, port=int(port), log_config=None, access_log=False, lifespan="off", ws="none")


if __name__ == "__main__":
    main(*sys.argv[1:])
