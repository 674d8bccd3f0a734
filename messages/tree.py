"""The tree of objectives in words: who serves what, how each branch stands, and what hangs nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from messages import ids
from messages.archive import edit_one
from messages.bars import progress_bar
from messages.buttons import Button
from messages.dates import show_date
from messages.handed_back import counted, handed_back
from messages.lengths import cut
from messages.lines import SIGNS, Lines
from messages.mrkdwn import Safe, join
from messages.numbers import show_share
from messages.objective_about import WHY_IN_SHORT, ObjectiveAbout
from messages.reader import Reader
from messages.render import Renderer
from messages.wording import Wording
from okr.health import Health
from okr.rollup import COUNTED
from okr.status import Scope, ScopeKind, StatusLine
from okr.tree import Sight, Tree, TreeRow

TITLE, NAME = 120, 60
KEY_RESULTS = 5
"""Key results below an open objective; `/okr status O-3` has all of them."""
NAMED = 10
"""Objectives or teams that a finding names; the rest are a number."""
STATE = 125
"""Characters of the branches turned over that a button carries: eight rows of them fit into a message. The oldest fall
back to what they were at first."""
CELLS = 5
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class TreeTurn:
    """What a button of a tree carries: whose it is, and how it is looked at."""

    scope: Scope
    sight: Sight

    @classmethod
    @handed_back
    def read(cls, value: str) -> "TreeTurn":
        """What `value` wrote; OutOfDate for anything else."""
        page, turned, kind, name = value.split(" ", 3)
        numbers = tuple(counted(each) for each in turned.split(",")) if turned != "-" else ()
        return cls(Scope(ScopeKind(kind), name), Sight(numbers, counted(page)))

    @property
    def value(self) -> str:
        """The turn as a button's value."""
        turned = ",".join(str(number) for number in self.sight.turned)
        while len(turned) > STATE:
            turned = turned.partition(",")[2]
        return f"{self.sight.page} {turned or '-'} {self.scope.kind.value} {self.scope.name}"


class TreeMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def show(self, tree: Tree, reader: Reader) -> dict[str, Any]:
        """The answer that the asker alone sees."""
        words = TreeWords(self._renderer.wording(reader.language))
        return self._renderer.message(
            "tree",
            reader.language,
            heading=words.heading(tree),
            mission=tree.mission,
            archived=tree.archived is not None,
            size=tree.size,
            rows=[words.row(row, tree) for row in tree.rows],
            findings=words.findings(tree),
            page=tree.sight.page,
            pages=tree.pages,
            buttons=words.turning(tree),
        )


