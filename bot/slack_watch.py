"""Watches every call to Slack's Web API and counts those that fail, by method and class of error."""

import re
from collections.abc import Callable

from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

METHOD = re.compile(r"/([a-z]+(?:\.[A-Za-z]+)+)(?:\?|$)")
"""The last part of the address, such as `chat.postMessage`; anything else is `other`."""

CLASSES = {
    "ratelimited": frozenset({"ratelimited", "rate_limited"}),
    "of_slack": frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"}),
    "token": frozenset({"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"}),
    "scope": frozenset({"missing_scope", "no_permission", "not_allowed_token_type"}),
    "late": frozenset({"expired_trigger_id", "exchanged_trigger_id", "hash_conflict"}),
}
"""What an error code says is wrong; `refused` for all others."""


class SlackWatch(AsyncRetryHandler):
    """slack_sdk asks its retry handlers after every call, whoever made it. This one never wants it made again."""

    def __init__(self, failed: Callable[[str, str], None]) -> None:
        """`failed` is told the method and the class of the error."""
        super().__init__(max_retry_count=0)
        self._failed = failed

    async def can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        del state
        what = class_of(response, error)
        if what is not None:
            self._failed(method_in(request.url), what)
        return False


def method_in(url: str) -> str:
    found = METHOD.search(url)
    return found[1] if found else "other"


def class_of(response: HttpResponse | None, error: Exception | None) -> str | None:
    """None where the call went well."""
    if error is not None:
        return "timeout" if isinstance(error, TimeoutError) else "connection"
    if response is None:
        return None
    if response.status_code == 429:
        return "ratelimited"
    if response.status_code >= 500:
        return "of_slack"
    body = response.body
    if not isinstance(body, dict) or body.get("ok", False):
        return None if response.status_code < 400 else "refused"
    return next((name for name, codes in CLASSES.items() if body.get("error") in codes), "refused")
