"""Open views: each person's stack of modals and published home, with what they filled in."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.limits import figure
from sandbox.payload import Json
from sandbox.refusal import SlackRefusal


@dataclass(slots=True)
class OpenView:
    """A view on somebody's screen. Changes in place as the app updates it and the person fills it in.

    `payload` is the view as the app gave it, with the ids Slack fills in; `filled` what the person entered, by
    block_id and action_id, shaped as in `state.values`; `errors` what the last submission was refused for;
    `suggested` the options an external menu was given last.
    """

    id: str
    user: str
    payload: Json
    hash: str
    root: str
    previous: str | None = None
    opened_in: str = ""
    filled: dict[tuple[str, str], Json] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    suggested: dict[tuple[str, str], list[Json]] = field(default_factory=dict)

    @property
    def is_modal(self) -> bool:
        """Whether it is a modal and not a home."""
        return bool(self.payload["type"] == "modal")


class Views:
    """Every view that is open, by id; the stack of each person; the home of each person."""

    def __init__(self) -> None:
        self._by_id: dict[str, OpenView] = {}
        self._stacks: dict[str, list[OpenView]] = {}
        self._homes: dict[str, OpenView] = {}
        self._external: dict[str, str] = {}
        self.on_change: list[Callable[[str], None]] = []

    def get(self, view_id: str) -> OpenView | None:
        """The open view of that id."""
        return self._by_id.get(view_id)

    def by_external_id(self, external_id: str) -> OpenView | None:
        """The open view with that external_id."""
        return self._by_id.get(self._external.get(external_id, ""))

    def stack(self, user: str) -> list[OpenView]:
        """The person's modals, the one on top last."""
        return self._stacks.setdefault(user, [])

    def home(self, user: str) -> OpenView | None:
        """The person's published home."""
        return self._homes.get(user)

    def put_home(self, view: OpenView) -> None:
        """Publish a home."""
        self._homes[view.user] = view
        self._by_id[view.id] = view
        self.tell(view.user)

    def push(self, view: OpenView) -> None:
        """Put a modal on top; push_limit_reached past three."""
        stack = self.stack(view.user)
        if len(stack) >= figure("view.stack"):
            raise SlackRefusal("push_limit_reached")
        self._claim_external_id(view)
        stack.append(view)
        self._by_id[view.id] = view
        self.tell(view.user)

    def replace_payload(self, view: OpenView, payload: Json) -> None:
        """Give an open view new content and a new hash."""
        held = view.payload.get("external_id", "")
        wanted = payload.get("external_id", "")
        if wanted and self._external.get(wanted, view.id) != view.id:
            raise SlackRefusal("duplicate_external_id")
        if held:
            self._external.pop(held, None)
        view.payload, view.hash = payload, new_hash()
        self._claim_external_id(view)
        self.tell(view.user)

    def tell(self, user: str) -> None:
        """Let the listeners know that the person's views changed."""
        for listener in self.on_change:
            listener(user)

    def pop(self, user: str) -> OpenView | None:
        """Take the top modal away."""
        stack = self.stack(user)
        if not stack:
            return None
        view = stack.pop()
        self._forget(view)
        return view

    def clear(self, user: str) -> list[OpenView]:
        """Take all modals away; returns them, top first."""
        gone = []
        while view := self.pop(user):
            gone.append(view)
        return gone

    def _claim_external_id(self, view: OpenView) -> None:
        external_id = view.payload.get("external_id", "")
        if not external_id:
            return
        if self._external.get(external_id, view.id) != view.id:
            raise SlackRefusal("duplicate_external_id")
        self._external[external_id] = view.id

    def _forget(self, view: OpenView) -> None:
        self._by_id.pop(view.id, None)
        self._external.pop(view.payload.get("external_id", ""), None)
        self.tell(view.user)


def new_hash() -> str:
    """A hash for a view's present content, never the same twice."""
    return f"{secrets.randbelow(10**10):010d}.{secrets.token_hex(4)}"
