"""The pilot in words: which teams it is with, and how many people that concerns, before it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from messages import ids
from messages.buttons import Button, Confirm
from messages.fields import Choice, ChoiceGroup, Field, Kind, chosen_among, options_in
from messages.handed_back import handed_back
from messages.lengths import cut
from messages.mrkdwn import Safe, join
from messages.reader import Reader
from messages.render import Renderer
from messages.wording import Wording
from okr.pilot import PilotShown
from okr.team import Team

TEAMS = "admin-pilot-teams"
NAME = 75
AT_ONCE = 100
"""Options that Slack takes in one group, and groups in one menu."""


@handed_back
def pilot_chosen(values: Mapping[str, Any]) -> frozenset[str]:
    """The keys of the teams that stand in the form."""
    return options_in(values, TEAMS)


class AdminPilotMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def pilot(self, found: PilotShown, reader: Reader) -> dict[str, Any]:
        """The modal in which it is chosen."""
        words = PilotWords(self._renderer.wording(reader.language), found)
        return self._renderer.view(
            "admin_pilot",
            reader.language,
            is_on=found.is_on,
            fields=[words.teams()],
            means=words.means(),
            buttons=words.buttons(),
        )


@dataclass(frozen=True, slots=True)
class PilotWords:
    wording: Wording
    found: PilotShown

    def teams(self) -> Field:
        say, groups = self.wording.say, groups_of(self.found.offered)
        every = [choice for group in groups for choice in group.choices]
        return Field(
            Kind.MANY,
            TEAMS,
            say("Teams of the pilot"),
            placeholder=say("Every team"),
            optional=True,
            groups=groups,
            chosen=chosen_among(every, *self.found.chosen),
            action=ids.ADMIN_PILOT_TEAMS,
        )

    def means(self) -> Safe:
        """How many people in how many teams, and what that changes."""
        found, piece = self.found, self.wording.piece
        if not found.chosen:
            whom = piece("That is everybody: %(n)s person.", "That is everybody: %(n)s people.", n=found.people)
        else:
            teams = piece("%(n)s team", "%(n)s teams", n=found.teams)
            whom = piece(
                "With the teams below them that is %(teams)s and %(n)s person of %(everybody)s.",
                "With the teams below them that is %(teams)s and %(n)s people of %(everybody)s.",
                teams=teams,
                n=found.people,
                everybody=found.everybody,
            )
        return join(" ", (whom, *self.change()))

    def change(self) -> list[Safe]:
        piece, more = self.wording.piece, self.found.people - self.found.now
        if more > 0:
            return [piece("%(n)s person more than now.", "%(n)s people more than now.", n=more)]
        if more < 0:
            return [piece("%(n)s person less than now.", "%(n)s people less than now.", n=-more)]
        return []

    def buttons(self) -> list[Button]:
        say, found = self.wording.say, self.found
        buttons = [Button(ids.ADMIN_OVERVIEW, "overview", say("Back to the overview"))]
        if found.is_on:
            buttons.append(Button(ids.ADMIN_PILOT_END, "end", say("End the pilot…"), confirm=self.ending()))
        return buttons

    def ending(self) -> Confirm:
        say, more = self.wording.say, self.found.everybody - self.found.now
        sentence = say(
            "Every team checks in from then on: %(n)s person more, from the next check-in on.",
            "Every team checks in from then on: %(n)s people more, from the next check-in on.",
            n=more,
        )
        return Confirm(say("End the pilot?"), sentence, say("Ask everybody"), say("Not yet", context="button"))


def groups_of(teams: Sequence[Team]) -> tuple[ChoiceGroup, ...]:
    """All of them, a hundred in a group, which is called by its first and last."""
    parts = [teams[at : at + AT_ONCE] for at in range(0, min(len(teams), AT_ONCE * AT_ONCE), AT_ONCE)]
    return tuple(
        ChoiceGroup(label_of(part), tuple(Choice(cut(team.name, NAME), team.key) for team in part)) for part in parts
    )


def label_of(part: Sequence[Team]) -> str:
    half = NAME // 2 - 2
    return f"{cut(part[0].name, half)} – {cut(part[-1].name, half)}"
