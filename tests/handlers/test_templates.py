"""Templates in Slack: found in either language, filled in where something is wrong, and a draft of them at the end."""

import asyncio
from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any

import pytest

from messages import ids
from messages.template_library import Library
from okr.drafting import DraftContent
from okr.initiative import InitiativeState
from okr.metric import Change, Kind, Limit
from okr.objective import Ambition, Level
from okr.unit import PERCENT, currency
from sandbox.driver.person import Person
from sandbox.plain_text import as_text
from tests.builders import a_cycle, a_member, a_membership, a_team
from tests.handlers.set_up_scene import WEDNESDAY, on_screen
from tests.running_bot import RunningBot, bot_in_slack

INCOME: dict[Any, Any] = {
    "blank-kr1_start": "20 triệu",
    "blank-kr1_target": "20",
    "blank-kr2_target": "2",
    "blank-kr3_target": "30tr",
    "blank-kr4_limit": "20%",
}
SERVICE: dict[Any, Any] = {
    "blank-software": "Zendesk",
    "blank-kr1_start": "30 min",
    "blank-kr1_target": "0h20",
    "blank-kr2_start": "15",
    "blank-kr2_target": "20",
    "blank-kr3_start": "40%",
    "blank-kr3_target": "100%",
}


@pytest.fixture
async def bot(sqlite_url: str) -> AsyncIterator[RunningBot]:
    async with bot_in_slack(sqlite_url, now=WEDNESDAY) as running:
        people = [a_member("U1", name="Alice Nguyen"), a_member("ULAN", name="Lan", locale="vi-VN")]
        memberships = [a_membership("U1"), a_membership("ULAN")]
        await running.put(*people, a_member("ULEAD", name="Leah Lead"), a_cycle(), a_team(), *memberships)
        yield running


async def opened(bot: RunningBot, user: str = "ULEAD", text: str = "templates") -> Person:
    person = bot.person(user)
    await person.command("/okr", text, channel="CCARE")
    return person


async def used(bot: RunningBot, template: str, user: str = "ULEAD") -> Person:
    """The form of that template, found by its department."""
    person = await opened(bot, user, "mẫu" if user == "ULAN" else "templates")
    found = Library.read().get(template)
    assert found is not None
    await person.click(on_screen(person), ids.TEMPLATE_CHOICE, "template-department", option=found.departments[0])
    await person.click(on_screen(person), ids.TEMPLATE_USE, value=template)
    return person


def reads(bot: RunningBot, user: str = "ULEAD") -> str:
    return as_text(on_screen(bot.person(user)), bot.slack, user)


async def drafted(bot: RunningBot) -> DraftContent:
    """What the first draft says."""
    draft = await bot.read(lambda tx: tx.objective_drafts.get(1))
    assert draft is not None
    return draft.content


async def published(bot: RunningBot, person: Person) -> None:
    """From the list of its key results to the end, as it stands."""
    assert await sent(person, {}) == {}
    assert await sent(person, {}) == {}
    assert "✅ O-1 · Help more people without hurrying anybody" in reads(bot)


async def sent(person: Person, fields: dict[Any, Any]) -> dict[str, str]:
    await person.fill(fields)
    await person.submit()
    return person.errors()


async def test_a_template_found_by_words_becomes_a_draft_to_write_on(bot: RunningBot) -> None:
    person = await opened(bot, "ULEAD", "templates hurrying")
    assert "1 template" in reads(bot)
    await person.click(on_screen(person), ids.TEMPLATE_USE, value="service-efficiency")
    assert "Requests and complaints followed in [Software]" in reads(bot)
    assert await sent(person, SERVICE) == {}
    assert "Step 2 of 3 · draft D-1, kept with each step" in reads(bot)
    assert "Requests and complaints followed in Zendesk\nfrom 40% to 100%" in reads(bot)
    content = await drafted(bot)
    assert (content.level, content.owner, content.ambition) == (Level.TEAM, "ULEAD", Ambition.COMMITTED)
    assert content.why.startswith("Waiting annoys customers")
    assert content.key_results[1].metric == Change(Decimal(15), Decimal(35), PERCENT)
    assert content.initiatives[0].title == "Write answers to the thirty questions asked most"
    await published(bot, person)


async def test_at_the_last_step_the_coach_reads_it_and_a_page_on_top_says_why(bot: RunningBot) -> None:
    person = await used(bot, "service-efficiency")
    assert await sent(person, SERVICE) == {}
    assert await sent(person, {}) == {}
    assert "We will help more people without hurrying anybody, as measured by time worked on one request" in reads(bot)
    await person.fill({"plans-initiatives": "Write answers"})
    await person.click(on_screen(person), ids.OBJECTIVE_BACK)
    assert await sent(person, {}) == {}
    assert "Three to five initiatives make it tangible" in reads(bot)
    await person.click(on_screen(person), ids.COACH_GUIDE)
    assert "A good OKR" in reads(bot)
    await person.close()
    assert await sent(person, {}) == {}
    assert "✅ O-1" in reads(bot)


async def test_sent_twice_it_is_one_draft(bot: RunningBot) -> None:
    person = await used(bot, "service-efficiency")
    await person.fill(SERVICE)
    await asyncio.gather(person.submit(), person.submit())
    assert await bot.read(lambda tx: [draft.number for draft in tx.objective_drafts.of_author("ULEAD")]) == [1]


