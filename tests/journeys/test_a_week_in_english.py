"""A whole week as Alice, who reads English, and her channel live through it."""

import asyncio

from tests.journeys.company import a_company
from tests.journeys.english import ALICE, BOB, CAST, DIGEST, LAN, LATE, LEAH, RECEIPT, THREAD, WORDS
from tests.journeys.week import AWeek, answers, at, in_order, on_screen, typed
from tests.running_bot import RunningBot


async def test_a_week_in_english(a_running_bot_on_both: RunningBot) -> None:
    week = AWeek(a_running_bot_on_both, "UTC")
    await week.bot.put(*a_company(WORDS, CAST, zone="UTC", language="en"))
    await the_nudge_comes_on_friday_at_three(week)
    await a_bad_and_an_ambiguous_number_are_refused_where_they_stand(week)
    await what_was_typed_is_kept_through_back_next_and_close(week)
    await the_contradiction_is_asked_about_before_anything_is_saved(week)
    await the_nudge_has_become_the_receipt(week)
    await lan_answers_in_vietnamese(week)
    await on_monday_at_nine_only_the_silent_are_reminded(week)
    await at_ten_the_channel_reads_the_digest(week)
    await a_late_answer_is_added_to_the_digest_in_its_place(week)
    await nobody_is_asked_twice(week)


async def the_nudge_comes_on_friday_at_three(week: AWeek) -> None:
    await week.at("2026-11-27", "14:59")
    assert await week.dms(ALICE) == []
    await week.at("2026-11-27", "15:00")
    nudge = await week.dm(ALICE)
    assert week.hears(nudge, ALICE) == (
        "Hi Alice Nguyen, it's time for this week's OKR check-in: 8 key results, about 6 minutes."
    )
    in_order(
        week.reads(nudge, ALICE),
        "Hi Alice Nguyen, it's time for this week's OKR check-in. You have 8 key results, it takes about 6 minutes. "
        "Please send it by 10:00 on Monday 30 November.",
        "• KR-1 · Contracts renewed\n",
        "… and 3 more\n[Check in]\n",
        "Why am I getting this? You own these key results. Once a week, at your own time.",
    )
    assert (await week.dms(LEAH), await week.dms(CAST.away)) == ([], [])


async def a_bad_and_an_ambiguous_number_are_refused_where_they_stand(week: AWeek) -> None:
    alice = week.person(ALICE)
    await alice.click(await week.dm(ALICE), "check_in_open")
    in_order(
        week.screen(ALICE),
        "Week 48 (23–29 Nov)\nSend it by 10:00 on Monday 30 November to be in the digest.\n",
        "Page 1 of 2. What you type is kept when you turn the page.",
        "KR-1 · Contracts renewed\nCustomers stay with us\nLast 1,100 contracts, target 2,000 contracts\n",
        "▰▰▰▰▰▰┊▱▱▱▱ 55%, 63% expected by now",
        "Last 3h 20m, target 2h",
        "Last 99.6%, at least 99.5%",
        "Last 4.2%, at most 5%",
    )
    await alice.fill(answers(1, 8, value="1,250", note="Two big clients") | answers(2, 7, value="2h 50m"))
    await alice.fill(answers(3, 9, value="0.997") | answers(4, 6, value="plenty", blocker="the courier is late"))
    await alice.submit()
    assert alice.errors() == {
        at(3, "value"): "“0.997” could be 0.997% or 99.7%. Type 0.997% for the first, 99.7% for the second.",
        at(4, "value"): "“plenty” can't be read as a number. Type it like 45 or 12.5; "
        "your other fields stay as they are.",
    }
    form = on_screen(alice)
    assert (typed(form, "value", 1), typed(form, "note", 1)) == ("1,250", "Two big clients")
    assert typed(form, "blocker", 4) == "the courier is late"
    await alice.fill(answers(3, value="99.7%") | answers(4, value="6.1"))
    await alice.submit()
    in_order(
        week.screen(ALICE),
        "Page 2 of 2.",
        "KR-5 · New help desk\nSupport that people praise\n1 of 3 steps\n",
        "[x] Choose a supplier\n  [ ] Move the data",
        "How sure are you of a good result (70%) by 31 December?",
        "To show: the certificate itself",
        "Start 0, target 100\n44% expected by now",
    )


async def what_was_typed_is_kept_through_back_next_and_close(week: AWeek) -> None:
    alice = week.person(ALICE)
    await alice.fill(answers(5, 7, steps=["1", "2"]) | answers(6, 8, done="no") | answers(7, 8, value="1.2M"))
    await alice.click(on_screen(alice), "check_in_back")
    assert typed(on_screen(alice), "value", 1) == "1,250"
    await alice.submit()
    assert typed(on_screen(alice), "value", 7) == "1.2M"
    await alice.close()
    await alice.click(await week.dm(ALICE), "check_in_open")
    assert typed(on_screen(alice), "value", 4) == "6.1"
    await alice.submit()
    in_order(week.screen(ALICE), "[x] Choose a supplier\n  [x] Move the data\n  [ ] Train everybody", "(•) Not yet")
    assert typed(on_screen(alice), "value", 7) == "1.2M"


