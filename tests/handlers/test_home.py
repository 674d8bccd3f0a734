"""The home tab, /okr history and /okr lang in Slack."""

import pytest

from messages import ids
from okr.objective import Level
from tests.builders import a_check_in, an_objective
from tests.handlers.status_scene import W47, Scene
from tests.running_bot import RunningBot

EDIT = ids.OBJECTIVE_EDIT


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    scene = Scene(a_running_bot)
    await scene.begin()
    return scene


async def home(scene: Scene, user: str) -> str:
    opened = await scene.bot.person(user).open_home()
    assert opened.error is None
    return scene.reads(scene.bot.person(user).home(), user)


async def test_home_says_what_is_due_how_mine_stand_and_my_teams(scene: Scene) -> None:
    text = await home(scene, "U1")
    assert text.startswith("📝 Check-in for week 48 (23–29 Nov)\n1 key result waits for your answer.")
    assert "by 10:00 on Monday 30 November" in text
    assert "🟡 KR-1 · Active users — needs attention" in text
    assert "🟡 Customer care\n1 needs attention" in text


async def test_who_owns_nothing_is_told_so_and_where_to_go(scene: Scene) -> None:
    text = await home(scene, "UADMIN")
    assert "🌿 Nothing is waiting for your answer.\n" in text
    assert "No objective or key result is yours at the moment." in text
    assert "/okr help" in text


async def test_a_lead_finds_their_team_and_opens_its_status(scene: Scene) -> None:
    assert "Customer care · you lead it" in await home(scene, "ULEAD")
    tab = scene.bot.person("ULEAD").home()
    assert tab is not None
    await scene.press("ULEAD", tab, ids.STATUS_OPEN)
    modal = scene.bot.person("ULEAD").view()
    assert modal is not None
    assert modal.title == "Where things stand"
    assert "KR-1 · Active users" in scene.reads(modal, "ULEAD")


async def test_opened_again_it_is_published_only_where_it_says_something_else(scene: Scene) -> None:
    await home(scene, "U1")
    first = await home(scene, "U1")
    assert len(scene.bot.slack.calls("views.publish")) == 1
    await scene.bot.put(an_objective(number=1, owner="ULEAD", title="Nobody leaves"))
    assert await home(scene, "U1") != first
    assert len(scene.bot.slack.calls("views.publish")) == 2


async def test_one_s_own_objective_is_changed_from_home_and_another_s_is_not(scene: Scene) -> None:
    await scene.bot.put(an_objective(number=5, owner="U1", level=Level.INDIVIDUAL, title="Learn Vietnamese"))
    await home(scene, "U1")
    tab = scene.bot.person("U1").home()
    assert tab is not None
    shown = [block["accessory"]["value"] for block in tab.blocks if block.get("accessory", {}).get("action_id") == EDIT]
    assert shown == ["5"]
    await scene.press("U1", tab, EDIT)
    assert "change of O-5" in scene.reads(scene.bot.person("U1").view(), "U1")


async def test_the_modal_turns_its_pages(scene: Scene) -> None:
    await scene.many(12)
    await home(scene, "ULEAD")
    tab = scene.bot.person("ULEAD").home()
    assert tab is not None
    await scene.press("ULEAD", tab, ids.STATUS_OPEN)
    modal = scene.bot.person("ULEAD").view()
    assert modal is not None
    await scene.press("ULEAD", modal, ids.STATUS_NEXT)
    assert "Page 2 of 2" in scene.reads(scene.bot.person("ULEAD").view(), "ULEAD")


async def test_check_in_opens_the_form_and_home_follows_once_it_is_saved(scene: Scene) -> None:
    await home(scene, "U1")
    alice, tab = scene.bot.person("U1"), scene.bot.person("U1").home()
    assert tab is not None
    await scene.press("U1", tab, ids.CHECK_IN_OPEN)
    await alice.fill({"kr-1-value": "64", "kr-1-confidence": "8"})
    await alice.submit()
    saved = alice.view()
    assert saved is not None
    assert saved.title == "Saved"
    await alice.close()
    text = scene.reads(alice.home(), "U1")
    assert text.startswith("✅ All answered for week 48 (23–29 Nov).")
    assert "64 → 100" in text
    assert "[Edit]" in text


