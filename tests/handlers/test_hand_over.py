"""Somebody leaves, and their lead hands over what was theirs, as people do it in Slack."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from messages import ids
from okr.actions.hand_over import hand_over, open_hand_over
from okr.check_in import Answer
from okr.hand_over import HandedOver, HandOver
from okr.member import Member, MemberKind
from okr.objective import Visibility
from okr.ports import World
from sandbox.interactions.interaction import Interaction
from sandbox.state.messages import Message
from tests.builders import a_check_in, a_key_result, a_member, a_team, an_absence, an_objective
from tests.handlers.status_scene import W47, Scene
from tests.running_bot import RunningBot

TO = "hand-over-to"


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    """Alice owns KR-1, KR-3 and O-5 of care, which Leah leads."""
    scene = Scene(a_running_bot)
    await scene.begin()
    await scene.bot.put(
        a_key_result(number=3, owner="U1", title="Open tickets"),
        an_objective(number=5, owner="U1", title="Sleep well"),
    )
    return scene


async def told(scene: Scene, user: str = "ULEAD") -> Message:
    """The newest message to that person."""
    await scene.bot.tick()
    return (await scene.bot.person(user).dm())[-1]


async def leaves(scene: Scene, user: str = "U1", *, lead: str = "ULEAD") -> Message:
    """What the lead is told when that person is deactivated in Slack."""
    await scene.bot.slack.deactivate(user)
    return await told(scene, lead)


async def press(scene: Scene, message: Message, user: str = "ULEAD") -> str:
    """*Hand over*, and what is read then."""
    pressed = await scene.bot.person(user).click(message, ids.HAND_OVER_OPEN)
    assert pressed.acked, pressed.error
    return shows(scene, user)


def shows(scene: Scene, user: str = "ULEAD") -> str:
    return scene.reads(scene.bot.person(user).view(), user)


async def sent(scene: Scene, filled: dict[Any, Any], user: str = "ULEAD") -> Interaction:
    await scene.bot.person(user).fill(filled)
    return await scene.bot.person(user).submit()


async def owners(scene: Scene) -> list[str | None]:
    found = await scene.bot.read(lambda tx: tx.key_results.many([1, 3]))
    return [found[number].owner for number in (1, 3)]


async def test_the_lead_is_told_once_and_hands_over_all_of_it_in_one_step(scene: Scene) -> None:
    message = await leaves(scene)
    assert scene.reads(message, "ULEAD") == (
        "👋 Alice Nguyen has left. In Customer care this needs somebody new:\n"
        "• KR-1 · Active users\n"
        "• KR-3 · Open tickets\n"
        "• 🎯 O-5 · Sleep well\n"
        "[Hand over] [Why did I get this?]"
    )
    assert len(await scene.bot.person("ULEAD").dm()) == 1
    assert "Who takes over all of it?" in await press(scene, message)
    await sent(scene, {TO: "U2"})
    assert "✅ @Bob Stone takes over KR-1, KR-3, O-5." in shows(scene)
    assert await owners(scene) == ["U2", "U2"]
    assert scene.reads(await told(scene), "ULEAD").startswith(
        "✅ What Alice Nguyen left in Customer care is handed over:\n• KR-1 → @Bob Stone\n• KR-3 → @Bob Stone"
    )


async def test_it_is_said_in_vietnamese(scene: Scene) -> None:
    await scene.bot.put(a_team(parent="acme", lead="UMINH"))
    message = await leaves(scene, lead="UMINH")
    assert scene.reads(message, "UMINH").startswith(
        "👋 Alice Nguyen đã rời workspace. Ở Customer care, những mục này cần người mới:\n• KR-1 · Active users"
    )
    assert "Ai nhận tất cả?" in await press(scene, message, "UMINH")
    await sent(scene, {TO: "UMINH"}, "UMINH")
    assert "✅ @Lê Quang Minh nhận KR-1, KR-3, O-5." in shows(scene, "UMINH")


async def test_one_by_one_keeps_who_was_chosen_already(scene: Scene) -> None:
    await press(scene, await leaves(scene))
    lead = scene.bot.person("ULEAD")
    await lead.fill({TO: "U2"})
    view = lead.view()
    assert view is not None
    await lead.click(view, ids.HAND_OVER_ONE_BY_ONE)
    assert "KR-3 · Open tickets (optional)" in shows(scene)
    assert "Who takes over the rest? (optional)\n  [@Bob Stone ▾]" in shows(scene)
    await sent(scene, {"hand-over-take KR-3": "UMINH"})
    assert await owners(scene) == ["U2", "UMINH"]


async def test_some_of_it_can_wait(scene: Scene) -> None:
    message = await leaves(scene)
    await press(scene, message)
    lead = scene.bot.person("ULEAD")
    view = lead.view()
    assert view is not None
    await lead.click(view, ids.HAND_OVER_ONE_BY_ONE)
    await sent(scene, {"hand-over-take KR-3": "U2"})
    assert "2 of what Alice Nguyen left still waits for somebody." in shows(scene)
    await lead.close()
    text = scene.reads(await told(scene), "ULEAD")
    assert "needs somebody new:\n• KR-1 · Active users\n• 🎯 O-5" in text
    assert "Handed over already:\n• KR-3 → @Bob Stone" in text


async def test_nobody_chosen_is_said_at_the_field(scene: Scene) -> None:
    await press(scene, await leaves(scene))
    lead = scene.bot.person("ULEAD")
    await lead.submit()
    assert set(lead.errors()) == {TO}
    view = lead.view()
    assert view is not None
    await lead.click(view, ids.HAND_OVER_ONE_BY_ONE)
    await lead.submit()
    assert lead.errors() == {TO: "Choose who takes over."}
    assert await owners(scene) == ["U1", "U1"]


async def test_the_new_owner_is_told_and_can_answer_at_once(scene: Scene) -> None:
    await press(scene, await leaves(scene))
    await sent(scene, {TO: "UMINH"})
    message = await told(scene, "UMINH")
    text = scene.reads(message, "UMINH")
    assert text.startswith("🤝 @Leah Lead chuyển giao cho bạn những gì Alice Nguyen phụ trách ở Customer care: KR-1")
    assert len(await scene.bot.person("UMINH").dm()) == 1
    await scene.bot.person("UMINH").click(message, ids.CHECK_IN_OPEN)
    assert "KR-3 · Open tickets" in shows(scene, "UMINH")


async def test_a_new_owner_who_was_nudged_finds_it_in_that_nudge(scene: Scene) -> None:
    await scene.bot.tick()
    (nudge,) = await scene.bot.person("U2").dm()
    message = await leaves(scene)
    await press(scene, message)
    await sent(scene, {TO: "U2"})
    await scene.bot.tick()
    messages = await scene.bot.person("U2").dm()
    (now,) = [one for one in messages if one.ts == nudge.ts]
    assert "• KR-1 · Active users" in scene.reads(now, "U2")
    assert len(messages) == 2


async def test_pressed_twice_it_is_said_who_has_it_now(scene: Scene) -> None:
    message = await leaves(scene)
    await press(scene, message)
    await sent(scene, {TO: "U2"})
    await scene.bot.person("ULEAD").close()
    await scene.bot.person("ULEAD").click(message, ids.HAND_OVER_OPEN)
    assert (await last(scene)).startswith(
        "All of it has been handed over already: KR-1 → @Bob Stone, KR-3 → @Bob Stone."
    )


async def test_two_open_forms_hand_over_once(scene: Scene) -> None:
    await scene.bot.put(a_member("UADMIN", name="Ada Admin", admin=True))
    message = await leaves(scene)
    await press(scene, message)
    await scene.bot.act(hand_over_to_bob, by=a_member("UADMIN", name="Ada Admin", admin=True))
    await sent(scene, {TO: "UMINH"})
    assert "All of it has been handed over already" in shows(scene)
    assert await owners(scene) == ["U2", "U2"]


async def test_a_month_later_it_still_works_and_whoever_leads_no_more_is_told(scene: Scene) -> None:
    message = await leaves(scene)
    scene.bot.advance(days=31)
    assert "KR-1 · Active users" in await press(scene, message)
    await scene.bot.person("ULEAD").close()
    await scene.bot.put(a_team(parent="acme", lead="UMINH"))
    await scene.bot.person("ULEAD").click(message, ids.HAND_OVER_OPEN)
    assert "Only a lead of Customer care or a workspace admin can do this. Ask @Lê Quang Minh." in await last(scene)


async def test_whoever_is_back_keeps_it(scene: Scene) -> None:
    message = await leaves(scene)
    await scene.bot.slack.change_kind("U1", "member")
    await scene.bot.person("ULEAD").click(message, ids.HAND_OVER_OPEN)
    assert "@Alice Nguyen is back, and everything is still theirs." in await last(scene)
    assert await owners(scene) == ["U1", "U1"]


async def test_a_bot_cannot_take_over(scene: Scene) -> None:
    await scene.bot.put(a_member("UELSE", name="Eve Else", kind=MemberKind.STRANGER))
    await press(scene, await leaves(scene))
    await sent(scene, {TO: "UELSE"})
    assert "can't take this over: only people who check in here can." in shows(scene)
    assert await owners(scene) == ["U1", "U1"]


async def test_the_lead_above_names_a_new_lead_too(scene: Scene) -> None:
    await scene.bot.put(
        a_team(key="acme", name="Acme", lead="UMINH", channel="CCOMPANY", is_company=True),
        a_member("UMINH", name="Lê Quang Minh"),
    )
    message = await leaves(scene, "ULEAD", lead="UMINH")
    text = scene.reads(message, "UMINH")
    assert "In Acme this needs somebody new:\n• 🎯 O-1 · Customers stay with us\n• the lead of Customer care" in text
    assert "Who leads Customer care now? (optional)" in await press(scene, message, "UMINH")
    await sent(scene, {TO: "U2", "hand-over-lead care": "U1"}, "UMINH")
    assert "✅ @Alice Nguyen leads Customer care now." in shows(scene, "UMINH")
    team = await scene.bot.read(lambda tx: tx.teams.get("care"))
    assert team is not None
    assert team.lead == "U1"


async def test_what_else_waits_for_them_is_told(scene: Scene) -> None:
    await scene.bot.put(
        an_absence("UMINH", first_day=date(2026, 12, 1), last_day=date(2026, 12, 4), delegate="U1"),
        a_key_result(number=4, owner="UMINH", title="Response time"),
    )
    await scene.bot.put(
        replace(
            a_check_in(5, week=W47, key_result=4, by="UMINH"),
            answer=Answer(Decimal(5), 5, blocker="No server", blocker_owner="U1"),
        )
    )
    text = scene.reads(await leaves(scene), "ULEAD")
    assert "🚧 KR-4 waits for them to clear a blocker: No server. Its owner is asked about it again." in text
    assert "🌴 Lê Quang Minh is away and had named them to answer meanwhile; nobody is asked now." in text


async def test_a_private_one_is_counted_and_not_named_to_an_admin(scene: Scene) -> None:
    await scene.secret(Visibility.PRIVATE)
    await scene.bot.put(a_team(parent="acme", lead=None), a_member("UADMIN", name="Ada Admin", admin=True))
    text = scene.reads(await leaves(scene, lead="UADMIN"), "UADMIN")
    assert "Talks held" not in text
    assert "• 2 more that you may not see" in text


async def test_the_new_owners_button_opens_the_form_twice_and_a_month_later(scene: Scene) -> None:
    await press(scene, await leaves(scene))
    await sent(scene, {TO: "U2"})
    message = await told(scene, "U2")
    for days in (0, 0, 21):
        scene.bot.advance(days=days)
        await scene.bot.person("U2").click(message, ids.CHECK_IN_OPEN)
        assert "KR-1 · Active users" in shows(scene, "U2")
        await scene.bot.person("U2").close()


async def test_from_a_line_about_a_team_below_it_opens_too(scene: Scene) -> None:
    await scene.bot.put(
        a_team(key="tier-two", name="Tier two", lead=None, parent="care"),
        an_objective(number=6, team="tier-two", owner="UMINH"),
        a_key_result(number=6, objective=6, owner="U1", title="Escalations"),
    )
    await scene.bot.slack.deactivate("U1")
    left = await scene.bot.act(open_hand_over, "U1", "tier-two", by=a_member("ULEAD", name="Leah Lead"))
    assert [each.label for each, _ in left.key_results] == ["KR-1", "KR-3", "KR-6"]


async def last(scene: Scene, user: str = "ULEAD") -> str:
    return scene.reads((await scene.bot.person(user).dm())[-1], user)


def hand_over_to_bob(world: World, *, by: Member) -> HandedOver:
    return hand_over(world, HandOver("U1", "care", "U2"), by=by)
