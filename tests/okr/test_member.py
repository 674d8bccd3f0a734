"""A member: the language to write to them in, and the zone they live by."""

import pytest

from okr.settings import WorkspaceSettings
from tests.builders import LONG_AGO, a_member


@pytest.mark.parametrize(
    ("own", "slack", "workspace", "read"),
    [
        ("vi", "en-US", "en", "vi"),
        (None, "vi-VN", "en", "vi"),
        (None, "vi_VN", "en", "vi"),
        (None, "en-GB", "vi", "en"),
        (None, "fr-FR", "vi", "vi"),
        (None, "fil-PH", "vi", "vi"),
        (None, "", "vi", "vi"),
    ],
)
def test_a_members_language_is_their_own_then_slacks_then_the_workspaces(
    own: str | None, slack: str, workspace: str, read: str
) -> None:
    assert a_member(language=own, locale=slack).reads(workspace) == read


@pytest.mark.parametrize(
    ("own", "slack", "lived"),
    [
        ("Asia/Tokyo", "Europe/Berlin", "Asia/Tokyo"),
        (None, "Europe/Berlin", "Europe/Berlin"),
        ("Mars/Olympus", "Europe/Berlin", "Europe/Berlin"),
        (None, "Mars/Olympus", "UTC"),
        (None, "/etc/passwd", "UTC"),
        (None, "", "UTC"),
    ],
)
def test_a_member_lives_by_their_own_zone_then_slacks_then_utc(own: str | None, slack: str, lived: str) -> None:
    assert a_member(own_zone=own, zone=slack).tz.key == lived


@pytest.mark.parametrize(("zone", "lived"), [("Asia/Tokyo", "Asia/Tokyo"), ("Mars/Olympus", "UTC"), ("", "UTC")])
def test_a_workspace_of_which_no_zone_is_known_lives_by_utc_and_not_by_the_machines(zone: str, lived: str) -> None:
    assert WorkspaceSettings("T1", "Acme", LONG_AGO, zone=zone).tz.key == lived
