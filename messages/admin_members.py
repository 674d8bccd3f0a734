"""One person in `/okr admin`, in words: who they are here, what is theirs, and the ways to look after them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from messages import ids
from messages.admin import LogTurn, read_person
from messages.buttons import Button, Confirm
from messages.dates import show_moment
from messages.fields import Choice, chosen_among
from messages.hand_over import opening_value
from messages.handed_back import handed_back
from messages.help import NAMES
from messages.language import Language, language_named
from messages.lengths import cut
from messages.mrkdwn import Safe, join, mention
from messages.reader import Reader
from messages.render import Renderer
from messages.time_zones import zone_choice
from messages.wording import Wording
from okr.member import Member, MemberKind
from okr.member_shown import MemberShown
from okr.status import ScopeKind
from okr.team import Team

NAME, TEAM = 80, 40
MOST_TEAMS = 12
MOST_LEFT = 20
"""Teams whose hand-over has a button of its own."""
AS_SLACK = "-"


@handed_back
def read_language_of(value: object) -> tuple[str, str | None]:
    """The person and the language (None: Slack's) of an option of the menu; OutOfDate for anything else."""
    person, language = str(value).split(" ")
    return read_person(person), None if language == AS_SLACK else Language(language).value


class AdminMemberMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def choose(self, reader: Reader, *, unknown: str = "") -> dict[str, Any]:
        """The page before anybody is chosen; `unknown` is the id of one of whom Slack told nothing just now."""
        say = self._renderer.wording(reader.language).say
        return self._renderer.view(
            "admin_members",
            reader.language,
            person=unknown,
            unknown=mention(unknown) if unknown else None,
            page=None,
            buttons=[overview_button(say("Back to the overview"))],
        )

    def member(self, found: MemberShown, reader: Reader) -> dict[str, Any]:
        """The page of one person."""
        words = MemberWords(self._renderer.wording(reader.language), found, reader)
        return self._renderer.view(
            "admin_members",
            reader.language,
            person=found.member.id,
            unknown=None,
            page=words.page(),
            buttons=words.buttons(),
        )


def overview_button(label: str) -> Button:
    return Button(ids.ADMIN_OVERVIEW, "overview", label)


@dataclass(frozen=True, slots=True)
class MemberWords:
    wording: Wording
    found: MemberShown
    reader: Reader

    def page(self) -> Mapping[str, Any]:
        """The finished values of the page; without `languages` where nothing is said to them any more."""
        member = self.found.member
        return {
            "who": self.wording.piece("*%(who)s*", who=mention(member.id)),
            "is_new": self.found.is_new,
            "is_outside": self.found.is_outside,
            "lines": join("\n", self.lines()),
            "role": self.about_role(),
            "left": [
                {"team": cut(team.name, NAME), "value": opening_value(team.key, member.id)}
                for team in self.found.left_in[:MOST_LEFT]
            ],
            "block": f"admin-member-{member.id}",
            "languages": self.languages() if member.can_answer else (),
            "language": self.language(),
        }

    def lines(self) -> list[Safe]:
        piece, member = self.wording.piece, self.found.member
        zone = zone_choice(member.tz.key, self.found.at).text
        return [
            piece("*Role:* %(role)s", role=self.role()),
            piece("*Teams:* %(teams)s", teams=self.teams()) if self.found.teams else piece("In no team yet"),
            piece("*Owns in running cycles:* %(what)s", what=self.owned()),
            self.answered(),
            piece("*Time zone:* %(zone)s", zone=zone),
        ]

    def role(self) -> str:
        say, member = self.wording.say, self.found.member
        if member.kind is not MemberKind.FULL:
            return kinds(self.wording)[member.kind]
        if member.admin:
            return say("admin or owner in Slack")
        return say("OKR admin") if member.appointed else say("member")

    def about_role(self) -> Safe | None:
        """Why nothing can be done about it, where that is so."""
        piece, member = self.wording.piece, self.found.member
        if member.admin and member.can_answer:
            return piece("Slack's own admins are always admins here. Who is one is decided in Slack.")
        if member.kind is MemberKind.GUEST:
            return piece("Guests cannot be admins here.")
        return None

    def teams(self) -> Safe:
        """Those they lead say so; the first dozen by name."""
        shown, more = self.found.teams[:MOST_TEAMS], len(self.found.teams) - MOST_TEAMS
        listed = join(", ", [self.team(each) for each in shown])
        if more <= 0:
            return listed
        return self.wording.piece("%(names)s and %(n)s more", "%(names)s and %(n)s more", names=listed, n=more)

    def team(self, team: Team) -> Safe:
        name = cut(team.name, TEAM)
        if team.key in self.found.leads:
            return self.wording.piece("%(team)s (lead)", team=name)
        return self.wording.piece("%(team)s", team=name)

    def owned(self) -> str:
        say, objectives, key_results = self.wording.say, self.found.objectives, self.found.key_results
        said = []
        if objectives:
            said.append(say("%(n)s objective", "%(n)s objectives", n=objectives))
        if key_results:
            said.append(say("%(n)s key result", "%(n)s key results", n=key_results))
        return ", ".join(said) or say("nothing yet")

    def answered(self) -> Safe:
        at, zone, language = self.found.answered_at, self.reader.zone, self.reader.language
        if at is None:
            return self.wording.piece("No check-in on what is theirs yet")
        today = self.found.at.astimezone(zone).date()
        return self.wording.piece("*Last check-in:* %(when)s", when=show_moment(at, zone, language, today=today))

    def languages(self) -> tuple[Choice, ...]:
        """What the menu offers: no choice, and each language we speak."""
        person, slacks = self.found.member.id, NAMES[language_named(self.found.unless_chosen)]
        unless = Choice(self.wording.say("As in Slack: %(language)s", language=slacks), f"{person} {AS_SLACK}")
        return (unless, *(Choice(NAMES[each], f"{person} {each.value}") for each in Language))

    def language(self) -> Choice:
        member = self.found.member
        return chosen_among(self.languages(), f"{member.id} {member.language or AS_SLACK}")[0]

    def buttons(self) -> list[Button]:
        """What can be done about them; the log and the way back for everybody."""
        say, member, n = self.wording.say, self.found.member, self.found.transferable
        everything = f"{ScopeKind.PERSON.value} {member.id}"
        handing = [Button(ids.TRANSFER_OPEN, everything, say("Hand over all %(n)s", "Hand over all %(n)s", n=n))]
        return [
            *self.appointing(),
            *(handing if n else ()),
            Button(ids.ADMIN_LOG, LogTurn(actor=member.id).value, say("Their lines in the log")),
            overview_button(say("Back to the overview")),
        ]

    def appointing(self) -> list[Button]:
        say, member = self.wording.say, self.found.member
        if self.found.can_be_appointed:
            return [Button(ids.ADMIN_MEMBER_APPOINT, member.id, say("Make an OKR admin"), confirm=self.sure(member))]
        if self.found.can_be_dismissed:
            return [Button(ids.ADMIN_MEMBER_DISMISS, member.id, say("No longer an OKR admin"))]
        return []

    def sure(self, member: Member) -> Confirm:
        say = self.wording.say
        return Confirm(
            say("Make them an admin?"),
            say(
                "%(name)s can then set every team and what holds for the whole workspace, and is told so.",
                name=cut(member.name, NAME),
            ),
            say("Make an admin"),
            say("Cancel"),
        )


def kinds(wording: Wording) -> Mapping[MemberKind, str]:
    """What those are who are no full members."""
    return {
        MemberKind.GUEST: wording.say("guest"),
        MemberKind.STRANGER: wording.say("from another workspace"),
        MemberKind.DEACTIVATED: wording.say("deactivated in Slack"),
        MemberKind.BOT: wording.say("an app"),
    }
