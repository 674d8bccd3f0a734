"""The way to the app: each envelope goes to one of its sockets, or to its request URL, and waits for the ack."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from sandbox.http_mode.outlet import Outlet, reason_of
from sandbox.limits import figure
from sandbox.payload import Json
from sandbox.state.office import Office
from sandbox.state.records import Delivery

RETRIES = ("events.retry_1", "events.retry_2", "events.retry_3")

Send = Callable[[str], Awaitable[None]]


@dataclass(eq=False, slots=True)
class Socket:
    """One open socket of the app: how to send to it, cut it and close it, and the acks it owes."""

    number: int
    send: Send
    cut: Callable[[], None]
    close: Callable[[], Awaitable[None]]
    owed: dict[str, asyncio.Future[Any]] = field(default_factory=dict)
    greeted: bool = False


class Hub:
    """All open sockets, and the round-robin among them."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.outlet = Outlet(office)
        self._numbers = count(1)
        self._turns = count()
        self.sockets: list[Socket] = []
        self.on_change: list[Callable[[], None]] = []
        self._tasks: set[asyncio.Task[Any]] = set()

    def in_background(self, work: Any) -> asyncio.Task[Any]:
        """Run a coroutine and keep hold of it."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def stop(self) -> None:
        """Give up what is still waiting."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.outlet.stop()

    @property
    def ways(self) -> int:
        """How many ways there are to the app: its sockets, or its request URL."""
        return 1 if self.outlet.urls else sum(socket.greeted for socket in self.sockets)

    async def use_request_url(self, url: str) -> None:
        """HTTP from now on; CannotDo where the app does not answer Slack's challenge there."""
        await self.outlet.use(url)
        self._tell()

    async def join(self, send: Send, cut: Callable[[], None], close: Callable[[], Awaitable[None]]) -> Socket:
        """Greet a new socket and let it take part."""
        socket = Socket(next(self._numbers), send, cut, close)
        self.sockets.append(socket)
        hello = {
            "type": "hello",
            "num_connections": len(self.sockets),
            "debug_info": self._debug_info(socket),
            "connection_info": {"app_id": self._office.app_id},
        }
        await send(json.dumps(hello))
        socket.greeted = True
        self._tell()
        return socket

    def leave(self, socket: Socket) -> None:
        """A socket is gone; what it had not acked has failed."""
        if socket in self.sockets:
            self.sockets.remove(socket)
        for waiting in socket.owed.values():
            if not waiting.done():
                waiting.set_exception(ConnectionResetError("the socket died before the ack"))
        self._tell()

    def _tell(self) -> None:
        for listener in list(self.on_change):
            listener()

    def heard(self, socket: Socket, message: str) -> None:
        """An ack (or anything else) came in on a socket."""
        try:
            ack = json.loads(message)
        except ValueError:
            return
        waiting = socket.owed.get(ack.get("envelope_id", "")) if isinstance(ack, dict) else None
        if waiting and not waiting.done():
            waiting.set_result(ack.get("payload"))

    async def deliver(self, kind: str, payload: Json, *, retry_attempt: int = 0) -> Delivery:
        """Send an envelope and wait for the ack, three seconds at most; never raises.

        It goes to the next socket, or to the request URL: there an event that fails is sent again in the background.
        """
        reason = "http_timeout" if retry_attempt else ""
        delivery = await self._once(kind, payload, attempt=retry_attempt, reason=reason)
        if self.outlet.urls and kind == "events_api" and not retry_attempt and not delivery.acked:
            self.in_background(self._again(delivery))
        return delivery

    async def _again(self, failed: Delivery) -> None:
        """Slack's retries of an event: at once, after a minute, after five; less where the app says so."""
        for attempt, wait in enumerate(RETRIES, start=1):
            if failed.acked or failed.no_retry:
                return
            await self._office.clock.machine_sleep(figure(wait))
            failed = await self._once(failed.kind, failed.payload, attempt=attempt, reason=reason_of(failed))

    async def _once(self, kind: str, payload: Json, *, attempt: int, reason: str) -> Delivery:
        office = self._office
        delivery = Delivery(kind, payload, office.now(), retry_attempt=attempt, retry_reason=reason)
        delivery.envelope_id = office.ids.envelope()
        office.records.delivery(delivery)
        if self.outlet.urls:
            await self.outlet.post(delivery, self.outlet.urls)
        else:
            await self._to_a_socket(delivery)
        office.records.settled(delivery)
        return delivery

    async def _to_a_socket(self, delivery: Delivery) -> None:
        ready = [socket for socket in self.sockets if socket.greeted]
        if not ready:
            delivery.error = "no_socket"
        else:
            socket = ready[next(self._turns) % len(ready)]
            delivery.socket = socket.number
            await self._send_and_wait(socket, delivery)

    async def _send_and_wait(self, socket: Socket, delivery: Delivery) -> None:
        clock = self._office.clock
        started = clock.machine()
        waiting: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        socket.owed[delivery.envelope_id] = waiting
        try:
            await socket.send(json.dumps(_envelope(delivery)))
            delivery.ack = await clock.within(waiting, seconds=figure("ack.seconds"))
            delivery.acked = True
        except TimeoutError:
            delivery.error = "no_ack_in_time"
        except (ConnectionError, RuntimeError):
            delivery.error = "socket_died"
        finally:
            delivery.seconds = clock.machine() - started
            socket.owed.pop(delivery.envelope_id, None)

    async def disconnect(self, reason: str) -> None:
        """Ask every socket to come back: `warning` says so ahead, the others close it too."""
        for socket in list(self.sockets):
            farewell = {"type": "disconnect", "reason": reason, "debug_info": self._debug_info(socket)}
            await socket.send(json.dumps(farewell))
            if reason != "warning":
                socket.greeted = False
                await socket.close()

    def drop(self) -> int:
        """Cut every socket without a word; how many there were."""
        dropped = list(self.sockets)
        for socket in dropped:
            socket.cut()
            self.leave(socket)
        return len(dropped)

    def _debug_info(self, socket: Socket) -> Json:
        return {"host": f"sandbox-{socket.number}", "build_number": 1, "approximate_connection_time": 18_060}


def _envelope(delivery: Delivery) -> Json:
    envelope: Json = {
        "envelope_id": delivery.envelope_id,
        "payload": delivery.payload,
        "type": delivery.kind,
        "accepts_response_payload": delivery.kind != "events_api",
    }
    if delivery.kind == "events_api":
        reason = "timeout" if delivery.retry_attempt else ""
        envelope |= {"retry_attempt": delivery.retry_attempt, "retry_reason": reason}
    return envelope
