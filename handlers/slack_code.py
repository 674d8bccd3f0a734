"""What Slack called an error, whatever it answered: a page of HTML from something in between has no name for it."""

from slack_sdk.errors import SlackApiError


def code_of(error: SlackApiError) -> str:
    """Slack's word for it (`channel_not_found`), `http_503` where the answer was not Slack's JSON."""
    data = getattr(error.response, "data", error.response)
    code = data.get("error") if isinstance(data, dict) else None
    return str(code or f"http_{getattr(error.response, 'status_code', 'unknown')}")
