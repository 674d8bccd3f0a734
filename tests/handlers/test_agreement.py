"""Agreement as people use it in Slack: sent, agreed to or given back, collected, sent up, talked about."""

from dataclasses import replace

import pytest

from messages import ids
from okr.actions.send_for_agreement import send_for_agreement, withdraw_draft
from okr.drafting import DraftState
from sandbox.plain_text import as_text
from tests.handlers.agreement_scene import TEAMS, Agreeing
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Agreeing:
    scene = Agreeing(a_running_bot)
    await scene.begin()
    return scene


async def titles(scene: Agreeing) -> list[str]:
    return await scene.bot.read(lambda tx: [each.title for each in tx.objectives.find()])


async def test_the_lead_agrees_with_one_tap_and_both_see_what_came_of_it(scene: Agreeing) -> None:
    await scene.send()
    assert await scene.reads("ULEAD") == (
        "🤝 @Alice Nguyen asks for your agreement to an objective.\n"
        "D-1 · Answer faster\n"
        "They wait\n"
        "Alice Nguyen's own, Customer care · Q4 2026 · committed\n"
        "1. First answer: from 5 to 2 · Alice Nguyen · by 31 December\n"
        "[Agree] [Ask for a change] [Open and comment] [Why did I get this?]"
    )
    await scene.press("ULEAD", ids.AGREEMENT_AGREE)
    assert await titles(scene) == ["Answer faster"]
    assert await scene.reads("ULEAD") == (
        "D-1 · Answer faster · Alice Nguyen\n"
        "✅ You agreed at 08:00 on Friday 27 November.\n"
        "It is O-1 now.\n"
        "[Open and comment] [Why did I get this?]"
    )
    told = await scene.reads("U1")
    assert told.startswith("🎉 @Leah Lead agreed:\nD-1 · Answer faster\nIt is O-1 now.")
    assert "🗓️ You are asked about your key results next at 15:00 on Friday 27 November." in told


async def test_a_change_is_asked_for_in_words_and_the_author_sends_it_again(scene: Agreeing) -> None:
    await scene.send()
    await scene.ask_for_change("ULEAD", "From <what>?")
    assert "✏️ Sent. @Alice Nguyen can write on it now" in scene.modal("ULEAD")
    assert "✏️ You asked for a change at 08:00 on Friday 27 November.\n“From <what>?”" in await scene.reads("ULEAD")
    assert await scene.reads("U1") == (
        "✏️ @Leah Lead asks for a change before agreeing:\n“From <what>?”\n"
        "D-1 · Answer faster   [Open and reply]\n"
        "  It is yours to write on again. The last step of the form sends it once more.\n"
        "[Go on writing] [Why did I get this?]"
    )
    assert "A change is asked for: From <what>?" in await scene.list("U1")
    await scene.bot.person("U1").close()
    await scene.bot.person("U1").command("/okr", "new")
    assert "↩️ a change is asked for: “From <what>?” · 1 key result" in scene.modal("U1")
    await scene.bot.person("U1").close()
    await scene.press("U1", ids.OBJECTIVE_DRAFT)
    assert "Step 1 of 3" in scene.modal("U1"), "from the beginning: the change may be of the goal"
    assert "Answer faster" in scene.modal("U1")
    await scene.bot.act(send_for_agreement, 1, by=await scene.member("U1"))
    await scene.bot.tick()
    assert "[Agree]" in await scene.reads("ULEAD")


async def test_a_question_opens_a_thread_under_the_message_and_the_answer_hangs_there(scene: Agreeing) -> None:
    await scene.send()
    lead, alice = scene.bot.person("ULEAD"), scene.bot.person("U1")
    await scene.press("ULEAD", ids.TALK_OPEN)
    await scene.send_form("ULEAD", ids.TALK_WORDS, "From what?")
    assert "✅ Your comment is in. Alice Nguyen will hear of it." in scene.modal("ULEAD")
    assert (await scene.reads("U1")).startswith("💬 @Leah Lead on D-1 · Answer faster:\n“From what?”\n[Reply]")
    await scene.press("U1", ids.TALK_OPEN)
    assert "Leah Lead · 08:00 on Friday 27 November\nFrom what?" in scene.modal("U1")
    await scene.send_form("U1", ids.TALK_WORDS, "From 5 hours")
    _, answer = await lead.thread(None, (await lead.dm())[0].ts)
    assert "“From 5 hours”" in as_text(answer, scene.bot.slack, "ULEAD")
    assert (len(await lead.dm()), len(await alice.dm())) == (1, 1)


async def test_decided_in_the_modal_it_shows_what_came_of_it(scene: Agreeing) -> None:
    await scene.send()
    await scene.list("ULEAD")
    await scene.press("ULEAD", ids.TALK_OPEN)
    await scene.press("ULEAD", ids.AGREEMENT_AGREE)
    assert "Published as O-1 · written by Alice Nguyen" in scene.modal("ULEAD")
    assert "[Agree]" not in scene.modal("ULEAD")
    await scene.press("ULEAD", ids.AGREEMENT_SHOW)
    assert "Nothing waits for your agreement" in scene.modal("ULEAD")
    assert len(scene.bot.person("ULEAD").views()) == 1


