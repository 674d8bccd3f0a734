"""The parts of the page's server that stand alone: jumps in time, journal, checks of blocks, guide, files, guard."""

from datetime import datetime
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import CannotDo, Sandbox
from sandbox.page import Guide, Step
from sandbox.page.files import PageFiles
from sandbox.page.jumps import jump
from tests.sandbox.page.conftest import Opens

HEADER = {"type": "header", "text": {"type": "mrkdwn", "text": "no"}}
SAIGON, NEW_YORK = "Asia/Ho_Chi_Minh", "America/New_York"


@pytest.mark.parametrize(
    ("now", "to", "zone", "wanted"),
    [
        ("2026-11-25T09:00+07:00", "friday", SAIGON, "2026-11-27T15:00+07:00"),
        ("2026-11-27T14:59+07:00", "friday", SAIGON, "2026-11-27T15:00+07:00"),
        ("2026-11-27T15:00+07:00", "friday", SAIGON, "2026-12-04T15:00+07:00"),
        ("2026-11-27T15:00+07:00", "friday", NEW_YORK, "2026-11-27T15:00-05:00"),
        ("2026-11-27T15:00+07:00", "monday", SAIGON, "2026-11-30T10:00+07:00"),
        ("2026-11-30T10:00+07:00", "monday", SAIGON, "2026-12-07T10:00+07:00"),
        ("2026-11-27T15:00+07:00", "hour", SAIGON, "2026-11-27T16:00+07:00"),
        ("2026-11-27T15:00+07:00", "week", SAIGON, "2026-12-04T15:00+07:00"),
        ("2026-10-30T15:00-04:00", "week", NEW_YORK, "2026-11-06T15:00-05:00"),
        ("2026-03-06T15:30-05:00", "friday", NEW_YORK, "2026-03-13T15:00-04:00"),
    ],
)
def test_a_jump_leads_to_the_local_time_of_the_person(now: str, to: str, zone: str, wanted: str) -> None:
    assert jump(datetime.fromisoformat(now), to, zone=zone) == datetime.fromisoformat(wanted)


def test_there_is_no_jump_back() -> None:
    with pytest.raises(CannotDo, match="there is no jump yesterday"):
        jump(datetime.fromisoformat("2026-11-25T09:00+07:00"), "yesterday", zone=SAIGON)


async def test_the_journal_tells_of_each_call_and_shows_why_it_was_refused(tab: Opens, client: AsyncWebClient) -> None:
    async with tab("U001") as alice:
        with pytest.raises(SlackApiError):
            await client.chat_postMessage(channel="C001", text="x", blocks=[HEADER])
        frame = await alice.until(lambda one: next((f for f in one.frames[1:] if "records" in f), None))
        line = frame["records"][0]
        assert (line["kind"], line["name"], line["error"]) == ("call", "chat.postMessage", "invalid_blocks")
        details = await alice.get(f"/page/records/{line['number']}")
        assert details["pointers"] == ["[ERROR] unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"]
        assert details["arguments"]["channel"] == "C001"
        assert "token" not in details["arguments"]
        await alice.get("/page/records/999", status=409)


async def test_the_journal_names_what_was_delivered(tab: Opens, slack: Sandbox) -> None:
    async with tab("U001") as alice:
        await alice.act("command", name="/test", text="now please", channel="C001")
        await alice.act("shortcut", callback_id="go")
        await alice.act("open_home")
        names = [line.summary()["name"] for line in slack.page.journal.lines()]
        errors = [line.summary()["error"] for line in slack.page.journal.lines()]
    assert names == ["/test now please", "shortcut go", "app_home_opened"]
    assert errors == ["no_socket"] * 3


@pytest.mark.parametrize(
    ("surface", "block", "verdict"),
    [
        ("message", {"type": "divider"}, {"ok": True}),
        ("modal", {"type": "divider"}, {"ok": True}),
        ("home", {"type": "divider"}, {"ok": True}),
        ("message", HEADER, {"ok": False, "error": "invalid_blocks"}),
        ("modal", HEADER, {"ok": False, "error": "invalid_arguments"}),
    ],
)
async def test_blocks_are_judged_as_slack_would(
    tab: Opens, surface: str, block: dict[str, Any], verdict: dict[str, Any]
) -> None:
    async with tab("U001") as alice:
        answer = await alice.post("/page/check", {"surface": surface, "blocks": [block]})
    assert {name: answer[name] for name in verdict} == verdict
    assert answer["ok"] or "/blocks/0/text/type" in answer["messages"][0]


def a_guide() -> Guide:
    words = {"en": "Say hello", "vi": "Chào"}
    said = {"said": lambda slack: any(slack.channel_messages("C001")), "moved": lambda slack: slack.now().hour == 9}
    steps = (Step(words, words, "said", person="U001", place="C001"), Step(words, words, "moved", action="hour"))
    return Guide(steps, said)


async def test_a_guide_goes_on_as_its_conditions_come_true(tab: Opens, slack: Sandbox) -> None:
    async with tab("U001") as alice:
        assert alice.parts["guide"] == {"steps": []}
        slack.page.lead(a_guide())
        await alice.until(lambda one: [step["done"] for step in one.parts["guide"]["steps"]] == [False, False])
        await alice.act("say", channel="C001", text="hello")
        await alice.until(lambda one: [step["done"] for step in one.parts["guide"]["steps"]] == [True, False])
        await alice.act("jump", to="hour")
        await alice.until(lambda one: all(step["done"] for step in one.parts["guide"]["steps"]))


def test_a_guide_without_the_condition_of_a_step_is_refused() -> None:
    with pytest.raises(ValueError, match="never"):
        Guide((Step({"en": "x"}, {"en": "x"}, "never"),))


async def test_the_page_loads_nothing_from_elsewhere(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    async with session.get(f"{slack.origin}/") as response:
        html, policy = await response.text(), response.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "//" not in html.replace('href="/', "").replace('src="/', "")
    for name, content in PageFiles().edition().files.items():
        if name.endswith((".js", ".css")) and not name.startswith("vendor/"):
            assert b"@import url(http" not in content, name
            assert b'from "http' not in content, name


async def test_files_are_kept_by_the_browser_until_one_changes(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    version = PageFiles().edition().version
    async with session.get(f"{slack.origin}/page/static/{version}/app.js") as response:
        assert "immutable" in response.headers["cache-control"]
        assert response.headers["content-type"].startswith("text/javascript")
    async with session.get(f"{slack.origin}/page/static/older/app.js") as response:
        assert (response.status, response.headers["cache-control"]) == (200, "no-cache")
    async with session.get(f"{slack.origin}/page/static/{version}/../live.py") as response:
        assert response.status == 404


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"host": "evil.example"}, {"origin": "null"}],
    ids=["another site", "a name that leads here", "a sandboxed frame"],
)
async def test_other_sites_cannot_reach_the_workspace(
    slack: Sandbox, session: aiohttp.ClientSession, headers: dict[str, str]
) -> None:
    async with session.post(f"{slack.origin}/control/clock", json={"seconds": 60}, headers=headers) as response:
        assert response.status == 403
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await session.ws_connect(f"{slack.origin}/page/live?as=U001", headers=headers)


async def test_whom_one_can_be_is_everybody_active(tab: Opens) -> None:
    async with tab("U001") as alice:
        names = [person["shown_name"] for person in await alice.get("/page/people")]
    assert names[0] == "Alice Nguyen"
    assert not {"Dan Gone", "Slackbot", "test bot"} & set(names)