async def test_the_messages_tab_is_left_as_it_is(scene: Scene) -> None:
    await scene.bot.person("U1").open_home(tab="messages")
    assert scene.bot.person("U1").home() is None


async def test_a_guest_finds_a_kind_word(scene: Scene) -> None:
    assert "Guests don't take part" in await home(scene, "UGUEST")


async def test_choosing_a_language_on_the_home_tab_turns_it(scene: Scene) -> None:
    await home(scene, "U1")
    tab = scene.bot.person("U1").home()
    assert tab is not None
    await scene.press("U1", tab, ids.LANGUAGE_VI)
    assert "Check-in tuần 48 (23–29/11)" in scene.reads(scene.bot.person("U1").home(), "U1")


async def test_typing_a_language_answers_in_it_and_it_stays(scene: Scene) -> None:
    assert "Từ giờ bot dùng tiếng Việt với bạn." in await scene.read("U1", "lang vi")
    assert "OKR của bạn" in await scene.read("U1", "status me")
    assert "From now on the bot speaks English with you." in await scene.read("U1", "tiếng anh")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("lang", "Which language should the bot use with you? Now it is English."),
        ("lang klingon", "The bot does not speak “klingon” yet. Which language"),
    ],
)
async def test_no_language_or_an_unknown_one_offers_those_there_are(scene: Scene, typed: str, says: str) -> None:
    told = await scene.ask("U1", typed)
    assert scene.reads(told, "U1").startswith(says)
    await scene.press("U1", told, ids.LANGUAGE_VI)
    assert (await scene.left("U1"))[-1].startswith("✅ Từ giờ bot dùng tiếng Việt với bạn.")


async def test_help_offers_the_other_language(scene: Scene) -> None:
    await scene.press("U1", await scene.ask("U1", "help"), ids.HELP_LANGUAGE)
    assert (await scene.left("U1"))[-1].startswith("✅ Từ giờ bot dùng tiếng Việt với bạn.")


async def test_history_tells_every_week_and_every_correction(scene: Scene) -> None:
    await scene.bot.put(a_check_in(60, week=W47, revision=2, by="ULEAD", confidence=6, reason="Counted once too few"))
    text = await scene.read("U2", "history KR-1")
    assert "Week 47 (16–22 Nov): 60 · confidence 6" in text
    assert "✏️ Corrected by Leah Lead, 15:00 on Friday 20 November; it has 2 versions" in text
    assert "Reason: Counted once too few" in text
    assert "Week 46 (9–15 Nov): 50 · confidence 9" in text
    assert "Week 45 (2–8 Nov): no answer" in text


async def test_a_long_history_turns_page_by_page(scene: Scene) -> None:
    weeks = [W47.plus(-back) for back in range(2, 7)]
    await scene.bot.put(*(a_check_in(10, week=week) for week in weeks))
    scene.bot.advance(days=42)
    told = await scene.ask("U1", "history 1")
    assert "Page 1 of 3" in scene.reads(told, "U1")
    await scene.press("U1", told, ids.HISTORY_NEXT)
    (second,) = await scene.bot.person("U1").messages("CCARE")
    await scene.press("U1", second, ids.HISTORY_NEXT)
    (older,) = await scene.bot.person("U1").messages("CCARE")
    assert "Week 40 (28 Sep – 4 Oct)" in scene.reads(older, "U1")
    await scene.press("U1", older, ids.HISTORY_PREVIOUS)
    assert "Page 2 of 3" in (await scene.left("U1"))[0]


async def test_history_of_nothing_named_asks_for_one(scene: Scene) -> None:
    assert "/okr history KR-12" in await scene.read("U1", "history")