async def test_a_team_s_objectives_are_collected_and_go_up_in_one_message(scene: Agreeing) -> None:
    for user, title in (("U1", "A calm queue"), ("ULAN", "Fewer calls")):
        await scene.send(replace(TEAMS, title=title, owner=user), user)
        await scene.press("ULEAD", ids.AGREEMENT_AGREE)
    assert "/okr agree sends it up together with the team's others." in await scene.reads("ULEAD")
    listed = await scene.list("ULEAD")
    assert "Customer care · Q4 2026 · committed\nWritten by Alice Nguyen" in listed
    assert "▌Agreed in Customer care, to be sent up to Bob Stone\nD-1 · A calm queue" in listed
    assert "[Send up (2)]" in listed
    await scene.press("ULEAD", ids.AGREEMENT_SEND_UP)
    assert scene.modal("ULEAD") == (
        "▌Agreement\n▌Yours, under way\n"
        "D-1 · A calm queue\nCustomer care · Q4 2026 · committed\nSent up, waits for Bob Stone to agree\n   [Open]\n"
        "D-2 · Fewer calls\nCustomer care · Q4 2026 · committed\nSent up, waits for Bob Stone to agree\n   [Open]\n"
        "[Close]"
    )
    assert await scene.reads("U2") == (
        "🤝 @Leah Lead sends up 2 objectives of Customer care for your agreement.\n"
        "D-1 · A calm queue\n1 key result · Alice Nguyen\n   [Open]\n"
        "D-2 · Fewer calls\n1 key result · Trần Thị Lan\n   [Open]\n"
        "[Agree to all (2)] [Ask for a change] [Why did I get this?]"
    )
    await scene.press("U2", ids.AGREEMENT_AGREE)
    assert await titles(scene) == ["A calm queue", "Fewer calls"]
    assert "All of it is settled." in await scene.reads("U2")
    assert "D-1 · A calm queue\nIt is O-1 now." in await scene.reads("ULEAD")


async def test_the_author_takes_it_back_and_the_message_asks_no_more(scene: Agreeing) -> None:
    await scene.send()
    assert "Waits for Leah Lead to agree" in await scene.list("U1")
    await scene.press("U1", ids.TALK_OPEN)
    await scene.press("U1", ids.AGREEMENT_WITHDRAW)
    assert "Being written" in scene.modal("U1")
    text = await scene.reads("ULEAD")
    assert "↩️ Alice Nguyen took it back at 08:00 on Friday 27 November." in text
    assert "[Agree]" not in text


async def test_agreed_to_while_it_was_taken_back_it_says_so(scene: Agreeing) -> None:
    await scene.send()
    await scene.bot.act(withdraw_draft, 1, by=await scene.member("U1"))
    await scene.press("ULEAD", ids.AGREEMENT_AGREE)  # the message is not brought up to date yet
    assert (await scene.draft()).state is DraftState.WRITING
    whispered = [one for one in await scene.bot.person("ULEAD").dm() if one.ephemeral_to == "ULEAD"]
    assert "D-1 was taken back meanwhile" in whispered[0].text


async def test_it_reads_well_in_vietnamese(scene: Agreeing) -> None:
    await scene.send(user="ULAN", content=replace(TEAMS, title="Hàng đợi thông suốt", owner="ULAN"))
    await scene.ask_for_change("ULEAD", "Thêm số liệu nhé")
    text = await scene.reads("ULAN")
    assert text.startswith("✏️ @Leah Lead đề nghị sửa trước khi đồng ý:\n“Thêm số liệu nhé”")
    assert "▌Mục tiêu của bạn đang chờ" in await scene.list("ULAN", "thống nhất")


async def test_home_says_how_many_wait_and_opens_them(scene: Agreeing) -> None:
    await scene.send()
    person = scene.bot.person("ULEAD")
    await person.open_home()
    home = person.home()
    assert home is not None
    assert "🤝 1 objective waits for your agreement." in as_text(home, scene.bot.slack, "ULEAD")
    await person.click(home, ids.AGREEMENT_SHOW)
    assert "▌Waits for your agreement\nD-1 · Answer faster" in scene.modal("ULEAD")


async def test_the_status_of_an_objective_shows_its_newest_comments_and_takes_one(scene: Agreeing) -> None:
    await scene.send()
    await scene.press("ULEAD", ids.AGREEMENT_AGREE)
    person = scene.bot.person("ULAN")
    await person.command("/okr", "status O-1", channel="CCARE")
    shown = [one for one in await person.messages("CCARE") if one.ephemeral_to == "ULAN"][-1]
    await person.click(shown, ids.TALK_OPEN)
    await scene.send_form("ULAN", ids.TALK_WORDS, "Hay quá")
    assert "@Trần Thị Lan on O-1 · Answer faster:\n“Hay quá”" in await scene.reads("U1")
    await scene.bot.person("U2").command("/okr", "status O-1", channel="CCARE")
    seen = [one for one in await scene.bot.person("U2").messages("CCARE") if one.ephemeral_to == "U2"][-1]
    text = as_text(seen, scene.bot.slack, "U2")
    assert "💬 Trần Thị Lan · 08:00 on Friday 27 November\nHay quá" in text
