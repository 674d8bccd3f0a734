"""Requests as Slack sends them, signed before they are needed."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from time import time
from typing import Any
from urllib.parse import urlencode

SECRET = "a secret of thirty-two characters"
PATH = "/slack/events"


@dataclass(frozen=True, slots=True)
class Signed:
    """One request; `body` is form-encoded."""

    body: str
    timestamp: str
    signature: str


@dataclass(frozen=True, slots=True)
class Load:
    """What the client is to send: all of them, `at_once` under way at any time. Each answer has to hold `expects`."""

    port: int
    requests: tuple[Signed, ...]
    at_once: int
    expects: str

    def write(self, file: Path) -> None:
        file.write_text(json.dumps(asdict(self)), encoding="utf-8")


def signed(body: str) -> Signed:
    timestamp = str(int(time()))
    told = hmac.new(SECRET.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return Signed(body, timestamp, f"v0={told}")


def command(user: str, words: str) -> Signed:
    return signed(
        urlencode(
            {
                "command": "/okr",
                "text": words,
                "team_id": "T1",
                "user_id": user,
                "channel_id": "C1",
                "channel_name": "general",
                "trigger_id": "1.2.3",
                "response_url": "http://127.0.0.1:9/none",
                "api_app_id": "A1",
            }
        )
    )


def submission(user: str, view: Mapping[str, Any]) -> Signed:
    payload = {
        "type": "view_submission",
        "team": {"id": "T1", "domain": "acme"},
        "user": {"id": user, "name": user, "team_id": "T1"},
        "api_app_id": "A1",
        "trigger_id": "1.2.3",
        "view": {**view, "id": "V1", "hash": "1.x", "team_id": "T1", "app_id": "A1"},
        "response_urls": [],
    }
    return signed(urlencode({"payload": json.dumps(payload)}))


def tap(user: str, action: str, value: str) -> Signed:
    """A button in a form."""
    payload = {
        "type": "block_actions",
        "team": {"id": "T1", "domain": "acme"},
        "user": {"id": user, "name": user, "team_id": "T1"},
        "api_app_id": "A1",
        "trigger_id": "1.2.3",
        "view": {"id": "V1", "hash": "1.x", "type": "modal"},
        "actions": [
            {"type": "button", "action_id": action, "block_id": "kr-1-sure", "value": value, "action_ts": "1.1"}
        ],
    }
    return signed(urlencode({"payload": json.dumps(payload)}))
