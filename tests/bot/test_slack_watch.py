"""Every failed call to Slack is counted, whoever made it, and none is made again for it."""

import aiohttp
import pytest
from slack_sdk.http_retry.response import HttpResponse

from bot.metrics import Metrics
from bot.slack_watch import class_of, method_in
from okr.delivery import DeliveryKind
from tests.bot.test_metrics import figure
from tests.builders import a_cycle, a_key_result, a_member, a_team, an_objective
from tests.running_bot import RunningBot


def failures(metrics: Metrics, method: str, error: str) -> float | None:
    return figure(metrics, "okr_slack_errors_total", method=method, error=error)


async def test_a_handlers_call_that_fails_is_counted(a_running_bot: RunningBot) -> None:
    """Bolt copies the client for every request: what watches it is copied with it."""
    a_running_bot.slack.faults.refuse("views.open", "expired_trigger_id")
    await a_running_bot.person("U1").command("/okr", "settings")
    assert failures(a_running_bot.bot.metrics, "views.open", "late") == 1
    assert len(a_running_bot.slack.calls("views.open")) == 1


async def test_a_deliverys_calls_that_fail_are_counted_and_what_became_of_it_too(a_running_bot: RunningBot) -> None:
    metrics = a_running_bot.bot.metrics
    await a_running_bot.put(
        a_member("U1"), a_member("ULEAD"), a_team(channel=None), a_cycle(), an_objective(), a_key_result()
    )
    a_running_bot.slack.faults.fail("chat.postMessage", status=503)
    a_running_bot.advance(hours=7)
    await a_running_bot.tick()
    assert failures(metrics, "chat.postMessage", "of_slack") == 1
    done = {"what": "ambiguous", "kind": DeliveryKind.NUDGE.value}
    assert figure(metrics, "okr_deliveries_done_total", **done) == 1


async def test_an_answer_that_is_lost_is_counted_as_the_connections_fault(a_running_bot: RunningBot) -> None:
    slack = a_running_bot.slack
    slack.faults.lose_answer("chat.postMessage")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await a_running_bot.bot.app.client.chat_postMessage(channel="U1", text="hello", token=slack.bot_token)
    assert failures(a_running_bot.bot.metrics, "chat.postMessage", "connection") == 1
    assert len(slack.calls("chat.postMessage")) == 1


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (200, {"ok": True}, None),
        (200, {"ok": False, "error": "channel_not_found"}, "refused"),
        (200, {"ok": False, "error": "token_revoked"}, "token"),
        (200, {"ok": False, "error": "missing_scope", "needed": "canary"}, "scope"),
        (200, {"ok": False, "error": "hash_conflict"}, "late"),
        (200, {"ok": False, "error": "internal_error"}, "of_slack"),
        (200, {"ok": False, "error": "ratelimited"}, "ratelimited"),
        (429, None, "ratelimited"),
        (502, None, "of_slack"),
        (404, None, "refused"),
        (200, None, None),
    ],
)
def test_an_answer_is_of_one_of_a_few_classes(status: int, body: dict[str, object] | None, told: str | None) -> None:
    assert class_of(HttpResponse(status_code=status, headers={}, body=body), None) == told


def test_a_call_that_never_ended_is_a_timeout_or_the_connections_fault() -> None:
    assert class_of(None, TimeoutError()) == "timeout"
    assert class_of(None, ConnectionResetError()) == "connection"


@pytest.mark.parametrize(
    ("url", "method"),
    [
        ("https://slack.com/api/chat.postMessage", "chat.postMessage"),
        ("http://127.0.0.1:1/api/apps.connections.open?x=1", "apps.connections.open"),
        ("https://hooks.slack.com/actions/T1/2/secret", "other"),
        ("https://files.slack.com/upload/v1/secret", "other"),
    ],
)
def test_a_methods_name_is_told_and_no_other_address(url: str, method: str) -> None:
    assert method_in(url) == method
