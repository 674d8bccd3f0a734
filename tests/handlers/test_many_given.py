"""One, five and forty key results that somebody hands over, exports and looks through; a bundle of twenty drafts."""

import csv
import io
import re
from dataclasses import replace

import pytest

from messages import ids
from okr.actions.agree import agree
from okr.actions.send_for_agreement import send_for_agreement
from okr.actions.start_draft import start_draft
from okr.drafting import MOST_KEY_RESULTS
from okr.member import MemberKind
from sandbox.driver.screen import View
from sandbox.state.messages import Message
from tests.handlers.agreement_scene import TEAMS, Agreeing
from tests.handlers.status_scene import Scene
from tests.running_bot import RunningBot

COUNTS = pytest.mark.parametrize("count", [1, 5, 40])
DRAFTS = 20
FURTHER = frozenset({ids.STATUS_NEXT, ids.TREE_NEXT})
MOST_PAGES = 20


async def owned(bot: RunningBot, count: int) -> Scene:
    """All that Alice owns is so many key results, KR-11 and up, of O-1, and KR-1."""
    scene = Scene(bot)
    await scene.begin()
    await scene.many(count)
    return scene


def numbers(count: int) -> list[int]:
    return [1, *range(11, 11 + count)]


async def owners(scene: Scene, count: int) -> set[str | None]:
    found = await scene.bot.read(lambda tx: tx.key_results.many(numbers(count)))
    assert len(found) == count + 1
    return {each.owner for each in found.values()}


def shown(scene: Scene, user: str) -> str:
    return scene.reads(scene.bot.person(user).view(), user)


@COUNTS
async def test_all_that_somebody_has_goes_to_another_and_both_are_told_once(
    a_running_bot: RunningBot, count: int
) -> None:
    scene = await owned(a_running_bot, count)
    asked = await scene.ask("ULEAD", "status <@U1>")
    assert f"[Hand over all {count + 1}]" in scene.reads(asked, "ULEAD")
    await scene.press("ULEAD", asked, ids.TRANSFER_OPEN)
    await scene.bot.person("ULEAD").fill({"transfer-to": "UMINH"})
    await scene.bot.person("ULEAD").submit()
    assert await owners(scene, count) == {"UMINH"}
    await scene.bot.tick()
    for user in ("UMINH", "U1"):
        (notice,) = await scene.bot.person(user).dm()
        assert "KR-1" in scene.reads(notice, user)


@COUNTS
async def test_what_a_leaver_leaves_is_handed_over_in_one_form(a_running_bot: RunningBot, count: int) -> None:
    scene = await owned(a_running_bot, count)
    await scene.bot.slack.deactivate("U1")
    await scene.bot.tick()
    told = (await scene.bot.person("ULEAD").dm())[-1]
    await scene.press("ULEAD", told, ids.HAND_OVER_OPEN)
    lead = scene.bot.person("ULEAD")
    await lead.fill({"hand-over-to": "UMINH"})
    await lead.submit()
    assert await owners(scene, count) == {"UMINH"}
    gone = await scene.bot.read(lambda tx: tx.members.get("U1"))
    assert gone is not None
    assert gone.kind is MemberKind.DEACTIVATED


@COUNTS
async def test_an_export_holds_each_of_them(a_running_bot: RunningBot, count: int) -> None:
    scene = await owned(a_running_bot, count)
    await scene.ask("U1", "export csv")
    await scene.bot.tick()
    (message,) = [one for one in await scene.bot.person("U1").dm() if one.files]
    content = scene.bot.slack.office.files.content(message.files[0]["id"])
    assert content is not None
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    titles = [str(value) for row in rows for value in row.values()]
    assert all(any(f"Figure {number}" == each for each in titles) for number in range(1, count + 1))


@COUNTS
async def test_a_status_comes_to_each_of_them_and_the_tree_says_how_many_more_there_are(
    a_running_bot: RunningBot, count: int
) -> None:
    scene = await owned(a_running_bot, count)
    assert await read_through(scene, "status O-1") >= set(numbers(count))
    tree = await scene.read("U1", "tree O-1")
    listed = set(map(int, re.findall(r"KR-(\d+)", tree)))
    left = set(numbers(count)) - listed
    assert (f"… and {len(left)} more: /okr status O-1" in tree) is bool(left)


async def read_through(scene: Scene, words: str) -> set[int]:
    """The key results that Alice reads of after that command, page after page."""
    person = scene.bot.person("U1")
    where: Message | View = await scene.ask("U1", words)
    seen = set[int]()
    for _ in range(MOST_PAGES):
        seen |= {int(found) for found in re.findall(r"KR-(\d+)", scene.reads(where, "U1"))}
        buttons = [each for block in where.blocks if block["type"] == "actions" for each in block["elements"]]
        further = [each for each in buttons if each["action_id"] in FURTHER]
        if not further:
            return seen
        await person.click(where, further[0]["action_id"], value=further[0]["value"])
        where = person.view() or (await person.messages("CCARE"))[-1]
    raise AssertionError("the pages do not end")


async def test_twenty_objectives_of_a_team_go_up_in_one_message_and_are_agreed_to_at_once(
    a_running_bot: RunningBot,
) -> None:
    scene = Agreeing(a_running_bot)
    await scene.begin()
    alice, leah = await scene.member("U1"), await scene.member("ULEAD")
    for number in range(1, DRAFTS + 1):
        draft = await scene.bot.act(start_draft, replace(TEAMS, title=f"Calm queue {number}"), by=alice)
        await scene.bot.act(send_for_agreement, draft.number, by=alice)
        await scene.bot.act(agree, [draft.number], by=leah)
    assert f"[Send up ({DRAFTS})]" in await scene.list("ULEAD")
    await scene.press("ULEAD", ids.AGREEMENT_SEND_UP)
    said = await scene.reads("U2")
    assert f"sends up {DRAFTS} objectives of Customer care" in said
    assert f"[Agree to all ({DRAFTS})]" in said
    await scene.press("U2", ids.AGREEMENT_AGREE)
    found = await scene.bot.read(lambda tx: tx.objectives.find(teams=["care"]))
    assert sorted(each.title for each in found) == sorted(f"Calm queue {number}" for number in range(1, DRAFTS + 1))


async def test_of_more_than_a_draft_takes_no_duplicate_is_made_and_it_is_said(a_running_bot: RunningBot) -> None:
    scene = await owned(a_running_bot, MOST_KEY_RESULTS)
    status = await scene.ask("ULEAD", "status O-1")
    await scene.press("ULEAD", status, ids.DUPLICATE_OPEN)
    await scene.bot.person("ULEAD").submit()
    assert f"O-1 has more than {MOST_KEY_RESULTS} key results" in shown(scene, "ULEAD")
    assert await scene.bot.read(lambda tx: tx.objective_drafts.of_author("ULEAD")) == []
