"""Trigger ids: they live three seconds of machine time and open one view."""

from dataclasses import dataclass

from sandbox.clock import Clock
from sandbox.ids import Ids
from sandbox.limits import figure
from sandbox.refusal import SlackRefusal


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a trigger id stands for: the person, the conversation they were in, the view they acted in."""

    id: str
    user: str
    issued: float
    channel: str = ""
    view: str = ""


class Triggers:
    """Every trigger handed out, and which were used."""

    def __init__(self, clock: Clock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._issued: dict[str, Trigger] = {}
        self._used: set[str] = set()

    def issue(self, user: str, *, channel: str = "", view: str = "") -> str:
        """A fresh trigger id for something the person just did."""
        trigger = Trigger(self._ids.trigger(), user, self._clock.machine(), channel, view)
        self._issued[trigger.id] = trigger
        return trigger.id

    def exchange(self, trigger_id: str) -> Trigger:
        """Use the trigger up; invalid_trigger_id, exchanged_trigger_id or expired_trigger_id where it cannot be."""
        trigger = self._issued.get(trigger_id)
        if trigger is None:
            raise SlackRefusal("invalid_trigger_id")
        if trigger_id in self._used:
            raise SlackRefusal("exchanged_trigger_id")
        if self._clock.machine() - trigger.issued > figure("trigger.seconds"):
            raise SlackRefusal("expired_trigger_id")
        self._used.add(trigger_id)
        return trigger
