"""The fields of a team's rhythm: what stands in them reads back as the same team, whatever is typed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import pytest

from messages import Messages, ids
from messages.countries import COUNTRIES, FIRST, country_choices
from messages.fields import Field, Kind
from messages.language import Language
from messages.reader import Reader
from messages.render import Renderer
from messages.team_fields import TeamBlock, TeamFields
from messages.team_fields_entries import TeamRead, read_team
from messages.time_zones import zone_groups
from messages.wording import Wording
from okr.cadence import Cadence
from okr.member import zone_named
from okr.team import CalendarSettings, Team, TeamChoices
from sandbox.blocks.stateful import state_values
from tests.builders import a_team
from tests.messages.hostile import HOSTILE

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = NOW.date()
RENDERER = Renderer.read(shared={"ids": ids})
UNUSUAL = replace(
    a_team(
        zone="Asia/Ho_Chi_Minh",
        language="vi",
        digest=False,
        lead=None,
        channel=None,
        cadence=Cadence(every=9, weekday=6, at=time(6, 5), reminder_at=time(20), digest_at=time(7, 30)),
        calendar=CalendarSettings("VG", frozenset({5, 6}), frozenset({date(2026, 12, 24), date(2020, 1, 1)})),
    ),
    choices=TeamChoices(reminder=False),
)


def wording(language: Language) -> Wording:
    return RENDERER.wording(language)


def all_fields(team: Team, language: Language) -> Iterator[Field]:
    fields = TeamFields(wording(language), team, NOW)
    yield from (fields.lead(optional=True), fields.channel(), fields.every(), fields.weekday(), fields.at())
    yield from (fields.reminder(), fields.reminder_at(), fields.digest(), fields.digest_at(), fields.language())
    yield from (fields.zone(), fields.country(), fields.working_days(), fields.days_off())


def form(team: Team, language: Language) -> dict[str, Any]:
    reader = Reader(language, ZoneInfo("Asia/Ho_Chi_Minh"))
    return Messages.read().settings.view(
        reader,
        callback=ids.SETTINGS_TEAM_FORM,
        title="x",
        intro=wording(language).piece("Settings"),
        fields=list(all_fields(team, language)),
    )


def values_of(team: Team, language: Language = Language.EN) -> dict[str, Any]:
    """What Slack hands back of a form nobody touched."""
    return state_values(form(team, language)["blocks"], {})


def read(values: dict[str, Any], team: Team | None = None) -> TeamRead:
    return read_team(values, team or a_team(), wording(Language.EN), today=TODAY)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("team", [a_team(), UNUSUAL], ids=["usual", "unusual"])
def test_a_form_nobody_touched_changes_nothing(team: Team, language: Language) -> None:
    assert read(values_of(team, language), team) == TeamRead(team, {})


def test_a_field_that_the_form_lacks_stays_as_it_was() -> None:
    assert read({}, UNUSUAL) == TeamRead(UNUSUAL, {})


def put(values: dict[str, Any], block: TeamBlock, **state: Any) -> dict[str, Any]:
    return {**values, block.value: {ids.SETTINGS_FIELD: state}}


@pytest.mark.parametrize("block", [TeamBlock.AT, TeamBlock.REMINDER_AT, TeamBlock.DIGEST_AT])
@pytest.mark.parametrize("picked", ["05:59", "20:01", "00:00", None, "25:00", "soon"])
def test_a_time_outside_the_day_is_refused(block: TeamBlock, picked: str | None) -> None:
    found = read(put({}, block, selected_time=picked))
    assert found.wrong == {block: "Choose a time between 06:00 and 20:00."}
    assert found.team == a_team()


@pytest.mark.parametrize(
    "typed", ["24/12/2026", "2026-12-24", "24/12", "24.12.2026", "24 Dec", " 24/12 , ", "\n24/12;\n"]
)
def test_days_off_are_read_as_people_write_them(typed: str) -> None:
    found = read(put({}, TeamBlock.DAYS_OFF, value=typed))
    assert found.team.calendar.days_off == {date(2026, 12, 24)}


def test_days_off_long_past_are_kept_though_the_form_does_not_show_them() -> None:
    found = read(put({}, TeamBlock.DAYS_OFF, value=""), UNUSUAL)
    assert found.team.calendar.days_off == {date(2020, 1, 1)}


def test_a_day_off_is_no_extra_working_day_any_more() -> None:
    swapped = a_team(calendar=CalendarSettings(extra_working_days=frozenset({date(2026, 12, 24)})))
    found = read(put({}, TeamBlock.DAYS_OFF, value="24/12/2026"), swapped)
    assert found.team.calendar.extra_working_days == frozenset()


@pytest.mark.parametrize("typed", [text for text in HOSTILE if text.strip()])
def test_whatever_is_typed_for_days_off_is_refused_in_a_sentence(typed: str) -> None:
    found = read(put({}, TeamBlock.DAYS_OFF, value=typed))
    assert found.team == a_team()
    assert all(len(said) < 150 for said in found.wrong.values())


@pytest.mark.parametrize(
    ("block", "option"),
    [
        (TeamBlock.EVERY, "0"),
        (TeamBlock.EVERY, "99"),
        (TeamBlock.EVERY, "x"),
        (TeamBlock.WEEKDAY, "7"),
        (TeamBlock.LANGUAGE, "fr"),
        (TeamBlock.ZONE, "../etc/passwd"),
        (TeamBlock.COUNTRY, "XX"),
    ],
)
def test_an_option_that_was_never_offered_is_refused(block: TeamBlock, option: str) -> None:
    found = read(put({}, block, selected_option={"value": option}))
    assert found.wrong == {block: "Choose one of these."}
    assert found.team == a_team()


def test_no_working_day_is_refused() -> None:
    assert list(read(put({}, TeamBlock.WORKING_DAYS, selected_options=[])).wrong) == [TeamBlock.WORKING_DAYS]


@pytest.mark.parametrize("language", Language)
def test_every_option_fits_a_phone_and_slack(language: Language) -> None:
    for field in all_fields(UNUSUAL, language):
        offered = [*field.choices, *(choice for group in field.groups for choice in group.choices)]
        assert max((len(choice.text) for choice in offered), default=0) <= 60
        assert len(field.choices) <= 100
        assert len({choice.value for choice in offered}) == len(offered)
        assert len(field.label) <= 40


def test_every_country_has_holidays_and_viet_nam_stands_first() -> None:
    known = holidays.list_supported_countries(include_aliases=False)
    assert set(COUNTRIES) | set(FIRST) <= set(known)
    assert country_choices(Language.VI)[0].text == "Việt Nam"


def test_zones_stand_once_by_region_with_the_offset_of_the_day() -> None:
    groups = zone_groups(["Asia/Ho_Chi_Minh", "nowhere", "Asia/Ho_Chi_Minh"], NOW, wording(Language.EN))
    assert [choice.text for choice in groups[0].choices] == ["Ho Chi Minh (UTC+07:00)", "UTC (UTC+00:00)"]
    named = [choice.value for group in groups for choice in group.choices]
    assert len(named) == len(set(named))
    assert max(len(group.choices) for group in groups) <= 100
    assert all(zone_named(name) for name in named)
    berlin = {choice.text for group in groups for choice in group.choices if choice.value == "Europe/Berlin"}
    assert berlin == {"Berlin (UTC+01:00)"}


def test_each_kind_of_field_is_drawn() -> None:
    drawn = {block["element"]["type"] for block in form(a_team(), Language.EN)["blocks"] if block["type"] == "input"}
    assert drawn == {
        "users_select",
        "conversations_select",
        "static_select",
        "timepicker",
        "checkboxes",
        "plain_text_input",
    }
    assert Kind.GROUPED in {field.kind for field in all_fields(a_team(), Language.EN)}
