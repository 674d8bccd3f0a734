"""Greeting, welcome and the words about a new team: both languages, hostile names, Slack's limits."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.reader import Reader
from messages.render import as_message
from messages.set_up import Filled, country_of
from okr.cadence import Cadence
from okr.occurrence import Occurrence
from okr.quarter import Quarter
from okr.setting_up import Greeting, SetUpStart, TeamSetUp
from okr.team_members import Source, UserGroup
from okr.welcome import Welcome
from tests.builders import a_member, a_team, week
from tests.messages.hostile import HOSTILE

READERS = [Reader(Language.EN, ZoneInfo("UTC")), Reader(Language.VI, ZoneInfo("Asia/Ho_Chi_Minh"))]
FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 10, tzinfo=UTC)
FIRST = Occurrence(week(48), FRIDAY.date(), FRIDAY, MONDAY, MONDAY, MONDAY)


@pytest.mark.parametrize("reader", READERS, ids=["en", "vi"])
@pytest.mark.parametrize("words", HOSTILE)
def test_names_stay_words_and_fit(reader: Reader, words: str) -> None:
    messages, person = Messages.read(), a_member("U1", name=words)
    team = a_team(name=words, cadence=Cadence(every=2))
    for said in (
        messages.greeting.greeting(Greeting(team, person), reader),
        messages.welcome.welcome(Welcome(person, (team,), 3, FRIDAY, MONDAY, words), reader),
    ):
        assert "<!channel>" not in str(as_message(said))
    start = SetUpStart(person, (person,) * 100, team, is_first=False, now=FRIDAY)
    assert messages.set_up.form(start, Filled("CCARE", words), reader)["type"] == "modal"
    group = UserGroup("S1", words or "-", words)
    for filled in (
        Filled(source=Source(groups=(group,))),
        Filled("", words, True, True, Source("S1", groups=(group,))),
    ):
        assert messages.set_up.form(start, filled, reader)["type"] == "modal"
    made = TeamSetUp(team, team, person, (person,) * 300, ("UGUEST",) * 50, (), FIRST, made_admin=True)
    done = messages.set_up.done(replace(made, cycles=(Quarter(2026, 4).cycle("T1", "vi"),)), reader)
    assert "<!channel>" not in str(done)


def test_the_country_of_a_zone_is_known_where_its_holidays_are() -> None:
    zones = ("Asia/Ho_Chi_Minh", "America/New_York", "Europe/Berlin", "UTC", "Antarctica/Troll")
    assert [country_of(zone) for zone in zones] == ["VN", "US", "DE", None, None]


def test_who_is_in_no_team_is_welcomed_to_the_workspace() -> None:
    said = Messages.read().welcome.welcome(Welcome(a_member("U1"), (), 1, FRIDAY, MONDAY, "Acme"), READERS[0])
    assert "the OKR check-in of *Acme*" in str(said.blocks)
    assert "digest in" not in str(said.blocks)


@pytest.mark.parametrize(
    ("reader", "hint"),
    [(READERS[0], "write it as people say it"), (READERS[1], "hãy viết có dấu")],
    ids=["en", "vi"],
)
def test_a_name_guessed_from_a_channel_invites_to_write_it_properly(reader: Reader, hint: str) -> None:
    start = SetUpStart(a_member("U1"), (), a_team(), is_first=True, now=FRIDAY)
    form = Messages.read().set_up.form
    assert hint in str(form(start, Filled("CCARE", "Cham soc khach hang", guessed=True), reader))
    for filled in (Filled(guessed=True), Filled("CCARE", "Chăm sóc khách hàng")):
        assert hint not in str(form(start, filled, reader))


@pytest.mark.parametrize(
    ("people", "is_admin", "is_first", "filled_in"),
    [
        (("U1", "U2"), True, False, (["U1"], [["U1", "U2"]])),
        (("U2",), True, False, ([], [["U2"]])),
        ((), True, False, ([], [])),
        (None, True, False, ([], [])),
        (None, True, True, (["U1"], [["U1"]])),
        (None, False, False, (["U1"], [["U1"]])),
    ],
    ids=["in the channel", "not in it", "nobody in it", "unknown", "the first team", "a lead"],
)
def test_an_admin_is_filled_in_only_for_a_team_whose_channel_they_are_in(
    people: tuple[str, ...] | None, is_admin: bool, is_first: bool, filled_in: tuple[list[str], list[list[str]]]
) -> None:
    here = None if people is None else tuple(a_member(one) for one in people)
    start = SetUpStart(a_member("U1", admin=is_admin), here, a_team(), is_first=is_first, now=FRIDAY)
    shown = Messages.read().set_up.form(start, Filled("CCARE"), READERS[0])
    fields = [block["element"] for block in shown["blocks"] if block["type"] == "input"]
    leads = [one["initial_user"] for one in fields if "initial_user" in one]
    members = [one["initial_users"] for one in fields if "initial_users" in one]
    assert (leads, members) == filled_in
