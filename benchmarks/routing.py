"""Finding the listener: a request through all of them, beside the same one where there are only two."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from benchmarks.bench import Bench
from benchmarks.line import Line, at_most_times
from benchmarks.requests import Signed, command, submission, tap
from benchmarks.timing import held_against
from bot.install import Install
from bot.wiring import app_of
from handlers.desk import Desk
from messages import Messages, ids
from okr.actions.know_member import Known
from okr.settings import WorkspaceSettings
from tests.builders import LONG_AGO, WORKSPACE, a_member

Listeners = list[Any]


class KnowsEverybody:
    """Answers at once who somebody is, and does nothing else: what is left is Bolt's own."""

    def __init__(self) -> None:
        settings = WorkspaceSettings(workspace=WORKSPACE, name="Acme", since=LONG_AGO)
        self.known = Known(a_member("U000001"), settings)

    async def act_for(self, *_told: Any, **_more: Any) -> Known:
        return self.known

    async def act(self, *_told: Any, **_more: Any) -> Known:
        return self.known


def measure(bench: Bench) -> list[Line]:
    app = whole_app()
    listeners = listeners_of(app)
    hot: Mapping[str, Signed] = {
        "a tap in the form": tap("U000001", ids.CHECK_IN_SURE_3, "8"),
        "a form sent": submission("U000001", {"type": "modal", "callback_id": ids.CHECK_IN_FORM}),
        "/okr": command("U000001", "status"),
    }
    lines = []
    often = bench.size(200, quick=10)
    with asyncio.Runner() as runner:
        for name, request in hot.items():
            two = runner.run(only_two(listeners, request))

            def ask(some: Listeners, request: Signed = request) -> None:
                runner.run(dispatch(app, some, request, often))

            ours, floor = held_against(partial(ask, listeners), partial(ask, two), runs=bench.runs)
            what = f"finding the listener of {name} among {len(listeners)}, beside 2 ({often} requests)"
            lines.append(Line(what, ours, "ms", floor, at_most_times(1.3)))
    return lines


def whole_app() -> AsyncApp:
    """Every listener in its place, and none that does anything."""
    everybody: Any = KnowsEverybody()
    install = Install(WORKSPACE, "Acme", "UBOT", "B1", None)
    desk = Desk(everybody.act, Messages.read())
    app = app_of(desk, everybody, install=install, token="xoxb-benchmark", client=AsyncWebClient())
    for listener in listeners_of(app):
        listener.ack_function = answered
        listener.arg_names = ["ack"]
        listener.lazy_functions = []
    return app


async def answered(ack: Callable[[], Any]) -> None:
    await ack()


def listeners_of(app: AsyncApp) -> Listeners:
    found: Listeners = vars(app)["_async_listeners"]
    return found


async def only_two(every: Listeners, request: Signed) -> Listeners:
    """The one that answers the request, after one that does not."""
    bolt = request_of(request)
    answering = [each for each in every if await each.async_matches(req=bolt, resp=None)]
    other = next(each for each in every if each is not answering[0])
    return [other, answering[0]]


async def dispatch(app: AsyncApp, listeners: Sequence[Any], request: Signed, often: int) -> None:
    vars(app)["_async_listeners"] = listeners
    for _ in range(often):
        assert (await app.async_dispatch(request_of(request))).status == 200


def request_of(request: Signed) -> AsyncBoltRequest:
    headers: dict[str, str | Sequence[str]] = {"content-type": ["application/x-www-form-urlencoded"]}
    return AsyncBoltRequest(body=request.body, headers=headers)
