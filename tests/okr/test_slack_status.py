"""Which statuses in Slack say that somebody is away, and for which days."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from okr.away import OPEN_END
from okr.slack_status import SlackStatus, days_away, says_away

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
FRIDAY = date(2026, 11, 27)
NOW = datetime(2026, 11, 27, 2, tzinfo=UTC)  # Friday, 09:00 in Vietnam


@pytest.mark.parametrize(
    ("emoji", "text", "is_away"),
    [
        (":palm_tree:", "", True),
        (":palm_tree:", "Vacationing", True),
        (":airplane:", "Da Nang", True),
        (":beach_with_umbrella:", "", True),
        (":desert_island:", "", True),
        (":face_with_thermometer:", "Out sick", True),
        (":hospital:", "", True),
        ("", "On vacation until Monday", True),
        ("", "OOO", True),
        (":speech_balloon:", "Out of the office", True),
        ("", "annual leave", True),
        ("", "Nghỉ phép đến hết tuần", True),
        ("", "nghi phep", True),
        ("", "nghỉ ốm", True),
        ("", "Vắng mặt", True),
        ("", "", False),
        (":house_with_garden:", "Working remotely", False),
        (":house_with_garden:", "back from vacation", False),
        (":calendar:", "In a meeting", False),
        (":spiral_calendar_pad:", "In a meeting", False),
        (":headphones:", "Focusing", False),
        (":calendar:", "OOO planning", False),
        ("", "Back from annual leave", False),
        ("", "Last day before annual leave", False),
        ("", "Happy holidays!", False),
        ("", "office hours 9-5", False),
        ("", "boooo", False),
        ("", "hết nghỉ phép", False),
        ("", "<!channel> *" + "x" * 3000, False),
    ],
)
def test_a_status_says_away_by_its_emoji_or_in_clear_words(emoji: str, text: str, is_away: bool) -> None:
    assert says_away(SlackStatus(emoji, text)) is is_away


@pytest.mark.parametrize(
    ("ends", "days"),
    [
        (None, (FRIDAY, OPEN_END)),
        ("2026-12-05T23:59", (FRIDAY, date(2026, 12, 5))),
        ("2026-12-06T09:00", (FRIDAY, date(2026, 12, 5))),
        ("2026-11-27T23:59", (FRIDAY, FRIDAY)),
        ("2026-11-27T20:00", (FRIDAY, FRIDAY)),
        ("2026-11-27T13:00", None),  # back before 15:00: the check-in of this Friday is asked
        ("2026-11-27T19:59", None),
        ("2026-11-26T12:00", None),
    ],
)
def test_a_few_hours_skip_no_check_in_that_comes_after_them(ends: str | None, days: tuple[date, date] | None) -> None:
    expires = datetime.fromisoformat(ends).replace(tzinfo=VIETNAM) if ends else None
    assert days_away(SlackStatus(":palm_tree:", "", expires), now=NOW, zone=VIETNAM) == days
