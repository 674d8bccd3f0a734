"""What a person does on the page: the verbs of the control API, and those only a page needs."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from sandbox.blocks.stateful import HOLDINGS, state_values
from sandbox.control.acts import act, where
from sandbox.control.changing import change, fault
from sandbox.driver.person import Person
from sandbox.driver.screen import View
from sandbox.page.jumps import jump
from sandbox.page.live import Page
from sandbox.payload import Json
from sandbox.refusal import CannotDo
from sandbox.state.messages import Message

PageAct = Callable[[Page, Person, Json], Awaitable[Any]]


async def page_act(page: Page, user: str, body: Any) -> Any:
    """Do what the body's `act` says as that person; every window then looks again. CannotDo where it cannot be."""
    if not isinstance(body, dict):
        raise CannotDo("an act is an object")
    name, person = str(body.get("act")), page.slack.person(user)
    try:
        if name in PAGE_ACTS:
            return await PAGE_ACTS[name](page, person, body)
        return await act(person, name, body)
    except KeyError as missing:
        raise CannotDo(f"{name} needs {missing}") from missing
    finally:
        page.look_again(str(body.get("channel")), str(body.get("ts")))


async def _click(page: Page, person: Person, body: Json) -> Any:
    """Enter what stands in the other fields, then press."""
    await _enter(page, person, body)
    return await act(person, "click", body)


async def _enter(page: Page, person: Person, body: Json) -> dict[str, str]:
    """Enter `values` (shaped as state.values) where they are meant; what cannot be entered, by block_id."""
    place = where(person, body)
    fields = fields_of(page, place)
    wrong: dict[str, str] = {}
    for block_id, states in (body.get("values") or {}).items():
        for action_id, state in states.items():
            if action_id not in fields.get(block_id, {}):
                continue
            try:
                await person.enter(place, {(block_id, action_id): held(state)})
            except CannotDo as refusal:
                wrong[block_id] = str(refusal)
    return wrong


async def _submit(page: Page, person: Person, body: Json) -> Json:
    """Enter `values` into the modal on top and press its submit button."""
    wrong = await _enter(page, person, body)
    view = page.office.views.get(body["view_id"])
    if wrong and view:
        view.errors = wrong
        return {"sent": False, "error": "form_incomplete"}
    return asdict(await person.submit())


async def _read(page: Page, person: Person, body: Json) -> None:
    page.reading.mark(person.id, body["channel"], body["ts"])


async def _jump(page: Page, person: Person, body: Json) -> None:
    await page.slack.travel_to(jump(page.slack.now(), body["to"], zone=person.member.zone))


async def _change(page: Page, person: Person, body: Json) -> Json:
    return asdict(await change(page.slack, body["change"], body.get("with") or {}))


async def _fault(page: Page, person: Person, body: Json) -> None:
    fault(page.slack, body["fault"], body.get("with") or {})


async def _drop(page: Page, person: Person, body: Json) -> Json:
    return {"dropped": page.slack.drop_sockets()}


PAGE_ACTS: dict[str, PageAct] = {
    "click": _click,
    "enter": _enter,
    "submit": _submit,
    "read": _read,
    "jump": _jump,
    "change": _change,
    "fault": _fault,
    "drop_sockets": _drop,
}


def fields_of(page: Page, place: Message | View) -> Json:
    """By block_id and action_id, the fields of a message or view that take a value."""
    if isinstance(place, View):
        return place.values
    found = page.office.messages.get(place.channel, place.ts)
    return state_values(found.blocks, {}) if found else {}


def held(state: Json) -> Any:
    """What a state holds: a text, an option, ids, the ids of files."""
    holding = HOLDINGS.get(str(state.get("type")))
    if holding is None:
        raise CannotDo(f"nothing can be entered into a {state.get('type')}")
    value = state.get(holding.key)
    return [{"id": file["id"]} for file in value or []] if state["type"] == "file_input" else value
