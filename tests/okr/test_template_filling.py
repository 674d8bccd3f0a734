"""Filling a template: by or to, days, currencies, names within the texts, and what it refuses."""

from datetime import date
from decimal import Decimal

import pytest

from okr.metric import Change, Kind, Limit
from okr.objective import Level
from okr.template import Blank, BlankKind, Both, How, Option, Part, Said, Template, TemplateKeyResult
from okr.template_filling import BlankLeft, Placed, WrongWay, fill
from okr.unit import NUMBER, PERCENT, Unit, UnitKind, currency

LAST_DAY = date(2026, 12, 31)
PLACED = Placed(team="sales", cycle="2026-Q4", owner="U1", due=LAST_DAY)
HOWS = tuple(Option(how.value, Both(how.value, how.value)) for how in How)


def a_change(kind: Kind, unit: Unit = NUMBER) -> TemplateKeyResult:
    return TemplateKeyResult(
        kind=kind,
        title=Both("Complaints", "Khiếu nại"),
        unit_en=unit,
        unit_vi=unit,
        blanks=(
            Blank(key="kr1_start", kind=BlankKind.NUMBER, part=Part.START),
            Blank(key="kr1_how", kind=BlankKind.CHOICE, part=Part.HOW, options=HOWS),
            Blank(key="kr1_target", kind=BlankKind.NUMBER, part=Part.TARGET),
        ),
    )


def a_template(*key_results: TemplateKeyResult, blanks: tuple[Blank, ...] = ()) -> Template:
    return Template(
        key="one",
        departments=("sales",),
        level=Level.TEAM,
        title=Both("Better", "Tốt hơn"),
        why=Both("Because", "Vì vậy"),
        blanks=blanks,
        key_results=key_results,
    )


def changed(kind: Kind, start: str, how: How, figure: str, unit: Unit = NUMBER) -> Change:
    said: dict[str, Said] = {"kr1_start": Decimal(start), "kr1_how": how.value, "kr1_target": Decimal(figure)}
    metric = fill(a_template(a_change(kind, unit)), said, "vi", PLACED).key_results[0].metric
    assert isinstance(metric, Change)
    return metric


@pytest.mark.parametrize(
    ("kind", "start", "how", "figure", "unit", "target"),
    [
        (Kind.DECREASE, "20", How.TO, "15", PERCENT, "15"),
        (Kind.DECREASE, "20", How.BY_PERCENT, "15", PERCENT, "17"),
        (Kind.DECREASE, "20", How.BY_POINTS, "15", PERCENT, "5"),
        (Kind.INCREASE, "30.5", How.BY_POINTS, "10", PERCENT, "40.5"),
        (Kind.INCREASE, "4.1", How.BY_PERCENT, "10", NUMBER, "4.51"),
        (Kind.INCREASE, "-20", How.TO, "-5", NUMBER, "-5"),
        (Kind.INCREASE, "-20", How.TO, "5", NUMBER, "5"),
    ],
)
def test_by_fifteen_and_to_fifteen_are_two_things(
    kind: Kind, start: str, how: How, figure: str, unit: Unit, target: str
) -> None:
    assert changed(kind, start, how, figure, unit).target == Decimal(target)


def test_a_change_by_percent_of_a_count_ends_at_a_whole_count_and_never_asks_less() -> None:
    assert changed(Kind.INCREASE, "37", How.BY_PERCENT, "15").target == 43
    assert changed(Kind.DECREASE, "37", How.BY_PERCENT, "15").target == 31


def test_how_a_relative_target_was_put_is_kept_for_people_to_read() -> None:
    assert changed(Kind.DECREASE, "200", How.BY_PERCENT, "15.0").baseline_note == "-15 %"
    assert changed(Kind.INCREASE, "200", How.BY_PERCENT, "100").baseline_note == "+100 %"
    assert changed(Kind.INCREASE, "200", How.TO, "230").baseline_note == ""


@pytest.mark.parametrize(
    ("kind", "start", "how", "figure"),
    [
        (Kind.INCREASE, "20", How.TO, "15"),
        (Kind.INCREASE, "20", How.TO, "20"),
        (Kind.DECREASE, "20", How.TO, "25"),
        (Kind.DECREASE, "20", How.BY_PERCENT, "120"),
        (Kind.DECREASE, "20", How.BY_POINTS, "21"),
        (Kind.INCREASE, "0", How.BY_PERCENT, "15"),
        (Kind.INCREASE, "20", How.BY_PERCENT, "-15"),
    ],
)
def test_a_target_on_the_wrong_side_of_the_start_is_refused_by_its_blank(
    kind: Kind, start: str, how: How, figure: str
) -> None:
    with pytest.raises(WrongWay) as refused:
        changed(kind, start, how, figure)
    assert refused.value.key == "kr1_target"


