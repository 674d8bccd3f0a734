"""The picture in a digest's thread, as a channel gets it from the running bot: once, described, kept inside."""

from dataclasses import replace

from okr.team import TeamChoices
from sandbox.plain_text import as_text
from sandbox.state.messages import Message
from tests.builders import a_check_in, a_key_result, a_team, an_increase
from tests.handlers.check_in_scene import WEEK
from tests.handlers.test_digest import MONDAY, care, in_channel
from tests.running_bot import RunningBot

__all__ = ["care"]


async def answered(bot: RunningBot) -> None:
    await bot.put(
        a_key_result(an_increase(0, 50), number=2, title="Renewals"),
        a_check_in(60, week=WEEK, confidence=8),
        a_check_in(5, week=WEEK, confidence=3, key_result=2),
    )


async def thread(bot: RunningBot) -> list[Message]:
    (digest,) = await in_channel(bot)
    return (await bot.person("U2").thread("CCARE", digest.ts))[1:]


async def test_it_hangs_under_the_digest_and_says_in_words_what_it_shows(care: RunningBot) -> None:
    await answered(care)
    care.move_to(MONDAY)
    await care.tick()
    picture = next(one for one in await thread(care) if one.files)
    assert as_text(picture, care.slack, "U2") == (
        "[🖼 Customer care: progress as of 10:00 on Monday 30 November: Progress of each key result against what is "
        "expected by now, the worst first. Renewals: at risk, 10%, 63% expected, confidence 3 of 10. "
        "Active users: on track, 60%, 63% expected, confidence 8 of 10.]"
    )


async def test_it_is_uploaded_once_whatever_happens_to_the_digest(care: RunningBot) -> None:
    await answered(care)
    care.move_to(MONDAY)
    await care.tick()
    await care.put(a_check_in(20, week=WEEK, key_result=2, revision=2))
    care.advance(minutes=5)
    await care.tick()
    assert sum(1 for one in await thread(care) if one.files) == 1


async def test_an_upload_that_may_have_arrived_is_not_repeated(care: RunningBot) -> None:
    await answered(care)
    care.slack.faults.lose_answer("files.completeUploadExternal")
    care.move_to(MONDAY)
    await care.tick()
    care.advance(minutes=30)
    await care.tick()
    assert sum(1 for one in await thread(care) if one.files) == 1
    assert len(care.slack.calls("files.completeUploadExternal")) == 1


async def test_a_team_that_wants_no_picture_gets_none(care: RunningBot) -> None:
    await answered(care)
    await care.put(replace(a_team(), choices=TeamChoices(picture=False)))
    care.move_to(MONDAY)
    await care.tick()
    assert not any(one.files for one in await thread(care))