async def test_published_its_initiatives_are_planned_and_its_writers(bot: RunningBot) -> None:
    person = await used(bot, "service-efficiency")
    assert await sent(person, SERVICE) == {}
    await published(bot, person)
    planned = await bot.read(lambda tx: tx.initiatives.of_objectives([1]))
    assert [(one.number, one.owner, one.state) for one in planned] == [
        (number, "ULEAD", InitiativeState.PLANNED) for number in (1, 2, 3)
    ]


async def test_in_vietnamese_it_is_asked_whether_by_or_to(bot: RunningBot) -> None:
    person = await used(bot, "own-income", "ULAN")
    assert "Tăng thêm, tính theo % so với hiện tại" in reads(bot, "ULAN")
    assert await sent(person, INCOME) == {}
    assert "từ 20 triệu đồng đến 24 triệu đồng" in reads(bot, "ULAN")
    content = await drafted(bot)
    assert (content.title, content.level) == ("Có nhiều hơn một nguồn thu nhập", Level.INDIVIDUAL)
    assert content.ambition is Ambition.ASPIRATIONAL
    metrics = [one.metric for one in content.key_results]
    assert metrics[0] == Change(Decimal(20_000_000), Decimal(24_000_000), currency("VND"), baseline_note="+20 %")
    assert metrics[3] == Limit(Kind.AT_LEAST, Decimal(20), PERCENT)


async def test_to_a_figure_is_another_target_than_by_so_much(bot: RunningBot) -> None:
    person = await used(bot, "own-income", "ULAN")
    assert await sent(person, INCOME | {"blank-kr1_how": "to", "blank-kr1_target": "26 triệu"}) == {}
    metric = (await drafted(bot)).key_results[0].metric
    assert metric == Change(Decimal(20_000_000), Decimal(26_000_000), currency("VND"))


@pytest.mark.parametrize(
    ("typed", "block", "words"),
    [
        ({"blank-kr2_start": "soon"}, "blank-kr2_start", "can't be read as a number"),
        ({"blank-kr3_target": "30%"}, "blank-kr3_target", "the target lies above today's figure"),
        ({"blank-kr1_target": "40 min"}, "blank-kr1_target", "the target lies below today's figure"),
        ({"blank-kr2_target": "1 2 3"}, "blank-kr2_target", ""),
    ],
)
async def test_what_is_wrong_is_said_at_its_field_and_nothing_is_written(
    bot: RunningBot, typed: dict[Any, Any], block: str, words: str
) -> None:
    person = await used(bot, "service-efficiency")
    errors = await sent(person, SERVICE | typed)
    assert set(errors) == {block}
    assert words in errors[block]
    assert await bot.read(lambda tx: tx.objective_drafts.get(1)) is None
    assert await sent(person, SERVICE) == {}


async def test_a_day_outside_the_cycle_is_refused_at_its_field(bot: RunningBot) -> None:
    person = await used(bot, "engineering-security")
    filled = {"blank-certificate": "ISO 27001", "blank-kr1_start": "4", "blank-kr1_target": "75"}
    filled |= {"blank-kr2_target": "4", "blank-kr3_due": "2027-03-01"}
    assert "when the cycle ends" in (await sent(person, filled))["blank-kr3_due"]
    assert await sent(person, filled | {"blank-kr3_due": "2026-12-15"}) == {}


async def test_a_lead_may_make_it_their_own(bot: RunningBot) -> None:
    person = await used(bot, "service-efficiency")
    assert await sent(person, SERVICE | {"template-whose": "individual"}) == {}
    assert (await drafted(bot)).level is Level.INDIVIDUAL


@pytest.mark.parametrize(("whose", "level"), [({}, Level.INDIVIDUAL), ({"template-whose": "team"}, Level.TEAM)])
async def test_a_member_writes_a_team_s_template_for_themselves_unless_they_draft_it_for_the_lead(
    bot: RunningBot, whose: dict[Any, Any], level: Level
) -> None:
    person = await used(bot, "service-efficiency", "U1")
    assert "agreed to by its lead before it is published" in reads(bot, "U1")
    assert await sent(person, SERVICE | whose) == {}
    content = await drafted(bot)
    assert (content.level, content.owner) == (level, "U1")


async def test_the_library_is_turned_page_by_page_and_narrowed(bot: RunningBot) -> None:
    person = await opened(bot)
    assert "65 templates" in reads(bot)
    assert "Page 1 of 7" in reads(bot)
    await person.click(on_screen(person), ids.TEMPLATE_MORE)
    assert "Page 2 of 7" in reads(bot)
    await person.click(on_screen(person), ids.TEMPLATE_EARLIER)
    assert "Page 1 of 7" in reads(bot)
    await person.click(on_screen(person), ids.TEMPLATE_CHOICE, "template-level", option="company")
    assert "9 templates" in reads(bot)
    assert "Page" not in reads(bot)
    await person.fill({"template-words": "zebra"})
    await person.submit()
    assert "No template fits." in reads(bot)


async def test_words_are_heard_when_enter_is_pressed(bot: RunningBot) -> None:
    person = await opened(bot, "ULAN", "mau")
    await person.click(on_screen(person), ids.TEMPLATE_CHOICE, "template-words", text="bao mat")
    assert "Giữ an toàn dữ liệu của công ty và khách hàng" in reads(bot, "ULAN")


async def test_whoever_is_in_no_team_is_told_so(bot: RunningBot) -> None:
    await bot.put(a_member("U2", name="Bob"))
    person = await opened(bot, "U2")
    await person.click(on_screen(person), ids.TEMPLATE_USE, value=Library.read().templates[0].key)
    assert "team" in reads(bot, "U2")
    assert await bot.read(lambda tx: tx.objective_drafts.get(1)) is None