@dataclass(frozen=True, slots=True)
class TreeWords:
    wording: Wording

    def heading(self, tree: Tree) -> str:
        """Whose tree it is."""
        return self.wording.say("OKR tree: %(name)s", name=cut(tree.named, TITLE))

    def row(self, row: TreeRow, tree: Tree) -> dict[str, Any]:
        """One objective with what is open below it."""
        whole = row.whole
        key_results = self.key_results(row) if row.is_open else None
        return {
            "branch": self.wording.piece("%(branch)s ", branch=branch_of(row.depth)) if row.depth else "",
            "label": whole.objective.label,
            "title": cut(whole.objective.title, TITLE),
            "standing": self.standing(row),
            "notes": join("\n", self.notes(row)) if self.notes(row) else None,
            "key_results": key_results,
            "button": self.button(row, tree) or self.edit(row),
            "below": [button for button in [self.edit(row)] if button and row.is_open and self.button(row, tree)],
        }

    def standing(self, row: TreeRow) -> str:
        """Health, progress, who works on it, which team's it is and how it ranks."""
        whole = row.whole
        about = ObjectiveAbout(self.wording)
        parts = [*self.figures(row), about.people(whole, named=1), cut(whole.team.name, NAME), *about.rank(whole)]
        return " · ".join(parts)

    def figures(self, row: TreeRow) -> list[str]:
        """The sign and word of its health, its bar and progress; of what is still to come, when."""
        if row.to_come:
            return [f"🔵 {cut(row.whole.cycle.name, NAME)}"]
        roll_up = row.whole.roll_up
        if roll_up.shown is None:
            return [self.wording.say("No key results yet")]
        health = roll_up.health or Health.UNKNOWN
        bar = progress_bar(roll_up.shown, roll_up.expected, cells=CELLS)
        share = show_share(roll_up.shown, self.wording.language)
        return [f"{SIGNS[health]} {Lines(self.wording).health(health)}", f"{bar} {share}"]

    def notes(self, row: TreeRow) -> list[Safe]:
        """Why it is pursued, where it is open; what it serves beyond the line above; whether all below it are red."""
        piece, objective, found = self.wording.piece, row.whole.objective, list[Safe]()
        if row.above is not None:
            above = row.above
            title = cut(above.title, NAME)
            found.append(piece("↑ Serves %(label)s · %(title)s", label=above.label, title=title, most=110))
        elif row.depth and objective.parent_key_result:
            found.append(piece("↑ Serves %(label)s", label=f"KR-{objective.parent_key_result}"))
        if row.is_open and (why := ObjectiveAbout(self.wording).why(row.whole, most=WHY_IN_SHORT)):
            found.insert(0, why)
        if row.all_red:
            found.append(
                piece(
                    "⚠️ The one objective below it is at risk",
                    "⚠️ All %(n)s objectives below it are at risk",
                    n=row.children,
                )
            )
        return found

    def key_results(self, row: TreeRow) -> Safe | None:
        """Its key results, the first few; with their weights where they differ."""
        lines = [line for line in row.whole.lines if line.key_result.state in COUNTED]
        told = [self.key_result(line, to_come=row.to_come) for line in lines[:KEY_RESULTS]]
        if more := len(lines) - len(told):
            label = row.whole.objective.label
            told.append(
                self.wording.piece(
                    "… and %(n)s more: `/okr status %(label)s`",
                    "… and %(n)s more: `/okr status %(label)s`",
                    n=more,
                    label=label,
                )
            )
        return join("\n", told) if told else None

    def key_result(self, line: StatusLine, *, to_come: bool) -> Safe:
        """One key result: its health, its progress where it has one, and what it weighs where that differs; neither
        health nor progress where its cycle is still `to_come`."""
        progress, lines = None if to_come else line.assessment.progress, Lines(self.wording)
        known = [show_share(progress, self.wording.language)] if progress is not None else []
        if line.share is not None:
            known.append(lines.weight(line.share))
        known += lines.own_due(line.own_due)
        piece = self.wording.piece
        return piece(
            "%(sign)s %(label)s · %(title)s%(known)s",
            sign="🔵" if to_come else SIGNS[line.assessment.health],
            label=line.key_result.label,
            title=cut(line.key_result.title, NAME),
            known=piece(" — %(known)s", known=" · ".join(known)) if known else "",
            most=100,
        )

    def button(self, row: TreeRow, tree: Tree) -> Button | None:
        """Opens or closes what lies below it; none where nothing does."""
        if not row.children and not row.whole.lines:
            return None
        say, number = self.wording.say, row.whole.objective.number
        more = say("Open (%(n)s)", n=row.children) if row.children else say("Open", context="branch")
        label = say("Close", context="branch") if row.is_open else more
        return Button(ids.TREE_TURN, TreeTurn(tree.scope, tree.sight.turning(number)).value, label)

    def edit(self, row: TreeRow) -> Button | None:
        """Changes the objective, for whoever may: below one that is open, beside one that has nothing to open."""
        return edit_one(row.whole.objective.number, self.wording) if row.may_edit else None

    def turning(self, tree: Tree) -> list[Button]:
        """The buttons to the pages before and after."""
        found, say, turned, at = list[Button](), self.wording.say, tree.sight.turned, tree.sight.page
        if at > 1:
            found.append(Button(ids.TREE_PREVIOUS, TreeTurn(tree.scope, Sight(turned, at - 1)).value, say("Previous")))
        if at < tree.pages:
            found.append(Button(ids.TREE_NEXT, TreeTurn(tree.scope, Sight(turned, at + 1)).value, say("Next")))
        return found

    def findings(self, tree: Tree) -> list[Safe]:
        """What hangs nowhere and who has none; of each the first few by name."""
        piece, found = self.wording.piece, list[Safe]()
        if tree.archived and tree.archived.archived_on:
            name = cut(tree.archived.name, NAME)
            day = show_date(tree.archived.archived_on, self.wording.language, with_year=True)
            found.append(
                piece("🗄️ Archived since %(day)s: `/okr status %(team)s` shows its last objectives.", day=day, team=name)
            )
        if tree.hanging:
            some, n = self.some([f"O-{number}" for number in tree.hanging]), len(tree.hanging)
            said = piece(
                "Serves no other objective: %(some)s", "Serve no other objective: %(some)s", n=n, some=some, most=500
            )
            found.append(said)
        if tree.idle:
            some = self.some([cut(team.name, NAME) for team in tree.idle])
            found.append(piece("No objectives yet: %(some)s", some=some, most=500))
        return found

    def some(self, names: Sequence[str]) -> str:
        """The first of them, and how many more there are."""
        listed, more = ", ".join(names[:NAMED]), len(names) - NAMED
        if more <= 0:
            return listed
        return self.wording.say("%(names)s and %(n)s more", "%(names)s and %(n)s more", names=listed, n=more)


def branch_of(depth: int) -> str:
    """What stands before an objective so far down, in signs that every phone has: "│ └"."""
    if not depth:
        return ""
    return "│ " * (min(depth, DEEPEST) - 1) + ("⋯ " if depth > DEEPEST else "") + "└"
