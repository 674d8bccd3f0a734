"""The log: one line an event, with no token and nothing that people wrote."""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any, TextIO

import structlog
from slack_sdk.errors import SlackApiError

from bot.config import LogFormat
from handlers.slack_code import code_of

TOKEN = re.compile(r"\b(?:xox[a-z]{1,2}|xapp)-[A-Za-z0-9._-]+|(?<=hooks\.slack\.com/)\S+|(?<=ticket=)[^&\s]+")
"""Slack's tokens, the secret part of a response_url, the ticket of a socket."""

PASSWORD = re.compile(r"(?<=://)([^:/@\s]+):[^@/\s]+@")

CAPPED = {
    # At DEBUG slack_sdk prints tokens and bodies, Bolt what people wrote, aiohttp and asyncio far too much.
    "slack_sdk": logging.INFO,
    "slack_bolt": logging.WARNING,
    "aiohttp": logging.WARNING,
    "asyncio": logging.WARNING,
    "apscheduler": logging.WARNING,
    "sqlalchemy": logging.WARNING,
    "alembic": logging.WARNING,
    "uvicorn": logging.WARNING,
    "websockets": logging.WARNING,
}

EXPECTED = "`token` will be unused"
"""Bolt warns of SLACK_BOT_TOKEN in the environment, which it reads beside the settings that we give it."""

Event = MutableMapping[str, Any]


def set_up(*, level: str, form: LogFormat, stream: TextIO | None = None) -> None:
    """Send everything that is logged, by us and by libraries, to `stream` (stderr) as one line an event."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter(form, colors=handler.stream.isatty()))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name, cap in CAPPED.items():
        logging.getLogger(name).setLevel(max(cap, logging.getLevelNamesMapping()[level]))
    logging.getLogger("slack_bolt").addFilter(unexpected)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *every_event(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def every_event() -> list[structlog.typing.Processor]:
    """What is done to every event, whoever logged it, before it is put in its form."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        where_it_broke,
        redact,
    ]


def formatter(form: LogFormat, *, colors: bool) -> logging.Formatter:
    """Puts events in their form: a line of JSON, or one for people."""
    last: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=colors, pad_event_to=0)
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=every_event(),
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, on_one_line, last],
    )


def unexpected(record: logging.LogRecord) -> bool:
    """Whether a line of Bolt's says anything an operator should look at."""
    return EXPECTED not in record.getMessage()


def redact(_logger: Any, _method: str, event: Event) -> Event:
    """Take every token and password out of every value, however deep."""
    return {key: without_secrets(value) for key, value in event.items()}


def without_secrets(value: Any) -> Any:
    """The same value with its tokens and passwords starred out."""
    if isinstance(value, str):
        return PASSWORD.sub(r"\1:***@", TOKEN.sub("***", value))
    if isinstance(value, dict):
        return {key: without_secrets(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [without_secrets(item) for item in value]
    if isinstance(value, BaseException):
        return type(value).__name__
    return value


def where_it_broke(_logger: Any, _method: str, event: Event) -> Event:
    """Replace an exception by its type and its place. Its message may quote what somebody typed, so it stays out
    unless it is the operating system's or Slack's own word."""
    error = _error_of(event.pop("exc_info", None))
    if error is not None:
        event["error"] = describe(error)
        event["where"] = place_of(error)
    return event


def describe(error: BaseException) -> str:
    """The types of an error and its causes, with the words that cannot come from people."""
    told = type(error).__name__
    code = _slack_code(error)
    if code:
        told += f" ({code})"
    elif isinstance(error, OSError):
        told += f" ({error})"
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return f"{told} <- {describe(cause)}" if cause is not None else told


def place_of(error: BaseException) -> list[str]:
    """The last steps that led to it, `file:line function`."""
    return frames(error.__traceback__)


def frames(trace: TracebackType | None, *, last: int = 8) -> list[str]:
    summary = traceback.extract_tb(trace)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in summary[-last:]]


def on_one_line(_logger: Any, _method: str, event: Event) -> Event:
    """Line breaks inside a value are shown, not printed."""
    return {key: value.replace("\n", "\\n") if isinstance(value, str) else value for key, value in event.items()}


def _error_of(exc_info: Any) -> BaseException | None:
    found = sys.exc_info() if exc_info is True else exc_info
    error = found[1] if isinstance(found, tuple) else found
    return error if isinstance(error, BaseException) else None


def _slack_code(error: BaseException) -> str | None:
    """What Slack called the error (`channel_not_found`): a word of its own, never a person's."""
    return code_of(error) if isinstance(error, SlackApiError) else None
