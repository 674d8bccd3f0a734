"""The library of templates: each makes a draft worth publishing, in both languages, and is found by what it says."""

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from messages.coach_sentence import sentence
from messages.key_result_fields import EVIDENCE_MOST, TITLE_MOST
from messages.language import Language, read_words
from messages.number_reader import Read, read_figure
from messages.numbers import figure_to_edit, show_figure
from messages.template_library import LIBRARY, ORDER, Library, check
from messages.template_rows import in_both, read_department
from messages.unit_reader import LONGEST_NOUN
from messages.wording import Wording
from okr.coach import Beside, advise
from okr.drafting import DraftContent
from okr.metric import Binary, Change, Kind, Milestones
from okr.objective import Level
from okr.template import FIGURES, BlankKind, Part, Template
from okr.template_filling import Placed, fill
from okr.unit import UnitKind

DUE = date(2026, 12, 31)
PLACED = Placed(team="sales", cycle="2026-Q4", owner="U1", due=DUE, parent=1)
BESIDE = Beside(above=("The shop of the town",), last_day=DUE)
WORDINGS = {language: Wording(words) for language, words in read_words().items()}
SAYS = {Language.EN: ("I will ", "We will "), Language.VI: ("Tôi sẽ ", "Chúng tôi sẽ ")}
TEMPLATES = Library.read().templates
EVERY = pytest.mark.parametrize("group", ORDER)
"""A test looks at a whole group at once: one for each template and language cost 8 s of set-up for 1 s of looking."""
ACTIVITIES = re.compile(
    r"(?:launch|hold|organi[sz]e|implement|run|roll out|introduce|develop|build|carry out|create|"
    r"triển khai|tổ chức|thực hiện|xây dựng|áp dụng|phát triển|ra mắt|tạo|tham gia|theo dõi|phân tích)\b",
    re.IGNORECASE,
)


def of(group: str) -> list[Template]:
    return [one for one in TEMPLATES if one.departments[0] == group]


def filled(group: str) -> list[tuple[Language, Template, DraftContent]]:
    """Each template of the group, filled with its examples, in each language."""
    return [(language, one, drafted(one, language)) for one in of(group) for language in Language]


def drafted(template: Template, language: str) -> DraftContent:
    return fill(template, template.examples(language, due=DUE), language, PLACED)


def every_text(content: DraftContent) -> list[str]:
    found = [content.title, content.why, *content.obstacles, *(one.title for one in content.initiatives)]
    for one in content.key_results:
        found.append(one.title)
        if isinstance(one.metric, Milestones):
            found += [step.title for step in one.metric.steps]
        if isinstance(one.metric, Binary):
            found.append(one.metric.evidence)
    return found


def test_the_library_holds_every_group_objective_and_measure_of_the_practice_it_is_drawn_from() -> None:
    library = Library.read()
    assert len(library.departments) == 14
    assert {file.stem for file in LIBRARY.glob("*.yaml")} == set(ORDER)
    assert len(library.templates) == 65  # 67 objectives, two of which are there twice
    assert sum(len(one.key_results) for one in library.templates) >= 200
    assert all(len(library.find(department=key)) >= 2 for key in library.departments)


def test_departments_in_a_row_beside_the_level_read_as_what_they_are() -> None:
    """They stand behind a level, with commas between them."""
    names = {text for one in Library.read().departments.values() for text in (one.en, one.vi)}
    assert [one for one in sorted(names) if "," in one or one in {"Individual", "Cá nhân"}] == []


def test_what_two_groups_share_is_one_template_found_under_both() -> None:
    library = Library.read()
    for key, groups in {
        "company-growth": ("leader", "company"),
        "company-people": ("company", "small_company"),
    }.items():
        for group in groups:
            assert key in {one.key for one in library.find(department=group)}


@EVERY
def test_filled_with_its_examples_it_is_a_whole_draft(group: str) -> None:
    for _, template, content in filled(group):
        assert content.parent == 1
        assert content.level is template.level
        assert len(content.key_results) == len(template.key_results)
        for one, asked in zip(content.key_results, template.key_results, strict=True):
            assert one.metric.kind is asked.kind
            assert one.due == DUE
        assert not [text for text in every_text(content) if not text.strip() or re.search(r"[{}\[\]|]", text)]


@EVERY
def test_it_keeps_the_rules_of_good_writing(group: str) -> None:
    for language, template, content in filled(group):
        assert advise(content, beside=BESIDE) == (), (template.key, language)
        assert sentence(content, WORDINGS[language]).startswith(SAYS[language]), (template.key, language)
        assert 3 <= len(content.key_results) <= 5
        assert [one.title for one in content.key_results if ACTIVITIES.match(one.title)] == []
        assert all(len(one.metric.steps) >= 3 for one in content.key_results if isinstance(one.metric, Milestones))


@EVERY
def test_it_fits_into_the_fields_of_the_form(group: str) -> None:
    for _, _, content in filled(group):
        assert len(content.title) <= 150
        assert all(len(one.title) <= TITLE_MOST for one in content.key_results)
        assert all(len(text) <= EVIDENCE_MOST for text in every_text(content))
        units = [one.metric.unit for one in content.key_results if not isinstance(one.metric, Binary | Milestones)]
        assert all(len(unit.name) <= LONGEST_NOUN for unit in units if unit.kind is UnitKind.NOUN)


