"""Whose key results are whose: what belonged to somebody who left belongs to nobody."""

from collections.abc import Sequence
from dataclasses import replace

from okr.key_result import KeyResult
from okr.ports import Transaction


def owned_by_who_is_here(tx: Transaction, key_results: Sequence[KeyResult]) -> list[KeyResult]:
    """The key results, without an owner where that person has left; one query."""
    owners = tx.members.many({kr.owner for kr in key_results if kr.owner})
    gone = {member.id for member in owners.values() if not member.can_answer}
    return [replace(kr, owner=None) if kr.owner in gone else kr for kr in key_results]
