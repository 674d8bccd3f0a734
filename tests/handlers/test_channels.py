"""Channels of teams are archived, deleted, shared or lose the bot: told once, held back, and gone out when it works."""

import pytest

from messages import ids
from okr.delivery import Delivery, DeliveryKind
from okr.destination import ClosedDestination, Trouble
from tests.builders import a_member, a_team
from tests.handlers.status_scene import Scene
from tests.running_bot import FRIDAY, RunningBot

MONDAY = {"days": 2, "hours": 20}
"""From Friday 15:30 to Monday 11:30: the digest of 10:00 is due."""
HELD_BACK = """\
⚠️ Customer care: the digest is held back. #care is archived. Unarchive it, or choose another channel for the team.
  Once the channel works, a digest that is less than two days late goes out by itself. \
Until then it counts as missed.
[Team settings] [Why did I get this?]"""
HELD_BACK_VI = """\
⚠️ Sales: bản tin tuần đang được giữ lại. #sales đã được lưu trữ. Hãy mở lại kênh, hoặc chọn kênh khác cho nhóm.
  Khi kênh dùng lại được, bản tin trễ chưa đến hai ngày sẽ tự gửi đi. \
Cho đến lúc đó, bản tin được tính là bị lỡ.
[Cài đặt nhóm] [Vì sao tôi nhận tin này?]"""


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    scene = Scene(a_running_bot)
    await scene.begin()
    return scene


async def notices(scene: Scene, user: str = "ULEAD") -> list[str]:
    """What that person was told of closed channels, as they read it now."""
    await scene.bot.tick()
    read = [scene.reads(one, user) for one in await scene.bot.person(user).dm()]
    return [each for each in read if any(words in each for words in ("held back", "✅", "giữ lại"))]


async def digest(scene: Scene) -> Delivery:
    row = await scene.bot.read(lambda tx: tx.deliveries.get(DeliveryKind.DIGEST, "care", "2026-W48"))
    assert row is not None
    return row


async def closed(scene: Scene, channel: str = "CCARE") -> ClosedDestination | None:
    return await scene.bot.read(lambda tx: tx.destinations.get(channel))


def unheard(scene: Scene, *, archived: bool) -> None:
    """The channel is archived, or is back, and the event that says so is lost."""
    channel = scene.bot.slack.office.conversations.get("CCARE")
    assert channel is not None
    channel.archived = archived


async def posted(scene: Scene, channel: str = "CCARE") -> list[str]:
    return [one.text for one in scene.bot.slack.channel_messages(channel) if one.ephemeral_to is None]


async def test_the_lead_of_an_archived_channel_is_told_once_what_to_do(scene: Scene) -> None:
    await scene.bot.slack.archive("CCARE")
    assert await notices(scene) == [HELD_BACK]
    await scene.bot.slack.archive("CCARE")
    assert await notices(scene) == [HELD_BACK]


async def test_a_digest_that_was_held_back_goes_out_once_the_channel_is_back_and_the_notice_says_so(
    scene: Scene,
) -> None:
    await scene.bot.slack.archive("CCARE")
    await scene.bot.tick()
    scene.bot.advance(**MONDAY)
    await scene.bot.tick()
    assert ((await digest(scene)).state, (await digest(scene)).last_error) == ("missed", "channel_closed")
    assert not await posted(scene)
    await scene.bot.slack.unarchive("CCARE")
    await scene.bot.tick()
    assert (await digest(scene)).state == "sent"
    assert len(await posted(scene)) >= 1
    assert await notices(scene) == [
        "✅ Customer care: #care works again, and the digest goes there.\n[Why did I get this?]"
    ]


