"""The beginning of a cycle in words, for the company's channel, and the first message of its thread."""

from messages.lengths import cut
from messages.mrkdwn import Safe, join, mention
from messages.reader import Reader
from messages.render import Rendered, Renderer
from messages.wording import Wording
from okr.cycle import Cycle
from okr.cycle_start import CycleQuestions, CycleStart, StartLine

MOST_LINES, MOST_TEAMS, MOST_PEOPLE = 8, 20, 8
"""What people read at once; the rest is a number, and in `/okr tree company`."""
TITLE, NAME = 150, 60


class CycleStartMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def start(self, start: CycleStart, reader: Reader) -> Rendered:
        """One that is out and may tell nothing any more says so."""
        wording = self._renderer.wording(reader.language)
        if not start.lines and not start.teams:
            heading = wording.say("%(name)s begins", name=names_of(start.cycles))
            return self._renderer.render("digest_emptied", reader.language, heading=heading)
        return self._renderer.render(
            "cycle_start",
            reader.language,
            name=names_of(start.cycles),
            mission=start.mission,
            lines=[line_of(line, wording) for line in start.lines[:MOST_LINES]],
            more=max(len(start.lines) - MOST_LINES, 0),
            teams=teams_of(start, wording),
        )

    def questions(self, questions: CycleQuestions, reader: Reader) -> Rendered:
        people = join(", ", [mention(each) for each in questions.people[:MOST_PEOPLE]])
        return self._renderer.render(
            "cycle_questions",
            reader.language,
            name=names_of(questions.cycles),
            people=people if questions.people else None,
        )


def names_of(cycles: tuple[Cycle, ...]) -> str:
    return cut(", ".join(cycle.name for cycle in cycles), TITLE)


def line_of(line: StartLine, wording: Wording) -> Safe:
    """One objective with who has it, and how much hangs on it."""
    parts = [wording.piece("%(who)s", who=mention(line.owner))] if line.owner else []
    if line.key_results:
        parts.append(wording.piece("%(n)s key result", "%(n)s key results", n=line.key_results))
    if line.below:
        parts.append(wording.piece("%(n)s objective below it", "%(n)s objectives below it", n=line.below))
    title = cut(line.objective.title, TITLE)
    named = wording.piece("🎯 *%(label)s · %(title)s*", label=line.objective.label, title=title)
    return join("\n", [named, join(" · ", parts)]) if parts else named


def teams_of(start: CycleStart, wording: Wording) -> str:
    """ "Care 3, Sales 2": how many objectives each team has."""
    told = [f"{cut(team.name, NAME)} {team.objectives}" for team in start.teams[:MOST_TEAMS]]
    if len(start.teams) > MOST_TEAMS:
        told.append(wording.say("and %(n)s more team", "and %(n)s more teams", n=len(start.teams) - MOST_TEAMS))
    return ", ".join(told)
