"""What readers left on the lines of a digest, and what became of the help they offered the week before."""

from collections import Counter, defaultdict

from okr.channel_digest import Heard
from okr.digest import Digest
from okr.ports import Transaction
from okr.reaction import HelpOutcome, ReactionKind


def heard_in(tx: Transaction, digest: Digest) -> dict[int, Heard]:
    """By key result, those of which anything was heard; three queries at the most, none for a digest without lines."""
    numbers = [line.key_result.number for line in digest.lines]
    if not numbers:
        return {}
    reactions = Counter((one.key_result, one.kind) for one in tx.reactions.of(numbers, digest.week))
    comments = Counter(one.key_result for one in tx.comments.of(numbers, digest.week))
    helped = _helped(tx, digest, numbers)
    return {
        number: Heard(
            seen=reactions[number, ReactionKind.SEEN],
            thanks=reactions[number, ReactionKind.THANKS],
            comments=comments[number],
            offers=reactions[number, ReactionKind.HELP],
            helped=tuple(helped[number]),
        )
        for number in {*(number for number, _ in reactions), *comments, *helped}
    }


def _helped(tx: Transaction, digest: Digest, numbers: list[int]) -> defaultdict[int, list[tuple[str, HelpOutcome]]]:
    found: defaultdict[int, list[tuple[str, HelpOutcome]]] = defaultdict(list)
    if digest.place.before is not None:
        for one in tx.reactions.of(numbers, digest.place.before):
            if one.kind is ReactionKind.HELP:
                found[one.key_result].append((one.member, one.outcome or HelpOutcome.OPEN))
    return found
