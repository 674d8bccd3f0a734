"""The coach in words: one sentence of a draft, and advice with an example each, in both languages and never a wall."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from messages import ids
from messages.coach import MOST, coached, said_of
from messages.coach_said import CoachWords
from messages.coach_sentence import sentence
from messages.language import Language, read_words
from messages.lengths import length
from messages.render import TEMPLATES, Renderer
from okr.coach import Advice, Beside, Check, advise
from okr.drafting import MOST_KEY_RESULTS, DraftContent, DraftedInitiative, DraftedKeyResult
from okr.metric import Binary, Change, Kind, Limit, Metric, Milestones, Step
from okr.objective import Level
from okr.unit import HOURS, PERCENT, currency, noun
from tests.builders import LAST_DAY, an_increase
from tests.messages.hostile import HOSTILE, faults

RENDERER = Renderer.read(shared={"ids": ids})
EN, VI = RENDERER.wording(Language.EN), RENDERER.wording(Language.VI)

BESIDE = Beside(above=("Be the shop of the town",), last_day=LAST_DAY)


def key_results(*titled: tuple[str, Metric]) -> tuple[DraftedKeyResult, ...]:
    return tuple(
        DraftedKeyResult(key=n, title=title, metric=metric, owner="U1", due=LAST_DAY)
        for n, (title, metric) in enumerate(titled, start=1)
    )


def work(*titles: str) -> tuple[DraftedInitiative, ...]:
    return tuple(DraftedInitiative(title=title) for title in titles)


OWN = DraftContent(
    title="Sell more in Hà Nội.",
    team="sales",
    cycle="2026-Q4",
    owner="U1",
    key_results=key_results(
        ("Revenue from regulars", Change(Decimal(1000), Decimal(1500), currency("USD"))),
        ("Contracts signed", an_increase(0, 12, unit=noun("contracts"))),
        ("Time to answer", Change(Decimal(300), Decimal(120), HOURS)),
    ),
    initiatives=work("Call five people a week", "Google every one of them", "CRM for all"),
)
TEAM_S = DraftContent(
    title="Bán nhiều hơn ở Hà Nội",
    level=Level.TEAM,
    team="sales",
    cycle="2026-Q4",
    owner="U1",
    key_results=key_results(
        ("Tỷ lệ khách quay lại", an_increase(30, 40, unit=PERCENT)),
        ("Khiếu nại mỗi tuần", Limit(Kind.AT_MOST, Decimal(5))),
        ("Đạt ISO 9001", Binary("giấy chứng nhận")),
    ),
    initiatives=work("Gọi lại từng khách", "Mỗi tuần một buổi góp ý"),
)


def test_a_draft_reads_as_one_sentence_that_a_person_would_say() -> None:
    assert sentence(OWN, EN) == (
        "I will sell more in Hà Nội, as measured by revenue from regulars (up from $1,000 to $1,500), contracts signed "
        "(12 contracts) and time to answer (down from 5h to 2h), through this work: call five people a week, Google "
        "every one of them and CRM for all."
    )


def test_in_vietnamese_a_team_speaks_of_itself() -> None:
    assert sentence(TEAM_S, VI) == (
        "Chúng tôi sẽ bán nhiều hơn ở Hà Nội, được đo bằng tỷ lệ khách quay lại (từ 30% lên 40%), khiếu nại mỗi tuần "
        "(không quá 5) và đạt ISO 9001, thông qua các việc: gọi lại từng khách và mỗi tuần một buổi góp ý."
    )


def test_a_title_that_is_no_deed_is_named_instead() -> None:
    happy = replace(OWN, title="Happy customers", key_results=(), initiatives=())
    assert sentence(happy, EN) == "My objective: happy customers."
    content = replace(TEAM_S, title="Khách hàng hài lòng hơn", key_results=(), initiatives=())
    assert sentence(content, VI) == "Mục tiêu của chúng tôi: khách hàng hài lòng hơn."


def test_what_is_not_written_yet_is_left_out() -> None:
    assert sentence(replace(OWN, title=" "), EN) == ""
    assert sentence(replace(OWN, key_results=(), initiatives=()), EN) == "I will sell more in Hà Nội."
    assert sentence(replace(OWN, key_results=(), initiatives=work("Call them")), EN) == (
        "I will sell more in Hà Nội, through this work: call them."
    )


@pytest.mark.parametrize(
    ("title", "metric", "said"),
    [
        ("Contracts with new customers: 12", an_increase(3, 12), "contracts with new customers: 12"),
        ("Deals", an_increase(45, 120, unit=noun("deals")), "deals (up from 45 to 120 deals)"),
        ("Move to the new office", Milestones((Step(1, "a"), Step(2, "b"))), "move to the new office (2 steps)"),
        ("Uptime", Limit(Kind.AT_LEAST, Decimal("99.9"), PERCENT), "uptime (at least 99.9%)"),
        ("HubSpot holds all deals", Binary(), "HubSpot holds all deals"),
        ("Hà Nội has a shop", Binary(), "Hà Nội has a shop"),
        ("Errors", an_increase(9, 0), "errors (down from 9 to 0)"),
    ],
)
def test_a_key_result_is_said_with_its_figures_once(title: str, metric: Metric, said: str) -> None:
    content = replace(OWN, key_results=key_results((title, metric)), initiatives=())
    assert sentence(content, EN) == f"I will sell more in Hà Nội, as measured by {said}."


def test_a_name_that_the_draft_writes_within_a_text_keeps_its_capital_at_a_start() -> None:
    content = replace(OWN, why="Because Minerva grows.", key_results=(), initiatives=work("Minerva first"))
    assert sentence(content, EN).endswith("through this work: Minerva first.")


def test_parts_with_commas_are_set_apart_by_semicolons() -> None:
    content = replace(OWN, key_results=(), initiatives=work("Call, then write", "Ask", "Listen"))
    assert sentence(content, EN).endswith("through this work: call, then write; ask; and listen.")


@pytest.mark.parametrize("language", Language)
def test_forty_key_results_fit_and_those_left_out_are_counted(language: Language) -> None:
    long = key_results(
        *((f"{n} " + "dài " * 60, Change(Decimal(n), Decimal(10**12), noun("x" * 40))) for n in range(40))
    )
    assert len(long) == MOST_KEY_RESULTS
    content = replace(OWN, title="T" * 600, key_results=long, initiatives=work(*["Việc " * 60] * 40))
    said = sentence(content, RENDERER.wording(language))
    assert length(said) <= 2_000
    assert ("35 more" if language is Language.EN else "35 mục nữa") in said


WEAK = replace(
    OWN,
    title="Tăng doanh thu 20%",
    key_results=key_results(
        ("Launch the CRM", Binary()), ("Hold a fair", Binary()), ("Write a report", Binary()), ("Visa held", Binary())
    ),
    initiatives=(),
)


def test_an_example_is_made_of_the_drafts_own_words() -> None:
    words = CoachWords(EN, WEAK)
    said = {each.check: said_of(each, words) for each in advise(WEAK)}
    assert said[Check.FIGURE_IN_TITLE].example == "“Tăng doanh thu”, with 20% in a key result"
    activity = said[Check.ACTIVITY]
    assert activity.says == (
        "“Launch the CRM”, “Hold a fair” and 1 more say what will be done, not what will be different afterwards."
    )
    assert activity.example == "“People who say that the CRM helps them”, 80%"
    assert said[Check.NO_EVIDENCE].says == "Say what will prove that this is done: “Visa held”."


@pytest.mark.parametrize(
    ("title", "example"),
    [
        ("Tổ chức hội thảo", "“Tỷ lệ người muốn tham gia lại hội thảo”, 80%"),
        ("Triển khai CRM", "“Tỷ lệ người thấy CRM có ích cho mình”, 80%"),
        ("Xây dựng", "“Xây dựng”, hoàn thành khi cả nhóm đã dùng được kết quả"),
        ("Phân tích đối thủ", "“Phân tích đối thủ”, hoàn thành khi cả nhóm đã dùng được kết quả"),
    ],
)
def test_each_kind_of_activity_has_its_own_example(title: str, example: str) -> None:
    content = replace(TEAM_S, key_results=key_results((title, Binary())))
    found = next(each for each in advise(content) if each.check is Check.ACTIVITY)
    assert said_of(found, CoachWords(VI, content)).example == example


@pytest.mark.parametrize(
    ("start", "target", "example"),
    [
        ("12000000", "24000000", "if $20 million were a success already, choose “aspirational”"),
        ("1", "3.5", "if $2.80 were a success already, choose “aspirational”"),
    ],
)
def test_seven_tenths_of_the_way_are_rounded_as_people_say_it(start: str, target: str, example: str) -> None:
    content = replace(OWN, key_results=key_results(("Sales", Change(Decimal(start), Decimal(target), currency("USD")))))
    found = next(each for each in advise(content) if each.check is Check.DOUBLES)
    assert said_of(found, CoachWords(EN, content)).example == example


@pytest.mark.parametrize("language", Language)
def test_every_check_has_words_for_any_draft(language: Language) -> None:
    words = CoachWords(RENDERER.wording(language), TEAM_S)
    for check in Check:
        for keys in ((), (1,), (1, 2), (1, 2, 3)):
            advice = Advice(
                check=check, keys=keys, count=len(keys), words="20%", day=date(2026, 12, 31), figure=Decimal("120.5")
            )
            said = said_of(advice, words)
            assert said.says.endswith((".", "?"))
            assert not said.example.endswith(".")
            assert "%(" not in said.says + said.example


@pytest.fixture(scope="module")
def in_a_message(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    """A message that is the coach alone."""
    folder = tmp_path_factory.mktemp("templates")
    (folder / "coach.j2").write_text((TEMPLATES / "coach.j2").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "it.json.j2").write_text(
        '{"text": "x"} {% from "coach.j2" import coached with context %}{{ coached(one) }}'
    )
    return Renderer(read_words(), templates=folder, shared={"ids": ids})


def shown(renderer: Renderer, content: DraftContent, language: Language) -> list[str]:
    message = renderer.message("it", language, one=coached(content, renderer.wording(language), beside=BESIDE))
    assert faults(message) == []
    return [block.get("text", (block.get("elements") or [None])[0])["text"] for block in message["blocks"]]


def test_the_five_most_telling_are_shown_and_the_others_counted(in_a_message: Renderer) -> None:
    found = advise(WEAK, beside=BESIDE)
    assert len(found) > MOST
    sentence_first, heading, *advice, more = shown(in_a_message, WEAK, Language.EN)
    assert sentence_first.startswith("💬 *In one sentence*\nMy objective: tăng doanh thu 20%")
    assert heading == "💡 *To make it better* (it works as it is, too)"
    assert len(advice) == MOST
    assert advice[0].endswith("_For example:_ “People who say that the CRM helps them”, 80%")
    assert more == f"And {len(found) - MOST} more suggestions, once these are settled."


def test_what_is_good_is_left_alone(in_a_message: Renderer) -> None:
    content = replace(OWN, why="They left.", parent=1)
    assert shown(in_a_message, content, Language.VI)[1:] == ["👍 OKR này ổn rồi, không có gợi ý thêm."]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: ascii(value[:20]))
def test_nothing_people_typed_is_at_work_in_advice(in_a_message: Renderer, value: str, language: Language) -> None:
    wild = replace(
        WEAK,
        title=f"{value} 20%",
        why=value,
        key_results=key_results((f"Launch {value}", Binary()), (f"Launch {value}", Binary())),
        initiatives=work(value),
    )
    assert len(shown(in_a_message, wild, language)) <= MOST + 3
