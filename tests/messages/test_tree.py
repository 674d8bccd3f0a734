"""The tree in both languages: within Slack's limits whatever people write, and what its buttons carry."""

from dataclasses import replace
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.limits import MESSAGE_CHARACTERS, characters
from messages.lines import SIGNS
from messages.reader import Reader
from messages.tree import TreeTurn, branch_of
from okr.actions.compose_tree import ROWS
from okr.actions.overview import uneven_shares
from okr.health import Assessment, Health
from okr.refusals import OutOfDate
from okr.rollup import RollUp
from okr.status import Scope, ScopeKind, StatusLine, StatusObjective
from okr.tree import Sight, Tree, TreeRow
from tests.builders import a_cycle, a_key_result, a_member, a_team, an_objective
from tests.messages.hostile import HOSTILE, faults, shown_texts

MESSAGES = Messages.read()
READERS = [Reader(language, ZoneInfo("UTC")) for language in Language]
ENGLISH, VIETNAMESE = (Reader(language, ZoneInfo("UTC")) for language in (Language.EN, Language.VI))
COMPANY = Scope(ScopeKind.TEAM, "acme")
HALF = Assessment(Health.AT_RISK, (), Decimal("0.5"), Decimal("0.7"), Decimal("0.2"), None)


def a_row(*, number: int = 1, depth: int = 0, words: str = "Grow", key_results: int = 1, children: int = 0) -> TreeRow:
    owned = [a_key_result(number=n, title=words, weight=40 if n == 1 else None) for n in range(1, key_results + 1)]
    shares = uneven_shares(owned)
    lines = tuple(StatusLine(each, HALF, share=shares.get(each.number)) for each in owned)
    found = StatusObjective(
        objective=an_objective(number=number, title=words, why=words, parent=9, parent_key_result=4, priority=2),
        cycle=a_cycle(),
        team=a_team(name=words),
        roll_up=RollUp(Decimal("0.5"), Decimal("0.7"), Decimal("0.5"), Health.AT_RISK) if lines else RollUp(),
        lines=lines,
        owner=a_member(name=words),
        contributors=(a_member(name=words), a_member("U2", name="Lan"), *(a_member(f"U{n}") for n in range(3, 7))),
    )
    above = an_objective(number=7, title=words) if not depth else None
    return TreeRow(found, depth, is_open=True, children=children, all_red=bool(children), above=above)


def a_tree(
    *rows: TreeRow, words: str = "Acme", sight: Sight | None = None, idle: int = 0, hanging: int = 0, mission: str = ""
) -> Tree:
    return Tree(
        scope=COMPANY,
        sight=sight or Sight(),
        rows=rows,
        pages=3,
        size=len(rows),
        named=words,
        hanging=tuple(range(1, hanging + 1)),
        idle=tuple(a_team(key=f"t{n}", name=words) for n in range(idle)),
        mission=mission,
    )


def reads(tree: Tree, reader: Reader = ENGLISH) -> str:
    return "\n".join(text for _, text in shown_texts(MESSAGES.tree.show(tree, reader)["blocks"]))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_people_write_a_full_page_fits_and_nothing_of_it_is_at_work(words: str, reader: Reader) -> None:
    rows = [a_row(number=n, depth=n % 7, words=words, key_results=40, children=499) for n in range(1, ROWS + 1)]
    rows = [replace(row, may_edit=True) for row in rows]
    sight = Sight(tuple(range(10**6, 10**6 + 500)), page=2)
    shown = MESSAGES.tree.show(a_tree(*rows, words=words, sight=sight, idle=500, hanging=500, mission=words), reader)
    assert faults(shown) == []
    assert characters(shown["blocks"]) <= MESSAGE_CHARACTERS


def test_a_row_says_how_it_stands_and_what_each_key_result_weighs() -> None:
    told = reads(a_tree(a_row(key_results=3)))
    assert "O-1 · Grow" in told
    assert "🔴 at risk" in told
    assert "50%" in told
    assert "KR-1 · Grow — 50% · weight 40%" in told
    assert "KR-2 · Grow — 50% · weight 30%" in told


def test_a_lone_key_result_weighs_nothing_worth_saying() -> None:
    assert "KR-1 · Grow — 50%\n" in reads(a_tree(a_row())) + "\n"


