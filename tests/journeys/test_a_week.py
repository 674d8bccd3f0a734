"""A whole week as its people live through it, in English and in Vietnamese, with one clock that moves."""

import asyncio

import pytest

from tests.journeys.company import a_company
from tests.journeys.english import ENGLISH
from tests.journeys.script import Script
from tests.journeys.vietnamese import VIETNAMESE
from tests.journeys.week import AWeek, at, in_order, on_screen, typed
from tests.running_bot import RunningBot


@pytest.mark.parametrize("script", [ENGLISH, VIETNAMESE], ids=["english", "vietnamese"])
async def test_a_week_from_the_nudge_to_the_late_answer(thursday: RunningBot, script: Script) -> None:
    week = AWeek(thursday, script.zone)
    await week.bot.put(*a_company(script.words, script.cast, zone=script.zone, language=script.language))
    await the_nudge_comes_on_friday_at_three(week, script)
    await a_bad_and_an_ambiguous_number_are_refused_where_they_stand(week, script)
    await what_was_typed_is_kept_through_back_next_and_close(week, script)
    await the_contradiction_is_asked_about_before_anything_is_saved(week, script)
    await the_nudge_has_become_the_receipt(week, script)
    await somebody_answers_in_another_language(week, script)
    await where_things_stand_is_told_to_who_asks(week, script)
    await pages_turn_and_are_shared(week, script)
    await home_shows_ones_own(week, script)
    await on_monday_at_nine_only_the_silent_are_reminded(week, script)
    await at_ten_the_channel_reads_the_digest(week, script)
    await a_late_answer_is_added_to_the_digest_in_its_place(week, script)
    await nobody_is_asked_twice(week, script)


async def the_nudge_comes_on_friday_at_three(week: AWeek, script: Script) -> None:
    owner = script.cast.owner
    await week.at("2026-11-27", "14:59")
    assert await week.dms(owner) == []
    await week.at("2026-11-27", "15:00")
    nudge = await week.dm(owner)
    assert week.hears(nudge, owner) == script.nudge_heard
    in_order(week.reads(nudge, owner), *script.nudge)
    assert [await week.dms(user) for user in (script.cast.lead, script.cast.away)] == [[], []]


async def a_bad_and_an_ambiguous_number_are_refused_where_they_stand(week: AWeek, script: Script) -> None:
    owner = week.person(script.cast.owner)
    await owner.click(await week.dm(owner.id), "check_in_open")
    in_order(week.screen(owner.id), *script.first_page)
    await owner.fill(script.typed)
    await owner.submit()
    assert owner.errors() == script.refused
    form = on_screen(owner)
    for block in (at(1, "value"), at(1, "note"), at(2, "value"), at(4, "blocker")):
        assert typed(form, block) == script.typed[block]
    await owner.fill(script.corrected)
    await owner.submit()
    assert owner.errors() == {}
    in_order(week.screen(owner.id), *script.second_page)


async def what_was_typed_is_kept_through_back_next_and_close(week: AWeek, script: Script) -> None:
    owner = week.person(script.cast.owner)
    await owner.fill(script.ticked)
    await owner.click(on_screen(owner), "check_in_back")
    assert typed(on_screen(owner), at(1, "value")) == script.typed[at(1, "value")]
    await owner.submit()
    assert typed(on_screen(owner), at(7, "value")) == script.ticked[at(7, "value")]
    await owner.close()
    await owner.click(await week.dm(owner.id), "check_in_open")
    assert typed(on_screen(owner), at(4, "value")) == script.corrected[at(4, "value")]
    await owner.submit()
    in_order(week.screen(owner.id), *script.ticked_shown)


async def the_contradiction_is_asked_about_before_anything_is_saved(week: AWeek, script: Script) -> None:
    owner = week.person(script.cast.owner)
    await owner.fill(script.contradicting)
    await owner.submit()
    in_order(week.screen(owner.id), *script.question)
    assert await week.bot.read(lambda tx: tx.check_ins.revisions(8)) == []
    await owner.fill({at(8, "why"): script.why})
    await asyncio.gather(owner.submit(), owner.submit())
    assert week.screen(owner.id).startswith(script.saved)
    assert len(await week.bot.read(lambda tx: tx.check_ins.revisions(8))) == 1


