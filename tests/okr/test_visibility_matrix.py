"""Who sees an objective and which channel may show it: every visibility with every reader and every place."""

import pytest

from okr.authority import Actor, may_be_shown_in, may_see
from okr.objective import Visibility
from tests.builders import a_member, an_objective

PUBLIC, TEAM, PRIVATE = Visibility.PUBLIC, Visibility.TEAM, Visibility.PRIVATE
MEMBER = a_member("UX")
READERS: dict[str, tuple[Actor, frozenset[Visibility]]] = {
    "a stranger to the team": (Actor(MEMBER), frozenset({PUBLIC})),
    "a member of another team": (Actor(MEMBER, teams=frozenset({"sales"})), frozenset({PUBLIC})),
    "the lead of another team": (Actor(MEMBER, leads=frozenset({"sales"})), frozenset({PUBLIC})),
    "an admin by that alone": (Actor(a_member("UX", admin=True)), frozenset({PUBLIC})),
    "a member of the team": (Actor(MEMBER, teams=frozenset({"care"})), frozenset({PUBLIC, TEAM})),
    "a lead of the team or above": (Actor(MEMBER, leads=frozenset({"care"})), frozenset(Visibility)),
    "the owner": (Actor(a_member("UOWNER")), frozenset(Visibility)),
    "one of its circle": (Actor(a_member("UCIRCLE")), frozenset(Visibility)),
    "who answers for one of its circle": (Actor(MEMBER, delegate_of=frozenset({"UCIRCLE"})), frozenset(Visibility)),
}
CHANNELS: dict[str, tuple[frozenset[str], bool, frozenset[Visibility]]] = {
    "the team's own": (frozenset({"care"}), False, frozenset({PUBLIC, TEAM})),
    "another team's": (frozenset({"sales"}), False, frozenset({PUBLIC})),
    "one of no team": (frozenset(), False, frozenset({PUBLIC})),
    "the team's own, external": (frozenset({"care"}), True, frozenset()),
    "one of no team, external": (frozenset(), True, frozenset()),
}


@pytest.mark.parametrize("visibility", Visibility)
@pytest.mark.parametrize("reader", READERS)
def test_a_message_to_one_person_shows_what_that_person_may_see(reader: str, visibility: Visibility) -> None:
    actor, seen = READERS[reader]
    objective = an_objective(owner="UOWNER", team="care", visibility=visibility)
    assert may_see(actor, objective, frozenset({"UOWNER", "UCIRCLE"})) is (visibility in seen)


@pytest.mark.parametrize("visibility", Visibility)
@pytest.mark.parametrize("channel", CHANNELS)
def test_a_channel_shows_what_everybody_in_it_may_see(channel: str, visibility: Visibility) -> None:
    teams, external, shown = CHANNELS[channel]
    objective = an_objective(team="care", visibility=visibility)
    assert may_be_shown_in(objective, channel_of=teams, external=external) is (visibility in shown)
