"""The list of teams in words: a search, a page of teams with what each lacks, and the ways to their forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from messages import ids
from messages.buttons import Button
from messages.cleaning import clean
from messages.fields import Field, Kind, words_in
from messages.lengths import cut
from messages.mrkdwn import Safe, channel, join, mention
from messages.reader import Reader
from messages.render import Renderer
from messages.wording import Wording
from okr.team_list import ListedTeam, TeamList

WORDS = "admin-teams-words"
SEARCH_MOST = 75
NAME = 75


def searched(values: Mapping[str, Any]) -> str:
    """What the list's field says is looked for."""
    return clean(clean(words_in(values, WORDS))[:SEARCH_MOST])


class AdminTeamsMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def teams(self, found: TeamList, reader: Reader) -> dict[str, Any]:
        """The modal of a page of teams."""
        words = ListWords(self._renderer.wording(reader.language))
        say = words.wording.say
        return self._renderer.view(
            "admin_teams",
            reader.language,
            fields=[words.search(found)],
            found=found.found,
            page=found.page,
            pages=found.pages,
            teams=[{"key": one.team.key, "line": words.line(one)} for one in found.shown],
            turning=words.turning(found),
            buttons=[
                Button(ids.SET_UP_OPEN, "admin", say("Set up a team")),
                Button(ids.ADMIN_OVERVIEW, "overview", say("Back to the overview")),
            ],
        )


@dataclass(frozen=True, slots=True)
class ListWords:
    wording: Wording

    def search(self, found: TeamList) -> Field:
        """Heard when Enter is pressed in it, and read again at every turn."""
        say = self.wording.say
        return Field(
            Kind.WORDS,
            WORDS,
            say("Name of the team"),
            placeholder=say("Part of it is enough, without accents too"),
            optional=True,
            value=found.search,
            most=SEARCH_MOST,
            action=ids.ADMIN_TEAMS_SEARCH,
        )

    def line(self, one: ListedTeam) -> Safe:
        """Its name and place, who leads it, where it meets, how many they are, and what it lacks."""
        piece = self.wording.piece
        name = piece("*%(team)s*", team=cut(one.team.name, NAME))
        if one.above:
            name = piece("%(team)s, below %(above)s", team=name, above=cut(one.above, NAME))
        lines, people, lacking = [name], self.people(one), self.lacking(one)
        if people:
            lines.append(join(" · ", people))
        if lacking:
            lines.append(piece("⚠️ %(line)s", line=join(" · ", lacking)))
        return join("\n", lines)

    def people(self, one: ListedTeam) -> list[Safe]:
        piece, team = self.wording.piece, one.team
        found = [piece("Lead: %(who)s", who=mention(team.lead))] if team.lead else []
        if team.channel:
            found.append(channel(team.channel))
        if one.members:
            found.append(piece("%(n)s member", "%(n)s members", n=one.members))
        return found

    def lacking(self, one: ListedTeam) -> list[Safe]:
        piece = self.wording.piece
        said = (
            (one.team.lead is None, piece("No lead yet")),
            (one.lacks_channel, piece("No channel for the digest yet")),
            (one.members == 0, piece("No members yet")),
            (not one.has_objectives, piece("No objectives in a running cycle")),
        )
        return [line for lacks, line in said if lacks]

    def turning(self, found: TeamList) -> list[Button]:
        say, buttons = self.wording.say, list[Button]()
        if found.page > 1:
            buttons.append(Button(ids.ADMIN_TEAMS_EARLIER, str(found.page - 1), say("Back")))
        if found.page < found.pages:
            buttons.append(Button(ids.ADMIN_TEAMS_MORE, str(found.page + 1), say("More")))
        return buttons