@EVERY
def test_both_languages_say_the_same_with_words_of_their_own(group: str) -> None:
    for template in of(group):
        english, vietnamese = drafted(template, "en"), drafted(template, "vi")
        assert [one.metric.kind for one in english.key_results] == [one.metric.kind for one in vietnamese.key_results]
        assert len(every_text(english)) == len(every_text(vietnamese))
        assert english.title != vietnamese.title
        marked = re.compile(r"[àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ]", re.IGNORECASE)
        assert not [text for text in every_text(english) if marked.search(text)]
        assert len([text for text in every_text(vietnamese) if marked.search(text)]) >= len(every_text(vietnamese)) - 1


@EVERY
def test_every_blank_has_its_own_key_and_an_example_of_its_kind(group: str) -> None:
    for template in of(group):
        keys = [blank.key for blank in template.all_blanks]
        assert len(set(keys)) == len(keys)
        for blank in template.all_blanks:
            for language in Language:
                example = blank.example(language)
                if blank.kind in FIGURES:
                    assert isinstance(example, Decimal)
                elif blank.kind is BlankKind.CHOICE:
                    assert example in {option.key for option in blank.options}
                elif blank.kind is BlankKind.NAME:
                    assert isinstance(example, str)
                    assert blank.label.of(language)


@EVERY
def test_its_examples_read_back_as_what_they_are_when_they_are_typed(group: str) -> None:
    for language, template, _ in filled(group):
        for one in template.key_results:
            for blank in (blank for blank in one.blanks if blank.kind in FIGURES):
                example = blank.example(language)
                assert isinstance(example, Decimal)
                unit = one.unit(language)
                for shown in (figure_to_edit(example, unit, language), show_figure(example, unit, language)):
                    assert read_figure(shown, unit, language) == Read(example)


def test_what_the_practice_left_unmeasured_has_evidence_or_steps() -> None:
    kinds = [one.kind for template in TEMPLATES for one in template.key_results]
    assert kinds.count(Kind.BINARY) + kinds.count(Kind.MILESTONE) >= 13
    assert set(kinds) == set(Kind)


def test_of_every_rate_from_a_start_it_is_asked_whether_by_or_to() -> None:
    rates = [
        one
        for template in TEMPLATES
        for one in template.key_results
        if one.blank(Part.START) and one.unit_en.kind is UnitKind.PERCENT
    ]
    assert len(rates) > 40
    for one in rates:
        how = one.blank(Part.HOW)
        assert how is not None
        assert len(how.options) == 3


@pytest.mark.parametrize("words", ["khách hàng", "khach hang", "KHACH  HANG", "customers"])
def test_it_is_found_in_either_language_with_and_without_accents(words: str) -> None:
    found = Library.read().find(words, department="sales")
    assert "sales-relations" in {one.key for one in found}
    assert "finance-closing" not in {one.key for one in found}


def test_those_whose_title_holds_the_words_come_first() -> None:
    found = Library.read().find("khách hàng")
    titled = ["khách hàng" in one.title.vi.lower() or "khach hang" in one.title.en for one in found]
    assert titled[0]
    assert not any(later and not before for before, later in pairwise(titled))


def test_accents_that_are_typed_are_meant() -> None:
    library = Library.read()
    assert "leader-customers" in {one.key for one in library.find("bạn bè")}
    assert library.find("bán bè") == ()
    assert library.find("!?") == library.find()


def test_department_level_and_words_narrow_the_search_together() -> None:
    library = Library.read()
    assert library.find() == tuple(library.templates)
    found = library.find("sales", department="person", level=Level.INDIVIDUAL)
    assert [one.key for one in found] == ["own-sales-year"]
    assert library.find("zebra") == ()
    assert library.get("sales-growth") in library.find(level=Level.TEAM)
    assert library.get("nothing") is None


def test_a_text_in_one_language_alone_is_refused() -> None:
    with pytest.raises(ValueError, match="not in two languages"):
        in_both("Only English")


WRITTEN = """
department: One | Một
templates:
  - key: a
    also: [{tag}]
    level: team
    title: Better at {{field}} | Giỏi hơn về {vietnamese}
    why: Because | Vì vậy
    blanks: {{field: {{label: Field | Lĩnh vực, example: maths | toán}}}}
    key_results: [{{increase: Tests | Bài, to: 3}}]
    initiatives: []
"""


@pytest.mark.parametrize(("tag", "vietnamese"), [("nowhere", "{field}"), ("one", "toán"), ("one", "{other}")])
def test_a_template_whose_texts_and_blanks_do_not_belong_together_is_refused(tag: str, vietnamese: str) -> None:
    row = read_department(WRITTEN.format(tag=tag, vietnamese=vietnamese)).templates[0]
    with pytest.raises(ValueError, match="a: "):
        check(row.template("one"), frozenset({"one"}))


def test_two_templates_of_one_key_are_refused() -> None:
    library = Library.read()
    with pytest.raises(ValueError, match="used twice"):
        Library(library.departments, (*library.templates, library.templates[0]))


def test_two_kinds_on_one_key_result_are_refused() -> None:
    row = read_department(WRITTEN.format(tag="one", vietnamese="{field}")).templates[0].key_results[0]
    with pytest.raises(ValueError, match="one kind"):
        _ = row.model_copy(update={"decrease": row.increase}).kind


def test_the_start_of_a_change_that_is_not_asked_for_is_zero() -> None:
    contracts = drafted(TEMPLATES[0], "en").key_results[1].metric
    assert isinstance(contracts, Change)
    assert (contracts.start, contracts.target) == (Decimal(0), Decimal(12))
