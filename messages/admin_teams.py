"""The list of teams in words: a search, a page of teams with what each lacks, and the ways to their forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from messages import ids
from messages.buttons import Button
from messages.cleaning import clean
from messages.dates import show_date
from messages.fields import Field, Kind, words_in
from messages.handed_back import handed_back
from messages.lengths import cut
from messages.mrkdwn import Safe, channel, join, mention
from messages.reader import Reader
from messages.render import Renderer
from messages.wording import Wording
from okr.team import Team
from okr.team_list import ListedTeam, TeamList

WORDS = "admin-teams-words"
SEARCH_MOST = 75
NAME = 75
LIVE, ARCHIVED = "teams", "archived"
"""Which teams a list or the way to one is of, as it carries that."""


def searched(values: Mapping[str, Any]) -> str:
    """What the list's field says is looked for."""
    return clean(clean(words_in(values, WORDS))[:SEARCH_MOST])


@handed_back
def is_of_archived(carried: object) -> bool:
    """Whether what a list, or the way to one, carries says that it is of the archived teams. A list of an earlier
    release carries nothing."""
    return {"": False, LIVE: False, ARCHIVED: True}[str(carried)]


class AdminTeamsMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def teams(self, found: TeamList, reader: Reader, *, back: Team | None = None) -> dict[str, Any]:
        """The modal of a page of teams; above them that `back` was just brought back, with the way to its form."""
        words = ListWords(self._renderer.wording(reader.language))
        return self._renderer.view(
            "admin_teams",
            reader.language,
            state=ARCHIVED if found.archived else LIVE,
            archived=found.archived,
            back={"name": cut(back.name, NAME), "key": back.key} if back else None,
            fields=[words.search(found)],
            found=found.found,
            page=found.page,
            pages=found.pages,
            teams=[{"key": one.team.key, "line": words.line(one)} for one in found.shown],
            turning=words.turning(found),
            buttons=words.ways(found),
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
        since = one.team.archived_on
        lines, people, lacking = [name], self.people(one), self.lacking(one) if since is None else []
        if since is not None:
            day = show_date(since, self.wording.language, with_year=True)
            lines.append(piece("Archived since %(day)s", day=day))
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

    def ways(self, found: TeamList) -> list[Button]:
        """To a new team, to the teams of the other kind where there are any, and back to the overview."""
        say = self.wording.say
        overview = Button(ids.ADMIN_OVERVIEW, "overview", say("Back to the overview"))
        if found.archived:
            return [Button(ids.ADMIN_TEAMS, LIVE, say("Back to the teams")), overview]
        set_up = Button(ids.SET_UP_OPEN, "admin", say("Set up a team"))
        from_group = Button(ids.SET_UP_FROM_GROUP, "admin", say("New team from a user group"))
        if not found.others:
            return [set_up, from_group, overview]
        archived = say("%(n)s archived team", "%(n)s archived teams", n=found.others)
        return [set_up, from_group, Button(ids.ADMIN_TEAMS, ARCHIVED, archived), overview]

    def turning(self, found: TeamList) -> list[Button]:
        say, buttons = self.wording.say, list[Button]()
        if found.page > 1:
            buttons.append(Button(ids.ADMIN_TEAMS_EARLIER, str(found.page - 1), say("Back")))
        if found.page < found.pages:
            buttons.append(Button(ids.ADMIN_TEAMS_MORE, str(found.page + 1), say("More")))
        return buttons
