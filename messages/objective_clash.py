"""Two who write the same part of a draft: what each of them says, where they differ."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from messages.dates import show_date
from messages.lengths import cut
from messages.metric_words import measured
from messages.numbers import show_percent
from messages.wording import Wording
from okr.draft_sheet import DraftSheet
from okr.drafting import DraftContent, DraftedKeyResult
from okr.objective import Ambition, Level, Visibility

SHOWN = 300
"""Characters of either version; the writer's own stands whole in its field."""

MANY = 40
"""Characters of one of several."""

Show = Callable[[DraftContent], str]


@dataclass(frozen=True, slots=True)
class Clash:
    """`theirs` is on record, and was written by the one of that name."""

    theirs: DraftContent
    by: str = ""

    def lines(self, mine: DraftSheet, wording: Wording) -> list[dict[str, str]]:
        """Each field that differs: what it is called, theirs, and that of the sheet, which is the writer's."""
        words = ClashWords(mine, wording)
        plain = {**words.of_objective(), **words.of_plans(), **words.of_order(self.theirs)}
        shown = {**plain, **words.of_key_results(self.theirs)}
        pairs = [(label, show(self.theirs), show(mine.content)) for label, show in shown.items()]
        return [
            {"label": label, "theirs": cut(theirs, SHOWN) or "—", "mine": cut(own, SHOWN) or "—"}
            for label, theirs, own in pairs
            if theirs != own
        ]


@dataclass(frozen=True, slots=True)
class ClashWords:
    sheet: DraftSheet
    wording: Wording

    def of_objective(self) -> Mapping[str, Show]:
        say = self.wording.say
        teams = {team.key: team.name for team in self.sheet.start.teams}
        cycles = {cycle.key: cycle.name for cycle in self.sheet.start.cycles}
        return {
            say("Objective"): lambda one: one.title,
            say("Why it matters"): lambda one: " ".join(one.why.split()),
            say("Whose objective is it?"): lambda one: self.level(one.level),
            say("Team"): lambda one: teams.get(one.team, one.team),
            say("Cycle"): lambda one: cycles.get(one.cycle, one.cycle),
            say("Owner of the objective"): lambda one: self.names(one.owner),
            say("How ambitious is it?"): lambda one: self.ambition(one.ambition),
            say("Which objective does it serve?"): self.parent,
        }

    def of_plans(self) -> Mapping[str, Show]:
        say = self.wording.say
        return {
            say("Initiatives"): lambda one: "; ".join(each.title for each in one.initiatives),
            say("Obstacles"): lambda one: "; ".join(one.obstacles),
            say("Contributors"): lambda one: self.names(*one.contributors),
            say("Who sees it?"): lambda one: self.visibility(one.visibility),
            say("Priority among the team's"): lambda one: str(one.priority or ""),
        }

    def of_order(self, theirs: DraftContent) -> Mapping[str, Show]:
        """In which order those stand that both have."""
        keys = {one.key for one in theirs.key_results} & {one.key for one in self.sheet.content.key_results}
        return {
            self.wording.say("Order of the key results"): lambda content: "; ".join(
                cut(one.title, MANY) for one in content.key_results if one.key in keys
            )
        }

    def of_key_results(self, theirs: DraftContent) -> Mapping[str, Show]:
        """Each of those that either has, by the title on record."""
        own = self.sheet.content
        keys = dict.fromkeys(one.key for one in (*theirs.key_results, *own.key_results))
        known = {key: theirs.key_result(key) or own.key_result(key) for key in keys}
        return {cut(one.title, SHOWN): self.showing(key) for key, one in known.items() if one}

    def showing(self, key: int) -> Show:
        return lambda content: self.key_result(content.key_result(key))

    def key_result(self, one: DraftedKeyResult | None) -> str:
        """All that its form says of it, in one line."""
        if one is None:
            return self.wording.say("removed")
        due = self.wording.say("by %(day)s", day=show_date(one.due, self.wording.language))
        weight = show_percent(one.weight, self.wording.language) if one.weight is not None else ""
        people = self.names(one.owner, *one.contributors)
        parts = (one.title, measured(one.metric, self.wording), people, due, weight, one.because)
        return " · ".join(part for part in parts if part)

    def names(self, *people: str | None) -> str:
        known = self.sheet.people
        return ", ".join(known[one].name if one in known else one for one in people if one)

    def parent(self, one: DraftContent) -> str:
        if one.parent_key_result is not None:
            return f"KR-{one.parent_key_result}"
        return f"O-{one.parent}" if one.parent is not None else ""

    def level(self, level: Level) -> str:
        say = self.wording.say
        return say("Of its owner alone") if level is Level.INDIVIDUAL else say("Of the whole team")

    def ambition(self, ambition: Ambition) -> str:
        say = self.wording.say
        return say("Committed") if ambition is Ambition.COMMITTED else say("Aspirational")

    def visibility(self, visibility: Visibility) -> str:
        say = self.wording.say
        match visibility:
            case Visibility.PUBLIC:
                return say("Everybody in the workspace")
            case Visibility.TEAM:
                return say("The team, and who leads it")
            case Visibility.PRIVATE:
                return say("Only those who are named on it, and who leads the team")
