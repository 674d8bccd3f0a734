"""Handing over in words: the message that asks for it, its form, and the word that it is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from messages import ids
from messages.lengths import cut
from messages.mrkdwn import Safe, join, mention
from messages.reader import Reader
from messages.render import Renderer
from messages.wording import Wording
from okr.hand_over import HandedOver, HandOver, LeftBehind
from okr.notice import NoticeSaid, Topic

TITLE = 140
NAME = 80
MOST_LINES = 12
MOST_ALSO = 6
LINE, ALSO = 160, 200
"""Characters, as Slack counts them, of one line: a section holds 3,000."""
MOST_CHOICES = 40
"""Fields on the form that chooses one by one, of Slack's 100 blocks; what is more comes when it is opened again."""

TO, LEAD, TAKE = "hand-over-to", "hand-over-lead ", "hand-over-take "
"""The blocks of the form: the one who takes all (the rest), a team's new lead, the taker of one thing."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What stands in the form: whom it names, by block."""

    people: Mapping[str, str]

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> "Chosen":
        """The members chosen in a view's `state.values`; empty fields are left out."""
        found = ((block, field.get("selected_user")) for block, fields in values.items() for field in fields.values())
        return cls({block: str(user) for block, user in found if user})

    @property
    def to(self) -> str | None:
        return self.people.get(TO)

    def asked(self, leaver: str, team: str) -> HandOver:
        """What the form asks for."""
        named = {block.removeprefix(TAKE): user for block, user in self.people.items() if block.startswith(TAKE)}
        leads = {block.removeprefix(LEAD): user for block, user in self.people.items() if block.startswith(LEAD)}
        return HandOver(leaver, team, self.to, named, leads)


def opening_value(team: str, leaver: str) -> str:
    """What the button ids.HAND_OVER_OPEN carries."""
    return f"{team} {leaver}"


def read_opening(value: str) -> tuple[str, str]:
    """The team and the member of `opening_value`."""
    team, _, leaver = value.rpartition(" ")
    return team, leaver


class HandOverMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def form(
        self, left: LeftBehind, reader: Reader, *, one_by_one: bool = False, chosen: Chosen | None = None
    ) -> dict[str, Any]:
        """Who takes over, for all of it or one by one; `chosen` stays chosen."""
        words, people = LeftWords(self._renderer.wording(reader.language), left), chosen.people if chosen else {}
        return self._renderer.view(
            "hand_over_form",
            reader.language,
            state=opening_value(left.team.key, left.leaver.id),
            name=cut(left.leaver.name, NAME),
            team=cut(left.team.name, NAME),
            list=words.waits(),
            also=words.also(),
            to=taker_field(people, optional=one_by_one or bool(left.led)) if left.to_hand_over else None,
            one_by_one=one_by_one,
            choices=[{**one, "chosen": people.get(one["id"])} for one in words.choices()] if one_by_one else [],
            can_choose=not one_by_one and left.to_hand_over > 1,
            leads=[
                {"id": f"{LEAD}{team.key}", "team": cut(team.name, NAME), "chosen": people.get(f"{LEAD}{team.key}")}
                for team in left.led[:MOST_ALSO]
            ],
        )

    def missing(self, left: LeftBehind, reader: Reader) -> dict[str, str]:
        """The error of a form in which nobody was chosen."""
        block = TO if left.to_hand_over else f"{LEAD}{left.led[0].key}"
        return {block: self._renderer.wording(reader.language).say("Choose who takes over.")}

    def done(self, handed: HandedOver, reader: Reader) -> dict[str, Any]:
        """Who has what now, and what is still left."""
        return self._renderer.view(
            "hand_over_done",
            reader.language,
            name=cut(handed.leaver.name, NAME),
            taken=[
                {"who": mention(one.by.id), "what": ", ".join(one.labels), "teams": ", ".join(one.teams)}
                for one in handed.taken
            ],
            left=handed.left,
        )


def taker_field(people: Mapping[str, str], *, optional: bool) -> dict[str, Any]:
    """The field of whoever takes all, or the rest; one may do without where something else can be chosen."""
    return {"id": TO, "chosen": people.get(TO), "optional": optional}


@dataclass(frozen=True, slots=True)
class LeftWords:
    """What somebody left behind, in one language."""

    wording: Wording
    left: LeftBehind

    def waits(self) -> Safe:
        """The key results, objectives and teams that wait for somebody, a line each."""
        piece = self.wording.piece
        lines = [
            piece("• *%(label)s* · %(title)s", label=each.label, title=each.title, most=LINE)
            for each, _ in self.left.key_results
        ]
        lines += [
            piece("• 🎯 *%(label)s* · %(title)s", label=each.label, title=each.title, most=LINE)
            for each in self.left.objectives
        ]
        shown, more = lines[:MOST_LINES], len(lines) - MOST_LINES
        if more > 0:
            shown.append(piece("… and %(n)s more", n=more))
        if self.left.unseen:
            shown.append(piece("• %(n)s more that you may not see", n=self.left.unseen))
        shown += [piece("• the lead of *%(team)s*", team=team.name, most=NAME) for team in self.left.led[:MOST_ALSO]]
        return join("\n", shown)

    def also(self) -> Safe | None:
        """What else waits for the leaver, which others decide."""
        piece = self.wording.piece
        lines = [
            piece(
                "🚧 %(label)s waits for them to clear a blocker: %(blocker)s. Its owner is asked about it again.",
                label=one.key_result.label,
                blocker=one.blocker,
                most=ALSO,
            )
            for one in self.left.blocked[:MOST_ALSO]
        ]
        lines += [
            piece(
                "🌴 %(name)s is away and had named them to answer meanwhile; nobody is asked now.",
                name=each.name,
                most=ALSO,
            )
            for each in self.left.delegate_of[:MOST_ALSO]
        ]
        return join("\n", lines) if lines else None

    def choices(self) -> list[dict[str, str]]:
        """A field for each thing."""
        things = [(each.label, each.title) for each, _ in self.left.key_results]
        things += [(each.label, each.title) for each in self.left.objectives]
        return [
            {"id": f"{TAKE}{label}", "label": label, "title": cut(title, TITLE)}
            for label, title in things[:MOST_CHOICES]
        ]


def left_values(said: NoticeSaid, wording: Wording) -> dict[str, Any]:
    """The values of the notice that asks for a hand-over, beside those of any notice: what waits (`waits`, None where
    nothing does), what `else` does, who has what now (`given`), whether the leaver is back (`is_back`)."""
    left = said.left
    if said.notice.topic is not Topic.HAND_OVER or left is None:
        return {}
    words = LeftWords(wording, left)
    return {
        "waits": None if left.is_settled else words.waits(),
        "waiting": left.to_hand_over + len(left.led),
        "also": words.also(),
        "is_back": left.leaver.can_answer,
        "given": given(said, wording),
        "opening": opening_value(left.team.key, left.leaver.id),
        "open_id": ids.HAND_OVER_OPEN,
    }


def given(said: NoticeSaid, wording: Wording) -> Safe | None:
    """Who has now what the notice was about."""
    leaver = said.notice.about.people[0]
    lines = [
        wording.piece("• *%(label)s* → %(owner)s", label=each.label, owner=mention(each.owner))
        for each, _ in said.key_results
        if each.owner is not None and each.owner != leaver
    ]
    return join("\n", lines[:MOST_LINES]) if lines else None
