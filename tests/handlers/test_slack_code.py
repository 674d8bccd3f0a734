"""What Slack called an error."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from handlers.slack_code import code_of


def refused(response: Any) -> SlackApiError:
    make: Any = SlackApiError
    error: SlackApiError = make("refused", response)
    return error


def answered(data: Any, status: int) -> SlackApiError:
    response = AsyncSlackResponse(
        client=AsyncWebClient(), http_verb="POST", api_url="", req_args={}, data=data, headers={}, status_code=status
    )
    return refused(response)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (answered({"ok": False, "error": "not_in_channel"}, 200), "not_in_channel"),
        (answered("<html>upstream error</html>", 503), "http_503"),
        (refused({"error": "invalid_auth"}), "invalid_auth"),
        (refused("nothing"), "http_unknown"),
    ],
)
def test_an_error_has_slacks_word_or_the_status_of_what_was_no_json(error: SlackApiError, code: str) -> None:
    assert code_of(error) == code
