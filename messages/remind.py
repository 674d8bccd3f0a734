"""A lead's round in words: who has not answered, whom to ask, and what became of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from messages import ids
from messages.dates import show_moment, week_label
from messages.lengths import cut
from messages.mrkdwn import Safe, join
from messages.reader import Reader
from messages.render import Renderer
from messages.wording import Wording
from okr.member import Member
from okr.remind import NotNow, Reminded, RemindSheet, Waiting

NAME = 50
MOST_NAMES = 12
GROUP = 10
"""Boxes a group may hold."""
MOST = 100
MOST_LINES = 6
LONGEST, NAMES_LONG = 160, 600
"""Characters of a line, and of one that lists names."""


class RemindMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def form(self, sheet: RemindSheet, reader: Reader) -> dict[str, Any]:
        """Who has not answered, each with a box that is ticked; those who are not to be asked now stand below."""
        words = RemindWords(self._renderer.wording(reader.language), reader)
        askable = [words.person(one, sheet) for one in sheet.askable]
        shown = askable[:MOST]
        return self._renderer.view(
            "remind_form",
            reader.language,
            state=f"{sheet.team.key} {sheet.week.key}",
            team=cut(sheet.team.name, NAME),
            week=week_label(sheet.week, reader.language),
            summary=words.summary(sheet),
            groups=[
                {"block": f"{ids.REMIND_WHOM}-{at}", "people": shown[at : at + GROUP]}
                for at in range(0, len(shown), GROUP)
            ],
            more=len(askable) - len(shown),
            not_now=words.lines(sheet.not_now),
            answered=words.names(sheet.answered),
            away=words.names(sheet.away),
        )

    def done(self, reminded: Reminded, reader: Reader) -> dict[str, Any]:
        """What the form turns into."""
        return self._renderer.view("remind_done", reader.language, told=self._told(reminded, reader))

    def told(self, reminded: Reminded, reader: Reader) -> dict[str, Any]:
        """The same below a message, for the one who pressed."""
        return self._renderer.message("remind_told", reader.language, told=self._told(reminded, reader))

    def nobody_ticked(self, reader: Reader) -> str:
        return self._renderer.wording(reader.language).say("Tick whom to remind.")

    def _told(self, reminded: Reminded, reader: Reader) -> Safe:
        return RemindWords(self._renderer.wording(reader.language), reader).told(reminded)


class RemindWords:
    def __init__(self, wording: Wording, reader: Reader) -> None:
        self.wording, self.reader = wording, reader

    def summary(self, sheet: RemindSheet) -> str:
        say, done, of = self.wording.say, len(sheet.answered), len(sheet.answered) + len(sheet.waiting)
        if not of:
            return say("Nobody is asked this week.")
        if not sheet.waiting:
            return say("🎉 Everybody who is asked has answered: nobody to remind.")
        return say("%(done)s of %(n)s person has answered.", "%(done)s of %(n)s people have answered.", done=done, n=of)

    def person(self, one: Waiting, sheet: RemindSheet) -> dict[str, Any]:
        """The finished values of one box."""
        return {
            "id": one.member.id,
            "name": cut(one.member.name, NAME),
            "count": one.count,
            "later": self.moment(one) if one.at > sheet.moment else "",
        }

    def told(self, reminded: Reminded) -> Safe:
        """Everything that came of it, a line each."""
        return join("\n", [*self._asked(reminded), *self._not_now(reminded.not_now), *self._settled(reminded)])

    def _asked(self, reminded: Reminded) -> Iterator[Safe]:
        piece = self.piece
        now = [one.member for one in reminded.asked if one.at <= reminded.moment]
        if now:
            yield piece("📨 %(names)s: asked just now.", names=self.names(now), most=NAMES_LONG)
        later = [one for one in reminded.asked if one.at > reminded.moment]
        for one in later[:MOST_LINES]:
            name, at = cut(one.member.name, NAME), self.moment(one)
            yield piece("🌙 %(name)s: asked at %(at)s, after quiet hours.", name=name, at=at)
        yield from self._more(later)
        if not reminded.asked:
            yield piece("Nobody was reminded this time.")

    def _settled(self, reminded: Reminded) -> Iterator[Safe]:
        if reminded.settled:
            yield self.piece(
                "✅ %(n)s has answered meanwhile, or is away.",
                "✅ %(n)s have answered meanwhile, or are away.",
                n=reminded.settled,
            )

    def lines(self, not_now: Sequence[Waiting]) -> Safe | None:
        return join("\n", self._not_now(not_now)) if not_now else None

    def _not_now(self, not_now: Sequence[Waiting]) -> Iterator[Safe]:
        yield from (self.not_now(one) for one in not_now[:MOST_LINES])
        yield from self._more(not_now)

    def _more(self, lines: Sequence[Waiting]) -> Iterator[Safe]:
        if len(lines) > MOST_LINES:
            yield self.piece("… and %(n)s more person", "… and %(n)s more people", n=len(lines) - MOST_LINES)

    def not_now(self, one: Waiting) -> Safe:
        """Why one person is not asked, and when they hear of it anyway."""
        piece, name, at = self.piece, cut(one.member.name, NAME), self.moment(one)
        match one.not_now:
            case NotNow.SELF:
                return piece(
                    "🙂 You have %(n)s key result to answer yourself: `/okr checkin`.",
                    "🙂 You have %(n)s key results to answer yourself: `/okr checkin`.",
                    n=one.count,
                )
            case NotNow.ASKED:
                return piece("🔕 %(name)s: a lead has asked this week already.", name=name)
            case NotNow.SOON:
                return piece("⏰ %(name)s: the bot asks by itself at %(at)s.", name=name, at=at)
            case NotNow.JUST_ASKED:
                return piece("⏰ %(name)s: the bot asked at %(at)s, less than two hours ago.", name=name, at=at)
        return piece("🌙 %(name)s: quiet hours last until the week is closed.", name=name)

    def piece(self, message: str, plural: str | None = None, /, *, most: int = LONGEST, **values: Any) -> Safe:
        """A line, short enough for all of them to fit one section, whatever the names in it."""
        return self.wording.piece(message, plural, most=most, **values)

    def moment(self, one: Waiting) -> str:
        return show_moment(one.at, self.reader.zone, self.reader.language)

    def names(self, members: Iterable[Member]) -> str:
        """The first few, and how many more; empty for nobody."""
        found = [cut(member.name, NAME) for member in members]
        if len(found) <= MOST_NAMES:
            return ", ".join(found)
        more = self.wording.say("and %(n)s other", "and %(n)s others", n=len(found) - MOST_NAMES)
        return f"{', '.join(found[:MOST_NAMES])} {more}"
