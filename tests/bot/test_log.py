"""The log holds no token and nothing that people wrote, whatever the level."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from slack_sdk.errors import SlackApiError

from bot.log import set_up

CANARY = "xoxb-000-111-canary"


@pytest.fixture(autouse=True)
def _the_log_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, structured = root.handlers[:], root.level, structlog.get_config()
    yield
    root.handlers, root.level = handlers, level
    structlog.configure(**structured)


def logged_as_json() -> io.StringIO:
    out = io.StringIO()
    set_up(level="DEBUG", form="json", stream=out)
    return out


def test_an_event_is_one_line_of_json() -> None:
    out = logged_as_json()
    structlog.get_logger("bot").info("delivered", kind="nudge", subject="U1")
    (line,) = out.getvalue().splitlines()
    assert {"event": "delivered", "kind": "nudge", "subject": "U1", "level": "info"}.items() <= json.loads(line).items()


def test_no_token_is_logged_wherever_it_hides() -> None:
    out = logged_as_json()
    log = structlog.get_logger("bot")
    log.info(f"with {CANARY}", token=CANARY, deep={"headers": ["Bearer xapp-1-canary"]}, error=ValueError(CANARY))
    logging.getLogger("other").warning("sent with %s", CANARY)
    log.info("wss://x/?ticket=canary&app_id=1")
    log.info("https://hooks.slack.com/commands/T1/2/canary")
    assert "canary" not in out.getvalue()
    assert "***" in out.getvalue()


def test_no_database_password_is_logged() -> None:
    out = logged_as_json()
    structlog.get_logger("bot").info("connecting to postgresql+psycopg://okr:hunter2@db/okr")
    assert "hunter2" not in out.getvalue()
    assert "okr:***@db/okr" in out.getvalue()


@pytest.mark.parametrize("name", ["slack_sdk.web.async_client", "slack_bolt.AsyncApp", "aiohttp.client", "sqlalchemy"])
def test_libraries_that_print_bodies_at_debug_are_capped_there(name: str) -> None:
    out = logged_as_json()
    logging.getLogger(name).debug("body: what Lan wrote")
    assert out.getvalue() == ""


def test_a_crash_is_told_by_its_type_and_place_and_never_by_what_was_typed() -> None:
    out = logged_as_json()
    try:
        int("Lan wrote this")
    except ValueError:
        structlog.get_logger("bot").exception("crashed", reference="a1b2")
        logging.getLogger("library").exception("failed")
    first, second = (json.loads(line) for line in out.getvalue().splitlines())
    assert first["error"] == second["error"] == "ValueError"
    assert first["where"][-1].endswith("test_a_crash_is_told_by_its_type_and_place_and_never_by_what_was_typed")
    assert "Lan wrote" not in out.getvalue()


def test_slacks_own_word_for_an_error_is_kept() -> None:
    out = logged_as_json()
    error: Exception = SlackApiError("long", {"error": "channel_not_found"})  # type: ignore[no-untyped-call] # slack_sdk
    structlog.get_logger("bot").error("not posted", exc_info=error)
    assert json.loads(out.getvalue())["error"] == "SlackApiError (channel_not_found)"


def test_the_console_form_is_one_line_too() -> None:
    out = io.StringIO()
    set_up(level="INFO", form="console", stream=out)
    structlog.get_logger("bot").warning("two\nlines", why="a\nb")
    logging.getLogger("library").warning("three\nmore")
    assert len(out.getvalue().splitlines()) == 2
