"""A company with something in it that is public, its team's or private, and every message that could tell of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.exporting import Exporting
from bot.parcel import Registry
from bot.wiring import registry_of
from messages import Messages
from messages.language import Language
from messages.notice import TEMPLATES
from messages.picture import Picture
from messages.reader import Reader
from okr.delivery import Delivery, DeliveryKind, DeliveryState, Outgoing, Plan
from okr.destination import ClosedDestination, Trouble
from okr.digest_picture import DigestPicture
from okr.member import MemberKind
from okr.notice import About, Notice, Topic
from okr.objective import Level, Visibility
from okr.reaction import HelpOutcome, Reaction, ReactionKind
from storage.engine import Database
from tests.builders import a_cycle, a_key_result, a_member, an_answer, an_increase, an_objective
from tests.okr.check_in.office import THIS_WEEK
from tests.okr.status.place import Place

MARK, OWNER = "Hushed", "UCHI"
HUSHED = (90, 91)
"""Key results with the mark in their titles: the first at risk, which a digest prints, the other in its thread."""
READERS = {"owner": OWNER, "member": "U1", "lead": "ULEAD", "stranger": "UDAN", "guest": "UGUEST"}
OWN, OTHERS, NOBODYS, SHARED = "the team's own", "another team's", "nobody's", "the team's own, read by others"
CHANNELS = (OWN, OTHERS, NOBODYS, SHARED)
STANDS_IN = "D1"
"""The channel in which everything that is sent to one stands."""
BEGINS = "2026-W40"
OF_DRAFTS = {Topic.DRAFT_SENT, Topic.SENT_UP, Topic.DRAFT_AGREED, Topic.CHANGE_ASKED}
"""Of what is not on record yet, and has rules of its own: tests/okr/agreement."""
TOLD_BY = {DeliveryKind.CYCLE_QUESTIONS: "UQUIET"}
"""What gives it away where that is not the mark: it names who answers for it."""
THREADS_OF = {
    DeliveryKind.DIGEST_PART: DeliveryKind.DIGEST,
    DeliveryKind.DIGEST_PICTURE: DeliveryKind.DIGEST,
    DeliveryKind.HELP_THREAD: DeliveryKind.DIGEST,
    DeliveryKind.CYCLE_QUESTIONS: DeliveryKind.CYCLE_START,
}
OF_THE_COMPANY = {DeliveryKind.CYCLE_START, DeliveryKind.CYCLE_QUESTIONS}


class Hushed(Place):
    """Acme as ever, where Chi's own objective in care, and one of the company's, have one visibility."""

    def __init__(self, database: Database, visibility: Visibility) -> None:
        super().__init__(database)
        self.messages = Messages.read()
        patient = (Exporting(patience=60).compose, self.messages.export.file)
        self.registry: Registry = {**registry_of(self.messages), DeliveryKind.EXPORT: patient}
        self.put(
            a_cycle(),
            a_member("UGUEST", name="Guest", kind=MemberKind.GUEST),
            a_member("UQUIET", name="Quiet"),
            an_objective(number=9, owner=OWNER, title=f"{MARK} goal", visibility=visibility),
            an_objective(
                number=10, team="acme", level=Level.COMPANY, owner="UQUIET", title=f"{MARK} plan", visibility=visibility
            ),
            *(
                a_key_result(an_increase(0, 100), number=each, objective=9, owner=OWNER, title=f"{MARK} figure {each}")
                for each in HUSHED
            ),
        )
        self.said(1, an_answer(70), by=self.alice, week=THIS_WEEK)
        self.said(2, an_answer(60), by=self.chi, week=THIS_WEEK)

    def answered(self) -> None:
        """So that a receipt and a digest have something to tell of them."""
        for number, confidence in zip(HUSHED, (2, 8), strict=True):
            answer = an_answer(70, confidence=confidence, blocker=f"{MARK} blocker" if confidence < 4 else "")
            self.said(number, answer, by=self.chi, week=THIS_WEEK)

    def channel_is(self, whose: str, team: str) -> None:
        """From now on the channel in which all of it stands is whose it says; `team` is the one it is about."""
        of = {OWN: team, OTHERS: "sales", NOBODYS: None, SHARED: team}[whose]
        with self.world.transaction() as tx:
            tx.destinations.drop(STANDS_IN)
            if whose == SHARED:
                tx.destinations.put(ClosedDestination(STANDS_IN, Trouble.SHARED, self.now, self.now))
            for each in tx.teams.all():
                at = STANDS_IN if each.key == of else f"C{each.key.upper()}"
                tx.teams.put(replace(each, channel=at))

    @property
    def words(self) -> Mapping[Topic, str]:
        """Of the topics whose words nobody wrote."""
        away, now = {Topic.AWAY_SAID, Topic.AWAY_FROM_STATUS, Topic.DELEGATE_NAMED}, self.now.isoformat()
        days = dict.fromkeys(away, "2026-12-01/2026-12-04")
        return {Topic.OUTAGE: now, Topic.CHANNEL_CLOSED: STANDS_IN, **days}

    def noticed(self, to: str) -> list[Delivery]:
        """A notice of each topic about it, for that person."""
        with self.world.transaction() as tx:
            found = [self._notice(topic, to, tx.notices.next_number() + at) for at, topic in enumerate(topics())]
            for each in found:
                tx.notices.put(each)
        return [a_delivery(DeliveryKind.NOTICE, to, f"{THIS_WEEK.key}.{each.number}") for each in found]

    def _notice(self, topic: Topic, to: str, number: int) -> Notice:
        said = self.words.get(topic, f"{MARK} words")
        subjects = ("O-9",) if topic is Topic.TALK else ()
        about = About(HUSHED, ("ULEAD", OWNER), "care", words=said, week=THIS_WEEK, subjects=subjects)
        return Notice(number, to, topic, THIS_WEEK, self.now, about)

    def offered(self) -> Delivery:
        """The thread of an offer to help with it."""
        with self.world.transaction() as tx:
            number = tx.notices.next_number()
            about = About(HUSHED[:1], ("ULEAD",), "care", week=THIS_WEEK)
            tx.notices.put(Notice(number, OWNER, Topic.HELP_OFFER, THIS_WEEK, self.now, about))
            offer = Reaction(HUSHED[0], THIS_WEEK, "ULEAD", ReactionKind.HELP, self.now, HelpOutcome.OPEN)
            tx.reactions.put(offer)
        return a_delivery(DeliveryKind.HELP_THREAD, "care", f"{THIS_WEEK.key}.{number}")

    def reads(self, delivery: Delivery) -> tuple[str, Outgoing[object] | None]:
        """All that Slack would be given, and how it is addressed; nothing where nothing is sent."""
        compose, render = self.registry[delivery.plan.kind]
        said = compose(self.world, delivery)
        if not isinstance(said, Outgoing):
            return "", None
        reader = Reader(Language.EN, ZoneInfo("UTC"))
        if isinstance(said.content, DigestPicture):
            words = self.messages.digest_picture
            return f"{words.alt(said.content, reader)} {words.chart(said.content, reader)}", said
        rendered = render(said.content, reader)
        if isinstance(rendered, Picture):
            return f"{rendered.title} {rendered.comment} {rendered.content.decode('utf-8-sig')}", said
        return f"{rendered.envelope} {rendered.blocks}", said


def topics() -> Iterable[Topic]:
    return sorted(set(TEMPLATES) - OF_DRAFTS)


def a_delivery(kind: DeliveryKind, subject: str, period: str, *, stands_in: str | None = None) -> Delivery:
    """One that is due, or due to be edited where it stands."""
    at = datetime(2026, 11, 27, 15, tzinfo=UTC)
    sent = 1 if stands_in else 0
    return Delivery(
        id=1,
        workspace="T1",
        plan=Plan(kind, subject, period, at, at),
        state=DeliveryState.SENDING,
        attempts=1,
        wanted=sent + 1,
        sent=sent,
        channel=stands_in,
        slack_ts="9.9" if stands_in else None,
    )
