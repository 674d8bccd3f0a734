"""What is not public is told to its circle alone, on every surface: to people, and in channels."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from messages import ids
from okr.actions.comment import comment, read_comments
from okr.actions.compose_history import compose_history
from okr.actions.offer_help import offer_help
from okr.actions.react import react
from okr.actions.why_this import why_this
from okr.delivery import DeliveryKind
from okr.objective import Visibility
from okr.reaction import ReactionKind
from okr.refusals import NoSuchKeyResult
from okr.week import Week
from sandbox.plain_text import as_text
from tests.builders import (
    a_check_in,
    a_cycle,
    a_key_result,
    a_member,
    a_membership,
    a_team,
    an_absence,
    an_increase,
    an_objective,
)
from tests.handlers.check_in_scene import on_screen
from tests.running_bot import RunningBot

ALICE, LAN, MINH, BOB, LEAH, ADA = "U1", "ULAN", "UMINH", "U2", "ULEAD", "UADMIN"
PUBLIC, TEAM, PRIVATE = "Open figure", "Inner figure", "Hushed figure"
OWNERS = {PUBLIC: ALICE, TEAM: LAN, PRIVATE: MINH}
SEEN = {
    ALICE: {PUBLIC, TEAM},
    LAN: {PUBLIC, TEAM},
    MINH: {PUBLIC, PRIVATE},
    BOB: {PUBLIC},
    LEAH: {PUBLIC, TEAM, PRIVATE},
    ADA: {PUBLIC},
}
"""Who sees what: Alice and Lan are in the team, Leah leads it, Minh owns what is private, Ada is the admin."""
WEEK = Week(2026, 48)
FRIDAY = datetime(2026, 11, 27, 16, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 10, tzinfo=UTC)


@pytest.fixture
async def bot(a_running_bot: RunningBot) -> RunningBot:
    return await with_one_of_each(a_running_bot)


async def with_one_of_each(a_running_bot: RunningBot) -> RunningBot:
    """The team care (#care) below the company (#company), with one objective of each visibility."""
    visibilities = (Visibility.PUBLIC, Visibility.TEAM, Visibility.PRIVATE)
    await a_running_bot.put(
        *(a_member(user, name=user, admin=user == ADA, language="en") for user in SEEN),
        a_cycle(),
        a_team(key="acme", name="Acme", channel="CCOMPANY", lead=None, is_company=True),
        a_team(parent="acme"),
        a_team(key="sales", name="Sales", channel="CSALES", lead=BOB, parent="acme"),
        *(a_membership(user) for user in (ALICE, LAN, LEAH)),
        a_membership(BOB, "sales"),
        *(
            an_objective(number=number, title=f"Goal {number}", owner=OWNERS[title], visibility=visibility)
            for number, (title, visibility) in enumerate(zip(OWNERS, visibilities, strict=True), start=1)
        ),
        *(
            a_key_result(an_increase(0, 100), number=number, objective=number, title=title, owner=owner)
            for number, (title, owner) in enumerate(OWNERS.items(), start=1)
        ),
    )
    a_running_bot.move_to(FRIDAY)
    return a_running_bot


def told_in(text: str) -> set[str]:
    """Which of the three the text tells of."""
    return {title for title in OWNERS if title in text}


async def asked(bot: RunningBot, user: str, text: str, channel: str = "CCARE") -> str:
    await bot.person(user).command("/okr", text, channel=channel)
    return as_text((await bot.person(user).messages(channel))[-1], bot.slack, user)


async def answers(bot: RunningBot, user: str, *, number: int, sure: str = "8", **words: str) -> None:
    """That person answers for their key result, and it is kept."""
    person = bot.person(user)
    await person.command("/okr", "checkin", channel="CSALES")
    await person.fill(dict([(f"kr-{number}-value", "70"), (f"kr-{number}-confidence", sure), *words.items()]))
    await person.submit()
    assert await bot.read(lambda tx: tx.check_ins.current(number, WEEK)) is not None


async def channel_text(bot: RunningBot, channel: str) -> str:
    """All that everybody reads in the channel and in its threads."""
    told = [one for one in bot.slack.channel_messages(channel) if one.ephemeral_to is None]
    return "\n".join(as_text(one, bot.slack, BOB) for one in told)


async def test_a_status_of_the_team_shows_each_what_is_for_them(bot: RunningBot) -> None:
    assert {user: told_in(await asked(bot, user, "status team care")) for user in SEEN} == SEEN


@pytest.mark.parametrize("word", ["status", "history"])
async def test_a_key_result_that_is_not_for_them_is_not_there(bot: RunningBot, word: str) -> None:
    for number, title in enumerate(OWNERS, start=1):
        answers = {user: await asked(bot, user, f"{word} KR-{number}") for user in SEEN}
        shown = {user for user, answer in answers.items() if title in answer}
        assert shown == {user for user, seen in SEEN.items() if title in seen}
        hidden = {answer for user, answer in answers.items() if user not in shown}
        assert hidden <= {f"There is no KR-{number} among the key results you can see. /okr status me lists yours."}, (
            "it reads as if there were none"
        )


async def test_a_status_of_the_owner_shows_each_what_is_for_them(bot: RunningBot) -> None:
    for title, owner in OWNERS.items():
        shown = {user for user in SEEN if title in await asked(bot, user, f"status <@{owner}>")}
        assert shown == {user for user, seen in SEEN.items() if title in seen}


async def test_counts_of_the_team_count_what_is_for_them(bot: RunningBot) -> None:
    for user, seen in SEEN.items():
        assert f"Customer care\n{len(seen)} unknown" in await asked(bot, user, "status company")


async def test_home_shows_ones_own_and_counts_what_is_for_one(bot: RunningBot) -> None:
    homes = {}
    for user in SEEN:
        await bot.person(user).open_home()
        homes[user] = as_text(await bot.slack.eventually(bot.person(user).home), bot.slack, user)
    assert {user: told_in(home) for user, home in homes.items()} == {
        ALICE: {PUBLIC},
        LAN: {TEAM},
        MINH: {PRIVATE},
        BOB: set(),
        LEAH: set(),
        ADA: set(),
    }
    assert "Customer care\n2 unknown" in homes[ALICE]
    assert "Customer care · you lead it\n3 unknown" in homes[LEAH]


async def test_the_digest_of_the_team_holds_no_private_objective_and_no_word_of_its_owner(bot: RunningBot) -> None:
    bot.move_to(MONDAY)
    await bot.tick()
    text = await channel_text(bot, "CCARE")
    assert told_in(text) == {PUBLIC, TEAM}
    assert "\n2 unknown.\n" in text
    assert MINH not in text
    assert "Customer care: 1 unknown · 0 of 1 person has answered" in await channel_text(bot, "CCOMPANY")


async def test_the_digest_counts_no_owner_of_what_is_private(bot: RunningBot) -> None:
    await answers(bot, ALICE, number=1)
    bot.move_to(MONDAY)
    await bot.tick()
    text = await channel_text(bot, "CCARE")
    assert "Only 1 of 2 people " in text
    assert "\n1 unknown, 1 on track.\n" in text
    assert MINH not in text
    assert "Customer care: 1 on track" in await channel_text(bot, "CCOMPANY")


async def test_a_preview_holds_no_more_than_the_channel_will(bot: RunningBot) -> None:
    preview = await asked(bot, LEAH, "digest")
    assert "\n2 unknown.\n" in preview
    assert MINH not in preview
    await answers(bot, ALICE, number=1)
    preview = await asked(bot, LEAH, "digest")
    assert "Only 1 of 2 people " in preview
    assert MINH not in preview


async def test_an_answer_about_what_is_private_never_reaches_the_channel(bot: RunningBot) -> None:
    await answers(bot, MINH, number=3, sure="2", **{"kr-3-blocker": "the big secret"})
    await bot.tick()
    bot.move_to(MONDAY)
    await bot.tick()
    for channel in ("CCARE", "CCOMPANY", "CSALES"):
        assert "secret" not in await channel_text(bot, channel)


@pytest.mark.parametrize(
    ("channel", "reaches"),
    [("CCARE", {PUBLIC, TEAM}), ("CSALES", {PUBLIC}), ("CCOMPANY", {PUBLIC})],
)
async def test_a_lead_who_shares_all_shares_what_the_channel_may_see(
    bot: RunningBot, channel: str, reaches: set[str]
) -> None:
    leah = bot.person(LEAH)
    assert told_in(await asked(bot, LEAH, "status team care", channel)) == {PUBLIC, TEAM, PRIVATE}
    await leah.click((await leah.messages(channel))[-1], ids.STATUS_SHARE)
    assert told_in(await channel_text(bot, channel)) == reaches
    left_out = 3 - len(reaches)
    told = [as_text(one, bot.slack, LEAH) for one in await leah.messages(channel) if one.ephemeral_to]
    objectives = "1 objective was" if left_out == 1 else f"{left_out} objectives were"
    assert any(f"{objectives} left out: not everybody here may see" in one for one in told)


async def test_a_delegate_sees_what_they_answer_for_while_the_owner_is_away(bot: RunningBot) -> None:
    await bot.put(an_absence(MINH, delegate=BOB))
    assert told_in(await asked(bot, BOB, "status KR-3")) == {PRIVATE}
    assert told_in(await asked(bot, ALICE, "status KR-3")) == set()


async def test_a_question_to_the_silent_names_nobody_for_what_its_asker_may_not_see(bot: RunningBot) -> None:
    sheets = {}
    for user in (LEAH, ADA):
        await bot.person(user).command("/okr", "remind care", channel="CCARE")
        sheets[user] = as_text(on_screen(bot.person(user)), bot.slack, user)
    assert "0 of 3 people have answered." in sheets[LEAH]
    assert "0 of 1 person has answered." in sheets[ADA]
    assert LAN not in sheets[ADA]
    assert MINH not in sheets[ADA]


async def test_an_alert_reaches_nobody_who_may_not_see_what_turned_red(bot: RunningBot) -> None:
    """Bob owns the public goal above the private one: he hears of it only as the delegate of its owner."""
    above = an_objective(number=9, title="Above", team="acme", owner=BOB, visibility=Visibility.PUBLIC)
    hidden = an_objective(number=3, title="Goal 3", owner=MINH, visibility=Visibility.PRIVATE)
    await bot.put(above, replace(hidden, parent=9))
    minh = bot.person(MINH)
    await minh.command("/okr", "checkin", channel="CSALES")
    await minh.fill({"kr-3-value": "70", "kr-3-confidence": "2", "kr-3-blocker": "the big secret"})
    await minh.submit()
    await bot.tick()
    heard = {user for user in SEEN if "secret" in await told_privately(bot, user)}
    assert heard == {MINH, LEAH}


async def test_comments_are_told_to_nobody_who_may_not_see_them_any_more(bot: RunningBot) -> None:
    await bot.act(comment, 1, Week(2026, 48), "First words", by=a_member(BOB, name=BOB))
    hidden = an_objective(number=1, title="Goal 1", owner=ALICE, visibility=Visibility.PRIVATE)
    await bot.put(hidden)
    await bot.act(comment, 1, Week(2026, 48), "Hushed words", by=a_member(LEAH, name=LEAH))
    await bot.tick()
    assert "Hushed words" in await told_privately(bot, ALICE)
    assert "Hushed words" not in await told_privately(bot, BOB)


@pytest.mark.parametrize("number", [2, 3])
async def test_what_is_not_for_them_can_neither_be_reacted_to_nor_read(bot: RunningBot, number: int) -> None:
    bob, week = a_member(BOB, name=BOB), Week(2026, 48)
    for act in (
        lambda: bot.act(react, number, week, ReactionKind.SEEN, by=bob),
        lambda: bot.act(offer_help, number, week, by=bob),
        lambda: bot.act(comment, number, week, "Hello", by=bob),
        lambda: bot.act(read_comments, number, week, by=bob),
        lambda: bot.act(compose_history, number, by=bob),
    ):
        with pytest.raises(NoSuchKeyResult):
            await act()


async def test_why_this_tells_nothing_of_an_answer_that_is_not_for_them(bot: RunningBot) -> None:
    minh = bot.person(MINH)
    await minh.command("/okr", "checkin", channel="CSALES")
    await minh.fill({"kr-3-value": "70", "kr-3-confidence": "2"})
    await minh.submit()
    told = await bot.act(why_this, DeliveryKind.RECEIPT, Week(2026, 48), 3, by=a_member(BOB, name=BOB))
    assert told.causes == ()


async def test_the_picture_draws_and_describes_what_the_channel_may_see(bot: RunningBot) -> None:
    hidden = a_key_result(an_increase(0, 100), number=4, objective=3, title="Hushed too", owner=MINH)
    await bot.put(
        hidden,
        *(
            a_check_in(70, key_result=number, week=Week(2026, 48), by=OWNERS[title])
            for number, title in enumerate(OWNERS, start=1)
        ),
    )
    bot.move_to(MONDAY)
    await bot.tick()
    files = [str(call) for call in bot.slack.calls() if "files." in str(call)]
    assert files
    assert not [call for call in files if "Hushed" in call or MINH in call]
    assert any(PUBLIC in call and TEAM in call for call in files)


async def told_privately(bot: RunningBot, user: str) -> str:
    """All that the bot has written to one person."""
    return "\n".join(as_text(one, bot.slack, user) for one in await bot.person(user).messages())
