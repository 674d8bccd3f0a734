"""`/okr` understands its words in both languages, however they are spelt, and knows what comes close."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.command_words import AVAILABLE, COMMANDS, shown_word
from messages.commands import Command, Unknown, parse_command, read_key_result, read_language, read_scope
from messages.language import Language
from okr.status import Scope, ScopeKind

ALL = frozenset(command.name for command in COMMANDS)
TABLE = {
    "checkin": "checkin check-in capnhat",
    "status": "status tinhhinh tiendo trangthai",
    "history": "history lichsu",
    "remind": "remind nhac nhacnho",
    "digest": "digest bantin tonghop",
    "settings": "settings caidat thietlap",
    "help": "help trogiup huongdan giup",
    "new": "new moi tao",
    "templates": "templates mau",
    "tree": "tree sodo",
    "export": "export xuat xuatfile taixuong",
    "agree": "agree agreement thongnhat dongy xinykien",
    "cycle": "cycle chuky quy",
    "kpi": "kpi chiso",
    "close": "close ketthuc dong chamdiem",
    "admin": "admin quantri",
    "privacy": "privacy riengtu",
    "away": "away vangmat nghi",
}


@pytest.mark.parametrize(("typed", "name"), [(word, name) for name, words in TABLE.items() for word in words.split()])
def test_every_word_of_the_table_is_its_command(typed: str, name: str) -> None:
    assert parse_command(f"{typed} KR-12", ALL) == Command(name, "KR-12")


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("", Command("help")),
        ("   ", Command("help")),
        ("Cập Nhật KR-12", Command("checkin", "KR-12")),
        ("ca\u0323\u0302p nha\u0323\u0302t", Command("checkin")),
        ("cap nhat", Command("checkin")),
        ("cap-nhat  KR-12", Command("checkin", "KR-12")),
        ("CAPNHAT", Command("checkin")),
        ("check in kr12", Command("checkin", "kr12")),
        ("tình hình Nhóm Bán hàng", Command("status", "Nhóm Bán hàng")),
        ("tiến độ tôi", Command("status", "tôi")),
        ("trạng-thái <@U1|an>", Command("status", "<@U1|an>")),
        ("lịch sử KR-3", Command("history", "KR-3")),
        ("bản tin", Command("digest")),
        ("đóng", Command("close")),
        ("dong", Command("close")),
        ("chấm điểm", Command("close")),
        ("nghỉ", Command("away")),
        ("lang vi", Command("lang", "vi")),
        ("ngôn ngữ tiếng Anh", Command("lang", "tiếng Anh")),
        ("vi", Command("lang", "vi")),
        ("tiếng Việt", Command("lang", "vi")),
        ("việt", Command("lang", "vi")),
        ("viet", Command("lang", "vi")),
        ("anh", Command("lang", "en")),
        ("viết", Command("new")),
    ],
)
def test_a_command_is_understood_however_it_is_spelt(typed: str, command: Command) -> None:
    assert parse_command(typed, ALL) == command


@pytest.mark.parametrize(
    ("typed", "unknown"),
    [
        ("capnhap", Unknown("capnhap", Command("checkin"))),
        ("cập nhập KR-12", Unknown("cập nhập", Command("checkin"))),
        ("statsu", Unknown("statsu", Command("status"))),
        ("tiendoo", Unknown("tiendoo", Command("status"))),
        ("hlep me", Unknown("hlep", Command("help"))),
        ("xyzzy", Unknown("xyzzy")),
        ("KR-12", Unknown("KR-12", is_scope=True)),
        ("<@U1|lan>", Unknown("@lan", is_scope=True)),
        ("<#C1>", Unknown("#channel", is_scope=True)),
        ("nhóm", Unknown("nhóm", is_scope=True)),
        ("🙂", Unknown("🙂")),
        ("englsh", Unknown("englsh", Command("lang", "en"))),
        ("kpi", Unknown("kpi")),
    ],
)
def test_an_unknown_word_is_answered_with_the_closest_that_is_answered(typed: str, unknown: Unknown) -> None:
    assert parse_command(typed) == unknown


def test_a_word_nobody_answers_yet_is_unknown_and_never_suggested() -> None:
    assert isinstance(parse_command("riengtu"), Unknown)
    for command in COMMANDS:
        suggested = parse_command(f"{command.shown_in_vietnamese}x")
        assert isinstance(suggested, Unknown)
        assert suggested.closest is None or suggested.closest.name in AVAILABLE


def test_no_two_commands_share_a_word_and_tao_is_never_shown() -> None:
    shown = [command.shown(language) for command in COMMANDS for language in Language]
    assert len(set(shown)) == len(shown) - 1  # kpi is kpi in both
    assert "tao" not in shown
    assert shown_word("checkin", Language.VI) == "capnhat"


@given(st.text(max_size=200))
def test_nothing_typed_breaks_the_command(typed: str) -> None:
    parsed = parse_command(typed)
    assert isinstance(parsed, Command | Unknown)
    assert not isinstance(parsed, Unknown) or len(parsed.word) <= 80
    assert isinstance(read_scope(typed), Scope)


@pytest.mark.parametrize(
    ("typed", "scope"),
    [
        ("", Scope(ScopeKind.USUAL)),
        ("me", Scope(ScopeKind.ME)),
        ("tôi", Scope(ScopeKind.ME)),
        ("Toi", Scope(ScopeKind.ME)),
        ("<@U1>", Scope(ScopeKind.PERSON, "U1")),
        ("<@U1|an.nguyen>", Scope(ScopeKind.PERSON, "U1")),
        ("<@W1|>", Scope(ScopeKind.PERSON, "W1")),
        ("@an nguyễn", Scope(ScopeKind.PERSON, "an nguyễn")),
        ("<#C1|sales>", Scope(ScopeKind.CHANNEL, "C1")),
        ("<#C1|>", Scope(ScopeKind.CHANNEL, "C1")),
        ("<#C1>", Scope(ScopeKind.CHANNEL, "C1")),
        ("#sales", Scope(ScopeKind.CHANNEL, "sales")),
        ("KR-12", Scope(ScopeKind.KEY_RESULT, "12")),
        ("kr12", Scope(ScopeKind.KEY_RESULT, "12")),
        ("kr 012", Scope(ScopeKind.KEY_RESULT, "12")),
        ("12", Scope(ScopeKind.KEY_RESULT, "12")),
        ("O-3", Scope(ScopeKind.OBJECTIVE, "3")),
        ("company", Scope(ScopeKind.COMPANY)),
        ("công ty", Scope(ScopeKind.COMPANY)),
        ("team", Scope(ScopeKind.OWN_TEAM)),
        ("nhóm", Scope(ScopeKind.OWN_TEAM)),
        ("nhóm của tôi", Scope(ScopeKind.OWN_TEAM)),
        ("team Sales", Scope(ScopeKind.TEAM, "Sales")),
        ("nhóm Bán hàng", Scope(ScopeKind.TEAM, "Bán hàng")),
        ("phòng Kinh doanh", Scope(ScopeKind.TEAM, "Kinh doanh")),
        ("Phong", Scope(ScopeKind.NAMED, "Phong")),
        ("Bán hàng", Scope(ScopeKind.NAMED, "Bán hàng")),
        ("<!channel>", Scope(ScopeKind.NAMED, "<!channel>")),
    ],
)
def test_whom_a_command_is_about_is_understood(typed: str, scope: Scope) -> None:
    assert read_scope(typed) == scope


@pytest.mark.parametrize(("typed", "number"), [("KR-12", 12), ("kr12", 12), ("12", 12), ("O-3", None), ("", None)])
def test_a_key_result_is_named_by_its_number(typed: str, number: int | None) -> None:
    assert read_key_result(typed) == number


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("vi", Language.VI),
        ("Tiếng Việt", Language.VI),
        ("en", Language.EN),
        ("English", Language.EN),
        ("tiếng anh", Language.EN),
        ("fr", None),
        ("", None),
    ],
)
def test_a_language_is_asked_for_by_code_or_name(typed: str, language: Language | None) -> None:
    assert read_language(typed) is language
