"""A button as the finished values its template takes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Confirm:
    """The words of the dialog that asks before something others will see."""

    title: str
    text: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Button:
    """What Slack hands back (`id`, `value`) and what people read."""

    id: str
    value: str
    label: str
    primary: bool = False
    confirm: Confirm | None = None
