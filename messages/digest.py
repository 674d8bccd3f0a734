"""The weekly digest in words: the message in the channel, its thread, and the preview a lead sees."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from messages.check_in_state import Opening
from messages.dates import week_label
from messages.lengths import cut
from messages.lines import SIGNS, Lines
from messages.mrkdwn import Safe, channel, join
from messages.numbers import show_share
from messages.reader import Reader
from messages.render import Rendered, Renderer, as_message
from messages.wording import Wording
from okr.channel_digest import ChannelDigest, DigestPart, DigestPreview
from okr.digest import Count, Digest, DigestLine, Group
from okr.health import Health, ReasonKind
from okr.rollup import RollUp
from okr.team import Team

NOTE = 160
"""Characters of a note that a line holds; the history has all of it."""

TITLE = 140

NAME = 80
MOST_NAMES = 12

SAID_BY_THE_FALL = frozenset({ReasonKind.CONFIDENCE_AT_RISK, ReasonKind.UNSURE})
"""What "confidence fell from 6 to 3" says already."""

SAID_ELSEWHERE = frozenset({ReasonKind.BLOCKED, ReasonKind.NO_OWNER})
"""What a line tells after its first reasons, or in its last row."""

CHILDREN = 10
"""How many teams' lines one section holds."""


class DigestMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def digest(self, shown: ChannelDigest, reader: Reader, *, is_posted: bool = True) -> Rendered:
        """The message in the channel, or what it would be where it is not posted."""
        said = Said(self._renderer.wording(reader.language))
        return self._renderer.render("digest", reader.language, is_posted=is_posted, **said.values(shown))

    def part(self, part: DigestPart, reader: Reader) -> Rendered:
        """One message of its thread."""
        said = Said(self._renderer.wording(reader.language))
        return self._renderer.render(
            "digest_part",
            reader.language,
            heading=said.heading(part.team, part.digest),
            number=part.number,
            objectives=said.by_objective(part),
            more=part.more,
            asked_as=cut(part.team.name, TITLE),
        )

    def preview(self, preview: DigestPreview, reader: Reader) -> dict[str, Any]:
        """What the digest would say now, for one person, with the button that posts it where they may."""
        team, week = preview.shown.team, preview.shown.digest.week
        rendered = self._renderer.render(
            "digest_preview",
            reader.language,
            heading=Said(self._renderer.wording(reader.language)).heading(team, preview.shown.digest),
            channel=channel(team.channel) if team.channel else None,
            is_out=preview.is_out,
            may_post=preview.may_post and not preview.is_out and team.channel is not None,
            in_thread=len(preview.shown.pages.thread),
            value=f"{team.key} {week.key}",
        )
        intro, *buttons = rendered.blocks
        body = self.digest(preview.shown, reader, is_posted=preview.is_out).blocks
        return as_message(Rendered(rendered.envelope, [intro, *body, *buttons]))

    def posting(self, team: Team, reader: Reader) -> dict[str, Any]:
        """What replaces the preview once its button was pressed."""
        return self._renderer.message("digest_posting", reader.language, channel=channel(team.channel or ""))


