"""The pieces of a digest in words: its heading, its rows of counts, its groups and the names in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from messages.bars import progress_bar
from messages.capital import capital
from messages.check_in_state import Opening
from messages.dates import week_label
from messages.digest_line import DigestLines
from messages.digest_opening import OpeningSentence
from messages.lengths import cut
from messages.lines import SIGNS, Lines
from messages.mrkdwn import Safe, join
from messages.numbers import show_share
from messages.target_moved import target_moved
from messages.wording import Wording
from okr.channel_digest import ChannelDigest, DigestPart
from okr.digest import ChildLine, Count, Digest, DigestLine, Group
from okr.digest_pages import together
from okr.health import Health
from okr.rollup import RollUp
from okr.team import Team

TITLE = 120
NAME = 80
OPENING = 300
MOST_NAMES = 12
MOST_TITLES = 5
"""How many key results a row names that tells of several."""
MOST_MOVED = 3


@dataclass(frozen=True, slots=True)
class Said:
    """The pieces of a digest in one language, as finished values."""

    wording: Wording

    def values(self, shown: ChannelDigest, *, with_menu: bool) -> dict[str, Any]:
        """What the digest's template takes."""
        digest, pages = shown.digest, shown.pages
        lines = DigestLines(self.wording, digest, shown.names, shown.heard, with_menu=with_menu)
        counted = digest.count if digest.lines else together(digest.children)
        printed = pages.printed
        return {
            "heading": self.heading(shown.team, digest),
            "check_in": Opening(digest.week).value,
            "opening": self.opening(shown),
            "counts": Lines(self.wording).counts(dict(counted.healths)),
            "people": "" if self.tells_people(shown) else capital(self.people(counted)),
            "progress": self.progress(digest) if pages.has_room else "",
            "worse": [lines.line(one) for one in printed if one.group is Group.GOT_WORSE],
            "good": [lines.line(one, is_short=True) for one in printed if one.group in {Group.RECOVERED, Group.DONE}],
            "gathered": [self.gathered(group, some, shown.names) for group, some in pages.gathered],
            "moved": self.moved(pages.moved, shown.names) if pages.moved else None,
            "watch": self.titles(pages.watch, shown.names) if pages.watch else None,
            "still": [lines.line(one) for one in printed if one.group is Group.STILL_AT_RISK],
            "silent": self.names(pages.silent, shown.names),
            "away": self.names(pages.away, shown.names),
            "children": self.children(shown),
            "red_in_thread": pages.red_in_thread,
            "in_thread": len(pages.thread),
            "rest_in_thread": len(pages.thread) - pages.red_in_thread,
        }

    def opening(self, shown: ChannelDigest) -> Safe | str:
        """The lead's own words where there are any, else the sentence that the facts give."""
        edit = shown.edit
        if edit is None or not edit.opening:
            return OpeningSentence(self.wording, shown).words()
        words, name = cut(edit.opening, OPENING), cut(shown.names.get(edit.by, ""), NAME)
        return self.wording.piece("%(words)s — %(name)s", words=words, name=name) if name else words

    def tells_people(self, shown: ChannelDigest) -> bool:
        """Whether the opening sentence says already how many have answered."""
        is_ours = shown.edit is None or not shown.edit.opening
        return is_ours and OpeningSentence(self.wording, shown).tells_people

    def heading(self, team: Team, digest: Digest) -> str:
        """ "Sales · week 48 (23–29 Nov)"."""
        return f"{team.name} · {week_label(digest.week, self.wording.language)}"

    def people(self, count: Count) -> str:
        """ "9 of 11 people have answered"; empty where nobody was asked, or just one who has."""
        if count.people_answered >= count.people_due:
            return self.everybody(count.people_due) if count.people_due > 1 else ""
        return self.wording.say(
            "%(answered)s of %(n)s person has answered",
            "%(answered)s of %(n)s people have answered",
            answered=count.people_answered,
            n=count.people_due,
        )

    def everybody(self, people: int) -> str:
        return self.wording.say("all %(n)s people have answered", "all %(n)s people have answered", n=people)

    def progress(self, digest: Digest) -> str:
        """ "▰▰▰▰▰┊▱▱▱▱▱ 48% of the way, 55% expected by now"; empty where that says nothing: nothing is measured yet,
        it has only begun, or all is done."""
        if digest.progress is None or digest.expected is None:
            return ""
        if digest.place.is_first or not digest.count.answered or digest.count.of(Health.DONE) == len(digest.lines):
            return ""
        return self.wording.say(
            "%(bar)s %(progress)s of the way, %(expected)s expected by now",
            bar=progress_bar(digest.progress, digest.expected),
            progress=self.percent(digest.progress),
            expected=self.percent(digest.expected),
        )

    def gathered(self, group: Group, lines: Sequence[DigestLine], names: Mapping[str, str]) -> Safe:
        """Several that went well, in one row."""
        titles = self.titles(lines, names)
        if group is Group.DONE:
            return self.wording.piece("✅ Done: %(titles)s.", titles=titles)
        return self.wording.piece("🟢 No longer at risk: %(titles)s.", titles=titles)

    def moved(self, lines: Sequence[DigestLine], names: Mapping[str, str]) -> Safe:
        """Each with what changed of its target, why and by whom, the first few of them, and how many more there are."""
        told = [
            self.wording.piece(
                "%(sign)s *%(title)s* — %(change)s",
                sign=SIGNS[line.assessment.health],
                title=cut(line.key_result.title, TITLE // 2),
                change=target_moved(line.moved, self.wording, names),
            )
            for line in lines[:MOST_MOVED]
            if line.moved is not None
        ]
        if more := len(lines) - len(told):
            told.append(self.wording.piece("%(n)s more", "%(n)s more", n=more))
        return join("; ", told)

    def titles(self, lines: Sequence[DigestLine], names: Mapping[str, str]) -> Safe:
        """Each by title and name, the first few of them, and how many more there are."""
        told = [
            self.wording.piece(
                "*%(title)s* (%(name)s)",
                title=cut(line.key_result.title, TITLE // 2),
                name=cut(names.get(line.owner or "", ""), NAME) or "—",
            )
            for line in lines[:MOST_TITLES]
        ]
        if more := len(lines) - len(told):
            told.append(self.wording.piece("%(n)s more", "%(n)s more", n=more))
        return join(", ", told)

    def children(self, shown: ChannelDigest) -> Safe | None:
        """The teams below, a row each, and one for those that have none of their own; None where there are none."""
        pages = shown.pages
        rows = [self.child(child, shown.names.get(child.team, child.team)) for child in pages.children]
        if pages.others:
            rows.append(
                self.wording.piece(
                    "And %(n)s more team: %(counts)s",
                    "And %(n)s more teams: %(counts)s",
                    n=len(pages.others),
                    counts=Lines(self.wording).counts(dict(together(pages.others).healths)),
                )
            )
        return join("\n", rows) if rows else None

    def child(self, child: ChildLine, name: str) -> Safe:
        people = self.people(child.count)
        return self.wording.piece(
            "%(sign)s *%(name)s*: %(counts)s%(people)s",
            sign=SIGNS[child.count.healths[0][0]],
            name=cut(name, TITLE),
            counts=Lines(self.wording).counts(dict(child.count.healths)),
            people=self.wording.piece(" · %(words)s", words=people) if people else "",
        )

    def by_objective(self, part: DigestPart, *, with_menu: bool) -> list[dict[str, Any]]:
        """The lines of a part under their objectives."""
        found: dict[int, list[DigestLine]] = {}
        for line in part.lines:
            found.setdefault(line.objective.number, []).append(line)
        rolled = {each.objective.number: each for each in part.digest.objectives}
        lines = DigestLines(self.wording, part.digest, part.names, part.heard, with_menu=with_menu)
        return [
            {
                "title": cut(rolled[number].objective.title, TITLE),
                "progress": self.of_plan(rolled[number].roll_up),
                "lines": [lines.line(line) for line in own],
            }
            for number, own in found.items()
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

    def names(self, people: tuple[str, ...], names: Mapping[str, str]) -> str:
        """The names in a row, as many as people read, and how many more there are."""
        shown = ", ".join(cut(names.get(person, person), NAME) for person in people[:MOST_NAMES])
        if len(people) <= MOST_NAMES:
            return shown
        more = len(people) - MOST_NAMES
        return self.wording.say("%(names)s and %(n)s more", "%(names)s and %(n)s more", names=shown, n=more)

    def percent(self, fraction: Decimal) -> str:
        return show_share(fraction, self.wording.language)
