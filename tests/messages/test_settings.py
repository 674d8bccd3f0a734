"""The settings' forms in words: both languages, whatever teams are called, within Slack's limits."""

from dataclasses import replace
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages import Messages, ids
from messages.language import Language
from messages.reader import Reader
from messages.settings_health import block_of, read_health
from okr.member import ReminderProfile
from okr.settings import Thresholds, WorkspaceSettings
from okr.settings_shown import (
    Ahead,
    OwnSettings,
    SharedSettings,
    TeamAhead,
    TeamSettings,
    ThresholdField,
    Times,
)
from okr.team import Team
from sandbox.blocks.stateful import state_values
from tests.builders import LONG_AGO, WORKSPACE, a_member, a_team
from tests.messages.hostile import HOSTILE, faults

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FRIDAY, MONDAY = datetime(2026, 11, 27, 8, tzinfo=UTC), datetime(2026, 11, 30, 3, tzinfo=UTC)
MESSAGES = Messages.read()
TIMES = {
    ReminderProfile.USUAL: Times(FRIDAY, MONDAY),
    ReminderProfile.NUDGE_ONLY: Times(FRIDAY, None),
    ReminderProfile.REMINDER_ONLY: Times(None, MONDAY),
}
AHEAD = Ahead(TIMES, MONDAY, "CCARE")
OURS = frozenset({"<#CCARE>"})


def reader(language: Language) -> Reader:
    return Reader(language, ZoneInfo("Asia/Ho_Chi_Minh"))


def own(*teams: Team, ahead: Ahead | None = AHEAD, name: str = "Lan") -> OwnSettings:
    member = a_member("ULAN", name=name, zone="Asia/Ho_Chi_Minh", quiet_from=time(20), quiet_to=time(7), admin=True)
    return OwnSettings(NOW, member, "vi", ahead, teams, ("Asia/Ho_Chi_Minh",))


def of_team(team: Team) -> TeamSettings:
    return TeamSettings(NOW, team, TeamAhead(FRIDAY, MONDAY, "CCARE"), Thresholds(), Thresholds())


def forms(name: str, language: Language) -> list[dict[str, Any]]:
    settings = of_team(a_team(name=name))
    return [
        MESSAGES.settings.form(own(a_team(name=name), name=name), reader(language)),
        MESSAGES.team_settings.form(settings, reader(language)),
        MESSAGES.team_settings.health(settings, reader(language)),
        MESSAGES.team_settings.saved(settings, reader(language)),
    ]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_team_is_called_the_forms_hold(name: str, language: Language) -> None:
    for view in forms(name, language):
        assert faults(view, allowed=OURS) == []


@pytest.mark.parametrize("language", Language)
def test_somebody_who_leads_very_many_teams_sees_the_first_and_how_to_reach_the_rest(language: Language) -> None:
    view = MESSAGES.settings.form(own(*(a_team(key=f"t{n}", name=f"Team {n}") for n in range(150))), reader(language))
    assert len(view["blocks"]) <= 100
    assert "130" in str(view["blocks"])


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("profile", ReminderProfile)
def test_every_profile_is_said_in_dates(profile: ReminderProfile, language: Language) -> None:
    settings = own()
    chosen = replace(settings, member=replace(settings.member, reminders=profile))
    said = MESSAGES.settings.saved(chosen, reader(language))["blocks"][0]["text"]["text"]
    assert ("15:00" in said) is (TIMES[profile].nudge_at is not None)
    assert said.count("10:00") == (2 if TIMES[profile].reminder_at else 1)


@pytest.mark.parametrize("language", Language)
def test_with_nothing_ahead_the_form_still_offers_everything(language: Language) -> None:
    view = MESSAGES.settings.form(own(ahead=None), reader(language))
    radio = next(block for block in view["blocks"] if block.get("block_id") == "own-reminders")
    assert [set(option) for option in radio["element"]["options"]] == [{"text", "value"}] * 3


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("team", [a_team(channel=None), a_team(digest=False)], ids=["no channel", "no digest"])
def test_a_team_without_a_digest_is_told_why(team: Team, language: Language) -> None:
    settings = replace(of_team(team), ahead=TeamAhead(FRIDAY, None, team.channel))
    assert "<#CCARE>" not in MESSAGES.team_settings.saved(settings, reader(language))["blocks"][0]["text"]["text"]


@pytest.mark.parametrize("language", Language)
def test_the_workspaces_form_within_slacks_limits(language: Language) -> None:
    settings = WorkspaceSettings(WORKSPACE, "Acme", LONG_AGO, zone="nowhere")
    shared = SharedSettings(NOW, settings, ("U1",), ("Asia/Ho_Chi_Minh",))
    view = MESSAGES.workspace_settings.form(shared, reader(language))
    read = MESSAGES.workspace_settings.read(state_values(view["blocks"], {}), shared)
    assert (read.language, read.zone, read.appointed) == ("en", "nowhere", frozenset({"U1"}))
    assert read.thresholds == settings.thresholds


def test_bounds_read_back_as_they_stood_whatever_they_were() -> None:
    odd = Thresholds(on_track_gap=Decimal("0.125"), behind_gap=Decimal("0.61"), sure_from=1, silent_windows=30)
    view = MESSAGES.team_settings.health(replace(of_team(a_team()), thresholds=odd), reader(Language.VI))
    assert "12,5 điểm phần trăm" in str(view["blocks"])
    assert read_health(state_values(view["blocks"], {}), Thresholds()) == odd


@pytest.mark.parametrize("tampered", ["", "NaN", "1e9", "-5", "<@U1>", "٣"])
def test_a_bound_that_was_never_offered_changes_nothing(tampered: str) -> None:
    block = block_of(ThresholdField.BEHIND_GAP)
    values = {block: {ids.SETTINGS_FIELD: {"selected_option": {"value": tampered}}}}
    assert read_health(values, Thresholds()) == Thresholds()
