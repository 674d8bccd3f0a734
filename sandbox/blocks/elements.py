"""The shapes of block elements, and which stand in which block."""

from sandbox.blocks.checks import (
    DATE,
    DECIMAL,
    MOMENT,
    TIME,
    URL,
    Check,
    Shape,
    anything,
    choice,
    flag,
    integer,
    listing,
    shaped,
    string,
    text,
)
from sandbox.blocks.parts import (
    ACTION,
    ANY_OPTION,
    ASKING,
    CONFIRM,
    FILTER,
    GROUP,
    MANY,
    MENU,
    PLAIN_OPTION,
    TYPED,
    has_picture,
    initial_is_offered,
    lowest_below_highest,
    option,
    options_or_groups,
    shortest_below_longest,
)
from sandbox.limits import figure


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