async def the_contradiction_is_asked_about_before_anything_is_saved(week: AWeek) -> None:
    alice = week.person(ALICE)
    await alice.fill(answers(8, 9, value="10"))
    await alice.submit()
    in_order(
        week.screen(ALICE),
        "▌One more question",
        "Nothing is saved yet. Here the figure and the confidence don't match; what you typed is kept.",
        "KR-8 · Customers visited\n10 → 100 · confidence 9\n10% so far, 44% expected by now",
        "It is far behind: what makes you so sure?",
    )
    assert (await week.asks(ALICE, "digest")).count("Alice Nguyen") == 1  # among those not heard from
    await alice.fill({at(8, "why"): "sixty visits are booked"})
    await asyncio.gather(alice.submit(), alice.submit())
    assert week.screen(ALICE).startswith("▌Saved\n✅ Saved: week 48 (23–29 Nov).\nKR-1 · Contracts renewed\n1,250 → ")
    assert len(await week.bot.read(lambda tx: list(tx.check_ins.revisions(8)))) == 1


async def the_nudge_has_become_the_receipt(week: AWeek) -> None:
    nudge = await week.dm(ALICE)
    await week.sent()
    receipt = await week.dm(ALICE)
    assert receipt.ts == nudge.ts
    assert week.reads(receipt, ALICE) == RECEIPT
    assert week.hears(receipt, ALICE) == "Recorded: week 48 (23–29 Nov), 8 key results."


async def lan_answers_in_vietnamese(week: AWeek) -> None:
    lan = week.person(LAN)
    await lan.click(await week.dm(LAN), "check_in_open")
    await week.answer(
        LAN,
        answers(10, 3, value="22,5", blocker="no evening shift yet")
        | answers(11, 8, value="27")
        | answers(12, 8, done="yes"),
    )
    await week.sent()
    assert "22,5 % → 100 % · mức tự tin 3" in week.reads(await week.dm(LAN), LAN)


async def on_monday_at_nine_only_the_silent_are_reminded(week: AWeek) -> None:
    await week.at("2026-11-30", "08:59")
    assert len(await week.dms(BOB)) == 1
    await week.at("2026-11-30", "09:00")
    nudge, reminder = await week.dms(BOB)
    assert nudge.startswith("Hi Bob Stone, it's time for this week's OKR check-in.")
    assert reminder == (
        "Bob Stone, 1 key result has no update yet for week 48 (23–29 Nov). "
        "The team's digest goes out at 10:00 on Monday 30 November. It takes about 1 minute.\n[Check in]"
    )
    assert [len(await week.dms(user)) for user in (ALICE, LAN, LEAH, CAST.away)] == [1, 1, 0, 0]


async def at_ten_the_channel_reads_the_digest(week: AWeek) -> None:
    assert await week.posts("CCARE", ALICE) == []
    await week.at("2026-11-30", "10:00")
    (digest,) = await week.posts("CCARE", ALICE)
    assert week.hears(digest, ALICE) == (
        "Customer care · week 48 (23–29 Nov): 2 at risk, 4 need attention, 6 on track, 1 done"
    )
    assert week.reads(digest, ALICE) == DIGEST
    assert await week.thread(digest, ALICE) == [THREAD]


async def a_late_answer_is_added_to_the_digest_in_its_place(week: AWeek) -> None:
    bob = week.person(BOB)
    await week.at("2026-11-30", "11:30")
    await bob.click((await bob.dm())[-1], "check_in_open")
    assert "Week 48 (23–29 Nov)\nThe digest is out; your answers will be added to it." in week.screen(BOB)
    saved = await week.answer(BOB, answers(9, 8, value="33"))
    assert "✅ Saved: week 48 (23–29 Nov). The digest is out; your answers are added to it now." in saved
    (before,) = await week.posts("CCARE", BOB)
    await week.sent()
    (digest,) = await week.posts("CCARE", BOB)
    assert week.reads(digest, BOB) == LATE
    assert digest.ts == before.ts
    (thread,) = await week.thread(digest, BOB)
    assert "🟢 Guides written — 33 → 50\nBob Stone" in thread
    receipt, thanks = await week.dms(BOB)
    assert receipt.startswith("✅ Recorded for week 48 (23–29 Nov), Monday 30 November 11:30.")
    assert "Thank you, Bob Stone! Your update of 1 key result came in at 11:30. It is in the digest." in thanks


async def nobody_is_asked_twice(week: AWeek) -> None:
    assert await week.bot.tick() == []
    await week.at("2026-12-01", "12:00")
    assert [len(await week.dms(user)) for user in (ALICE, BOB, LAN)] == [1, 2, 1]
    assert len(await week.posts("CCARE", BOB)) == 1
