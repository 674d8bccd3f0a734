"""An objective read back after it was saved: every figure as it was understood, every owner, every day."""

from dataclasses import dataclass
from typing import Any

from messages.dates import show_date, show_moment
from messages.lengths import cut
from messages.metric_words import measured
from messages.reader import Reader
from messages.wording import Wording
from okr.key_result import KeyResult
from okr.objective import Level
from okr.writing import Written

TITLE = 150
NAME = 80
WHY = 400


@dataclass(frozen=True, slots=True)
class WrittenWords:
    wording: Wording
    reader: Reader

    def values(self, written: Written) -> dict[str, Any]:
        objective = written.objective
        return {
            "label": objective.label,
            "title": cut(objective.title, TITLE),
            "why": cut(" ".join(objective.why.split()), WHY) if objective.why else "",
            "team": cut(written.team.name, NAME),
            "own": objective.level is Level.INDIVIDUAL,
            "cycle": cut(written.cycle.name, NAME),
            "key_results": [self.key_result(one, written) for one in written.key_results],
            "asked": self.asked(written),
        }

    def asked(self, written: Written) -> list[dict[str, str]]:
        """Each moment at which somebody is asked, soonest first, and who."""
        people: dict[str, list[str]] = {}
        for member, at in written.asked:
            when = show_moment(at, self.reader.zone, self.wording.language)
            people.setdefault(when, []).append(cut(member.name, NAME))
        return [{"when": when, "names": ", ".join(names)} for when, names in people.items()]

    def key_result(self, one: KeyResult, written: Written) -> dict[str, str]:
        owner = written.owners.get(one.owner or "")
        return {
            "label": one.label,
            "title": cut(one.title, TITLE),
            "measured": measured(one.metric, self.wording),
            "owner": cut(owner.name, NAME) if owner else "",
            "due": show_date(one.target.due, self.wording.language),
        }
