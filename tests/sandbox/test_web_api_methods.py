"""Each Web API method answers as Slack's does."""

import json
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from sandbox.web_api.registry import METHODS
from tests.sandbox.conftest import SCOPES
from tests.sandbox.shapes import home, section

CALLS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("api.test", {"foo": "bar"}, {"args": {"foo": "bar"}}),
    ("auth.test", {}, {"team": "Acme", "team_id": "T0SANDBOX", "user_id": "U0BOTSANDBOX", "bot_id": "B0SANDBOX"}),
    ("team.info", {}, {"team.id": "T0SANDBOX", "team.domain": "acme"}),
    ("bots.info", {"bot": "B0SANDBOX"}, {"bot.user_id": "U0BOTSANDBOX", "bot.app_id": "A0SANDBOX"}),
    ("users.info", {"user": "U001"}, {"user.name": "alice", "user.profile.email": "alice@example.com"}),
    ("users.lookupByEmail", {"email": "bob@example.com"}, {"user.id": "U002"}),
    ("users.profile.get", {"user": "U001"}, {"profile.real_name": "Alice Nguyen"}),
    ("conversations.info", {"channel": "C001"}, {"channel.name": "sales", "channel.is_member": True}),
    ("conversations.info", {"channel": "C002"}, {"channel.is_private": True, "channel.is_group": True}),
    ("conversations.info", {"channel": "C003"}, {"channel.is_ext_shared": True, "channel.is_shared": True}),
    ("conversations.info", {"channel": "C004"}, {"channel.is_archived": True}),
    ("conversations.info", {"channel": "C005"}, {"channel.is_member": False}),
    ("conversations.info", {"channel": "C001", "include_num_members": True}, {"channel.num_members": 4}),
    ("conversations.members", {"channel": "C003"}, {"members": ["U001", "U008", "U0BOTSANDBOX"]}),
    ("usergroups.users.list", {"usergroup": "S001"}, {"users": ["U001", "U002"]}),
    ("usergroups.users.list", {"usergroup": "S002", "include_disabled": True}, {"users": ["U003"]}),
    ("conversations.open", {"users": "U001"}, {"channel.id": "D001"}),
    ("conversations.open", {"users": "U001", "return_im": True}, {"channel.user": "U001", "channel.is_im": True}),
    ("conversations.join", {"channel": "C005"}, {"channel.is_member": True}),
    ("conversations.join", {"channel": "C001"}, {"warning": "already_in_channel"}),
    ("chat.postMessage", {"channel": "C001", "text": "x"}, {"channel": "C001", "message.bot_id": "B0SANDBOX"}),
    ("chat.postEphemeral", {"channel": "C001", "user": "U001", "text": "x"}, {"message_ts": "1795766400.000000"}),
    ("views.publish", {"user_id": "U001", "view": home(section())}, {"view.type": "home"}),
]


def found(answer: Any, path: str) -> Any:
    """A value deep in an answer."""
    for name in path.split("."):
        answer = answer[name]
    return answer


@pytest.mark.parametrize("content", ["json", "form"])
@pytest.mark.parametrize(("method", "arguments", "expected"), CALLS, ids=[f"{c[0]} {c[1]}" for c in CALLS])
async def test_a_method_answers_json_and_form_alike(
    client: AsyncWebClient, method: str, arguments: dict[str, Any], expected: dict[str, Any], content: str
) -> None:
    if content == "json":
        answer = await client.api_call(method, json=arguments)
    else:
        answer = await client.api_call(method, data={k: _form(v) for k, v in arguments.items()})
    assert {path: found(answer, path) for path in expected} == expected


def _form(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, dict | list | bool) else value


async def test_the_token_may_also_be_a_parameter(slack: Sandbox) -> None:
    bare = AsyncWebClient(base_url=slack.url, retry_handlers=[])
    assert (await bare.api_call("auth.test", params={"token": slack.bot_token}))["ok"]


async def test_every_answer_carries_the_scopes_of_the_manifest(client: AsyncWebClient) -> None:
    answer = await client.users_info(user="U001")
    assert answer.headers["x-oauth-scopes"] == ",".join(SCOPES)
    assert answer.headers["x-accepted-oauth-scopes"] == "users:read"


async def test_lists_come_in_pages_that_lead_through_everything(client: AsyncWebClient) -> None:
    seen: list[str] = []
    async for page in await client.users_list(limit=4):
        assert len(page["members"]) <= 4
        seen += [member["id"] for member in page["members"]]
    assert len(seen) == len(set(seen))
    assert {"U001", "U007", "U0BOTSANDBOX", "USLACKBOT"} <= set(seen)


