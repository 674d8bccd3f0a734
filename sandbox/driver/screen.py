"""What a person sees of a view."""

from dataclasses import dataclass, field

from sandbox.payload import Blocks, Json
from sandbox.state.office import Office
from sandbox.state.views import OpenView
from sandbox.web_api.views import view_json


@dataclass(frozen=True, slots=True)
class View:
    """A modal or home as it stands on somebody's screen.

    `values` is `state.values` with what was filled in; `errors` what the last submission was refused for, by
    block_id; `raw` the whole view object of the Web API.
    """

    id: str
    type: str
    title: str
    submit: str | None
    close: str | None
    callback_id: str
    private_metadata: str
    hash: str
    root_view_id: str
    previous_view_id: str | None
    blocks: Blocks = field(default_factory=list)
    values: Json = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    raw: Json = field(default_factory=dict)


def view_of(raw: Json, errors: dict[str, str]) -> View:
    """The view of a view object."""
    return View(
        id=raw["id"],
        type=raw["type"],
        title=raw["title"]["text"] if raw["type"] == "modal" else "",
        submit=raw["submit"]["text"] if raw["submit"] else None,
        close=raw["close"]["text"] if raw["close"] else None,
        callback_id=raw["callback_id"],
        private_metadata=raw["private_metadata"],
        hash=raw["hash"],
        root_view_id=raw["root_view_id"],
        previous_view_id=raw["previous_view_id"],
        blocks=raw["blocks"],
        values=raw["state"]["values"],
        errors=dict(errors),
        raw=raw,
    )


def seen(office: Office, view: OpenView) -> View:
    """An open view as its person sees it now."""
    return view_of(view_json(office, view), view.errors)
