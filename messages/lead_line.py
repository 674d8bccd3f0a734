"""The lead's private line in words: a phone's screen, whatever happened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from messages.dates import show_day, week_label
from messages.digest_reasons import plain
from messages.handed_back import handed_back
from messages.lengths import cut
from messages.lines import WORDS_OF_A_BLOCKER
from messages.mrkdwn import Safe, join
from messages.reader import Reader
from messages.render import Rendered, Renderer
from messages.status_pages import Turn
from messages.why import about
from messages.wording import Wording
from okr.delivery import DeliveryKind
from okr.digest import DigestLine
from okr.lead_line import LeadLine, LeftBehindBy, TeamLine
from okr.status import Scope, ScopeKind


class TeamChoice(StrEnum):
    """An option of the menu of one of several teams."""

    STATUS = "status"
    DIGEST = "digest"


NAME = 50
TITLE = 70
MOST_NAMES = 6
MOST_TEAMS = 5
ROWS = {1: 5, 2: 3}
"""How many red key results each of so many teams shows; of more teams two each."""
LONGEST = {1: 220}
"""How many characters a row of so many teams may have; of more teams 150. Names have twice that."""


class LeadLineMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def line(self, line: LeadLine, reader: Reader) -> Rendered:
        words = LeadLineWords(self._renderer.wording(reader.language), reader, line)
        shown = line.teams[:MOST_TEAMS]
        return self._renderer.render(
            "lead_line",
            reader.language,
            week=week_label(line.week, reader.language),
            heard="; ".join(words.heard(team) for team in shown[:2]),
            teams=[words.team(team) for team in shown],
            more=len(line.teams) - len(shown),
            only=words.only_one() if len(line.teams) == 1 else None,
            to_agree=line.to_agree,
            remind=line.week.key if words.may_remind else None,
            about=about(DeliveryKind.LEAD_LINE, line.week),
        )


@dataclass(frozen=True, slots=True)
class LeadLineWords:
    wording: Wording
    reader: Reader
    line: LeadLine

    @property
    def may_remind(self) -> bool:
        """Whether anybody but the lead is silent."""
        return any(one.id != self.line.member.id for team in self.line.teams for one in team.silent)

    def only_one(self) -> dict[str, Any]:
        """What the buttons of the only team hand back."""
        (team,) = self.line.teams
        return {"status": status_of(team), "digest": team.team.key, "is_out": team.digest_is_out}

    def team(self, team: TeamLine) -> dict[str, Any]:
        """The finished values of one team's sections."""
        most = ROWS.get(len(self.line.teams), 2)
        return {
            "said": join("\n", self.rows(team, most)),
            "status": f"{TeamChoice.STATUS.value} {status_of(team)}",
            "digest": f"{TeamChoice.DIGEST.value} {team.team.key}",
            "is_out": team.digest_is_out,
            "left": [self.left(one, team) for one in team.left_behind[: 2 if most > 2 else 1]],
        }

    def rows(self, team: TeamLine, most: int) -> Iterator[Safe]:
        """How many answered, who is silent, what is red, what is stuck."""
        piece, name = self.piece, cut(team.team.name, NAME)
        if team.asked_on:
            day = show_day(team.asked_on, self.reader.language)
            yield piece("🗓️ *%(team)s* checks in on %(day)s.", team=name, day=day)
            return
        if not team.silent and not team.red and not team.stuck:
            yield self.calm(team, name)
            return
        yield piece("*%(team)s*: %(done)s of %(n)s have answered.", team=name, done=team.answered, n=team.due)
        if team.silent:
            yield piece("⚪ Not heard from: %(names)s.", names=self.names(team), wide=True)
        yield from (self.red(line) for line in team.red[:most])
        if len(team.red) > most:
            yield piece("🔴 … and %(n)s more red", n=len(team.red) - most)
        yield from self.stuck(team.stuck, most)

    def calm(self, team: TeamLine, name: str) -> Safe:
        if not team.due:
            return self.piece("🌿 *%(team)s*: nobody was asked this week, nothing is red.", team=name)
        return self.piece(
            "🌿 *%(team)s*: the one person asked has answered, nothing is red.",
            "🌿 *%(team)s*: all %(n)s have answered, nothing is red.",
            team=name,
            n=team.due,
        )

    def red(self, line: DigestLine) -> Safe:
        """Title, first reason, owner."""
        title, owner = cut(line.key_result.title, TITLE), self.owner(line)
        first = next(iter(line.assessment.reasons), None)
        if first is None:
            return self.piece("🔴 *%(title)s* (%(owner)s)", title=title, owner=owner)
        why = plain(self.wording, first, line.assessment)
        return self.piece("🔴 *%(title)s* (%(owner)s) — %(why)s", title=title, owner=owner, why=why)

    def stuck(self, lines: Sequence[DigestLine], most: int) -> Iterator[Safe]:
        for line in lines[:most]:
            yield self.piece(
                "🚧 *%(title)s* (%(owner)s) — still blocked: %(blocker)s",
                title=cut(line.key_result.title, TITLE),
                owner=self.owner(line),
                blocker=cut(line.blocker, WORDS_OF_A_BLOCKER),
            )
        if len(lines) > most:
            yield self.piece("🚧 … and %(n)s more blocked", n=len(lines) - most)

    def owner(self, line: DigestLine) -> str:
        name = self.line.names.get(line.owner or "", "")
        return cut(name, NAME) if name else self.wording.say("no owner")

    def names(self, team: TeamLine) -> str:
        """The first few of the silent, and how many more."""
        found = [cut(one.name, NAME) for one in team.silent[:MOST_NAMES]]
        more = len(team.silent) - len(found)
        return ", ".join([*found, *([self.wording.say("and %(n)s other", "and %(n)s others", n=more)] if more else [])])

    def left(self, one: LeftBehindBy, team: TeamLine) -> dict[str, Any]:
        return {
            "name": cut(one.member.name, NAME),
            "count": one.count,
            "value": f"{team.team.key} {one.member.id}",
        }

    def piece(self, message: str, plural: str | None = None, /, *, wide: bool = False, **values: Any) -> Safe:
        """One row, short enough for all of them to fit, whatever the names in it."""
        most = LONGEST.get(len(self.line.teams), 150) * (2 if wide else 1)
        return self.wording.piece(message, plural, most=most, **values)

    def heard(self, team: TeamLine) -> str:
        """What a notification says of one team."""
        name, say = cut(team.team.name, NAME), self.wording.say
        if team.asked_on:
            return say("%(team)s: not asked yet", team=name)
        if team.red:
            return say(
                "%(team)s: %(done)s of %(of)s have answered, %(n)s at risk",
                team=name,
                done=team.answered,
                of=team.due,
                n=len(team.red),
            )
        return say("%(team)s: %(done)s of %(of)s have answered", team=name, done=team.answered, of=team.due)


def status_of(team: TeamLine) -> str:
    return Turn(Scope(ScopeKind.TEAM, team.team.key)).value


@handed_back
def read_choice(value: str) -> tuple[TeamChoice, str]:
    """What a team's menu hands back, and what that needs; OutOfDate for anything else."""
    choice, _, rest = value.partition(" ")
    return TeamChoice(choice), rest