@dataclass(frozen=True, slots=True)
class Said:
    """The pieces of a digest in one language, as finished values."""

    wording: Wording

    def values(self, shown: ChannelDigest) -> dict[str, Any]:
        """What the digest's template takes."""
        digest, pages = shown.digest, shown.pages
        groups = [(group, [line for line in pages.printed if line.group is group]) for group in Group]
        return {
            "heading": self.heading(shown.team, digest),
            "check_in": Opening(digest.week).value,
            "counts": self.counts(digest.count),
            "people": self.people(digest.count),
            "progress": self.progress(digest),
            "groups": [
                {"title": self.group(group), "lines": [self.line(line, shown.names) for line in lines]}
                for group, lines in groups
                if lines
            ],
            "silent": self.names(pages.silent, shown.names),
            "away": self.names(pages.away, shown.names),
            "children": self.children(shown),
            "quiet": bool(digest.lines) and not (pages.printed or pages.silent or digest.children),
            "red_in_thread": pages.red_in_thread,
            "in_thread": len(pages.thread),
        }

    def children(self, shown: ChannelDigest) -> list[Safe]:
        """The teams below, a line each, as many to a section as it holds."""
        lines = [
            self.wording.piece(
                "%(sign)s *%(name)s*: %(counts)s%(people)s",
                sign=SIGNS[child.count.healths[0][0]],
                name=cut(shown.names.get(child.team, child.team), TITLE),
                counts=self.counts(child.count),
                people=self.aside(self.people(child.count)),
            )
            for child in shown.digest.children
        ]
        return [join("\n", lines[at : at + CHILDREN]) for at in range(0, len(lines), CHILDREN)]

    def aside(self, words: str) -> Safe | str:
        """ " · words", or nothing."""
        return self.wording.piece(" · %(words)s", words=words) if words else ""

    def heading(self, team: Team, digest: Digest) -> str:
        """ "Sales · week 48 (23–29 Nov)"."""
        return f"{team.name} · {week_label(digest.week, self.wording.language)}"

    def counts(self, count: Count) -> str:
        return self.lines.counts(dict(count.healths))

    def people(self, count: Count) -> str:
        """ "9 of 11 people have answered"; empty where nobody was asked."""
        if not count.people_due:
            return ""
        return self.wording.say(
            "%(answered)s of %(n)s person has answered",
            "%(answered)s of %(n)s people have answered",
            answered=count.people_answered,
            n=count.people_due,
        )

    def progress(self, digest: Digest) -> str:
        """ "Progress 48%, 55% expected by now"; empty where nothing can be measured yet."""
        if digest.progress is None:
            return ""
        progress = self.percent(digest.progress)
        if digest.expected is None:
            return self.wording.say("Progress %(progress)s", progress=progress)
        return self.wording.say(
            "Progress %(progress)s, %(expected)s expected by now",
            progress=progress,
            expected=self.percent(digest.expected),
        )

    def group(self, group: Group) -> str:
        """The heading of a group that the message prints."""
        say = self.wording.say
        match group:
            case Group.GOT_WORSE:
                return say("Got worse")
            case Group.STILL_AT_RISK:
                return say("Still at risk")
            case Group.DONE:
                return say("Done", context="heading")
            case _:
                return say("Recovered")

    def line(self, line: DigestLine, names: Any) -> dict[str, Any]:
        """One key result: its sign, title and figures, then why, then who."""
        return {
            "sign": SIGNS[line.assessment.health],
            "title": cut(line.key_result.title, TITLE),
            "figures": self.lines.value_to_target(line.key_result.metric, line.reading),
            "why": self.why(line),
            "note": cut(line.note, NOTE),
            "who": self.who(line, names),
        }

    def why(self, line: DigestLine) -> str:
        """The first reasons, and the blocker whatever its place among them."""
        fell = line.assessment.has(ReasonKind.CONFIDENCE_FELL)
        reasons = self.lines.reasons(line.assessment, but=SAID_ELSEWHERE | (SAID_BY_THE_FALL if fell else frozenset()))
        blocked = [reason for reason in line.assessment.reasons if reason.kind is ReasonKind.BLOCKED]
        said = [reasons, *(self.lines.reason(reason) for reason in blocked)]
        return self.sentence("; ".join(one for one in said if one))

    def who(self, line: DigestLine, names: Any) -> str:
        """The owner and, for what has been red for a while, since how long."""
        name = cut(names.get(line.owner, ""), NAME) if line.owner else ""
        owner = name or self.wording.say("no owner")
        if line.assessment.health is Health.AT_RISK and line.weeks > 1:
            return self.wording.say("%(owner)s · at risk for %(n)s weeks", owner=owner, n=line.weeks)
        return owner

    def by_objective(self, part: DigestPart) -> list[dict[str, Any]]:
        """The lines of a part under their objectives."""
        found: dict[int, list[DigestLine]] = {}
        for line in part.lines:
            found.setdefault(line.objective.number, []).append(line)
        rolled = {each.objective.number: each for each in part.digest.objectives}
        return [
            {
                "title": cut(rolled[number].objective.title, TITLE),
                "progress": self.of_plan(rolled[number].roll_up),
                "lines": [self.line(line, part.names) for line in lines],
            }
            for number, lines in found.items()
        ]

    def of_plan(self, roll_up: RollUp) -> str:
        """ "48%, 55% expected"; empty where there is no pace."""
        if roll_up.shown is None or roll_up.expected is None:
            return ""
        return self.wording.say(
            "%(progress)s, %(expected)s expected",
            progress=self.percent(roll_up.shown),
            expected=self.percent(roll_up.expected),
        )

    def names(self, people: tuple[str, ...], names: Any) -> str:
        """The names in a row, as many as people read, and how many more there are."""
        shown = ", ".join(cut(names.get(person, person), NAME) for person in people[:MOST_NAMES])
        if len(people) <= MOST_NAMES:
            return shown
        more = len(people) - MOST_NAMES
        return self.wording.say("%(names)s and %(n)s more", "%(names)s and %(n)s more", names=shown, n=more)

    def percent(self, fraction: Decimal) -> str:
        return show_share(fraction, self.wording.language)

    def sentence(self, words: str) -> str:
        """`words` with a capital first letter, whatever else it holds."""
        return words[:1].upper() + words[1:]

    @property
    def lines(self) -> Lines:
        return Lines(self.wording)
