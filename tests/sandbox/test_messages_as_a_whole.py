"""What a message may hold in all, and what posting, editing and deleting do to it."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from tests.sandbox.shapes import button, chart, data_table, section, table

TOTALS: list[tuple[dict[str, Any], str, str]] = [
    ({"text": "x" * 4_001}, "msg_too_long", ""),
    ({"text": ""}, "no_text", ""),
    (
        {"text": "x", "blocks": [section()] * 51},
        "invalid_blocks",
        "no more than 50 items allowed [json-pointer:/blocks]",
    ),
    ({"text": "x", "blocks": [section("x" * 2_900)] * 5}, "msg_blocks_too_long", ""),
    ({"text": "x", "blocks": [table(), data_table()]}, "invalid_blocks", "only_one_table_allowed"),
    ({"text": "x", "blocks": [chart()] * 3}, "invalid_blocks", "too many data_visualization blocks"),
    (
        {"text": "x", "blocks": [{"type": "markdown", "text": "x" * 6_001}] * 2},
        "invalid_blocks",
        "12001 characters in all",
    ),
    (
        {"text": "x", "blocks": [section(block_id="a"), section(block_id="a")]},
        "invalid_blocks",
        '`block_id` "a" already exists for another block [json-pointer:/blocks/1/block_id]',
    ),
    ({"text": "x", "blocks": "[not json"}, "invalid_blocks_format", ""),
    ({"text": "x", "blocks": {"type": "section"}}, "invalid_blocks", "must provide an array [json-pointer:/blocks]"),
    ({"text": "x", "attachments": "no"}, "invalid_attachments", ""),
    ({"text": "x", "metadata": [1]}, "invalid_metadata_format", ""),
    ({"text": "x", "metadata": {"event_type": "t"}}, "invalid_metadata_schema", ""),
    ({"text": "x", "metadata": {"event_type": "t", "event_payload": {"a": "x" * 9_000}}}, "metadata_too_large", ""),
]


@pytest.mark.parametrize(("fields", "code", "message"), TOTALS, ids=[f"{r[1]} {r[2]}" for r in TOTALS])
async def test_a_message_too_big_or_malformed_as_a_whole_is_refused(
    client: AsyncWebClient, fields: dict[str, Any], code: str, message: str
) -> None:
    with pytest.raises(SlackApiError) as refused:
        await client.api_call("chat.postMessage", json={"channel": "C001", **fields})
    assert refused.value.response["error"] == code
    said = refused.value.response.get("response_metadata", {}).get("messages", [""])
    assert any(message in one for one in said)


async def test_a_message_of_fifty_blocks_and_four_thousand_characters_is_taken(client: AsyncWebClient) -> None:
    assert (await client.chat_postMessage(channel="C001", text="x" * 4_000, blocks=[section()] * 50))["ok"]


async def test_timestamps_come_from_the_calendar_and_only_rise(client: AsyncWebClient) -> None:
    stamps = [(await client.chat_postMessage(channel="C001", text="x"))["ts"] for _ in range(3)]
    assert stamps == ["1795766400.000000", "1795766400.000001", "1795766400.000002"]


async def test_a_post_to_a_person_lands_in_their_dm(slack: Sandbox, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel="U001", text="hello")
    assert posted["channel"] == "D001"
    assert [message.text for message in await slack.person("U001").dm()] == ["hello"]


async def test_a_channel_can_be_named(client: AsyncWebClient) -> None:
    assert (await client.chat_postMessage(channel="#sales", text="x"))["channel"] == "C001"


async def test_a_reply_stays_in_its_thread_unless_broadcast(slack: Sandbox, client: AsyncWebClient) -> None:
    parent = await client.chat_postMessage(channel="C001", text="parent")
    await client.chat_postMessage(channel="C001", text="quiet", thread_ts=parent["ts"])
    await client.chat_postMessage(channel="C001", text="loud", thread_ts=parent["ts"], reply_broadcast=True)
    alice = slack.person("U001")
    assert [m.text for m in await alice.messages("C001")] == ["parent", "loud"]
    assert [m.text for m in await alice.thread("C001", parent["ts"])] == ["parent", "quiet", "loud"]
    shown = (await client.conversations_history(channel="C001"))["messages"]
    assert [(m["text"], m.get("subtype"), m.get("reply_count")) for m in shown] == [
        ("loud", "thread_broadcast", None),
        ("parent", None, 2),
    ]


async def test_an_edit_by_text_drops_the_blocks_and_shows_its_mark(slack: Sandbox, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel="C001", text="old", blocks=[section("old")])
    await client.chat_update(channel="C001", ts=posted["ts"], text="new")
    (message,) = await slack.person("U001").messages("C001")
    assert (message.text, message.blocks) == ("new", [])
    assert message.edited


async def test_an_edit_by_blocks_shows_no_mark_and_keeps_metadata(slack: Sandbox, client: AsyncWebClient) -> None:
    metadata = {"event_type": "sent", "event_payload": {"delivery_id": "1"}}
    posted = await client.chat_postMessage(channel="C001", text="old", blocks=[section("old")], metadata=metadata)
    await client.chat_update(channel="C001", ts=posted["ts"], text="new", blocks=[section("new")])
    (message,) = await slack.person("U001").messages("C001")
    assert message.blocks[0]["text"]["text"] == "new"
    assert not message.edited
    assert message.metadata == metadata


async def test_an_update_of_metadata_alone_says_nothing(client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel="C001", text="old")
    with pytest.raises(SlackApiError, match="no_text"):
        await client.api_call("chat.update", json={"channel": "C001", "ts": posted["ts"], "metadata": {}})


async def test_metadata_is_whole_only_where_all_of_it_is_asked_for(client: AsyncWebClient) -> None:
    metadata = {"event_type": "sent", "event_payload": {"delivery_id": "1"}}
    await client.chat_postMessage(channel="C001", text="x", metadata=metadata)
    brief = await client.conversations_history(channel="C001")
    whole = await client.conversations_history(channel="C001", include_all_metadata=True)
    assert brief["messages"][0]["metadata"] == {"event_type": "sent"}
    assert whole["messages"][0]["metadata"] == metadata


async def test_an_ephemeral_message_is_seen_by_its_person_alone(slack: Sandbox, client: AsyncWebClient) -> None:
    await client.chat_postEphemeral(channel="C001", user="U001", text="psst", blocks=[section("psst")])
    assert [m.text for m in await slack.person("U001").messages("C001")] == ["psst"]
    assert await slack.person("U002").messages("C001") == []
    assert (await client.conversations_history(channel="C001"))["messages"] == []


async def test_a_deleted_message_is_gone_for_everybody(slack: Sandbox, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel="C001", text="x")
    await client.chat_delete(channel="C001", ts=posted["ts"])
    assert await slack.person("U001").messages("C001") == []
    with pytest.raises(SlackApiError, match="message_not_found"):
        await client.chat_update(channel="C001", ts=posted["ts"], text="y")


async def test_slack_fills_in_the_ids_an_app_leaves_out(client: AsyncWebClient) -> None:
    loose = {"type": "actions", "elements": [{k: v for k, v in button().items() if k != "action_id"}]}
    posted = await client.chat_postMessage(channel="C001", text="x", blocks=[loose])
    (block,) = posted["message"]["blocks"]
    assert block["block_id"]
    assert block["elements"][0]["action_id"]
    assert block["elements"][0]["text"]["emoji"] is True


async def test_hundreds_of_posts_are_recorded_in_order(slack: Sandbox, client: AsyncWebClient) -> None:
    for number in range(300):
        await client.chat_postMessage(channel="C001", text=str(number), blocks=[section(str(number))])
    assert [m.text for m in slack.channel_messages("C001")] == [str(n) for n in range(300)]
    assert len(slack.calls("chat.postMessage")) == 300
