"""What readers left on the lines of a week, read for as many key results as a message prints."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from okr.ports import Transaction
from okr.reaction import LineReactions, ReactionKind
from okr.week import Week


def reactions_on(tx: Transaction, key_results: Iterable[int], week: Week) -> dict[int, LineReactions]:
    """By key result number, those without any left out; three queries, none where no key result is named."""
    wanted = tuple(key_results)
    if not wanted:
        return {}
    given = tx.reactions.of(wanted, week)
    comments = Counter(comment.key_result for comment in tx.comments.of(wanted, week))
    people = tx.members.many({each.member for each in given}) if given else {}
    names: defaultdict[tuple[int, ReactionKind], list[str]] = defaultdict(list)
    for each in given:
        person = people.get(each.member)
        names[each.key_result, each.kind].append(person.name if person else each.member)
    found = dict.fromkeys([*(each.key_result for each in given), *comments])
    return {
        number: LineReactions(
            seen=tuple(names[number, ReactionKind.SEEN]),
            thanks=tuple(names[number, ReactionKind.THANKS]),
            help=tuple(names[number, ReactionKind.HELP]),
            comments=comments[number],
        )
        for number in found
    }
