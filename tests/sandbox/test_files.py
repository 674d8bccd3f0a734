"""Files: uploaded by the app as Slack's own client does it, shared, shown, chosen by people, kept and taken away."""

from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import CannotDo, Sandbox
from sandbox.client.line import Line
from sandbox.client.person import RemotePerson
from sandbox.keeping import keep, take_up
from sandbox.plain_text import as_text
from sandbox.web_api.registry import METHODS
from tests.sandbox.conftest import FRIDAY, MANIFEST, WORKSPACE, a_manifest
from tests.sandbox.shapes import an_input, modal, section

PNG = b"\x89PNG\r\n\x1a\n--\r\n\x00\xff"
UPLOAD = {"filename": "x.png", "length": 3}


async def a_picture(client: AsyncWebClient, **more: Any) -> dict[str, Any]:
    """A picture, uploaded to #sales unless it says otherwise."""
    more = {"channel": "C001", **more}
    answer = await client.files_upload_v2(file=PNG, filename="week.png", title="The week", alt_txt="A line up", **more)
    file: dict[str, Any] = answer["files"][0]
    return file


async def got(url: str) -> tuple[int, bytes, Any]:
    """What a browser gets from an address."""
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.read(), response.headers


async def posted(url: str, body: Any) -> tuple[int, str]:
    """What an upload URL answers."""
    async with aiohttp.ClientSession() as session, session.post(url, data=body) as response:
        return response.status, await response.text()


async def ready(client: AsyncWebClient, **more: Any) -> str:
    """The id of a file whose content came and whose upload is not completed."""
    answer = await client.api_call("files.getUploadURLExternal", json={**UPLOAD, **more})
    assert (await posted(answer["upload_url"], b"abc"))[0] == 200
    return str(answer["file_id"])


