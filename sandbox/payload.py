"""The names of the shapes of JSON that travel between Slack, an app and a person."""

from typing import Any

Json = dict[str, Any]
"""A JSON object as it travels: whatever an app or the Web API put into it."""

Blocks = list[Json]
"""A list of Block Kit blocks."""