async def the_nudge_has_become_the_receipt(week: AWeek, script: Script) -> None:
    owner = script.cast.owner
    nudge = await week.dm(owner)
    await week.sent()
    receipt = await week.dm(owner)
    assert receipt.ts == nudge.ts
    assert week.reads(receipt, owner) == script.receipt
    assert week.hears(receipt, owner) == script.receipt_heard


async def somebody_answers_in_another_language(week: AWeek, script: Script) -> None:
    busy = week.person(script.cast.busy)
    await week.at("2026-11-27", "22:00")
    await busy.click(await week.dm(busy.id), "check_in_open")
    await week.answer(busy.id, script.busy_answers)
    await week.sent()
    in_order(week.reads(await week.dm(busy.id), busy.id), *script.busy_receipt)


async def where_things_stand_is_told_to_who_asks(week: AWeek, script: Script) -> None:
    for text, pieces in script.looked_up.items():
        in_order(await week.asks(script.cast.owner, text), *pieces)
    assert await week.posts("CCARE", script.cast.silent) == []


async def pages_turn_and_are_shared(week: AWeek, script: Script) -> None:
    owner = week.person(script.cast.owner)
    await owner.click(await week.asked(owner.id, script.status_of_team), "status_next")
    second = (await owner.messages("CCARE"))[-1]
    in_order(week.reads(second, owner.id), *script.next_page)
    await owner.click(second, "status_share")
    (shared,) = await week.posts("CCARE", script.cast.silent)
    in_order(week.reads(shared, script.cast.silent), *script.shared)
    assert script.shared_told in [week.reads(one, owner.id) for one in await owner.messages("CCARE")]


async def home_shows_ones_own(week: AWeek, script: Script) -> None:
    owner = week.person(script.cast.owner)
    in_order(await week.home(owner.id), *script.home)
    home = owner.home()
    assert home is not None
    await owner.click(home, "status_open")
    in_order(week.screen(owner.id), *script.modal)


async def on_monday_at_nine_only_the_silent_are_reminded(week: AWeek, script: Script) -> None:
    cast = script.cast
    await week.at("2026-11-30", "08:59")
    assert len(await week.dms(cast.silent)) == 1
    await week.at("2026-11-30", "09:00")
    _, reminder = await week.dms(cast.silent)
    assert reminder == script.reminder
    assert [len(await week.dms(user)) for user in (cast.owner, cast.busy, cast.lead, cast.away)] == [1, 1, 2, 0]


async def at_ten_the_channel_reads_the_digest(week: AWeek, script: Script) -> None:
    owner = script.cast.owner
    assert len(await week.posts("CCARE", owner)) == 1
    await week.at("2026-11-30", "10:00")
    _, digest = await week.posts("CCARE", owner)
    assert week.hears(digest, owner) == script.digest_heard
    assert week.reads_lines(digest, owner) == script.digest
    assert await week.thread(digest, owner) == script.thread
    (company,) = await week.posts("CCOMPANY", owner)
    assert week.reads(company, owner) == script.company_digest


async def a_late_answer_is_added_to_the_digest_in_its_place(week: AWeek, script: Script) -> None:
    silent = week.person(script.cast.silent)
    await week.at("2026-11-30", "11:30")
    await silent.click((await silent.dm())[-1], "check_in_open")
    in_order(week.screen(silent.id), *script.late_form)
    in_order(await week.answer(silent.id, script.late_answer), *script.late_saved)
    _, before = await week.posts("CCARE", silent.id)
    await week.sent()
    _, digest = await week.posts("CCARE", silent.id)
    assert digest.ts == before.ts
    assert week.reads_lines(digest, silent.id) == script.late_digest
    in_order(await week.thread(digest, silent.id), *script.late_thread)
    receipt, thanks = await week.dms(silent.id)
    in_order(receipt, *script.late_receipt)
    assert thanks == script.thanks


async def nobody_is_asked_twice(week: AWeek, script: Script) -> None:
    cast = script.cast
    assert await week.bot.tick() == []
    await week.at("2026-12-01", "12:00")
    assert [len(await week.dms(user)) for user in (cast.owner, cast.silent, cast.busy)] == [1, 2, 1]
    assert len(await week.posts("CCARE", cast.silent)) == 2
