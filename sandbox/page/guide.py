"""A guided tour that the host of the sandbox may add: its steps as data, and what tells that each is done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from sandbox.payload import Json

if TYPE_CHECKING:
    from sandbox.running import Sandbox

Condition = Callable[["Sandbox"], bool]
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: title and text by language (`en`, `vi`), and the name of the condition that ends it.

    `person` and `place` say where it happens (a user id; a channel id, `home` or `messages`): the page then offers to
    go there. `action` names a button of the page to offer instead: `friday`, `monday`, `hour` or `week` move time.
    """

    title: Words
    text: Words
    done_when: str
    person: str = ""
    place: str = ""
    action: str = ""


@dataclass(frozen=True)
class Guide:
    """The steps in order, and the conditions they name. A step stays done once its condition held."""

    steps: Sequence[Step] = ()
    conditions: Mapping[str, Condition] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if unknown := {step.done_when for step in self.steps} - set(self.conditions):
            raise ValueError(f"steps name conditions that are not there: {', '.join(sorted(unknown))}")


class Progress:
    """How far the guide has been followed."""

    def __init__(self, slack: "Sandbox") -> None:
        self._slack = slack
        self._done: set[str] = set()
        self.guide = Guide()

    def follow(self, guide: Guide) -> None:
        """Show this guide from its first step."""
        self.guide, self._done = guide, set()

    def as_json(self) -> Json:
        """The steps, each with whether it is done; conditions are asked for the steps up to the first open one."""
        for step in self.guide.steps:
            if step.done_when not in self._done:
                if not self.guide.conditions[step.done_when](self._slack):
                    break
                self._done.add(step.done_when)
        return {"steps": [{**asdict(step), "done": step.done_when in self._done} for step in self.guide.steps]}