async def test_a_picture_uploaded_by_slacks_own_client_is_a_message_and_reads_back(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    file = await a_picture(client, initial_comment="Look")
    (message,) = slack.channel_messages("C001")
    assert (message.text, message.files) == ("Look", [file])
    expected = {"name": "week.png", "title": "The week", "mimetype": "image/png", "size": 14, "alt_txt": "A line up"}
    assert {name: file[name] for name in expected} == expected
    assert (file["user"], file["channels"], file["is_public"]) == (slack.bot_user_id, ["C001"], True)
    status, content, headers = await got(file["url_private"])
    assert (status, content, headers["content-type"]) == (200, PNG, "image/png")
    assert as_text(message, slack, "U001") == "Look\n[🖼 The week: A line up]"
    history = (await client.conversations_history(channel="C001"))["messages"]
    assert (history[0]["files"], history[0]["upload"]) == ([file], True)
    assert (await client.files_info(file=file["id"]))["file"] == file


async def test_several_files_go_into_one_message_in_a_thread(slack: Sandbox, client: AsyncWebClient) -> None:
    ts = (await client.chat_postMessage(channel="C001", text="parent"))["ts"]
    uploads = [{"content": "a", "filename": "a.txt"}, {"content": "b", "filename": "b.bin", "title": "B"}]
    await client.files_upload_v2(file_uploads=uploads, channel="C001", thread_ts=ts)
    _, reply = slack.channel_messages("C001")
    assert (reply.thread_ts, [one["title"] for one in reply.files]) == (ts, ["a.txt", "B"])
    assert as_text(reply, slack, "U001") == "[📄 a.txt]\n[📄 B]"


async def test_a_file_is_shared_with_several_channels_and_people_and_with_blocks(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    files = [{"id": await ready(client)}]
    arguments = {"files": files, "channels": "C001,C002,U001", "blocks": [section("Here")]}
    file = (await client.api_call("files.completeUploadExternal", json=arguments))["files"][0]
    assert (file["channels"], file["groups"], file["ims"]) == (["C001"], ["C002"], ["D001"])
    for channel in ("C001", "C002", "D001"):
        (message,) = slack.channel_messages(channel)
        assert message.blocks
        assert message.files == [file]


async def test_a_file_shared_nowhere_is_private(slack: Sandbox, client: AsyncWebClient) -> None:
    file = await a_picture(client, channel=None)
    assert (file["is_public"], file["channels"], slack.channel_messages("C001")) == (False, [], [])


async def test_an_upload_may_be_multipart_and_binary(slack: Sandbox, client: AsyncWebClient) -> None:
    answer = await client.files_getUploadURLExternal(filename="x.png", length=len(PNG))
    form = aiohttp.FormData()
    form.add_field("filename", PNG, filename="x.png", content_type="image/png")
    assert await posted(answer["upload_url"], form) == (200, "OK - 14")
    await client.files_completeUploadExternal(files=[{"id": answer["file_id"]}], channel_id="C001")
    (message,) = slack.channel_messages("C001")
    assert (await got(message.files[0]["url_private"]))[1] == PNG


async def test_an_upload_url_takes_one_content_of_the_length_announced(client: AsyncWebClient) -> None:
    url = (await client.files_getUploadURLExternal(filename="x.txt", length=3))["upload_url"]
    assert (await posted(url, b"four"))[0] == 400
    assert await posted(url, b"abc") == (200, "OK - 3")
    assert (await posted(url, b"abc"))[0] == 404


async def test_a_page_among_the_files_cannot_act_as_the_workspaces_page(client: AsyncWebClient) -> None:
    answer = await client.files_upload_v2(content="<script>1</script>", filename="x.html", channel="C001")
    _, _, headers = await got(answer["files"][0]["url_private"])
    assert headers["content-disposition"] == "attachment"
    assert "sandbox" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


URL, DONE = "files.getUploadURLExternal", "files.completeUploadExternal"
READY = [{"id": "READY"}]
REFUSALS: list[tuple[str, dict[str, Any], str]] = [
    (URL, {"length": 3}, "invalid_arguments"),
    (URL, {"filename": "x"}, "invalid_arguments"),
    (URL, {"filename": "x", "length": "many"}, "invalid_arguments"),
    (URL, {"filename": "x", "length": 0}, "missing_argument"),
    (URL, {**UPLOAD, "alt_txt": "x" * 1_001}, "alt_txt_too_large"),
    (URL, {"filename": "x", "length": 1_000_001, "snippet_type": "python"}, "snippet_too_large"),
    (DONE, {}, "invalid_arguments"),
    (DONE, {"files": "{no json"}, "invalid_arguments"),
    (DONE, {"files": [{"title": "no id"}]}, "invalid_arguments"),
    (DONE, {"files": [{"id": "F999"}]}, "file_not_found"),
    (DONE, {"files": READY, "channel_id": "C999"}, "channel_not_found"),
    (DONE, {"files": READY, "channel_id": "C006"}, "channel_not_found"),
    (DONE, {"files": READY, "channel_id": "U001"}, "channel_not_found"),
    (DONE, {"files": READY, "channel_id": "C005"}, "not_in_channel"),
    (DONE, {"files": READY, "channel_id": "C004"}, "is_archived"),
    (DONE, {"files": READY, "channels": "C001,U999"}, "channel_not_found"),
    (DONE, {"files": READY, "channels": ",".join(["C001"] * 101)}, "channels_limit_exceeded"),
    (DONE, {"files": READY, "channel_id": "C001", "thread_ts": "1.000000"}, "thread_not_found"),
    (DONE, {"files": READY, "channels": "C001,C002", "thread_ts": "1.000000"}, "invalid_arguments"),
    (DONE, {"files": READY, "channel_id": "C001", "blocks": [{"type": "none"}]}, "invalid_blocks"),
    (DONE, {"files": READY, "channel_id": "C001", "blocks": "{no json"}, "invalid_blocks_format"),
    ("files.info", {}, "invalid_arguments"),
    ("files.info", {"file": "F999"}, "file_not_found"),
    ("files.delete", {"file": "F999"}, "file_not_found"),
]


@pytest.mark.parametrize(
    ("method", "arguments", "code"), REFUSALS, ids=[f"{r[0]} {r[2]} {n}" for n, r in enumerate(REFUSALS)]
)
async def test_a_method_refuses_with_slacks_code_and_changes_nothing(
    slack: Sandbox, client: AsyncWebClient, method: str, arguments: dict[str, Any], code: str
) -> None:
    file_id = await ready(client)
    if arguments.get("files") == READY:
        arguments = {**arguments, "files": [{"id": file_id}]}
    with pytest.raises(SlackApiError) as refused:
        await client.api_call(method, json=arguments)
    assert refused.value.response["error"] == code
    assert slack.channel_messages("C001") == []
    assert (await client.files_completeUploadExternal(files=[{"id": file_id}]))["ok"]


async def test_what_just_fits_is_taken(client: AsyncWebClient) -> None:
    for more in ({"alt_txt": "x" * 1_000}, {"length": 1_000_000, "snippet_type": "python"}):
        assert (await client.api_call(URL, json={**UPLOAD, **more}))["ok"]
    files, channels = [{"id": await ready(client)}], ",".join(["C001"] * 100)
    assert (await client.api_call(DONE, json={"files": files, "channels": channels}))["ok"]


async def test_an_upload_without_content_or_completed_twice_is_not_found(client: AsyncWebClient) -> None:
    announced = (await client.files_getUploadURLExternal(filename="x", length=3))["file_id"]
    done = await ready(client)
    await client.files_completeUploadExternal(files=[{"id": done}])
    for file_id in (announced, done):
        with pytest.raises(SlackApiError, match="file_not_found"):
            await client.files_completeUploadExternal(files=[{"id": file_id}])


SCOPED = [(URL, "files:write"), (DONE, "files:write"), ("files.delete", "files:write"), ("files.info", "files:read")]


@pytest.mark.parametrize(("method", "needed"), SCOPED)
async def test_a_scope_the_manifest_lacks_is_named(method: str, needed: str) -> None:
    async with Sandbox(WORKSPACE, manifest=a_manifest(without_scopes=(needed,)), now=FRIDAY) as slack:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.url)
        with pytest.raises(SlackApiError) as refused:
            await client.api_call(method, json={})
    assert (refused.value.response["error"], refused.value.response["needed"]) == ("missing_scope", needed)


@pytest.mark.parametrize(("method", "tier"), [(URL, 4), (DONE, 4), ("files.info", 4), ("files.delete", 3)])
def test_a_method_is_in_its_tier(method: str, tier: int) -> None:
    assert METHODS[method].tier == tier


async def test_a_deleted_file_leaves_a_tombstone(slack: Sandbox, client: AsyncWebClient) -> None:
    file = await a_picture(client, initial_comment="Look")
    await client.files_delete(file=file["id"])
    (message,) = slack.channel_messages("C001")
    assert message.files == [{"id": file["id"], "mode": "tombstone"}]
    assert as_text(message, slack, "U001") == "Look\n[🗑]"
    assert (await got(file["url_private"]))[0] == 404


async def test_a_message_takes_its_files_along_unless_another_carries_them(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    file = await a_picture(client, channel=None, channels=["C001", "C002"])
    for channel, status in (("C001", 200), ("C002", 404)):
        (message,) = slack.channel_messages(channel)
        await client.chat_delete(channel=channel, ts=message.ts)
        assert (await got(file["url_private"]))[0] == status


async def test_a_file_chosen_in_a_modal_is_in_the_state_and_can_be_read(slack: Sandbox, client: AsyncWebClient) -> None:
    alice = slack.person("U001")
    block = an_input({"type": "file_input", "action_id": "a", "filetypes": ["csv"], "max_files": 2}, block_id="b")
    await client.views_open(trigger_id=slack.office.triggers.issue("U001"), view=modal(block))
    remote = RemotePerson(Line(slack.url), "U001")
    for person, content in ((alice, b"a,\xff"), (remote, b"b,\xff"), (alice, "c,ế")):
        await person.fill({"b": [("one.CSV", content), "two.csv"]})
        view = alice.view()
        assert view
        first, second = view.values["b"]["a"]["files"]
        assert (first["name"], first["user"], second["size"]) == ("one.CSV", "U001", 0)
        expected = content.encode() if isinstance(content, str) else content
        assert (await got(first["url_private"]))[1] == expected
    with pytest.raises(SlackApiError, match="cant_delete_file"):
        await client.files_delete(file=first["id"])
    for wrong in (["x.exe"], ["1.csv", "2.csv", "3.csv"], "x.csv", [("x.csv",)], [{"id": "F999"}], [3]):
        with pytest.raises(CannotDo):
            await alice.fill({"b": wrong})


async def test_the_page_uploads_what_was_chosen_and_enters_it(slack: Sandbox, client: AsyncWebClient) -> None:
    alice, url = slack.person("U001"), f"{slack.origin}/page/upload?as=U001&name="
    block = an_input({"type": "file_input", "action_id": "a"}, block_id="b")
    await client.views_open(trigger_id=slack.office.triggers.issue("U001"), view=modal(block))
    view = alice.view()
    assert view
    async with aiohttp.ClientSession() as session:
        async with session.post(f"{url}week.png", data=PNG) as response:
            file = await response.json()
        values = {"b": {"a": {"type": "file_input", "files": [file]}}}
        for user, wrong in (("U001", {}), ("U002", None)):
            act = {"act": "enter", "view_id": view.id, "values": values}
            async with session.post(f"{slack.origin}/page/act?as={user}", json=act) as response:
                assert (await response.json() if response.ok else None) == wrong
        async with session.post(url, data=PNG) as response:
            assert response.status == 409
    shown = alice.view()
    assert shown
    assert shown.values["b"]["a"]["files"] == [file]
    assert (await got(file["url_private"]))[1] == PNG


async def test_a_kept_workspace_knows_its_files_without_their_content(
    slack: Sandbox, client: AsyncWebClient, tmp_path: Path
) -> None:
    file = await a_picture(client)
    keep(slack, tmp_path / "kept.json")
    async with Sandbox(WORKSPACE, manifest=MANIFEST, now=FRIDAY) as later:
        take_up(later, tmp_path / "kept.json")
        (message,) = later.channel_messages("C001")
        assert as_text(message, later, "U001") == "[🖼 The week: A line up]"
        shown = message.files[0]
        assert (shown["id"], shown["url_private"].startswith(later.origin)) == (file["id"], True)
        assert (await got(shown["url_private"]))[0] == 404
        again = AsyncWebClient(token=later.bot_token, base_url=later.url)
        assert (await again.files_info(file=file["id"]))["file"] == shown