async def test_a_month_later_an_old_digest_does_not_go_out_and_the_next_one_does(scene: Scene) -> None:
    await scene.bot.slack.archive("CCARE")
    for _ in range(4):
        scene.bot.advance(days=7)
        await scene.bot.tick()
    await scene.bot.slack.unarchive("CCARE")
    await scene.bot.tick()
    assert not await posted(scene)
    assert (await digest(scene)).state == "missed"
    scene.bot.move_to(FRIDAY.replace(month=12, day=28, hour=12))
    await scene.bot.tick()
    assert await posted(scene)


async def test_a_bot_that_was_thrown_out_and_invited_again_goes_on(scene: Scene) -> None:
    await scene.bot.slack.remove_app("CCARE")
    (told,) = await notices(scene)
    assert "The bot is not in #care any more. Type /invite @OKR in the channel, or choose another channel" in told
    scene.bot.advance(**MONDAY)
    await scene.bot.tick()
    await scene.bot.slack.join(scene.bot.slack.bot_user_id, "CCARE", inviter="ULEAD")
    await scene.bot.tick()
    assert (await digest(scene)).state == "sent"


async def test_another_channel_takes_what_was_held_back(scene: Scene) -> None:
    await scene.bot.slack.delete_channel("CCARE")
    (told,) = await notices(scene)
    assert "The channel was deleted, or the bot can no longer see it." in told
    scene.bot.advance(**MONDAY)
    await scene.bot.tick()
    leah = scene.bot.person("ULEAD")
    message = next(one for one in await leah.dm() if "held back" in scene.reads(one, "ULEAD"))
    await scene.press("ULEAD", message, ids.SETTINGS_TEAM)
    await leah.fill({"team-channel": "CSALES"})
    await leah.submit()
    await scene.bot.tick()
    assert (await digest(scene)).channel == "CSALES"
    assert await notices(scene) == ["✅ Customer care: the digest goes to #sales now.\n[Why did I get this?]"]
    assert await closed(scene) is None


async def test_the_lead_of_a_channel_that_others_read_by_now_is_told_before_monday(scene: Scene) -> None:
    await scene.bot.slack.share("CCARE")
    (told,) = await notices(scene)
    assert "People of another company read #care. Choose a channel for the team that only your own people read." in told
    scene.bot.advance(**MONDAY)
    await scene.bot.tick()
    assert (await digest(scene)).last_error == "shared_channel"
    await scene.bot.slack.unshare("CCARE")
    await scene.bot.tick()
    assert (await digest(scene)).state == "sent"


async def test_a_channel_that_slack_refuses_is_closed_where_no_event_said_so(scene: Scene) -> None:
    unheard(scene, archived=True)
    scene.bot.advance(**MONDAY)
    await scene.bot.tick()
    assert await notices(scene) == [HELD_BACK]
    assert (await digest(scene)).last_error == "channel_closed"


async def test_slack_is_asked_every_hour_whether_a_closed_channel_works(scene: Scene) -> None:
    await scene.bot.slack.archive("CCARE")
    unheard(scene, archived=False)
    await scene.bot.bot.probe.look()
    assert await closed(scene) is not None
    scene.bot.advance(hours=1)
    await scene.bot.bot.probe.look()
    assert await closed(scene) is None
    calls = len(scene.bot.slack.calls("conversations.info"))
    scene.bot.advance(hours=1)
    await scene.bot.bot.probe.look()
    assert len(scene.bot.slack.calls("conversations.info")) == calls


async def test_where_nobody_leads_the_admins_hear_of_it_in_their_language(scene: Scene) -> None:
    await scene.bot.put(a_member("UADMIN", name="Ada Admin", admin=True, locale="vi-VN"))
    await scene.bot.slack.archive("CSALES")
    assert await notices(scene, "UADMIN") == [HELD_BACK_VI]
    assert await notices(scene, "U2") == []


async def test_the_teams_settings_say_why_its_digest_is_held_back(scene: Scene) -> None:
    await scene.bot.slack.archive("CCARE")
    leah = scene.bot.person("ULEAD")
    await leah.command("/okr", "settings care", channel="CCOMPANY")
    shown = scene.reads(leah.view(), "ULEAD")
    assert "⚠️ The digest is held back. #care is archived. Unarchive it, or choose another channel" in shown


