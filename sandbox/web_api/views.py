"""Modals and homes: views.open, push, update, publish."""

from typing import Any

from sandbox.blocks.completion import completed
from sandbox.blocks.layout import HOME, MODAL
from sandbox.blocks.payloads import check_view
from sandbox.blocks.stateful import state_values, stateful
from sandbox.payload import Json
from sandbox.refusal import SlackRefusal
from sandbox.state.office import Office
from sandbox.state.triggers import Trigger
from sandbox.state.views import OpenView, new_hash
from sandbox.web_api.call import Call, answered
from sandbox.web_api.method import Method


def view_json(office: Office, view: OpenView) -> Json:
    """The view object, its state as the person left it."""
    payload = view.payload
    shown: Json = {
        "id": view.id,
        "team_id": office.workspace.team_id,
        "type": payload["type"],
        "blocks": payload["blocks"],
        "private_metadata": payload.get("private_metadata", ""),
        "callback_id": payload.get("callback_id", ""),
        "external_id": payload.get("external_id", ""),
        "state": {"values": state_values(payload["blocks"], view.filled, opened_in=view.opened_in)},
        "hash": view.hash,
        "root_view_id": view.root,
        "previous_view_id": view.previous,
        "app_id": office.app_id,
        "app_installed_team_id": office.workspace.team_id,
        "bot_id": office.bot_id,
        "title": payload.get("title") or {"type": "plain_text", "text": "View Title", "emoji": True},
        "submit": payload.get("submit"),
        "close": payload.get("close"),
        "clear_on_close": payload.get("clear_on_close", False),
        "notify_on_close": payload.get("notify_on_close", False),
    }
    return shown


def checked(office: Office, view: Any, *, surface: str) -> Json:
    """The view, checked and with the ids Slack fills in."""
    check_view(view, surface=surface)
    titles = completed([{**view, "blocks": []}], office.ids)[0]
    titles.pop("block_id", None)
    return {**titles, "blocks": completed(view["blocks"], office.ids)}


def opened(office: Office, payload: Json, *, trigger: Trigger, below: OpenView | None) -> OpenView:
    """A view put on top of the person's stack, above `below` if there is one."""
    view_id = office.ids.new("V")
    view = OpenView(
        id=view_id,
        user=trigger.user,
        payload=payload,
        hash=new_hash(),
        root=below.root if below else view_id,
        previous=below.id if below else None,
        opened_in=trigger.channel or (below.opened_in if below else ""),
    )
    office.views.push(view)
    return view


def replaced(office: Office, view: OpenView, payload: Json) -> None:
    """Give an open view new content. What was filled in stays where block and action ids are the same."""
    office.views.replace_payload(view, payload)
    kept = {
        (block["block_id"], element["action_id"]): element["type"] for block, element in stateful(payload["blocks"])
    }
    view.filled = {key: state for key, state in view.filled.items() if kept.get(key) == state["type"]}
    view.errors = {}


def _view_argument(call: Call) -> Any:
    view = call.json("view", wrong="invalid_arguments")
    if view is None:
        raise SlackRefusal("invalid_arguments", messages=["missing required field: view"])
    return view


def _trigger(call: Call) -> Trigger:
    return call.office.triggers.exchange(call.text("trigger_id") or call.needed("interactivity_pointer"))


def views_open(call: Call) -> Json:
    """Open a modal; one that was open gives way."""
    office = call.office
    payload = checked(office, _view_argument(call), surface=MODAL)
    trigger = _trigger(call)
    office.views.clear(trigger.user)
    return answered(view=view_json(office, opened(office, payload, trigger=trigger, below=None)))


def views_push(call: Call) -> Json:
    """Put a modal on top of the open one."""
    office = call.office
    payload = checked(office, _view_argument(call), surface=MODAL)
    trigger = _trigger(call)
    stack = office.views.stack(trigger.user)
    if not stack:
        raise SlackRefusal("not_found")
    return answered(view=view_json(office, opened(office, payload, trigger=trigger, below=stack[-1])))


def views_update(call: Call) -> Json:
    """Change an open view, found by view_id or external_id; not_found, hash_conflict."""
    office, view_id, external_id = call.office, call.text("view_id"), call.text("external_id")
    if not view_id and not external_id:
        raise SlackRefusal("invalid_arguments", messages=["missing required field: view_id"])
    view = office.views.get(view_id) if view_id else office.views.by_external_id(external_id)
    payload = _view_argument(call)
    surface = MODAL if view is None or view.is_modal else HOME
    checked_payload = checked(office, payload, surface=surface)
    if view is None:
        raise SlackRefusal("not_found")
    _check_hash(call, view)
    replaced(office, view, checked_payload)
    return answered(view=view_json(office, view))


def views_publish(call: Call) -> Json:
    """Publish a person's home."""
    office, member = call.office, call.member("user_id")
    payload = checked(office, _view_argument(call), surface=HOME)
    if not office.manifest.home_tab:
        raise SlackRefusal("not_enabled")
    view = office.views.home(member.id)
    if view is None:
        view_id = office.ids.new("V")
        view = OpenView(view_id, member.id, payload, new_hash(), view_id)
        office.views.put_home(view)
    else:
        _check_hash(call, view)
        replaced(office, view, payload)
    return answered(view=view_json(office, view))


def _check_hash(call: Call, view: OpenView) -> None:
    if call.text("hash") not in ("", view.hash):
        raise SlackRefusal("hash_conflict")


METHODS = (
    Method("views.open", views_open, tier=4),
    Method("views.push", views_push, tier=4),
    Method("views.update", views_update, tier=4),
    Method("views.publish", views_publish, tier=4),
)
