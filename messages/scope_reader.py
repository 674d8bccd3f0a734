"""Reading whom or what a command is about: me, @person, team, #channel, company, KR-12, O-3, or a name."""

import re

from messages.cleaning import clean
from messages.lengths import cut
from okr.names import folded
from okr.status import Scope, ScopeKind

_MEMBER = re.compile(r"<@([UW][A-Za-z0-9_-]*)(?:\|[^>]*)?>")
_CHANNEL = re.compile(r"<#([CGD][A-Za-z0-9_-]*)(?:\|[^>]*)?>")
_KEY_RESULT = re.compile(r"kr ?-? ?0*(\d{1,9})", re.IGNORECASE)
_NUMBER = re.compile(r"0*(\d{1,9})")
_OBJECTIVE = re.compile(r"o ?-? ?0*(\d{1,9})", re.IGNORECASE)
_TEAM = re.compile(r"(?:team|nh[oó]m|ph[oò]ng)(?: +(.+))?", re.IGNORECASE)
_ME = {"me", "my", "mine", "toi", "minh", "cuatoi", "cuaminh"}
_OWN_TEAM = {"myteam", "nhomtoi", "nhomcuatoi", "phongtoi", "phongcuatoi", "nhomminh", "nhomcuaminh"}
_COMPANY = {"company", "congty", "cty", "wholecompany", "toancongty"}
_WORKSPACE = {"workspace", "admin", "khonggianlamviec", "quantri", "toanbo"}
_LONGEST_NAME = 200


def read_scope(text: str) -> Scope:
    """What `text` is about; Slack's mentions in each of their forms, plain @names, and words in both languages.

    A name is left as it was typed: whose it is, the action finds out.
    """
    typed = clean(text)
    if not typed:
        return Scope(ScopeKind.USUAL)
    return _mentioned(typed) or _numbered(typed) or _worded(typed) or Scope(ScopeKind.NAMED, cut(typed, _LONGEST_NAME))


def is_workspace(text: str) -> bool:
    """Whether `text` names the workspace itself: `/okr settings workspace`."""
    return folded(text[:_LONGEST_NAME]) in _WORKSPACE


def read_key_result(text: str) -> int | None:
    """The number of the key result `text` names (KR-12, kr12, 12); None if it names none."""
    match = re.fullmatch(rf"{_KEY_RESULT.pattern}|0*(\d{{1,9}})", clean(text), re.IGNORECASE)
    return int(match[1] or match[2]) if match else None


def _mentioned(typed: str) -> Scope | None:
    if match := _MEMBER.fullmatch(typed):
        return Scope(ScopeKind.PERSON, match[1])
    if match := _CHANNEL.fullmatch(typed):
        return Scope(ScopeKind.CHANNEL, match[1])
    kinds = {"@": ScopeKind.PERSON, "#": ScopeKind.CHANNEL}
    if typed[0] in kinds and typed[1:].strip():
        return Scope(kinds[typed[0]], cut(typed[1:].strip(), _LONGEST_NAME))
    return None


def _numbered(typed: str) -> Scope | None:
    if match := _KEY_RESULT.fullmatch(typed):
        return Scope(ScopeKind.KEY_RESULT, match[1])
    if match := _OBJECTIVE.fullmatch(typed):
        return Scope(ScopeKind.OBJECTIVE, match[1])
    if match := _NUMBER.fullmatch(typed):
        return Scope(ScopeKind.KEY_RESULT, match[1])
    return None


def _worded(typed: str) -> Scope | None:
    """The words of words-vi.md. "Phong" with a capital is a person's name, not a department."""
    bare = folded(typed)
    for words, kind in ((_ME, ScopeKind.ME), (_COMPANY, ScopeKind.COMPANY), (_OWN_TEAM, ScopeKind.OWN_TEAM)):
        if bare in words:
            return Scope(kind)
    match = _TEAM.fullmatch(typed)
    if match is None or typed.startswith("Phong"):
        return None
    return Scope(ScopeKind.TEAM, cut(match[1], _LONGEST_NAME)) if match[1] else Scope(ScopeKind.OWN_TEAM)
