"""An objective on record with all that belongs to it, for whoever is about to change it."""

from dataclasses import dataclass

from okr.actions.acting import circle_of
from okr.authority import ObjectiveInContext
from okr.draft_merging import merge
from okr.drafting import MOST_KEY_RESULTS, Differences, DraftContent, DraftedObjective
from okr.drafting_from import content_of
from okr.initiative import Initiative
from okr.key_result import KeyResult, in_place
from okr.objective import Objective
from okr.ports import Transaction
from okr.refusals import NoSuchKeyResult
from okr.refusals_writing import TooManyKeyResults
from okr.team import Team


@dataclass(frozen=True, slots=True)
class OnRecord:
    """The objective, its key results in every state, its initiatives, and `content`: what it says as a draft would."""

    objective: Objective
    team: Team
    key_results: tuple[KeyResult, ...]
    initiatives: tuple[Initiative, ...]
    content: DraftContent

    @property
    def in_context(self) -> ObjectiveInContext:
        return ObjectiveInContext(self.objective, self.team, circle_of(self.objective, self.key_results))

    @property
    def owners(self) -> set[str]:
        """Of its key results."""
        return {each.owner for each in self.key_results if each.owner}

    def merged_with(self, draft: DraftedObjective) -> Differences:
        """What the draft and everybody else made of it since the draft began. Raises TooManyKeyResults."""
        try:
            return merge(draft.base or self.content, draft.content, self.content)
        except ValueError:
            raise TooManyKeyResults(self.objective.label, MOST_KEY_RESULTS) from None


def on_record(tx: Transaction, number: int) -> OnRecord:
    """Its key results are locked until the transaction ends. Raises NoSuchKeyResult, and TooManyKeyResults where a
    draft would not hold them; ask who may before you let either be told."""
    objective = tx.objectives.get(number)
    team = tx.teams.get(objective.team) if objective else None
    if objective is None or team is None:
        raise NoSuchKeyResult(f"O-{number}")
    numbers = [each.number for each in tx.key_results.of_objectives([number])]
    key_results = tuple(sorted(tx.key_results.lock(numbers).values(), key=in_place))
    initiatives = tuple(tx.initiatives.of_objectives([number]))
    try:
        content = content_of(objective, key_results, initiatives)
    except ValueError:
        raise TooManyKeyResults(objective.label, MOST_KEY_RESULTS) from None
    return OnRecord(objective, team, key_results, initiatives, content)
