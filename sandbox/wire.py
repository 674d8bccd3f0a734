"""How values travel through the control API: to plain JSON and back."""

from base64 import b64encode
from dataclasses import asdict, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import singledispatch
from typing import Any

from sandbox.driver.screen import View, view_of
from sandbox.interactions.interaction import Interaction
from sandbox.payload import Json
from sandbox.state.messages import Message
from sandbox.state.records import Call, Delivery, record_json


@singledispatch
def to_json(value: Any) -> Any:
    """Plain JSON for anything the driver takes or gives."""
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


@to_json.register
def _(value: View) -> Any:
    return {"raw": value.raw, "errors": value.errors}


@to_json.register(Call)
@to_json.register(Delivery)
def _(value: Call | Delivery) -> Any:
    return record_json(value)


@to_json.register
def _(value: datetime) -> Any:
    return int(value.timestamp())


@to_json.register
def _(value: time) -> Any:
    return value.strftime("%H:%M")


@to_json.register
def _(value: date) -> Any:
    return value.isoformat()


@to_json.register
def _(value: Decimal) -> Any:
    return format(value, "f")


@to_json.register
def _(value: bytes) -> Any:
    return {"base64": b64encode(value).decode()}


@to_json.register(list)
@to_json.register(tuple)
def _(value: list[Any] | tuple[Any, ...]) -> Any:
    return [to_json(one) for one in value]


def message_from(row: Json) -> Message:
    """A message that came over the wire."""
    reactions = tuple((name, user) for name, user in row["reactions"])
    return Message(**{**row, "reactions": reactions})


def view_from(row: Json | None) -> View | None:
    """A view that came over the wire, None for none."""
    return view_of(row["raw"], row["errors"]) if row else None


def interaction_from(row: Json) -> Interaction:
    """An outcome that came over the wire."""
    return Interaction(**{**row, "pointers": tuple(row["pointers"])})


def call_from(row: Json) -> Call:
    """A record of a call that came over the wire."""
    known = {field.name for field in fields(Call)}
    kept = {name: value for name, value in row.items() if name in known}
    return Call(**{**kept, "at": datetime.fromisoformat(row["at"])})


def delivery_from(row: Json) -> Delivery:
    """A record of a delivery that came over the wire."""
    return Delivery(**{**row, "at": datetime.fromisoformat(row["at"])})
