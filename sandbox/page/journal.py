"""What the inspector shows: every call and delivery in the order they ended, the latest thousand."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from sandbox.payload import Json
from sandbox.state.records import Call, Delivery, Records, record_json

KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Line:
    """A call or a delivery with its place in the order."""

    number: int
    entry: Call | Delivery

    def summary(self) -> Json:
        """What the list says of it; `name` is the method, or what was delivered."""
        entry = self.entry
        row: Json = {"number": self.number, "at": entry.at.isoformat(), "seconds": entry.seconds, "error": entry.error}
        if isinstance(entry, Call):
            return {**row, "kind": "call", "name": entry.method, "status": entry.status, "delivered": entry.delivered}
        return {**row, "kind": "delivery", "name": name_of(entry), "acked": entry.acked, "socket": entry.socket}

    def details(self) -> Json:
        """All of it."""
        return {**record_json(self.entry), **self.summary()}


class Journal:
    """Both journals as one."""

    def __init__(self, records: Records, *, on_line: Callable[[Line], None]) -> None:
        self._numbers = count(1)
        self._lines: deque[Line] = deque(maxlen=KEPT)
        self._on_line = on_line
        records.on_record.append(self._noted)

    def lines(self) -> list[Line]:
        """Oldest first."""
        return list(self._lines)

    def line(self, number: int) -> Line | None:
        """The line of that number, if it is still kept."""
        return next((line for line in self._lines if line.number == number), None)

    def _noted(self, kind: str, entry: Call | Delivery) -> None:
        line = Line(next(self._numbers), entry)
        self._lines.append(line)
        self._on_line(line)


def name_of(delivery: Delivery) -> str:
    """What was delivered, in a word or two: `/okr`, block_actions check_in, app_home_opened."""
    payload = delivery.payload
    if delivery.kind == "slash_commands":
        return f"{payload['command']} {payload['text']}".strip()
    if delivery.kind == "events_api":
        return str(payload["event"]["type"])
    actions = payload.get("actions") or [{}]
    which = actions[0].get("action_id") or payload.get("action_id") or payload.get("callback_id")
    return f"{payload['type']} {which or (payload.get('view') or {}).get('callback_id', '')}".strip()
