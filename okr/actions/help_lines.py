"""What became of the help that was offered in a week, for the lines of the digest after it."""

from collections import defaultdict
from collections.abc import Iterable

from okr.ports import Transaction
from okr.reaction import HelpLine, HelpOutcome, ReactionKind
from okr.week import Week


def help_offered_in(tx: Transaction, key_results: Iterable[int], week: Week) -> dict[int, HelpLine]:
    """By key result number, what was offered under the digest of `week` and what came of it as far as it is known now;
    those without an offer are left out. Two queries, none where no key result is named."""
    wanted = tuple(key_results)
    offers = [one for one in tx.reactions.of(wanted, week) if one.kind is ReactionKind.HELP] if wanted else []
    people = tx.members.many({one.member for one in offers}) if offers else {}
    found: defaultdict[int, list[tuple[str, HelpOutcome]]] = defaultdict(list)
    for one in offers:
        name = people[one.member].name if one.member in people else one.member
        found[one.key_result].append((name, one.outcome or HelpOutcome.OPEN))
    return {number: HelpLine(tuple(some)) for number, some in found.items()}