@pytest.mark.parametrize("left", ["kr1_start", "kr1_how", "kr1_target"])
@pytest.mark.parametrize("instead", [None, "", "never", Decimal("NaN")])
def test_a_blank_that_is_left_or_holds_nothing_it_takes_is_named(left: str, instead: Said | None) -> None:
    said: dict[str, Said] = {"kr1_start": Decimal(5), "kr1_how": "to", "kr1_target": Decimal(9)}
    said.pop(left)
    if instead is not None:
        said[left] = instead
    with pytest.raises(BlankLeft) as refused:
        fill(a_template(a_change(Kind.INCREASE)), said, "en", PLACED)
    assert refused.value.key == left


def test_a_key_result_is_due_on_the_day_said_else_on_the_last_one() -> None:
    asked = TemplateKeyResult(
        kind=Kind.BINARY,
        title=Both("Certified", "Đạt chứng nhận"),
        evidence=Both("The document", "Giấy chứng nhận"),
        blanks=(Blank(key="kr1_due", kind=BlankKind.DATE, part=Part.DUE),),
    )
    plain = TemplateKeyResult(kind=Kind.BINARY, title=Both("Done", "Xong"), evidence=Both("A page", "Một trang"))
    content = fill(a_template(asked, plain), {"kr1_due": date(2026, 11, 30)}, "en", PLACED)
    assert [one.due for one in content.key_results] == [date(2026, 11, 30), LAST_DAY]
    with pytest.raises(BlankLeft):
        fill(a_template(asked), {}, "en", PLACED)


def test_all_amounts_are_in_the_currency_chosen() -> None:
    amount = TemplateKeyResult(
        kind=Kind.AT_MOST,
        title=Both("Costs", "Chi phí"),
        unit_en=currency("USD"),
        unit_vi=currency("VND"),
        blanks=(Blank(key="kr1_limit", kind=BlankKind.AMOUNT, part=Part.LIMIT),),
    )
    euro = Option("EUR", Both("EUR", "EUR"))
    chosen = Blank(key="currency", kind=BlankKind.CHOICE, part=Part.CURRENCY, options=(euro,))
    template = a_template(amount, blanks=(chosen,))
    filled = fill(template, {"kr1_limit": Decimal(9), "currency": "EUR"}, "vi", PLACED)
    assert filled.key_results[0].metric == Limit(Kind.AT_MOST, Decimal(9), Unit(UnitKind.CURRENCY, "EUR"))
    with pytest.raises(BlankLeft, match="currency"):
        fill(template, {"kr1_limit": Decimal(9), "currency": "XXX"}, "vi", PLACED)


def test_a_name_takes_its_blank_s_place_whatever_it_holds() -> None:
    blank = Blank(key="field", kind=BlankKind.NAME, label=Both("Field", "Lĩnh vực"))
    template = Template(
        key="one",
        departments=("sales",),
        level=Level.INDIVIDUAL,
        title=Both("{field} at its best", "Thật giỏi {field}"),
        why=Both("Because of {field}", "Vì {field}"),
        blanks=(blank,),
        key_results=(),
    )
    content = fill(template, {"field": r" {field} \1 <@U1> "}, "en", PLACED)
    assert content.title == r"{field} \1 <@U1> at its best"
    assert fill(template, {"field": "toán"}, "vi", PLACED).why == "Vì toán"
    assert fill(template, {"field": "maths"}, "en", PLACED).title == "Maths at its best"


def test_owner_level_and_parent_are_those_of_its_place() -> None:
    placed = Placed(team="sales", cycle="2026-Q4", owner="U7", due=LAST_DAY, level=Level.INDIVIDUAL, parent=4)
    said: dict[str, Said] = {"kr1_start": Decimal(5), "kr1_how": "to", "kr1_target": Decimal(9)}
    content = fill(a_template(a_change(Kind.INCREASE)), said, "en", placed)
    assert (content.owner, content.level, content.parent) == ("U7", Level.INDIVIDUAL, 4)
    assert content.key_results[0].owner == "U7"
