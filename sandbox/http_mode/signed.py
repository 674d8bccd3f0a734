"""A request as Slack sends it to an app: the body in its form, and the headers that sign it."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from urllib.parse import urlencode

from sandbox.payload import Json
from sandbox.state.records import Delivery

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """What goes over the wire."""

    body: bytes
    headers: dict[str, str]


def signed(body: bytes, *, kind: str, secret: str, at: float, **headers: str) -> SignedRequest:
    """The body with its headers; `kind` is the content type, `at` the second since 1970 that is signed."""
    timestamp = str(int(at))
    base = f"v0:{timestamp}:".encode() + body
    signature = "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    more = {name.replace("_", "-"): value for name, value in headers.items()}
    told = {"content-type": kind, "x-slack-request-timestamp": timestamp, "x-slack-signature": signature}
    return SignedRequest(body, {"user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)", **told, **more})


def request_for(delivery: Delivery, *, secret: str, at: float) -> SignedRequest:
    """A delivery as a request: events as JSON, interactions as JSON in a form, commands as a form."""
    again = {}
    if delivery.retry_attempt:
        again = {"x_slack_retry_num": str(delivery.retry_attempt), "x_slack_retry_reason": delivery.retry_reason}
    if delivery.kind == "events_api":
        return signed(json_bytes(delivery.payload), kind="application/json", secret=secret, at=at, **again)
    fields = delivery.payload
    if delivery.kind == "interactive":
        fields = {"payload": json.dumps(delivery.payload)}
    body = urlencode(fields, errors="replace").encode()  # half an emoji has no UTF-8
    return signed(body, kind=FORM, secret=secret, at=at)


def json_bytes(payload: Json) -> bytes:
    return json.dumps(payload).encode()
