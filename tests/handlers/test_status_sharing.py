"""*Share in channel*: everybody there reads it, unless the channel may not see it."""

import pytest

from messages import ids
from okr.objective import Visibility
from sandbox.state.messages import Message
from tests.handlers.status_scene import Scene
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    scene = Scene(a_running_bot)
    await scene.begin()
    return scene


async def posted(scene: Scene, channel: str, *, seen_by: str = "ULEAD") -> list[Message]:
    """What everybody in the channel reads."""
    return [one for one in await scene.bot.person(seen_by).messages(channel) if one.ephemeral_to is None]


async def share(scene: Scene, text: str, channel: str, *, by: str = "U1") -> str:
    """Ask in that channel and share; what the sharer then reads instead of, or below, their copy."""
    told = await scene.ask(by, text, channel=channel)
    await scene.press(by, told, ids.STATUS_SHARE)
    mine = [one for one in await scene.bot.person(by).messages(channel) if one.ephemeral_to == by]
    return scene.reads(mine[-1], by)


async def test_everybody_in_the_channel_reads_it_with_the_name_of_who_shared_it(scene: Scene) -> None:
    assert await share(scene, "status me", "CCARE") == "✅ Shared in this channel."
    (message,) = await posted(scene, "CCARE")
    text = scene.reads(message, "ULEAD")
    assert text.startswith("OKRs of Alice Nguyen\n1 needs attention\nShared by Alice Nguyen")
    assert "KR-1 · Active users" in text
    assert "[" not in text, "a shared message has no buttons"


async def test_the_copy_cannot_be_shared_twice(scene: Scene) -> None:
    told = await scene.ask("U1", "status me")
    await scene.press("U1", told, ids.STATUS_SHARE)
    mine = [one for one in await scene.bot.person("U1").messages("CCARE") if one.ephemeral_to]
    assert [ids.STATUS_SHARE in str(one.blocks) for one in mine] == [False]


async def test_the_post_is_in_the_language_of_the_channels_team(scene: Scene) -> None:
    assert await share(scene, "status customer care", "CSALES") == "✅ Shared in this channel."
    (message,) = await posted(scene, "CSALES")
    assert "Alice Nguyen chia sẻ" in scene.reads(message, "ULEAD")


async def test_what_is_for_the_team_alone_is_left_out_elsewhere_and_the_sharer_is_told(scene: Scene) -> None:
    await scene.secret(Visibility.TEAM)
    said = await share(scene, "status me", "CSALES")
    assert said == "✅ Shared in this channel.\n1 objective was left out: not everybody here may see it."
    assert "Talks held" not in str((await posted(scene, "CSALES"))[0].blocks)
    await share(scene, "status me", "CCARE")
    assert "Talks held" in str((await posted(scene, "CCARE"))[0].blocks)


async def test_sharing_just_what_the_channel_may_not_see_is_refused(scene: Scene) -> None:
    await scene.secret(Visibility.PRIVATE)
    said = await share(scene, "status KR-90", "CCARE")
    assert said.startswith("This is private: only the people it names and the leads above them may see it")
    assert await posted(scene, "CCARE") == []


async def test_sharing_what_is_for_the_team_elsewhere_names_the_teams_own_channel(scene: Scene) -> None:
    await scene.secret(Visibility.TEAM)
    said = await share(scene, "status KR-90", "CSALES")
    assert said.startswith("This holds objectives that not everybody in #sales may see, so it was not shared.")
    assert await posted(scene, "CSALES") == []


async def test_nothing_is_shared_where_people_of_other_companies_read(scene: Scene) -> None:
    said = await share(scene, "status me", "CPARTNERS")
    assert said.startswith("People from outside your company are in #partners, so nothing was shared there.")
    assert await posted(scene, "CPARTNERS", seen_by="U1") == []


async def test_where_the_bot_is_not_in_the_channel_it_says_how_to_invite_it(scene: Scene) -> None:
    said = await share(scene, "status me", "CELSEWHERE")
    assert "Type /invite @OKR there" in said
    assert await posted(scene, "CELSEWHERE") == []


async def test_in_a_direct_message_there_is_nobody_to_share_with(scene: Scene) -> None:
    told = await scene.ask("U1", "status me", channel=None)
    assert ids.STATUS_SHARE not in str(told.blocks)


async def test_a_long_status_is_shared_short_and_says_how_much_more_there_is(scene: Scene) -> None:
    await scene.many(24)
    await share(scene, "status me", "CCARE")
    (message,) = await posted(scene, "CCARE")
    assert "And 17 more: /okr status @Alice Nguyen has them." in scene.reads(message, "ULEAD")
