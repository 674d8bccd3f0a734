"""Emoji names and the signs they stand for; the commonest ones, the others stay names."""

import re

NAME = re.compile(r":([a-z0-9_+-]+):(?::skin-tone-[2-6]:)?")
SIGNS = {
    "arrow_down": "⬇️",
    "arrow_right": "➡️",
    "arrow_up": "⬆️",
    "bar_chart": "📊",
    "bell": "🔔",
    "bulb": "💡",
    "calendar": "📅",
    "chart_with_downwards_trend": "📉",
    "chart_with_upwards_trend": "📈",
    "clap": "👏",
    "clipboard": "📋",
    "dart": "🎯",
    "exclamation": "❗",
    "eyes": "👀",
    "fire": "🔥",
    "heavy_check_mark": "✔️",
    "hourglass": "⌛",
    "information_source": "ℹ️",
    "large_blue_circle": "🔵",
    "large_green_circle": "🟢",
    "large_orange_circle": "🟠",
    "large_yellow_circle": "🟡",
    "lock": "🔒",
    "memo": "📝",
    "no_entry": "⛔",
    "pencil2": "✏️",
    "pushpin": "📌",
    "question": "❓",
    "raised_hands": "🙌",
    "red_circle": "🔴",
    "rocket": "🚀",
    "smile": "😄",
    "sparkles": "✨",
    "tada": "🎉",
    "thumbsup": "👍",
    "+1": "👍",
    "-1": "👎",
    "trophy": "🏆",
    "warning": "⚠️",
    "wave": "👋",
    "white_check_mark": "✅",
    "white_circle": "⚪",
    "x": "❌",
    "zzz": "💤",
}


def with_signs(text: str) -> str:
    """The text with known `:names:` as signs."""
    return NAME.sub(lambda match: SIGNS.get(match[1], match[0]), text)
