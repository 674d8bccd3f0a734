"""Which messages are brought up to date, or planned, once somebody has answered."""

from datetime import timedelta

from okr.delivery import DeliveryKind
from tests.builders import a_team, an_answer
from tests.okr.check_in.office import FRIDAY_AFTERNOON, MONDAY_AT_NINE, THIS_WEEK, Office


def test_a_sent_nudge_turns_into_the_receipt_and_no_other_message_comes(office: Office) -> None:
    nudge = office.sent(DeliveryKind.NUDGE, "U1")
    office.answer({1: an_answer(60)})
    assert office.delivery(DeliveryKind.NUDGE, "U1").wanted > nudge.wanted
    assert office.planned(DeliveryKind.RECEIPT) == {}


def test_an_answer_before_the_nudge_gets_a_receipt_of_its_own(office: Office) -> None:
    office.now = FRIDAY_AFTERNOON - timedelta(days=2)
    office.answer({1: an_answer(60)})
    assert set(office.planned(DeliveryKind.RECEIPT)) == {"U1"}


def test_a_second_answer_edits_the_receipt(office: Office) -> None:
    office.answer({1: an_answer(60)})
    before = office.sent(DeliveryKind.RECEIPT, "U1")
    office.answer({1: an_answer(61)}, seen={1: 1})
    assert office.delivery(DeliveryKind.RECEIPT, "U1").wanted > before.wanted


def test_sending_the_same_again_edits_nothing(office: Office) -> None:
    office.answer({1: an_answer(60)})
    before = office.sent(DeliveryKind.RECEIPT, "U1")
    office.answer({1: an_answer(60)}, seen={1: 1})
    assert office.delivery(DeliveryKind.RECEIPT, "U1").wanted == before.wanted


def test_a_lead_who_answers_gets_a_receipt_and_the_owners_nudge_is_updated(office: Office) -> None:
    nudge = office.sent(DeliveryKind.NUDGE, "U1")
    office.answer({1: an_answer(60)}, by=office.lead)
    assert office.delivery(DeliveryKind.NUDGE, "U1").wanted > nudge.wanted
    assert office.delivery(DeliveryKind.RECEIPT, "ULEAD", f"{THIS_WEEK.key}.1")


def test_a_late_answer_edits_the_digests_of_the_team_and_of_those_above(office: Office) -> None:
    office.put(a_team(key="company", is_company=True, lead=None), a_team(parent="company"), a_team(key="other"))
    rows = {
        (kind, team, period): office.sent(kind, team, period)
        for kind, team, period in (
            (DeliveryKind.DIGEST, "care", THIS_WEEK.key),
            (DeliveryKind.DIGEST_PART, "care", f"{THIS_WEEK.key}.1"),
            (DeliveryKind.DIGEST, "company", THIS_WEEK.key),
            (DeliveryKind.DIGEST, "other", THIS_WEEK.key),
            (DeliveryKind.DIGEST, "care", THIS_WEEK.previous().key),
        )
    }
    office.now = MONDAY_AT_NINE + timedelta(hours=3)
    office.answer({1: an_answer(60)})
    edited = {key[1:] for key, row in rows.items() if office.delivery(*key).wanted > row.wanted}
    assert edited == {("care", "2026-W48"), ("care", "2026-W48.1"), ("company", "2026-W48")}