async def test_history_is_newest_first_bounded_and_paged(client: AsyncWebClient) -> None:
    stamps = [(await client.chat_postMessage(channel="C001", text=str(n)))["ts"] for n in range(5)]
    first = await client.conversations_history(channel="C001", limit=2)
    assert [m["text"] for m in first["messages"]] == ["4", "3"]
    assert first["has_more"] is True
    cursor = first["response_metadata"]["next_cursor"]
    rest = await client.conversations_history(channel="C001", limit=3, cursor=cursor)
    assert [m["text"] for m in rest["messages"]] == ["2", "1", "0"]
    assert rest["has_more"] is False
    later = await client.conversations_history(channel="C001", oldest=stamps[2])
    assert [m["text"] for m in later["messages"]] == ["4", "3"]
    closed = await client.conversations_history(channel="C001", oldest=stamps[2], latest=stamps[3], inclusive=True)
    assert [m["text"] for m in closed["messages"]] == ["3", "2"]


async def test_replies_begin_with_the_parent_even_when_a_reply_is_asked_for(client: AsyncWebClient) -> None:
    parent = await client.chat_postMessage(channel="C001", text="parent")
    reply = await client.chat_postMessage(channel="C001", text="reply", thread_ts=parent["ts"])
    for ts in (parent["ts"], reply["ts"]):
        thread = await client.conversations_replies(channel="C001", ts=ts)
        assert [m["text"] for m in thread["messages"]] == ["parent", "reply"]
    assert thread["messages"][0]["reply_users"] == ["U0BOTSANDBOX"]
    assert thread["messages"][1]["parent_user_id"] == "U0BOTSANDBOX"


@pytest.mark.parametrize(
    ("types", "names"),
    [
        ("public_channel", ["sales", "partners", "attic", "elsewhere"]),
        ("private_channel", ["secret"]),
        ("public_channel,private_channel", ["sales", "secret", "partners", "attic", "elsewhere"]),
    ],
)
async def test_channels_are_listed_by_type_and_never_a_private_one_the_app_is_not_in(
    client: AsyncWebClient, types: str, names: list[str]
) -> None:
    answer = await client.conversations_list(types=types)
    assert [channel["name"] for channel in answer["channels"]] == names


async def test_archived_channels_can_be_left_out_and_ones_own_listed(client: AsyncWebClient) -> None:
    without = await client.conversations_list(exclude_archived=True)
    assert "attic" not in [channel["name"] for channel in without["channels"]]
    own = await client.users_conversations()
    assert [channel["name"] for channel in own["channels"]] == ["sales", "partners", "attic"]
    bobs = await client.users_conversations(user="U002")
    assert [channel["name"] for channel in bobs["channels"]] == ["sales"]


async def test_a_permalink_leads_to_the_message_and_its_thread(client: AsyncWebClient) -> None:
    parent = (await client.chat_postMessage(channel="C001", text="x"))["ts"]
    reply = (await client.chat_postMessage(channel="C001", text="y", thread_ts=parent))["ts"]
    link = await client.chat_getPermalink(channel="C001", message_ts=parent)
    assert link["permalink"] == "https://acme.slack.com/archives/C001/p1795766400000000"
    link = await client.chat_getPermalink(channel="C001", message_ts=reply)
    assert link["permalink"].endswith(f"?thread_ts={parent}&cid=C001")


async def test_reactions_are_added_once_read_and_taken_back(client: AsyncWebClient) -> None:
    ts = (await client.chat_postMessage(channel="C001", text="x"))["ts"]
    await client.reactions_add(channel="C001", timestamp=ts, name="tada")
    got = await client.reactions_get(channel="C001", timestamp=ts)
    assert got["message"]["reactions"] == [{"name": "tada", "users": ["U0BOTSANDBOX"], "count": 1}]
    await client.reactions_remove(channel="C001", timestamp=ts, name="tada")
    assert "reactions" not in (await client.reactions_get(channel="C001", timestamp=ts))["message"]


async def test_user_groups_are_listed_with_what_is_asked_for(client: AsyncWebClient) -> None:
    (group,) = (await client.usergroups_list())["usergroups"]
    assert (group["id"], group["handle"], group["name"], "users" in group) == ("S001", "sales", "Sales", False)
    told = await client.usergroups_list(include_users=True, include_count=True, include_disabled=True)
    assert [(one["handle"], one["users"], one["user_count"]) for one in told["usergroups"]] == [
        ("sales", ["U001", "U002"], "2"),
        ("gone", ["U003"], "1"),
    ]


def test_every_method_asked_for_is_offered() -> None:
    wanted = """api.test auth.test apps.connections.open team.info chat.postMessage chat.update chat.delete
    chat.postEphemeral chat.getPermalink views.open views.update views.push views.publish conversations.list
    conversations.info conversations.members conversations.open conversations.join conversations.history
    conversations.replies users.info users.list users.lookupByEmail users.conversations users.profile.get bots.info
    reactions.add reactions.get"""
    assert set(wanted.split()) <= set(METHODS)
