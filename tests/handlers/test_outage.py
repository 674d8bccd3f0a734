"""The installation or a person cannot be reached: said once, and told afterwards with what was missed."""

import pytest
from structlog.testing import capture_logs

from okr.delivery import DeliveryKind, DeliveryState
from okr.destination import DIRECT_MESSAGES, INSTALL, ClosedDestination
from okr.member import MemberKind
from tests.builders import a_key_result, a_member, a_membership
from tests.handlers.status_scene import Scene
from tests.running_bot import RunningBot

POST = "chat.postMessage"
WHAT_WAS_MISSED = """\
🔌 From 15:30 on Friday 27 November to 15:30 on Wednesday 2 December Slack let the bot post nothing. It works again.
Missed meanwhile:
• 4 questions about check-ins
• 3 digests
• 1 other message
People can still check in with /okr checkin, and leads can post a digest with /okr digest.
[Why did I get this?]"""
UNREACHED = """\
⚠️ Slack takes no message for Nora Nobody, so nobody asks them for their check-in. \
Give their key results to somebody else, or have an admin of your Slack look at the account.
[Why did I get this?]"""


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    """As Scene, with an admin who reads English and one who reads Vietnamese."""
    scene = Scene(a_running_bot)
    await scene.begin()
    await scene.bot.put(a_member("UADMIN", name="Ada Admin", admin=True))
    return scene


async def closed(scene: Scene, place: str) -> ClosedDestination | None:
    return await scene.bot.read(lambda tx: tx.destinations.get(place))


async def told(scene: Scene, user: str) -> list[str]:
    await scene.bot.tick()
    return [scene.reads(one, user) for one in await scene.bot.person(user).dm()]


def let_the_pause_end(scene: Scene) -> None:
    with scene.bot.bot.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM pauses")


async def test_a_token_slack_refuses_is_logged_once_with_what_to_do(scene: Scene) -> None:
    scene.bot.slack.faults.refuse(POST, "missing_scope", times=None)
    with capture_logs() as logs:
        for _ in range(3):
            await scene.bot.tick()
            let_the_pause_end(scene)
    (said,) = [each for each in logs if each["log_level"] == "error"]
    assert said["event"].startswith("Nothing can be posted: the bot token lacks the scope ")
    known = await closed(scene, INSTALL)
    assert known is not None
    assert known.why == "missing_scope"


async def test_the_admins_are_told_afterwards_what_was_missed(scene: Scene) -> None:
    scene.bot.slack.faults.refuse(POST, "token_revoked", times=None)
    await scene.bot.tick()
    scene.bot.advance(days=5)
    let_the_pause_end(scene)
    await scene.bot.tick()
    scene.bot.slack.faults.clear()
    await scene.bot.bot.probe.look()
    await scene.bot.bot.probe.look()
    told_of = [each for each in await told(scene, "UADMIN") if "🔌" in each]
    assert told_of == [WHAT_WAS_MISSED]
    assert await closed(scene, INSTALL) is None


async def test_a_revoked_token_is_noted_before_anything_is_due_and_works_again_only_with_a_new_one(
    scene: Scene,
) -> None:
    await scene.bot.slack.revoke_token()
    known = await closed(scene, INSTALL)
    assert known is not None
    assert known.why == "token_revoked"
    await scene.bot.bot.probe.look()
    assert await closed(scene, INSTALL) is not None
    scene.bot.slack.faults.clear()
    await scene.bot.bot.probe.look()
    assert await closed(scene, INSTALL) is None
    assert any("Nothing was missed" in each for each in await told(scene, "UADMIN"))


async def test_somebody_slack_says_was_deactivated_is_known_as_that_and_their_lead_is_asked(scene: Scene) -> None:
    scene.bot.slack.faults.refuse(POST, "user_disabled", times=1)
    await scene.bot.put(a_key_result(number=2, objective=2, owner=None))
    await scene.bot.tick()
    gone = await scene.bot.read(lambda tx: tx.members.get("U1"))
    assert gone is not None
    assert gone.kind is MemberKind.DEACTIVATED
    assert any("Alice Nguyen has left" in each for each in await told(scene, "ULEAD"))


async def test_a_person_no_message_reaches_is_told_of_once_until_one_does(scene: Scene) -> None:
    await scene.bot.put(a_member("UNOBODY", name="Nora Nobody"), a_membership("UNOBODY"))
    await scene.bot.put(a_key_result(number=5, owner="UNOBODY"))
    for _ in range(2):
        scene.bot.advance(days=7)
        await scene.bot.tick()
    unreached = [each for each in await told(scene, "ULEAD") if "Nora Nobody" in each and "⚠️" in each]
    assert unreached == [UNREACHED]


async def test_direct_messages_that_are_switched_off_are_logged_and_noted(scene: Scene) -> None:
    scene.bot.slack.faults.refuse(POST, "messages_tab_disabled", times=1)
    with capture_logs() as logs:
        await scene.bot.tick()
    assert any("Messages Tab" in each["event"] for each in logs if each["log_level"] == "error")
    assert await closed(scene, DIRECT_MESSAGES) is not None
    scene.bot.advance(days=7)
    await scene.bot.tick()
    await scene.bot.bot.probe.look()
    assert await closed(scene, DIRECT_MESSAGES) is None


async def test_what_waits_for_somebody_who_leaves_is_cancelled(scene: Scene) -> None:
    scene.bot.slack.faults.rate_limit(POST, times=None, retry_after=60)
    await scene.bot.tick()
    await scene.bot.slack.deactivate("U1")
    row = await scene.bot.read(lambda tx: tx.deliveries.get(DeliveryKind.NUDGE, "U1", "2026-W48"))
    assert row is not None
    assert (row.state, row.last_error) == (DeliveryState.CANCELLED, "has left")