async def test_a_channel_without_a_team_matters_to_nobody(scene: Scene) -> None:
    before = len(scene.bot.slack.calls())
    await scene.bot.slack.archive("CELSEWHERE")
    assert len(scene.bot.slack.calls()) == before
    assert await closed(scene, "CELSEWHERE") is None


async def test_a_renamed_channel_goes_on_under_its_new_name(scene: Scene) -> None:
    await scene.bot.slack.rename("CCARE", "customer-care")
    assert await notices(scene) == []
    leah = scene.bot.person("ULEAD")
    await leah.command("/okr", "settings care", channel="CCARE")
    assert "#customer-care" in scene.reads(leah.view(), "ULEAD")


async def test_a_channel_with_another_id_keeps_its_team_and_its_digest(scene: Scene) -> None:
    scene.bot.advance(**MONDAY)
    await scene.bot.tick()
    for _ in range(2):
        if scene.bot.slack.channel_name("CCARE"):
            await scene.bot.slack.change_channel_id("CCARE", "CNEW")
    team = await scene.bot.read(lambda tx: tx.teams.get("care"))
    assert team is not None
    assert team.channel == "CNEW"
    assert (await digest(scene)).channel == "CNEW"


async def test_a_team_that_wants_no_digest_is_sent_none_when_its_channel_works(scene: Scene) -> None:
    await scene.bot.slack.archive("CCARE")
    scene.bot.advance(**MONDAY)
    await scene.bot.tick()
    await scene.bot.put(a_team(parent="acme", digest=False))
    await scene.bot.slack.unarchive("CCARE")
    await scene.bot.tick()
    assert not await posted(scene)


async def test_why_did_i_get_this_says_whose_channel_it_is_about(scene: Scene) -> None:
    await scene.bot.slack.archive("CCARE")
    await notices(scene)
    message = (await scene.bot.person("ULEAD").dm())[-1]
    await scene.press("ULEAD", message, ids.WHY)
    shown = scene.reads(scene.bot.person("ULEAD").view(), "ULEAD")
    assert "You lead Customer care, and nothing could be posted in its channel." in shown
    await scene.bot.slack.unarchive("CCARE")


async def test_a_private_channel_and_the_other_word_for_a_bot_thrown_out_count_as_well(scene: Scene) -> None:
    await scene.bot.put(a_team(key="secret", name="Secret", channel="CSECRET", parent="acme"))
    await scene.bot.slack.archive("CSECRET")
    told = await closed(scene, "CSECRET")
    assert told is not None
    assert told.why == Trouble.ARCHIVED
    care = scene.bot.slack.office.conversations.get("CCARE")
    assert care is not None
    left = {"type": "member_left_channel", "channel": "CCARE", "channel_type": "C", "team": "T1"}
    await scene.bot.slack.desk.events.emit({**left, "user": "U2"})
    assert await closed(scene) is None
    care.members.pop(scene.bot.slack.bot_user_id)
    await scene.bot.slack.desk.events.emit({**left, "user": scene.bot.slack.bot_user_id})
    gone = await closed(scene)
    assert gone is not None
    assert gone.why == Trouble.REMOVED


async def test_an_event_that_comes_late_does_not_close_a_channel_that_works(scene: Scene) -> None:
    await scene.bot.slack.desk.events.emit({"type": "channel_archive", "channel": "CCARE", "user": "U1"})
    assert await closed(scene) is None


async def test_an_event_counts_where_slack_does_not_answer(scene: Scene) -> None:
    scene.bot.slack.faults.fail("conversations.info", times=None)
    await scene.bot.slack.archive("CCARE")
    assert await notices(scene) == [HELD_BACK]
    scene.bot.slack.faults.clear()
