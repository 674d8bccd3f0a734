"""What the doctor says of destinations that are closed: since when, and how to mend each."""

from datetime import UTC, datetime

from bot.doctor.destinations import look_at_destinations
from okr.destination import DIRECT_MESSAGES, INSTALL, ClosedDestination, Trouble

SINCE = datetime(2026, 11, 27, 8, tzinfo=UTC)


def said_of(place: str, why: str, *, needed: str = "") -> tuple[str, str]:
    (finding,) = look_at_destinations([ClosedDestination(place, why, SINCE, SINCE, needed=needed)])
    return finding.what, finding.mend


def test_where_nothing_is_closed_all_is_well() -> None:
    (finding,) = look_at_destinations([])
    assert finding.is_well


def test_a_missing_scope_is_named() -> None:
    what, mend = said_of(INSTALL, "missing_scope", needed="chat:write")
    assert what == "Nothing can be posted: the bot token lacks the scope chat:write, since 2026-11-27 08:00 UTC."
    assert mend == (
        "Add the scope to the Slack app (manifest.yml has it), install the app anew, and start the bot with its token."
    )


def test_a_token_that_slack_refuses_is_to_be_replaced() -> None:
    what, mend = said_of(INSTALL, "token_revoked")
    assert what.startswith("Nothing can be posted: Slack refuses the bot token (token_revoked), since ")
    assert "SLACK_BOT_TOKEN" in mend


def test_each_other_place_says_what_to_do() -> None:
    assert said_of(DIRECT_MESSAGES, "messages_tab_disabled")[1] == (
        "Switch on the Messages Tab in App Home of the Slack app."
    )
    assert said_of("U1", Trouble.UNREACHABLE)[0] == "No message reaches U1, since 2026-11-27 08:00 UTC."
    assert said_of("CCARE", Trouble.ARCHIVED)[0].startswith("The digest for CCARE is held back (archived)")
