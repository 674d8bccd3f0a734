"""What people type after `/okr away`, in both languages."""

from datetime import date

import pytest

from messages.away_reader import AwayTyped, read_away
from okr.away import Leave

TODAY = date(2026, 11, 25)  # a Wednesday
FIFTH = date(2026, 12, 5)


def until(last: date, *, first: date = TODAY, delegate: str | None = None, member: str | None = None) -> AwayTyped:
    return AwayTyped(member, Leave(first, last, delegate))


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("5/12", until(FIFTH)),
        ("until 5 Dec", until(FIFTH)),
        ("till December 5", until(FIFTH)),
        ("đến 5/12", until(FIFTH)),
        ("đến hết ngày 5/12/2026", until(FIFTH)),
        ("until Friday", until(date(2026, 11, 27))),
        ("đến thứ 6", until(date(2026, 11, 27))),
        ("until Wednesday", until(TODAY)),
        ("today", until(TODAY)),
        ("hôm nay", until(TODAY)),
        ("đến ngày mai", until(date(2026, 11, 26))),
        ("until 5 Dec <@UMINH|minh>", until(FIFTH, delegate="UMINH")),
        ("until 5 Dec with @minh", until(FIFTH, delegate="minh")),
        ("đến 5/12 nhờ <@UMINH>", until(FIFTH, delegate="UMINH")),
        ("from 1 Dec to 5 Dec", until(FIFTH, first=date(2026, 12, 1))),
        ("từ 1/12 đến 5/12 @minh", until(FIFTH, first=date(2026, 12, 1), delegate="minh")),
        ("1/12 - 5/12", until(FIFTH, first=date(2026, 12, 1))),
        ("<@ULAN|lan> until 5 Dec", until(FIFTH, member="ULAN")),
        ("@lan đến 5/12 @minh", until(FIFTH, member="lan", delegate="minh")),
        ("until 4 Jan", until(date(2027, 1, 4))),
        ("until 20/11", until(date(2026, 11, 20))),
        ("back", AwayTyped(is_back=True)),
        ("I'm back", AwayTyped(is_back=True)),
        ("trở lại", AwayTyped(is_back=True)),
        ("@lan back", AwayTyped("lan", is_back=True)),
        ("", AwayTyped()),
        ("<@ULAN>", AwayTyped("ULAN")),
        ("soonish", AwayTyped(misread="soonish")),
        ("until the cows come home", AwayTyped(misread="until the cows come home")),
        ("<!channel> *5/12*", AwayTyped(misread="<!channel> *5/12*")),
    ],
)
def test_what_is_typed_is_read(typed: str, means: AwayTyped) -> None:
    assert read_away(typed, TODAY) == means


def test_three_thousand_characters_are_no_day() -> None:
    assert read_away("x" * 3000, TODAY).leave is None
