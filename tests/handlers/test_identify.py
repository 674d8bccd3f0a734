"""Who may use the bot at all, and in which language and zone they are answered."""

import pytest

from okr.member import MemberKind
from okr.settings import WorkspaceSettings
from sandbox import Member as SlackMember
from tests.builders import LONG_AGO, WORKSPACE, a_member
from tests.running_bot import RunningBot


async def asked(running: RunningBot, user: str) -> str:
    """What /okr answers that person in #care."""
    person = running.person(user)
    await person.command("/okr", channel="CCARE")
    return (await person.messages("CCARE"))[-1].text


async def test_a_guest_is_told_kindly_whom_to_ask(a_running_bot: RunningBot) -> None:
    assert await asked(a_running_bot, "UGUEST") == (
        "Guests don't take part in the OKR check-in of this workspace. "
        "If you should be part of it, ask a workspace admin to let guests in."
    )


async def test_a_guest_takes_part_where_the_workspace_lets_them(a_running_bot: RunningBot) -> None:
    await a_running_bot.put(WorkspaceSettings(WORKSPACE, "Acme", since=LONG_AGO, allow_guests=True))
    assert (await asked(a_running_bot, "UGUEST")).startswith("What you can do here")


async def test_a_person_of_another_workspace_is_told_that_the_bot_is_not_theirs(a_running_bot: RunningBot) -> None:
    await a_running_bot.put(a_member("UELSE", name="Eve", kind=MemberKind.STRANGER))
    eve = a_running_bot.person("UELSE")
    await eve.open_home()
    home = await a_running_bot.slack.eventually(eve.home)
    assert "This bot only works with members of the workspace it is installed in." in str(home.blocks)


async def test_somebody_never_heard_of_is_looked_up_once_and_remembered(a_running_bot: RunningBot) -> None:
    await asked(a_running_bot, "ULAN")
    await asked(a_running_bot, "ULAN")
    assert len(a_running_bot.slack.calls("users.info")) == 1
    lan = await a_running_bot.read(lambda tx: tx.members.get("ULAN"))
    assert lan is not None
    assert (lan.name, lan.zone, lan.locale) == ("Trần Thị Lan", "Asia/Ho_Chi_Minh", "vi-VN")
    assert lan.email == "lan@example.com"


@pytest.mark.parametrize(
    ("own", "locale", "workspace", "answer"),
    [
        ("en", "vi-VN", "vi", "What you can do here"),
        (None, "vi-VN", "en", "Bạn có thể"),
        (None, "fr-FR", "vi", "Bạn có thể"),
        (None, "fr-FR", "en", "What you can do here"),
    ],
)
async def test_the_language_is_ones_own_choice_else_slacks_else_the_workspaces(
    a_running_bot: RunningBot, own: str | None, locale: str, workspace: str, answer: str
) -> None:
    await a_running_bot.put(
        WorkspaceSettings(WORKSPACE, "Acme", since=LONG_AGO, language=workspace),
        a_member("U1", language=own, locale=locale),
    )
    assert (await asked(a_running_bot, "U1")).startswith(answer)


async def test_who_changes_zone_language_or_role_in_slack_is_known_so_here(a_running_bot: RunningBot) -> None:
    await a_running_bot.put(a_member("U1", name="Alice", zone="UTC", language="en"))
    slack = a_running_bot.slack
    await slack.change_zone("U1", "Asia/Tokyo")
    await slack.change_locale("U1", "vi-VN")
    await slack.change_kind("U1", "admin")
    alice = await a_running_bot.read(lambda tx: tx.members.get("U1"))
    assert alice is not None
    assert (alice.zone, alice.locale, alice.admin) == ("Asia/Tokyo", "vi-VN", True)
    assert alice.language == "en"


async def test_who_leaves_is_known_to_have_left_and_keeps_their_zone(a_running_bot: RunningBot) -> None:
    await a_running_bot.put(a_member("U2", zone="Europe/London"))
    await a_running_bot.slack.deactivate("U2")
    bob = await a_running_bot.read(lambda tx: tx.members.get("U2"))
    assert bob is not None
    assert (bob.kind, bob.zone) == (MemberKind.DEACTIVATED, "Europe/London")


@pytest.mark.parametrize("kind", [MemberKind.DEACTIVATED, MemberKind.GUEST])
async def test_who_became_a_full_member_while_the_bot_was_down_is_welcome(
    a_running_bot: RunningBot, kind: MemberKind
) -> None:
    await a_running_bot.put(a_member("U2", kind=kind))
    assert (await asked(a_running_bot, "U2")).startswith("What you can do here")
    bob = await a_running_bot.read(lambda tx: tx.members.get("U2"))
    assert bob is not None
    assert bob.kind is MemberKind.FULL


async def test_who_joins_is_known_before_they_ask(a_running_bot: RunningBot) -> None:
    await a_running_bot.slack.add_member(SlackMember("UNEW", "nam", "Nam Mới", zone="Asia/Ho_Chi_Minh"))
    nam = await a_running_bot.read(lambda tx: tx.members.get("UNEW"))
    assert nam is not None
    assert nam.name == "Nam Mới"
