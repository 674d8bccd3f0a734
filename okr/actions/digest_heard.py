"""What readers left on the lines of a digest, and what became of the help they offered under the one before."""

from okr.actions.help_lines import help_offered_in
from okr.actions.line_reactions import reactions_on
from okr.channel_digest import Heard
from okr.digest import Digest
from okr.ports import Transaction
from okr.reaction import NO_REACTIONS


def heard_in(tx: Transaction, digest: Digest) -> dict[int, Heard]:
    """By key result, those of which anything was heard; five queries at the most, none for a digest without lines."""
    numbers = [line.key_result.number for line in digest.lines]
    before = digest.place.before
    left = reactions_on(tx, numbers, digest.week)
    helped = help_offered_in(tx, numbers, before) if before is not None else {}
    return {number: Heard(left.get(number, NO_REACTIONS), helped.get(number)) for number in {**left, **helped}}
