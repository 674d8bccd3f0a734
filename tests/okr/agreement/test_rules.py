"""Who is asked for agreement: the nearest lead who is here and did not write it, and one above for a team's own."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.agreement import asked_above, asked_first, is_sent_up_next, leads_upward
from okr.drafting import DraftContent, DraftedObjective, DraftState
from okr.objective import Level
from okr.team import Team
from tests.builders import a_team

AT = datetime(2026, 11, 23, tzinfo=UTC)
TEAMS = {
    "acme": a_team(key="acme", lead="UBOSS", is_company=True),
    "care": a_team(key="care", lead="ULEAD", parent="acme"),
    "tier-two": a_team(key="tier-two", lead=None, parent="care"),
    "sales": a_team(key="sales", lead="UBOSS", parent="acme"),
    "alone": a_team(key="alone", lead="ULEAD"),
}
HERE = frozenset({"UBOSS", "ULEAD"})


def a_draft(
    team: str, author: str = "U1", *, state: DraftState = DraftState.WRITING, asked: str | None = None
) -> DraftedObjective:
    content = DraftContent(title="x", team=team, cycle="2026-Q4", owner=author, level=Level.TEAM)
    return DraftedObjective(workspace="T1", number=1, author=author, content=content, at=AT, state=state, asked=asked)


@pytest.mark.parametrize(
    ("team", "author", "here", "asked"),
    [
        ("care", "U1", HERE, "ULEAD"),
        ("care", "ULEAD", HERE, "UBOSS"),  # a lead's own goes to the lead above
        ("care", "UBOSS", HERE, "ULEAD"),
        ("care", "U1", {"UBOSS"}, "UBOSS"),  # the lead has left
        ("tier-two", "U1", HERE, "ULEAD"),  # has no lead of its own
        ("acme", "UBOSS", HERE, None),
        ("alone", "ULEAD", HERE, None),
        ("gone", "U1", HERE, None),
        ("care", "U1", set(), None),
    ],
)
def test_a_draft_goes_to_the_nearest_lead_who_is_here_and_did_not_write_it(
    team: str, author: str, here: set[str], asked: str | None
) -> None:
    assert asked_first(a_draft(team, author), TEAMS, here) == asked


@pytest.mark.parametrize(
    ("team", "asked"),
    [("care", "UBOSS"), ("tier-two", "ULEAD"), ("acme", None), ("sales", None), ("alone", None), ("gone", None)],
)
def test_a_team_sends_up_to_whoever_leads_above_and_does_not_lead_it(team: str, asked: str | None) -> None:
    assert asked_above(team, TEAMS, HERE) == asked


@pytest.mark.parametrize(
    ("draft", "is_next"),
    [
        (a_draft("care", state=DraftState.SENT, asked="ULEAD"), True),
        (a_draft("care", author="ULEAD", state=DraftState.SENT, asked="UBOSS"), False),  # who is above already
        (a_draft("care", author="UBOSS", state=DraftState.SENT, asked="ULEAD"), False),  # wrote it
        (a_draft("care", state=DraftState.SENT_UP, asked="UBOSS"), False),
        (a_draft("tier-two", state=DraftState.SENT, asked="ULEAD"), False),  # its lead is the one above
        (a_draft("acme", state=DraftState.SENT, asked="UBOSS"), False),
    ],
    ids=["care's", "the lead's", "the boss's", "sent up", "of a team without a lead", "the company's"],
)
def test_a_team_s_own_is_sent_up_next_where_its_lead_agreed_and_somebody_leads_above(
    draft: DraftedObjective, is_next: bool
) -> None:
    assert is_sent_up_next(draft, TEAMS, HERE) is is_next
    alone = replace(draft, content=replace(draft.content, level=Level.INDIVIDUAL))
    assert not is_sent_up_next(alone, TEAMS, HERE)


KEYS = ("a", "b", "c", "d")


@st.composite
def organisations(draw: st.DrawFn) -> Mapping[str, Team]:
    """Teams below one another in any way, also in circles."""
    leads = st.sampled_from(["U1", "U2", "U3", None])
    above = st.sampled_from([*KEYS, None])
    return {key: a_team(key=key, lead=draw(leads), parent=draw(above)) for key in KEYS}


@given(organisations(), st.sampled_from(KEYS), st.sampled_from(["U1", "U2"]), st.sets(st.sampled_from(["U1", "U2"])))
def test_whoever_is_asked_leads_there_is_here_and_did_not_write_it(
    teams: Mapping[str, Team], team: str, author: str, here: set[str]
) -> None:
    leads = {lead for _, lead in leads_upward(team, teams)}
    first, above = asked_first(a_draft(team, author), teams, here), asked_above(team, teams, here)
    assert first in {None, *(leads & here) - {author}}
    assert (first is None) == (not (leads & here) - {author})
    assert above in {None, *leads & here} - {teams[team].lead} | {None}
