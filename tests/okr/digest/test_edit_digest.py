"""A lead writes the opening line, skips a week or undoes that: who may, what is kept, what becomes of the rows."""

from dataclasses import replace

import pytest

from okr.actions.change_team import change_team
from okr.actions.compose_digest import compose_digest
from okr.actions.edit_digest import digest_to_edit, edit_opening, skip_digest, unskip_digest
from okr.actions.plan_digests import plan_digests
from okr.delivery import DeliveryKind, DeliveryState, Moot
from okr.objective import Visibility
from okr.refusals import NoSuchTeam, NotTheLead
from okr.refusals_in_channels import DigestAlreadyOut, DigestLeftOut, DigestWeekOver
from storage.audit import AuditRow
from storage.delivery import DeliveryRow, DeliveryStore
from tests.builders import a_member
from tests.okr.check_in.office import MONDAY_AT_NINE, THIS_WEEK
from tests.okr.status.place import Place

WEEK = THIS_WEEK.key
OF_A_DIGEST = (DeliveryKind.DIGEST, DeliveryKind.DIGEST_PART, DeliveryKind.DIGEST_PICTURE)


def states(place: Place) -> set[DeliveryState]:
    """Of all rows of care's digest of this week."""
    with place.database.snapshot("T1") as tx:
        rows = tx.deliveries.of_period(WEEK, subject="care")
    return {row.state for row in rows if row.plan.kind in OF_A_DIGEST}


def on_monday(place: Place) -> None:
    place.now = MONDAY_AT_NINE.replace(hour=10)
    plan_digests(place.world)


def wants_digest(place: Place, wanted: bool) -> None:
    with place.database.snapshot("T1") as tx:
        team = tx.teams.get("care")
    assert team is not None
    change_team(place.world, replace(team, digest=wanted), by=place.lead)


def test_only_the_lead_changes_a_digest(place: Place) -> None:
    for change in (
        lambda: digest_to_edit(place.world, "care", WEEK, by=place.chi),
        lambda: edit_opening(place.world, "care", WEEK, "Hello", by=place.chi),
        lambda: skip_digest(place.world, "care", WEEK, "Offsite", by=place.chi),
        lambda: unskip_digest(place.world, "care", WEEK, by=place.chi),
    ):
        with pytest.raises(NotTheLead):
            change()


def test_another_week_or_no_team_is_refused(place: Place) -> None:
    with pytest.raises(DigestWeekOver):
        skip_digest(place.world, "care", THIS_WEEK.previous().key, "Offsite", by=place.lead)
    with pytest.raises(NoSuchTeam):
        skip_digest(place.world, "nowhere", WEEK, "Offsite", by=place.lead)


def test_a_digest_skipped_before_its_time_is_cancelled_when_that_comes(place: Place) -> None:
    shown = skip_digest(place.world, "care", WEEK, " Offsite ", by=place.lead)
    assert shown.is_skipped
    assert shown.edit is not None
    assert (shown.edit.skipped, shown.edit.by) == ("Offsite", "ULEAD")
    on_monday(place)
    assert isinstance(compose_digest(place.world, place.delivery(DeliveryKind.DIGEST, "care")), Moot)
    with pytest.raises(DigestLeftOut):
        edit_opening(place.world, "care", WEEK, "Hello", by=place.lead)


def test_one_that_waits_is_cancelled_with_its_thread_and_comes_back_with_it(place: Place) -> None:
    on_monday(place)
    skip_digest(place.world, "care", WEEK, "Offsite", by=place.lead)
    assert states(place) == {DeliveryState.CANCELLED}
    assert unskip_digest(place.world, "care", WEEK, by=place.lead).is_out
    assert states(place) == {DeliveryState.PENDING}


def test_one_that_is_out_can_be_edited_and_not_skipped(place: Place) -> None:
    before = place.sent(DeliveryKind.DIGEST, "care")
    with pytest.raises(DigestAlreadyOut):
        skip_digest(place.world, "care", WEEK, "Offsite", by=place.lead)
    edit_opening(place.world, "care", WEEK, "Hello", by=place.lead)
    assert place.delivery(DeliveryKind.DIGEST, "care").wanted == before.wanted + 1


def test_one_that_is_claimed_in_the_same_instant_is_not_skipped(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    on_monday(place)
    cancel, rows = DeliveryStore.cancel, DeliveryRow.__table__

    def claimed_first(store: DeliveryStore, delivery: int, *, reason: str) -> None:
        store.scope.connection.execute(
            rows.update().where(rows.c.id == delivery).values(state=DeliveryState.SENDING.value)
        )
        cancel(store, delivery, reason=reason)

    monkeypatch.setattr(DeliveryStore, "cancel", claimed_first)
    with pytest.raises(DigestAlreadyOut):
        skip_digest(place.world, "care", WEEK, "Offsite", by=place.lead)
    with place.database.snapshot("T1") as tx:
        assert tx.digest_edits.get("care", THIS_WEEK) is None


def test_undoing_a_skip_posts_nothing_where_the_team_wants_no_digest_any_more(place: Place) -> None:
    on_monday(place)
    skip_digest(place.world, "care", WEEK, "Offsite", by=place.lead)
    wants_digest(place, False)
    assert not unskip_digest(place.world, "care", WEEK, by=place.lead).is_out
    assert states(place) == {DeliveryState.CANCELLED}
    wants_digest(place, True)
    assert states(place) == {DeliveryState.PENDING}


def test_a_skip_lasts_though_the_digest_is_switched_off_and_on(place: Place) -> None:
    on_monday(place)
    skip_digest(place.world, "care", WEEK, "Offsite", by=place.lead)
    wants_digest(place, False)
    wants_digest(place, True)
    assert states(place) == {DeliveryState.CANCELLED}


def test_an_admin_is_shown_no_key_results_but_those_they_may_see(place: Place) -> None:
    admin = a_member("UADMIN", admin=True)
    place.put(admin)
    place.restricted(Visibility.TEAM)
    for by, seen in ((place.lead, {1, 2, 90}), (admin, {1, 2})):
        for shown in (
            digest_to_edit(place.world, "care", WEEK, by=by),
            edit_opening(place.world, "care", WEEK, "Hello", by=by),
            skip_digest(place.world, "care", WEEK, "Offsite", by=by),
            unskip_digest(place.world, "care", WEEK, by=by).shown,
        ):
            assert {line.key_result.number for line in shown.digest.lines} == seen


def test_what_a_lead_did_is_noted_but_not_what_they_wrote(place: Place) -> None:
    edit_opening(place.world, "care", WEEK, "A secret", by=place.lead)
    skip_digest(place.world, "care", WEEK, "Another", by=place.lead)
    unskip_digest(place.world, "care", WEEK, by=place.lead)
    columns = AuditRow.__table__.c
    with place.database.engine.connect() as connection:
        noted = connection.execute(AuditRow.__table__.select().order_by(columns.id)).all()
    assert [(row.actor, row.action, row.thing) for row in noted] == [
        ("ULEAD", action, f"care {WEEK}") for action in ("edit_digest", "skip_digest", "unskip_digest")
    ]
