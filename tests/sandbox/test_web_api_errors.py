"""Each refusal of the Web API, by method: one row for each code Slack gives."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from tests.sandbox.conftest import FRIDAY, WORKSPACE, a_manifest
from tests.sandbox.shapes import home, modal, section

POST = {"text": "x"}
REFUSALS: list[tuple[str, dict[str, Any], str]] = [
    ("api.test", {"error": "my_error"}, "my_error"),
    ("nobody.knows", {}, "unknown_method"),
    ("apps.connections.open", {}, "not_allowed_token_type"),
    ("team.info", {"team": "T999"}, "team_not_found"),
    ("bots.info", {"bot": "B999"}, "bot_not_found"),
    ("chat.postMessage", {**POST}, "invalid_arguments"),
    ("chat.postMessage", {**POST, "channel": "C999"}, "channel_not_found"),
    ("chat.postMessage", {**POST, "channel": "U999"}, "channel_not_found"),
    ("chat.postMessage", {**POST, "channel": "D999"}, "channel_not_found"),
    ("chat.postMessage", {**POST, "channel": "C004"}, "is_archived"),
    ("chat.postMessage", {**POST, "channel": "C005"}, "not_in_channel"),
    ("chat.postMessage", {**POST, "channel": "C006"}, "channel_not_found"),
    ("chat.postMessage", {**POST, "channel": "U009"}, "channel_not_found"),
    ("chat.postMessage", {**POST, "channel": "U0BOTSANDBOX"}, "cannot_dm_bot"),
    ("chat.postMessage", {**POST, "channel": "USLACKBOT"}, "cannot_dm_bot"),
    ("chat.postMessage", {**POST, "channel": "C001", "thread_ts": "1.000000"}, "thread_not_found"),
    ("chat.postMessage", {"channel": "C001"}, "no_text"),
    ("chat.postEphemeral", {**POST, "channel": "C001", "user": "U003"}, "user_not_in_channel"),
    ("chat.postEphemeral", {**POST, "channel": "C005", "user": "U001"}, "not_in_channel"),
    ("chat.postEphemeral", {"channel": "C001", "user": "U001"}, "no_text"),
    ("chat.update", {**POST, "channel": "C001", "ts": "1.000000"}, "message_not_found"),
    ("chat.delete", {"channel": "C001", "ts": "1.000000"}, "message_not_found"),
    ("chat.getPermalink", {"channel": "C001", "message_ts": "1.000000"}, "message_not_found"),
    ("conversations.info", {"channel": "C999"}, "channel_not_found"),
    ("conversations.info", {"channel": "C006"}, "channel_not_found"),
    ("conversations.members", {"channel": "C006"}, "channel_not_found"),
    ("usergroups.users.list", {"usergroup": "S999"}, "no_such_subteam"),
    ("usergroups.users.list", {"usergroup": "S002"}, "no_such_subteam"),
    ("usergroups.users.list", {}, "invalid_arguments"),
    ("conversations.list", {"types": "secret_lair"}, "invalid_types"),
    ("conversations.list", {"cursor": "nonsense"}, "invalid_cursor"),
    ("conversations.list", {"limit": 1_001}, "invalid_limit"),
    ("conversations.list", {"limit": "many"}, "invalid_arguments"),
    ("conversations.open", {"users": "U999"}, "user_not_found"),
    ("conversations.open", {"users": "U007"}, "user_disabled"),
    ("conversations.open", {"users": "U0BOTSANDBOX"}, "cannot_dm_bot"),
    ("conversations.open", {"users": "U001,U002"}, "invalid_user_combination"),
    ("conversations.open", {"channel": "C001"}, "method_not_supported_for_channel_type"),
    ("conversations.join", {"channel": "C002"}, "method_not_supported_for_channel_type"),
    ("conversations.join", {"channel": "C004"}, "is_archived"),
    ("conversations.history", {"channel": "C005"}, "not_in_channel"),
    ("conversations.history", {"channel": "C001", "limit": 1_000}, "invalid_limit"),
    ("conversations.history", {"channel": "C001", "oldest": "then"}, "invalid_ts_oldest"),
    ("conversations.history", {"channel": "C001", "latest": "then"}, "invalid_ts_latest"),
    ("conversations.replies", {"channel": "C001", "ts": "1.000000"}, "thread_not_found"),
    ("users.info", {"user": "U999"}, "user_not_found"),
    ("users.lookupByEmail", {"email": "nobody@example.com"}, "users_not_found"),
    ("users.lookupByEmail", {"email": "dan@example.com"}, "users_not_found"),
    ("users.conversations", {"user": "U999"}, "user_not_found"),
    ("reactions.add", {"channel": "C001", "timestamp": "1.000000", "name": "tada"}, "message_not_found"),
    ("views.publish", {"user_id": "U999", "view": home()}, "user_not_found"),
    ("views.publish", {"user_id": "U001", "view": modal()}, "invalid_arguments"),
    ("views.publish", {"user_id": "U001", "view": "{not json"}, "invalid_arguments"),
    ("views.publish", {"user_id": "U001"}, "invalid_arguments"),
    ("views.update", {"view_id": "V999", "view": modal()}, "not_found"),
    ("views.update", {"view": modal()}, "invalid_arguments"),
    ("views.open", {"trigger_id": "1.2.abc", "view": modal()}, "invalid_trigger_id"),
    ("views.open", {"view": modal()}, "invalid_arguments"),
]


@pytest.mark.parametrize(
    ("method", "arguments", "code"), REFUSALS, ids=[f"{r[0]} {r[2]} {n}" for n, r in enumerate(REFUSALS)]
)
async def test_a_method_refuses_with_slacks_code(
    client: AsyncWebClient, method: str, arguments: dict[str, Any], code: str
) -> None:
    with pytest.raises(SlackApiError) as refused:
        await client.api_call(method, json=arguments)
    assert refused.value.response["error"] == code
    assert refused.value.response["ok"] is False


async def test_a_message_of_somebody_else_is_neither_changed_nor_deleted(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    alice = slack.person("U001")
    await alice.say("C001", "mine")
    (message,) = await alice.messages("C001")
    with pytest.raises(SlackApiError, match="cant_update_message"):
        await client.chat_update(channel="C001", ts=message.ts, text="yours")
    with pytest.raises(SlackApiError, match="cant_delete_message"):
        await client.chat_delete(channel="C001", ts=message.ts)


async def test_a_reaction_twice_or_by_a_wrong_name_is_refused(client: AsyncWebClient) -> None:
    ts = (await client.chat_postMessage(channel="C001", text="x"))["ts"]
    await client.reactions_add(channel="C001", timestamp=ts, name="tada")
    with pytest.raises(SlackApiError, match="already_reacted"):
        await client.reactions_add(channel="C001", timestamp=ts, name="tada")
    with pytest.raises(SlackApiError, match="invalid_name"):
        await client.reactions_add(channel="C001", timestamp=ts, name="No Such!")
    with pytest.raises(SlackApiError, match="no_reaction"):
        await client.reactions_remove(channel="C001", timestamp=ts, name="wave")


TOKENS = [("", "not_authed"), ("xoxb-wrong", "invalid_auth"), ("app", "not_allowed_token_type")]


@pytest.mark.parametrize(("token", "code"), TOKENS)
async def test_a_call_needs_the_right_token(slack: Sandbox, token: str, code: str) -> None:
    client = AsyncWebClient(token=slack.app_token if token == "app" else token, base_url=slack.url)
    with pytest.raises(SlackApiError, match=code):
        await client.api_call("team.info")


SCOPED = [
    ("chat.postMessage", {"channel": "C001", "text": "x"}, "chat:write"),
    ("users.info", {"user": "U001"}, "users:read"),
    ("users.lookupByEmail", {"email": "a@b.c"}, "users:read.email"),
    ("conversations.open", {"users": "U001"}, "im:write,mpim:write"),
    ("conversations.join", {"channel": "C005"}, "channels:join"),
    ("conversations.history", {"channel": "C001"}, "channels:history"),
    ("conversations.history", {"channel": "C002"}, "groups:history"),
    ("conversations.info", {"channel": "C001"}, "channels:read"),
    ("reactions.add", {"channel": "C001", "timestamp": "1.0", "name": "x"}, "reactions:write"),
    ("team.info", {}, "team:read"),
]


@pytest.mark.parametrize(("method", "arguments", "needed"), SCOPED, ids=[f"{s[0]} {s[2]}" for s in SCOPED])
async def test_a_scope_the_manifest_lacks_is_named(method: str, arguments: dict[str, Any], needed: str) -> None:
    lacking = tuple(needed.split(","))
    async with Sandbox(WORKSPACE, manifest=a_manifest(without_scopes=lacking), now=FRIDAY) as slack:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.url)
        with pytest.raises(SlackApiError) as refused:
            await client.api_call(method, json=arguments)
    assert refused.value.response["error"] == "missing_scope"
    assert refused.value.response["needed"] == needed
    assert lacking[0] not in refused.value.response["provided"].split(",")


async def test_with_chat_write_public_the_app_posts_where_it_is_not() -> None:
    manifest = a_manifest()
    manifest["oauth_config"]["scopes"]["bot"].append("chat:write.public")
    async with Sandbox(WORKSPACE, manifest=manifest, now=FRIDAY) as slack:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.url)
        assert (await client.chat_postMessage(channel="C005", text="x"))["ok"]


async def test_an_app_without_a_home_or_messages_tab_gets_neither() -> None:
    manifest = a_manifest()
    manifest["features"]["app_home"] = {"home_tab_enabled": False, "messages_tab_enabled": False}
    async with Sandbox(WORKSPACE, manifest=manifest, now=FRIDAY) as slack:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.url)
        with pytest.raises(SlackApiError, match="not_enabled"):
            await client.views_publish(user_id="U001", view=home(section()))
        with pytest.raises(SlackApiError, match="messages_tab_disabled"):
            await client.chat_postMessage(channel="U001", text="x")


BODIES = [
    ("application/json", b"{not json", "invalid_json"),
    ("application/json", b"[1]", "json_not_object"),
    ("text/plain", b"hello", "invalid_post_type"),
]


@pytest.mark.parametrize(("kind", "body", "code"), BODIES)
async def test_a_body_that_cannot_be_read_is_refused(slack: Sandbox, kind: str, body: bytes, code: str) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{slack.url}api.test", data=body, headers={"content-type": kind}) as response,
    ):
        assert (await response.json())["error"] == code
