"""What went over the wire: every Web API call and every delivery to the app."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sandbox.payload import Json


@dataclass(frozen=True, slots=True)
class Call:
    """One Web API call: what was asked, what was answered, and where a refusal points.

    `at` is calendar time, `seconds` how long the answer took. `delivered` is false where the answer was lost on
    purpose after the call took effect.
    """

    method: str
    arguments: Json
    answer: Json
    status: int
    at: datetime
    seconds: float
    delivered: bool = True
    retry_after: int | None = None

    @property
    def error(self) -> str | None:
        """Slack's code, where the call was refused."""
        return None if self.answer.get("ok") else self.answer.get("error", f"http_{self.status}")

    @property
    def pointers(self) -> list[str]:
        """Slack's messages with their JSON pointers."""
        return list((self.answer.get("response_metadata") or {}).get("messages", []))


@dataclass(slots=True)
class Delivery:
    """One envelope to the app. It changes until it is acked or given up.

    `kind` is slash_commands, interactive or events_api; `socket` the number of the socket it went to (None: over
    HTTP); `ack` the payload the app sent back, if any; `seconds` the time to the ack; `error` why it failed or what
    was wrong with the ack, with `pointers` into its payload; `no_retry` whether the app wants it no more.
    """

    kind: str
    payload: Json
    at: datetime
    envelope_id: str = ""
    socket: int | None = None
    acked: bool = False
    ack: Any = None
    seconds: float | None = None
    error: str | None = None
    pointers: list[str] = field(default_factory=list)
    retry_attempt: int = 0
    retry_reason: str = ""
    no_retry: bool = False


Listener = Callable[[str, "Call | Delivery"], None]


class Records:
    """Both journals, oldest first, and those who want to hear of new entries."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.deliveries: list[Delivery] = []
        self.on_record: list[Listener] = []

    def call(self, call: Call) -> None:
        """Note a call that was answered."""
        self.calls.append(call)
        self._tell("call", call)

    def delivery(self, delivery: Delivery) -> Delivery:
        """Note a delivery that is about to be made."""
        self.deliveries.append(delivery)
        return delivery

    def settled(self, delivery: Delivery) -> None:
        """Tell the listeners that a delivery is over."""
        self._tell("delivery", delivery)

    def _tell(self, kind: str, entry: Call | Delivery) -> None:
        for listener in list(self.on_record):
            listener(kind, entry)


def record_json(entry: Call | Delivery) -> Json:
    """An entry as JSON, its moment in ISO form."""
    row = asdict(entry)
    row["at"] = entry.at.isoformat()
    row["error"], row["pointers"] = entry.error, entry.pointers
    return row
