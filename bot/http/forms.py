"""The forms in which Slack sends things, as far as Bolt and the handlers rely on them: whatever is not so is refused.

Fields that are not named here may be anything. https://docs.slack.dev/reference/interaction-payloads
"""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints, ValidationError

LATEST = 10**11
"""As seconds since 1970, a moment in the year 5138: calendars end before long after it."""


def text(value: object) -> object:
    """Any text, for people type half emoji too. Raises ValueError for anything else."""
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


Text = Annotated[Any, BeforeValidator(text)]
Word = Annotated[str, StringConstraints(strict=True, pattern=r"^[^\x00]+$")]
"""What Slack makes up: ids, names of things, addresses."""

MaybeWord = Annotated[str, StringConstraints(strict=True, pattern=r"^[^\x00]*$")] | None
Anything = dict[str, Any] | None


class Named(BaseModel):
    id: Word


class Authorization(BaseModel):
    team_id: MaybeWord = None
    enterprise_id: MaybeWord = None
    user_id: MaybeWord = None


class State(BaseModel):
    values: dict[str, dict[str, dict[str, Any]]] = {}


class View(BaseModel):
    id: Word
    type: Word
    callback_id: MaybeWord = None
    private_metadata: Text | None = None
    hash: MaybeWord = None
    root_view_id: MaybeWord = None
    previous_view_id: MaybeWord = None
    app_installed_team_id: MaybeWord = None
    state: State | None = None
    blocks: list[dict[str, Any]] = []


class Asker(Named):
    team_id: MaybeWord = None


class Action(BaseModel):
    type: Word
    action_id: Word
    block_id: MaybeWord = None


class Profile(BaseModel):
    display_name: Text | None = None
    real_name: Text | None = None
    email: MaybeWord = None
    status_emoji: Text | None = None
    status_text: Text | None = None
    status_expiration: int | None = Field(default=None, ge=0, le=LATEST)


class Belonging(BaseModel):
    teams: list[Word] = []


class Person(Asker):
    """https://docs.slack.dev/reference/objects/user-object"""

    name: Text | None = None
    real_name: Text | None = None
    tz: MaybeWord = None
    locale: MaybeWord = None
    profile: Profile | None = None
    enterprise_user: Belonging | None = None


class Event(BaseModel):
    type: Word
    user: Person | Word | None = None
    channel: Named | Word | None = None
    old_channel_id: MaybeWord = None
    new_channel_id: MaybeWord = None


class Request(BaseModel):
    """What any of them may carry: Bolt and the answer to a crash look for these everywhere."""

    team: Named | MaybeWord = None
    team_id: MaybeWord = None
    enterprise: Named | MaybeWord = None
    enterprise_id: MaybeWord = None
    authorizations: list[Authorization] | None = None
    response_url: MaybeWord = None
    trigger_id: MaybeWord = None
    user: Asker | MaybeWord = None
    view: View | None = None
    actions: list[Action] | None = Field(default=None, min_length=1)
    event: Event | None = None
    channel: Named | MaybeWord = None
    container: Anything = None
    message: Anything = None


class Press(Request):
    user: Asker
    trigger_id: Word
    actions: list[Action] = Field(min_length=1)
    channel: Named | None = None


class Form(Request):
    user: Asker
    view: View


class Shortcut(Request):
    user: Asker
    trigger_id: Word
    callback_id: Word
    channel: Named | None = None


class Command(Request):
    command: Word
    text: Text = ""
    user_id: Word
    channel_id: MaybeWord = None


class Callback(Request):
    event: Event


FORMS: Mapping[str, type[BaseModel]] = {
    "event_callback": Callback,
    "block_actions": Press,
    "view_submission": Form,
    "view_closed": Form,
    "shortcut": Shortcut,
    "message_action": Shortcut,
}
"""By the type that they say they are."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    "app_home_opened": ("user",),
    "channel_id_changed": ("old_channel_id", "new_channel_id"),
    "member_joined_channel": ("user", "channel"),
    "member_left_channel": ("user", "channel"),
    "team_join": ("user.id",),
    "user_change": ("user.id",),
}
"""What an event says without which it says nothing."""

ABOUT_A_CHANNEL = ("channel_", "group_")


def is_of_slacks_form(read: Mapping[str, Any]) -> bool:
    """Whether it is an event, an interaction, a command or the question at set-up, and has what those have."""
    kind = read.get("type")
    is_command = "command" in read
    if not isinstance(kind, str) and not is_command:
        return False
    forms: list[type[BaseModel]] = [FORMS.get(kind, Request)] if isinstance(kind, str) else []
    if is_command:
        forms.append(Command)
    try:
        for form in forms:
            form.model_validate(read)
    except ValidationError:
        return False
    return kind != "event_callback" or says_something(read["event"])


def says_something(event: Mapping[str, Any]) -> bool:
    """Whether the event has what its type is about."""
    needed = NEEDED.get(event["type"])
    if needed is None:
        needed = ("channel",) if event["type"].startswith(ABOUT_A_CHANNEL) else ()
    return all(has(event, path) for path in needed)


def has(event: Mapping[str, Any], path: str) -> bool:
    """Whether something stands there; `user.id` is there where the user is described, and not just named."""
    name, _, inner = path.partition(".")
    found = event.get(name)
    return isinstance(found, Mapping) if inner else bool(found) and not (name == "user" and isinstance(found, Mapping))
