"""People as the Web API shows them: kinds, zones, languages, and how they change."""

from datetime import UTC, datetime
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Member, Sandbox
from tests.sandbox.conftest import FRIDAY, WORKSPACE, a_manifest

KINDS: list[tuple[str, dict[str, Any]]] = [
    ("U001", {"is_admin": False, "is_owner": False, "is_restricted": False, "deleted": False, "is_bot": False}),
    ("U003", {"is_admin": True, "is_owner": False}),
    ("U004", {"is_admin": True, "is_owner": True}),
    ("U005", {"is_restricted": True, "is_ultra_restricted": False}),
    ("U006", {"is_restricted": True, "is_ultra_restricted": True}),
    ("U007", {"deleted": True}),
    ("U008", {"team_id": "T0ELSEWHERE", "is_stranger": False}),
    ("U009", {"team_id": "T0ELSEWHERE", "is_stranger": True}),
    ("U0BOTSANDBOX", {"is_bot": True, "real_name": "test bot"}),
    ("USLACKBOT", {"name": "slackbot", "is_bot": False}),
]


@pytest.mark.parametrize(("user", "expected"), KINDS, ids=[row[0] for row in KINDS])
async def test_every_kind_of_person_is_shown_as_slack_shows_them(
    client: AsyncWebClient, user: str, expected: dict[str, Any]
) -> None:
    shown = (await client.users_info(user=user))["user"]
    assert {name: shown[name] for name in expected} == expected


async def test_a_stranger_shows_no_address_and_no_language(client: AsyncWebClient) -> None:
    shown = (await client.users_info(user="U008", include_locale=True))["user"]
    assert "email" not in shown["profile"]
    assert "locale" not in shown


async def test_a_stranger_nobody_shares_a_channel_with_is_not_listed(client: AsyncWebClient) -> None:
    listed = [member["id"] for member in (await client.users_list())["members"]]
    assert "U008" in listed
    assert "U009" not in listed


async def test_the_language_is_told_where_it_is_asked_for(client: AsyncWebClient) -> None:
    assert (await client.users_info(user="U001", include_locale=True))["user"]["locale"] == "vi-VN"
    assert "locale" not in (await client.users_info(user="U001"))["user"]


async def test_addresses_need_their_own_scope() -> None:
    manifest = a_manifest(without_scopes=("users:read.email",))
    async with Sandbox(WORKSPACE, manifest=manifest, now=FRIDAY) as slack:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.url)
        assert "email" not in (await client.users_info(user="U001"))["user"]["profile"]


ZONES = [
    (datetime(2026, 11, 27, tzinfo=UTC), "U001", "Asia/Ho_Chi_Minh", "Indochina Time", 25_200),
    (datetime(2026, 11, 27, tzinfo=UTC), "U002", "Europe/London", "Greenwich Mean Time", 0),
    (datetime(2027, 7, 1, tzinfo=UTC), "U002", "Europe/London", "British Summer Time", 3_600),
]


@pytest.mark.parametrize(("now", "user", "zone", "label", "offset"), ZONES)
async def test_the_offset_is_that_of_calendar_time(
    now: datetime, user: str, zone: str, label: str, offset: int
) -> None:
    async with Sandbox(WORKSPACE, manifest=a_manifest(), now=FRIDAY.replace(year=2025)) as slack:
        slack.move_to(now)
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.url)
        shown = (await client.users_info(user=user))["user"]
    assert (shown["tz"], shown["tz_label"], shown["tz_offset"]) == (zone, label, offset)


async def test_people_change_and_the_web_api_shows_it_at_once(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.change_zone("U001", "Asia/Tokyo")
    slack.change_locale("U001", "ja-JP")
    slack.change_kind("U001", "admin")
    slack.change_name("U001", "Alice Tanaka")
    shown = (await client.users_info(user="U001", include_locale=True))["user"]
    assert (shown["tz"], shown["locale"], shown["is_admin"]) == ("Asia/Tokyo", "ja-JP", True)
    assert shown["real_name"] == "Alice Tanaka"


async def test_a_status_is_set_with_its_end_and_cleared(slack: Sandbox, client: AsyncWebClient) -> None:
    for status in ((":palm_tree:", "Da Nang", 1_796_500_000), ("", "", 0)):
        slack.set_status("U001", *status)
        profile = (await client.users_info(user="U001"))["user"]["profile"]
        assert (profile["status_emoji"], profile["status_text"], profile["status_expiration"]) == status


async def test_somebody_whose_account_is_closed_leaves_every_channel(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.deactivate("U001")
    assert (await client.users_info(user="U001"))["user"]["deleted"] is True
    assert "U001" not in (await client.conversations_members(channel="C001"))["members"]
    assert (await client.chat_postMessage(channel="U001", text="anybody there?"))["ok"]


async def test_a_newcomer_is_there_at_once(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.add_member(Member("U100", "nora", "Nora New", zone="Europe/Oslo"))
    assert (await client.users_info(user="U100"))["user"]["tz"] == "Europe/Oslo"
