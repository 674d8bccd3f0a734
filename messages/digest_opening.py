"""The sentence a digest opens with: what a chief of staff would say first, from nothing but what the digest knows."""

from collections import Counter
from dataclasses import dataclass

from messages.lengths import cut
from messages.wording import Wording
from okr.channel_digest import ChannelDigest
from okr.digest import Count, DigestLine, Group
from okr.digest_pages import together
from okr.health import Health

NAME = 80
TOLD = (Group.GOT_WORSE, Group.STILL_AT_RISK, Group.RECOVERED)
"""The groups without which a week is quiet; so is one in which something was done only before."""


@dataclass(frozen=True, slots=True)
class OpeningSentence:
    """The sentence for one digest in one language, as plain words."""

    wording: Wording
    shown: ChannelDigest

    def words(self) -> str:
        """One row: how complete the picture is, where that matters, then what changed."""
        return " ".join(one for one in (self.occasion(), self.news()) if one)

    def occasion(self) -> str:
        """What is special about the week: half of the people are missing, or it comes after days off."""
        count, say = self.shown.digest.count, self.wording.say
        if self.is_half_silent:
            return say(
                "Only %(answered)s of %(n)s people answered, so this is not the whole picture.",
                "Only %(answered)s of %(n)s people answered, so this is not the whole picture.",
                answered=count.people_answered,
                n=count.people_due,
            )
        if left_out := self.shown.digest.place.left_out:
            return say("The first check-in after a week off.", "The first check-in after %(n)s weeks off.", n=left_out)
        return ""

    def news(self) -> str:
        """What there is to say about all key results together."""
        digest, say = self.shown.digest, self.wording.say
        if not digest.lines:
            return self.of_teams()
        count = digest.count
        if count.people_due and not count.people_answered:
            return say("Nobody has answered yet, so nobody can say where this week stands.")
        if self.all_done:
            return say(
                "Done: the key result has reached its target.",
                "Everything is done: all %(n)s key results have reached their targets.",
                n=len(digest.lines),
            )
        if digest.place.is_last:
            return self.last()
        if digest.place.is_first:
            return self.first()
        return self.changes()

    def last(self) -> str:
        digest, say = self.shown.digest, self.wording.say
        return say(
            "The last check-in of %(cycle)s: %(done)s of %(all)s key results done, %(red)s at risk.",
            cycle=digest.place.cycle,
            done=digest.count.of(Health.DONE),
            all=len(digest.lines),
            red=digest.count.of(Health.AT_RISK),
        )

    def first(self) -> str:
        cycle, red, say = self.shown.digest.place.cycle, self.count.of(Health.AT_RISK), self.wording.say
        if not red:
            return say("The first check-in of %(cycle)s: nothing is at risk so far.", cycle=cycle)
        return say(
            "The first check-in of %(cycle)s: one key result starts out at risk.",
            "The first check-in of %(cycle)s: %(n)s key results start out at risk.",
            cycle=cycle,
            n=red,
        )

    def changes(self) -> str:
        """What got worse, what is still bad, what is well again."""
        worse, say = self.of(Group.GOT_WORSE), self.wording.say
        still, good = len(self.of(Group.STILL_AT_RISK)), self.good_news()
        if worse:
            first = say("One key result got worse", "%(n)s key results got worse", n=len(worse)) + self.why(worse)
            already = say("one was at risk already", "%(n)s were at risk already", n=still) if still else ""
            return say("%(news)s.", news="; ".join(one for one in (first, already, good) if one))
        if still:
            red = say(
                "Nothing got worse; one key result is still at risk",
                "Nothing got worse; %(n)s key results are still at risk",
                n=still,
            )
            return say("%(news)s.", news="; ".join(one for one in (red, good) if one))
        return self.of_teams() if self.is_red_below else self.quiet(good)

    def why(self, worse: tuple[DigestLine, ...]) -> str:
        """Whom two or more of those that got worse wait for, or that all of them are blocked."""
        blocked = [line for line in worse if line.blocker]
        clearing = Counter(line.blocker_owner for line in blocked if line.blocker_owner)
        member, waiting = clearing.most_common(1)[0] if clearing else ("", 0)
        name, say = cut(self.shown.names.get(member, ""), NAME), self.wording.say
        if name and 2 <= waiting < len(worse):
            return say(", %(n)s of them waiting for %(name)s", n=waiting, name=name)
        if name and waiting >= 2:
            return say(", all of them waiting for %(name)s", name=name)
        return say(", all of them blocked") if 2 <= len(blocked) == len(worse) else ""

    def quiet(self, good: str) -> str:
        count, say = self.count, self.wording.say
        if unknown := count.of(Health.UNKNOWN):
            return say(
                "Nothing is at risk as far as we know; one key result is unknown.",
                "Nothing is at risk as far as we know; %(n)s key results are unknown.",
                n=unknown,
            )
        if good:
            return say("A good week: nothing is at risk, and %(good)s.", good=good)
        if self.all_answered:
            return say("A quiet week: nothing is at risk, and everybody has answered.")
        return say("A quiet week: nothing is at risk.")

    def good_news(self) -> str:
        """ "2 are back on track, one is done"; empty where nothing went well."""
        say, back = self.wording.say, len(self.of(Group.RECOVERED))
        done = sum(1 for line in self.of(Group.DONE) if line.newly_done)
        said = [
            say("one is no longer at risk", "%(n)s are no longer at risk", n=back) if back else "",
            say("one is done", "%(n)s are done", n=done) if done else "",
        ]
        return ", ".join(one for one in said if one)

    def of_teams(self) -> str:
        """Where a digest holds teams alone: how many of them have something at risk."""
        say, children = self.wording.say, self.shown.digest.children
        red = sum(1 for child in children if child.count.of(Health.AT_RISK))
        everything = together(children)
        if not red:
            known = everything.of(Health.UNKNOWN) == 0
            return (
                say("A quiet week: nothing is at risk in any team.")
                if known
                else say("Nothing is at risk as far as we know.")
            )
        return say(
            "Something is at risk in %(red)s of %(n)s team.",
            "Something is at risk in %(red)s of %(n)s teams.",
            red=red,
            n=len(children),
        )

    @property
    def is_red_below(self) -> bool:
        """Whether something is at risk in one of the teams below: then no week is quiet."""
        return any(child.count.of(Health.AT_RISK) for child in self.shown.digest.children)

    @property
    def is_half_silent(self) -> bool:
        return 0 < 2 * self.count.people_answered <= self.count.people_due

    @property
    def tells_people(self) -> bool:
        """Whether the sentence says how many have answered, so that the counts need not."""
        if not self.shown.digest.lines:
            return False
        nobody = bool(self.count.people_due) and not self.count.people_answered
        return nobody or self.is_half_silent or self.all_answered

    @property
    def all_answered(self) -> bool:
        """Whether a quiet week's sentence says that everybody has."""
        quiet = not any(self.of(group) for group in TOLD) and not self.count.of(Health.UNKNOWN)
        place, everybody = self.shown.digest.place, self.count.people_answered == self.count.people_due > 1
        told_else = place.is_first or place.is_last or self.all_done or self.is_red_below
        return quiet and everybody and not told_else

    @property
    def all_done(self) -> bool:
        return self.count.of(Health.DONE) == len(self.shown.digest.lines)

    @property
    def count(self) -> Count:
        return self.shown.digest.count

    def of(self, group: Group) -> tuple[DigestLine, ...]:
        return self.shown.digest.of(group)
