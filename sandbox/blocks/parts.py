"""What elements are composed of: confirm dialogs, options, placeholders, and the rules across their fields."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from sandbox.blocks.checks import (
    MIXED,
    Check,
    Shape,
    Walk,
    choice,
    flag,
    integer,
    listing,
    shaped,
    string,
    text,
)

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
