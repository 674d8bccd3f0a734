"""Objectives, key results and teams of a status, as the finished values its templates take."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from messages.archive import edit_one
from messages.bars import progress_bar
from messages.capital import capital
from messages.dates import show_date
from messages.lengths import cut
from messages.lines import SIGNS, Lines
from messages.mrkdwn import Safe
from messages.numbers import show_share
from messages.objective_about import ObjectiveAbout
from messages.status_pages import Row
from messages.wording import Wording
from okr.health import WEAKEST_FIRST, Health, Reason, ReasonKind
from okr.key_result import KeyResultState
from okr.metric import Binary, Change, Milestones
from okr.rollup import RollUp
from okr.standing import Tally
from okr.status import ScopeKind, Status, StatusLine, StatusObjective, TeamCount
from okr.team import Team

TITLE = 140
NAME_THE_CONFIDENCE = {ReasonKind.CONFIDENCE_AT_RISK, ReasonKind.UNSURE, ReasonKind.CONTRADICTION}
NOT_RUNNING = {KeyResultState.PAUSED: "⏸️", KeyResultState.CANCELLED: "🚫"}


@dataclass(frozen=True, slots=True)
class StatusWords:
    wording: Wording

    @property
    def lines(self) -> Lines:
        return Lines(self.wording)

    def heading(self, status: Status, *, reader_id: str = "") -> str:
        """Whose status it is; "Your OKRs" for the member `reader_id` themselves."""
        say = self.wording.say
        if status.person is not None:
            if status.person.id == reader_id:
                return say("Your OKRs")
            return say("OKRs of %(name)s", name=status.person.name)
        if status.teams:
            return ", ".join(self.named(team) for team in status.teams)
        whole = status.objectives[0].objective
        return status.lines[0].key_result.label if status.scope.kind is ScopeKind.KEY_RESULT else whole.label

    def named(self, team: Team) -> str:
        """The team by name, and whether it is archived."""
        name = cut(team.name, TITLE)
        return self.wording.say("%(team)s (archived)", team=name) if team.is_archived else name

    def archived(self, status: Status) -> Safe | None:
        """Since when the one team it is about is archived, and what is shown of it; None for a live one."""
        piece, since = self.wording.piece, status.teams[0].archived_on if len(status.teams) == 1 else None
        if since is None:
            return None
        day = show_date(since, self.wording.language, with_year=True)
        if not status.objectives:
            return piece("🗄️ Archived since %(day)s.", day=day)
        return piece("🗄️ Archived since %(day)s. These were its last objectives.", day=day)

    def asked_as(self, status: Status) -> str:
        """What anybody types after `/okr status` to see the same."""
        if status.person is not None:
            return f"@{cut(status.person.name, TITLE)}"
        return cut(status.teams[0].name, TITLE) if status.teams else self.heading(status)

    def told_at_a_glance(self, status: Status) -> str:
        """What the notification says of one key result: which it is, and its health; empty for anything else."""
        if status.scope.kind is not ScopeKind.KEY_RESULT:
            return ""
        line = status.lines[0]
        return f"{line.key_result.label} · {cut(line.key_result.title, TITLE)}: {self.health(line)}"

    def summary(self, status: Status) -> str:
        """The counts by health of what the status is about; one key result says its health itself."""
        if status.scope.kind is ScopeKind.KEY_RESULT:
            return ""
        return self.lines.counts(status.counts)

    def groups(
        self, rows: Sequence[Row], status: Status, *, editable: frozenset[int] = frozenset()
    ) -> list[dict[str, Any]]:
        """The rows of a page under their objectives; those in `editable` with the way to change them."""
        found = [row for row in rows if row.objective is not None]
        return [
            self.group(objective, [row.line for row in some if row.line is not None], status)
            | {
                "edit": edit_one(objective.objective.number, self.wording)
                if objective.objective.number in editable
                else None
            }
            for objective, some in groupby(found, key=lambda row: row.objective)
            if objective is not None
        ]

    def group(self, whole: StatusObjective, lines: Sequence[StatusLine], status: Status) -> dict[str, Any]:
        """One objective with some of its key results."""
        return {
            "title": cut(whole.objective.title, TITLE),
            "label": whole.objective.label,
            "bar": progress_bar(whole.roll_up.shown, whole.roll_up.expected),
            "progress": self.progress(whole.roll_up),
            "cycle": cut(whole.cycle.name, TITLE) if names_cycles(status) else "",
            "about": ObjectiveAbout(self.wording).whole(whole) if status.scope.kind is ScopeKind.OBJECTIVE else None,
            "lines": [self.line(line, status) for line in lines],
        }

    def progress(self, roll_up: RollUp) -> str:
        """Progress against expected; without a pace just the progress."""
        if roll_up.shown is None:
            return self.wording.say("No key results yet")
        progress = show_share(roll_up.shown, self.wording.language)
        if roll_up.expected is None:
            return self.wording.say("Progress %(progress)s", progress=progress)
        expected = show_share(roll_up.expected, self.wording.language)
        return self.wording.say(
            "Progress %(progress)s, %(expected)s expected by now", progress=progress, expected=expected
        )

    def line(self, line: StatusLine, status: Status) -> dict[str, str]:
        """One key result; with its weight where the status is about its objective, or it, alone."""
        told, weighs = self.told(line), status.scope.kind in {ScopeKind.OBJECTIVE, ScopeKind.KEY_RESULT}
        weight = self.lines.weight(line.share) if weighs and line.share is not None else ""
        return {
            "sign": NOT_RUNNING.get(line.key_result.state, SIGNS[line.assessment.health]),
            "label": line.key_result.label,
            "title": cut(line.key_result.title, TITLE),
            "health": self.health(line),
            "figures": " · ".join(filter(None, [self.figures(line, told), weight, *self.due(line, told)])),
            "why": self.why(line, told),
            "owner": "" if self.is_own(line, status) else self.owner(line),
        }

    def due(self, line: StatusLine, told: Sequence[Reason]) -> list[str]:
        """By when, where that is not when its cycle ends and is not said below."""
        return [] if self.is_new(line, told) else self.lines.own_due(line.own_due)

    def health(self, line: StatusLine) -> str:
        """The word for it; for what is not running that it is not."""
        match line.key_result.state:
            case KeyResultState.PAUSED:
                return self.wording.say("paused")
            case KeyResultState.CANCELLED:
                return self.wording.say("cancelled")
            case _:
                return self.lines.health(line.assessment.health)

    def told(self, line: StatusLine) -> list[Reason]:
        """The first reason, and a blocker wherever it stands among them; none for what is not running."""
        if line.key_result.state is not KeyResultState.ACTIVE:
            return []
        reasons = line.assessment.reasons
        return [reason for at, reason in enumerate(reasons) if at == 0 or reason.kind is ReasonKind.BLOCKED]

    def figures(self, line: StatusLine, told: Sequence[Reason]) -> str:
        """Bar, value, target, and confidence with its change where no reason says it."""
        metric, tally = line.key_result.metric, line.standing.tally if line.standing else None
        if line.assessment.health is Health.DONE and isinstance(metric, Binary):
            return ""
        known = self.lines.value_to_target(metric, tally.reading if tally else None)
        if tally and isinstance(metric, Change | Milestones):
            known = f"{progress_bar(line.assessment.progress, line.assessment.expected)} {known}"
        if tally is None or line.assessment.health is Health.DONE or says_confidence(told, tally):
            return known
        return f"{known} · {self.lines.confidence(tally.confidence, tally.confidence_before)}"

    def why(self, line: StatusLine, told: Sequence[Reason]) -> str:
        """The reasons in words."""
        if self.is_new(line, told):
            return self.not_answered(line)
        return capital("; ".join(self.lines.reason(reason) for reason in told))

    def is_new(self, line: StatusLine, told: Sequence[Reason]) -> bool:
        """Whether nobody has answered yet, and nothing is wrong with that."""
        return line.standing is None and not told and line.key_result.state is KeyResultState.ACTIVE

    def not_answered(self, line: StatusLine) -> str:
        return self.wording.say(
            "Not answered yet, due %(day)s", day=show_date(line.key_result.target.due, self.wording.language)
        )

    def owner(self, line: StatusLine) -> str:
        """Who answers for it, by name: nobody is rung."""
        return line.owner.name if line.owner else capital(self.wording.say("no owner"))

    def is_own(self, line: StatusLine, status: Status) -> bool:
        """Whether the heading names the owner already."""
        return status.person is not None and line.key_result.owner == status.person.id

    def team(self, count: TeamCount) -> dict[str, str]:
        """A team below, as one line."""
        weakest = next((health for health in WEAKEST_FIRST if count.counts.get(health)), None)
        return {
            "sign": SIGNS[weakest] if weakest else "▫️",
            "name": cut(count.team.name, TITLE),
            "counts": self.lines.counts(count.counts) or self.wording.say("no key results"),
        }


def says_confidence(told: Sequence[Reason], tally: Tally) -> bool:
    """Whether the reasons name the confidence with its change, if it has changed."""
    kinds = {reason.kind for reason in told}
    moved = tally.confidence_before not in {None, tally.confidence}
    return ReasonKind.CONFIDENCE_FELL in kinds or (bool(kinds & NAME_THE_CONFIDENCE) and not moved)


def names_cycles(status: Status) -> bool:
    """Whether it needs saying which cycle an objective is of: there are two, or it is one gone by."""
    return any(team.is_archived for team in status.teams) or len({each.cycle.key for each in status.objectives}) > 1