def test_a_row_says_who_takes_part_how_it_ranks_and_while_it_is_open_why() -> None:
    row = a_row(words="Ha")
    told = reads(a_tree(row))
    assert "Ha with Lan and 4 more · Ha · priority 2" in told
    assert "_Ha_" in told
    assert "_Ha_" not in reads(a_tree(replace(row, is_open=False)))


def controls(row: TreeRow) -> list[list[str]]:
    """The buttons of each block of that row."""
    *_, turning = blocks = MESSAGES.tree.show(a_tree(row), ENGLISH)["blocks"]
    found = [[block["accessory"]] if "accessory" in block else block.get("elements", []) for block in blocks]
    assert turning
    return [[one["text"]["text"] for one in some] for some in found[:-1] if some and some[0]["type"] == "button"]


def test_who_may_change_an_objective_finds_the_way_below_it_while_it_is_open() -> None:
    row = a_row(children=2)
    assert controls(row) == [["Close"]]
    mine = replace(row, may_edit=True)
    assert controls(mine) == [["Close"], ["Edit"]]
    assert controls(replace(mine, is_open=False)) == [["Open (2)"]]
    assert controls(replace(a_row(key_results=0), may_edit=True, is_open=False)) == [["Edit"]]


def test_a_vietnamese_reads_it_in_vietnamese() -> None:
    told = reads(a_tree(a_row(key_results=2, children=2), idle=1, hanging=2), VIETNAMESE)
    assert "Sơ đồ OKR: Acme" in told
    assert "trọng số 40%" in told
    assert "Cả 2 mục tiêu cấp dưới đều có rủi ro" in told
    assert "Chưa liên kết với mục tiêu cấp trên: O-1, O-2" in told


@pytest.mark.parametrize(("reader", "said"), [(ENGLISH, "Mission"), (VIETNAMESE, "Sứ mệnh")])
def test_the_mission_stands_above_the_objectives_where_there_is_one(reader: Reader, said: str) -> None:
    told = reads(a_tree(a_row(), mission="Nobody waits alone"), reader)
    assert f"🧭 *{said}*\nNobody waits alone\n" in told
    assert told.index("Nobody waits alone") < told.index("O-1 · Grow")
    assert "🧭" not in reads(a_tree(a_row()), reader)


def test_more_than_five_key_results_are_a_number() -> None:
    told = reads(a_tree(a_row(key_results=7)))
    assert "KR-5" in told
    assert "KR-6" not in told
    assert "and 2 more: `/okr status O-1`" in told


def test_an_objective_without_key_results_says_so() -> None:
    assert "No key results yet" in reads(a_tree(a_row(key_results=0)))


def test_an_empty_tree_says_so() -> None:
    assert "There are no objectives" in reads(a_tree())


def test_the_branches_are_drawn_and_the_deepest_stay_narrow() -> None:
    assert [branch_of(depth) for depth in range(4)] == ["", "└", "│ └", "│ │ └"]
    assert branch_of(99) == branch_of(5) == "│ │ │ ⋯ └"


def test_what_a_button_carries_is_read_again() -> None:
    turn = TreeTurn(Scope(ScopeKind.TEAM, "customer care"), Sight((3, 1), 2))
    assert TreeTurn.read(turn.value) == turn
    assert TreeTurn.read(TreeTurn(COMPANY, Sight()).value) == TreeTurn(COMPANY, Sight())


def test_of_very_many_branches_turned_over_the_latest_stay() -> None:
    turned = tuple(range(1, 1000))
    read = TreeTurn.read(TreeTurn(COMPANY, Sight(turned)).value).sight.turned
    assert 30 < len(read) < 200
    assert read == turned[-len(read) :]


@pytest.mark.parametrize("value", ["", "1", "x - team acme", "1 a,b team acme", "1 - nothing acme", "1 -5 team acme"])
def test_what_we_never_wrote_is_out_of_date(value: str) -> None:
    with pytest.raises(OutOfDate):
        TreeTurn.read(value)


def test_what_is_still_to_come_has_neither_health_nor_progress() -> None:
    row = replace(a_row(key_results=2), to_come=True)
    view = MESSAGES.tree.show(a_tree(row), Reader(Language.EN, ZoneInfo("UTC")))
    words = str(view["blocks"])
    assert "🔵 KR-1 · Grow" in words
    assert "50%" not in words
    assert not any(sign in words for sign in SIGNS.values())
