"""`okr-bot deliveries`: what it shows, and what it lets an operator do to a delivery that is stuck."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bot.clock import MovableClock
from bot.commands.deliveries import Desk, cancelled, command, retried, show
from bot.delivery_words import in_words
from okr.delivery import Delivery, DeliveryKind, DeliveryState, MissReason, Plan
from storage.engine import Database
from storage.sole_process import sole_process
from tests.builders import WORKSPACE, a_member, a_team
from tests.running_bot import database_at
from tests.storage.acme import a_founded_company

NOW = datetime.fromisoformat("2026-11-27T17:00+07:00")
WEEK = "2026-W48"


class Scene:
    """A company whose deliveries a test brings into each state."""

    def __init__(self, database: Database) -> None:
        self.database, self.clock = database, MovableClock(NOW)
        self.desk = Desk(database, self.clock)
        a_founded_company(database)
        with database.transaction(WORKSPACE) as tx:
            tx.members.put(a_member("ULAN", name="Trần Thị Lan", zone="Asia/Ho_Chi_Minh"))
            tx.teams.put(a_team(key="care", name="Chăm sóc khách", zone="Asia/Ho_Chi_Minh"))

    def planned(self, subject: str = "ULAN", kind: DeliveryKind = DeliveryKind.NUDGE, hours: float = 7) -> Delivery:
        at = NOW - timedelta(hours=2)
        with self.database.transaction(WORKSPACE) as tx:
            tx.deliveries.plan([Plan(kind, subject, WEEK, at, at + timedelta(hours=hours))])
        return self.now(subject, kind)

    def claimed(self, subject: str = "ULAN", kind: DeliveryKind = DeliveryKind.NUDGE, hours: float = 7) -> Delivery:
        self.planned(subject, kind, hours)
        claimed = self.database.outbox.claim(NOW - timedelta(hours=2), 10)
        return next(one for one in claimed if one.plan.subject == subject)

    def ambiguous(self) -> Delivery:
        claimed = self.claimed()
        self.database.outbox.mark_ambiguous(claimed, error="lease_expired")
        return self.now("ULAN")

    def now(self, subject: str, kind: DeliveryKind = DeliveryKind.NUDGE) -> Delivery:
        with self.database.snapshot(WORKSPACE) as tx:
            found = tx.deliveries.get(kind, subject, WEEK)
        assert found is not None
        return found

    def audited(self) -> list[tuple[str, str, str]]:
        with self.database.snapshot(WORKSPACE) as tx:
            return [(note.actor, note.action, note.thing) for note in tx.audit.latest()]


@pytest.fixture
def scene(sqlite_url: str) -> Iterator[Scene]:
    with database_at(sqlite_url) as database:
        yield Scene(database)


def test_the_newest_come_first_with_their_time_where_their_subject_lives(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.database.outbox.mark_sent(scene.claimed(), channel="D1", ts="1.1", revision=1)
    scene.database.outbox.mark_dead(scene.claimed("care", DeliveryKind.DIGEST), error="is_archived")
    scene.planned("UGONE")
    show(scene.desk, [], limit=50, for_programs=False)
    assert capsys.readouterr().out.splitlines() == [
        "id  kind    about           period    state    due                   tries  where  why",
        "3   nudge   UGONE           2026-W48  pending  2026-11-27 08:00 UTC  0",
        "2   digest  Chăm sóc khách  2026-W48  dead     2026-11-27 15:00 +07  1             the channel is archived",
        "1   nudge   Trần Thị Lan    2026-W48  sent     2026-11-27 15:00 +07  1      D1",
        "",
        "3 in all: 1 pending, 1 sent, 1 dead.",
    ]


def test_states_and_a_limit_narrow_what_is_shown_and_not_what_is_counted(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.ambiguous()
    for subject in ("U1", "ULEAD"):
        scene.planned(subject)
    show(scene.desk, [DeliveryState.AMBIGUOUS, DeliveryState.PENDING], limit=2, for_programs=False)
    head, *rows, gap, foot = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in (head, *rows)] == ["id", "3", "2"]
    assert (gap, foot) == ("", "3 in all: 2 pending, 1 ambiguous.")
    show(scene.desk, [DeliveryState.DEAD], limit=2, for_programs=False)
    assert capsys.readouterr().out == "3 in all: 2 pending, 1 ambiguous.\n"


def test_a_program_is_told_the_same_as_json(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    scene.ambiguous()
    show(scene.desk, [], limit=50, for_programs=True)
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "deliveries": [
            {
                "id": 1,
                "workspace": WORKSPACE,
                "kind": "nudge",
                "subject": "ULAN",
                "name": "Trần Thị Lan",
                "period": WEEK,
                "state": "ambiguous",
                "not_before": "2026-11-27T15:00:00+07:00",
                "not_after": "2026-11-27T22:00:00+07:00",
                "attempts": 1,
                "channel": None,
                "ts": None,
                "error": "lease_expired",
                "why": "the process ended while it was sending",
            }
        ],
        "counts": {"ambiguous": 1},
    }


def test_a_name_commands_no_terminal(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    with scene.database.transaction(WORKSPACE) as tx:
        tx.members.put(a_member("ULAN", name="\x1b[2J\nid 7 sent " + "x" * 100))
    scene.planned()
    show(scene.desk, [], limit=50, for_programs=False)
    rows = capsys.readouterr().out.splitlines()
    assert len(rows) == 4
    assert "·[2J·id 7 sent xxxxx" in rows[1]
    assert "\x1b" not in rows[1]


def test_what_was_missed_is_sent_after_all_until_that_persons_day_ends(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.database.outbox.mark_missed(scene.claimed(hours=1), reason=MissReason.TOO_LATE)
    retried(scene.desk, 1, knowingly=False)
    assert capsys.readouterr().out == (
        "Delivery 1 (nudge, Trần Thị Lan, 2026-W48) was missed (its time was over). It is due again: a running bot "
        "sends it within a minute, and not after 2026-11-28 00:00 +07.\n"
    )
    after = scene.now("ULAN")
    assert (after.state, after.attempts, after.last_error) == (DeliveryState.PENDING, 0, None)
    assert [one.id for one in scene.database.outbox.claim(NOW, 10)] == [after.id]
    assert scene.audited() == [("operator", "retry_delivery", "1 nudge ULAN 2026-W48")]


def test_a_window_that_is_still_open_stays_and_a_digests_is_two_days(scene: Scene) -> None:
    scene.database.outbox.mark_dead(scene.claimed(), error="cannot_dm_bot")
    before = scene.now("ULAN").plan
    retried(scene.desk, 1, knowingly=False)
    assert scene.now("ULAN").plan == before
    scene.database.outbox.mark_cancelled(scene.claimed("care", DeliveryKind.DIGEST, hours=0), reason="moot")
    retried(scene.desk, 2, knowingly=False)
    plan = scene.now("care", DeliveryKind.DIGEST).plan
    assert (plan.not_before, plan.not_after) == (NOW, NOW + timedelta(hours=48))


def test_what_may_have_arrived_is_sent_again_only_by_somebody_who_says_so(scene: Scene) -> None:
    scene.ambiguous()
    with pytest.raises(click.ClickException, match="Slack may have it already, and a second copy would come"):
        retried(scene.desk, 1, knowingly=False)
    assert (scene.now("ULAN").state, scene.audited()) == (DeliveryState.AMBIGUOUS, [])
    retried(scene.desk, 1, knowingly=True)
    assert scene.now("ULAN").state is DeliveryState.PENDING


def test_what_is_sent_or_on_its_way_is_neither_retried_nor_cancelled(scene: Scene) -> None:
    scene.planned()
    with pytest.raises(click.ClickException, match="not retried: it waits for its time already"):
        retried(scene.desk, 1, knowingly=True)
    (claimed,) = scene.database.outbox.claim(NOW, 10)
    for mend in either_way(scene):
        with pytest.raises(click.ClickException, match="it is being sent right now"):
            mend()
    scene.database.outbox.mark_sent(claimed, channel="D1", ts="1.1", revision=1)
    with pytest.raises(click.ClickException, match="it is in Slack already"):
        retried(scene.desk, 1, knowingly=True)
    with pytest.raises(click.ClickException, match="it is in Slack; delete it there"):
        cancelled(scene.desk, 1)
    assert scene.now("ULAN").state is DeliveryState.SENT


def either_way(scene: Scene) -> list[Callable[[], None]]:
    return [partial(retried, scene.desk, 1, knowingly=True), partial(cancelled, scene.desk, 1)]


def test_what_is_given_up_is_cancelled_and_can_be_taken_up_again(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.ambiguous()
    cancelled(scene.desk, 1)
    assert "was ambiguous (the process ended while it was sending). It is cancelled." in capsys.readouterr().out
    assert (scene.now("ULAN").state, scene.now("ULAN").last_error) == (DeliveryState.CANCELLED, "by_hand")
    with pytest.raises(click.ClickException, match="it is cancelled already"):
        cancelled(scene.desk, 1)
    retried(scene.desk, 1, knowingly=False)
    assert [action for _, action, _ in scene.audited()] == ["retry_delivery", "cancel_delivery"]


def test_what_changed_while_the_operator_looked_is_left_alone(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = scene.ambiguous()
    cancelled(scene.desk, seen.id)
    monkeypatch.setattr("bot.commands.deliveries.delivery_numbered", lambda number, read: seen)
    for mend in either_way(scene):
        with pytest.raises(click.ClickException, match="is no longer ambiguous, and was left alone"):
            mend()
    assert scene.now("ULAN").state is DeliveryState.CANCELLED
    assert len(scene.audited()) == 1


def test_an_id_that_is_none_is_one_sentence(scene: Scene) -> None:
    with pytest.raises(click.ClickException, match="There is no delivery 7; `okr-bot deliveries` lists them"):
        retried(scene.desk, 7, knowingly=True)


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        ([], 0, "There are no deliveries yet.\n"),
        (["--state", "dead", "--state", "unknown", "--json"], 0, '"counts": {}'),
        (["--retry", "7"], 1, "Error: There is no delivery 7"),
        (["--retry", "7", "--cancel", "7"], 2, "one at a time"),
        (["--state", "lost"], 2, "'lost' is not one of 'pending'"),
    ],
)
def test_it_is_used_beside_a_running_bot(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, options: list[str], code: int, told: str
) -> None:
    monkeypatch.setattr("bot.log.set_up", lambda **_: None)
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    with sole_process(Path(sqlite_url.removeprefix("sqlite:///")), holder="run"):
        ran = CliRunner().invoke(command, options)
    assert (ran.exit_code, told in ran.output) == (code, True), ran.output


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("too_late", "its time was over"),
        ("crash: KeyError", "composing it broke (KeyError); the log says where"),
        ("http_503", "Slack answered 503"),
        ("ekm_access_denied", "ekm access denied"),
        ("missing_scope: channels:history", "the app lacks a scope (channels:history)"),
    ],
)
def test_errors_are_told_in_words(error: str, words: str) -> None:
    assert in_words(error) == words
