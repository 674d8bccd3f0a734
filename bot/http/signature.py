"""Slack's signature: who knows the secret signed exactly these bytes, and did so just now.

https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import hashlib
import hmac

MAY_BE_OFF = 300
"""Seconds between Slack's clock and ours, either way."""

LONGEST_TIMESTAMP = 12


def signature_of(secret: str, *, timestamp: bytes, body: bytes) -> bytes:
    """What Slack puts into x-slack-signature: HMAC-SHA256 of `v0:timestamp:body`."""
    return b"v0=" + hmac.new(secret.encode(), b"v0:" + timestamp + b":" + body, hashlib.sha256).hexdigest().encode()


def is_timely(timestamp: bytes, *, now: float) -> bool:
    """Whether these are digits alone, that name a second near `now` (seconds since 1970)."""
    if not timestamp.isdigit() or len(timestamp) > LONGEST_TIMESTAMP:
        return False
    return abs(now - int(timestamp)) <= MAY_BE_OFF


def is_signed(secret: str, *, timestamp: bytes, signature: bytes, body: bytes) -> bool:
    """Whether the signature is the one for these bytes; how long that takes says nothing about it."""
    return hmac.compare_digest(signature_of(secret, timestamp=timestamp, body=body), signature)
