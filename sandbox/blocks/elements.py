"""The shapes of block elements and of the objects they are composed of."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from sandbox.blocks.checks import (
    DATE,
    DECIMAL,
    MIXED,
    MOMENT,
    TIME,
    URL,
    Check,
    Shape,
    Walk,
    anything,
    choice,
    flag,
    integer,
    listing,
    shaped,
    string,
    text,
)
from sandbox.limits import figure

CONFIRM = shaped(
    Shape(
        {
            "title": text("confirm.title"),
            "text": text("confirm.text", *MIXED),
            "confirm": text("confirm.button"),
            "deny": text("confirm.button"),
        },
        {"style": choice("primary", "danger")},
    )
)
DISPATCH = shaped(
    Shape(
        {"trigger_actions_on": listing(choice("on_enter_pressed", "on_character_entered"), most=2)},
    )
)
FILTER = shaped(
    Shape(
        {},
        {
            "include": listing(choice("im", "mpim", "private", "public")),
            "exclude_external_shared_channels": flag,
            "exclude_bot_users": flag,
        },
    )
)


def option(*kinds: str, url: bool = False) -> Check:
    """An option whose text is of those kinds; overflow menus may give it a `url`."""
    more: dict[str, Check] = {"url": string("option.url")} if url else {}
    return shaped(
        Shape(
            {"text": text("option.text", *kinds), "value": string("option.value")},
            {"description": text("option.description", *kinds), **more},
        )
    )


PLAIN_OPTION, ANY_OPTION = option("plain_text"), option(*MIXED)
GROUP = shaped(Shape({"label": text("option_group.label"), "options": listing(PLAIN_OPTION, "select.options")}))

ACTION: dict[str, Check] = {"action_id": string("action_id")}
FOCUS: dict[str, Check] = {"focus_on_load": flag}
ASKING: dict[str, Check] = {**ACTION, "confirm": CONFIRM, **FOCUS}
MENU: dict[str, Check] = {**ASKING, "placeholder": text("placeholder")}
TYPED: dict[str, Check] = {
    **ACTION,
    **FOCUS,
    "placeholder": text("placeholder"),
    "dispatch_action_config": DISPATCH,
}
MANY: dict[str, Check] = {"max_selected_items": integer(least=1)}


def options_or_groups(value: Mapping[str, Any], at: str, walk: Walk) -> None:
    """A static menu lists options or groups of them, not both."""
    if (value.get("options") is None) == (value.get("option_groups") is None):
        walk.wrong(at, "must define exactly one of: options, option_groups")


def offered(element: Mapping[str, Any]) -> list[Any]:
    """The options an element offers, those in groups included."""
    grouped = [o for g in element.get("option_groups") or [] if isinstance(g, Mapping) for o in g["options"]]
    return list(element.get("options") or []) + grouped


def initial_is_offered(value: Mapping[str, Any], at: str, walk: Walk) -> None:
    """What is chosen at first is one of the options."""
    chosen = [("initial_option", o) for o in [value.get("initial_option")] if o is not None]
    chosen += [(f"initial_options/{i}", o) for i, o in enumerate(value.get("initial_options") or [])]
    if not chosen:
        return
    known = [o.get("value") for o in offered(value) if isinstance(o, Mapping)]
    for name, picked in chosen:
        if not isinstance(picked, Mapping) or picked.get("value") not in known:
            walk.wrong(f"{at}/{name}", "must match an option in `options`")


def lowest_below_highest(value: Mapping[str, Any], at: str, walk: Walk) -> None:
    """`min_value` is not above `max_value`."""
    try:
        low, high = Decimal(value.get("min_value") or "-Infinity"), Decimal(value.get("max_value") or "Infinity")
    except InvalidOperation:
        return
    if low > high:
        walk.wrong(f"{at}/min_value", "must be less than or equal to max_value")


def shortest_below_longest(value: Mapping[str, Any], at: str, walk: Walk) -> None:
    """`min_length` is not above `max_length`, and what stands there first fits."""
    least, most = value.get("min_length"), value.get("max_length")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        walk.wrong(f"{at}/min_length", "must be less than or equal to max_length")
    initial = value.get("initial_value")
    if isinstance(initial, str) and isinstance(most, int) and len(initial) > most:
        walk.wrong(f"{at}/initial_value", f"must be less than {most + 1} characters")


def has_picture(value: Mapping[str, Any], at: str, walk: Walk) -> None:
    """An image names a URL or a Slack file, not both."""
    if (value.get("image_url") is None) == (value.get("slack_file") is None):
        walk.wrong(at, "must define exactly one of: image_url, slack_file")


def _static(*, many: bool) -> Shape:
    lists: dict[str, Check] = {
        "options": listing(PLAIN_OPTION, "select.options"),
        "option_groups": listing(GROUP, "select.option_groups"),
    }
    initial: dict[str, Check] = (
        {"initial_options": listing(PLAIN_OPTION), **MANY} if many else {"initial_option": PLAIN_OPTION}
    )
    return Shape({}, {**MENU, **lists, **initial}, (options_or_groups, initial_is_offered))


def _typed(**more: Check) -> Shape:
    return Shape({}, {**TYPED, **more})


def _menu(**more: Check) -> Shape:
    return Shape({}, {**MENU, **more})


LENGTH = integer(least=0, most=figure("plain_text_input.max_length"))
NAMES = listing(string())
IMAGE_FIELDS: dict[str, Check] = {
    "image_url": string("image.url"),
    "slack_file": shaped(Shape({}, {"id": string(), "url": string("image.url")})),
}

ELEMENTS: dict[str, Shape] = {
    "button": Shape(
        {"text": text("button.text")},
        {
            **ACTION,
            "url": string("button.url"),
            "value": string("button.value", least=0),
            "style": choice("primary", "danger"),
            "confirm": CONFIRM,
            "accessibility_label": string("button.accessibility_label"),
        },
    ),
    "workflow_button": Shape(
        {"text": text("button.text"), "workflow": shaped(Shape({"trigger": anything}))},
        {
            **ACTION,
            "style": choice("primary", "danger"),
            "accessibility_label": string("button.accessibility_label"),
        },
    ),
    "overflow": Shape(
        {"options": listing(option("plain_text", url=True), "overflow.options")},
        {**ACTION, "confirm": CONFIRM},
    ),
    "static_select": _static(many=False),
    "multi_static_select": _static(many=True),
    "external_select": _menu(initial_option=PLAIN_OPTION, min_query_length=integer()),
    "multi_external_select": _menu(initial_options=listing(PLAIN_OPTION), min_query_length=integer(), **MANY),
    "users_select": _menu(initial_user=string()),
    "multi_users_select": _menu(initial_users=NAMES, **MANY),
    "conversations_select": _menu(
        initial_conversation=string(),
        default_to_current_conversation=flag,
        response_url_enabled=flag,
        filter=FILTER,
    ),
    "multi_conversations_select": _menu(
        initial_conversations=NAMES, default_to_current_conversation=flag, filter=FILTER, **MANY
    ),
    "channels_select": _menu(initial_channel=string(), response_url_enabled=flag),
    "multi_channels_select": _menu(initial_channels=NAMES, **MANY),
    "datepicker": _menu(initial_date=DATE),
    "timepicker": _menu(initial_time=TIME, timezone=string()),
    "datetimepicker": Shape({}, {**ASKING, "initial_date_time": MOMENT}),
    "radio_buttons": Shape(
        {"options": listing(ANY_OPTION, "radio_buttons.options")},
        {**ASKING, "initial_option": ANY_OPTION},
        (initial_is_offered,),
    ),
    "checkboxes": Shape(
        {"options": listing(ANY_OPTION, "checkboxes.options")},
        {**ASKING, "initial_options": listing(ANY_OPTION)},
        (initial_is_offered,),
    ),
    "plain_text_input": Shape(
        {},
        {
            **TYPED,
            "multiline": flag,
            "min_length": LENGTH,
            "max_length": integer(least=1, most=figure("plain_text_input.max_length")),
            "initial_value": string("plain_text_input.max_length", least=0),
        },
        (shortest_below_longest,),
    ),
    "rich_text_input": _typed(initial_value=anything),
    "email_text_input": _typed(initial_value=string(least=0)),
    "url_text_input": _typed(initial_value=string(least=0)),
    "number_input": Shape(
        {"is_decimal_allowed": flag},
        {**TYPED, "initial_value": DECIMAL, "min_value": DECIMAL, "max_value": DECIMAL},
        (lowest_below_highest,),
    ),
    "file_input": Shape(
        {},
        {
            **ACTION,
            "filetypes": listing(string()),
            "max_files": integer(least=1, most=figure("file_input.max_files")),
        },
    ),
    "image": Shape({"alt_text": string("image.alt_text")}, IMAGE_FIELDS, (has_picture,)),
    "feedback_buttons": Shape({"positive_button": anything, "negative_button": anything}, ACTION),
    "icon_button": Shape(
        {"icon": string(), "text": text("button.text")},
        {
            **ACTION,
            "value": string("button.value", least=0),
            "confirm": CONFIRM,
            "accessibility_label": string("button.accessibility_label"),
            "visible_to_user_ids": listing(string()),
        },
    ),
    "url": Shape({"url": URL, "text": string()}),
}

SELECTS = ("static_select", "external_select", "users_select", "conversations_select", "channels_select")
MULTI_SELECTS = tuple(f"multi_{kind}" for kind in SELECTS)
CHOOSING = (*SELECTS, *MULTI_SELECTS, "checkboxes", "radio_buttons", "datepicker", "timepicker")
IN_ACTIONS = ("button", "workflow_button", "overflow", "datetimepicker", "rich_text_input", *CHOOSING)
IN_SECTION = ("button", "workflow_button", "overflow", "image", *CHOOSING)
IN_INPUT = (
    "plain_text_input",
    "rich_text_input",
    "email_text_input",
    "url_text_input",
    "number_input",
    "file_input",
    "datetimepicker",
    *CHOOSING,
)
