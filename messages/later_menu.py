"""*Later* in words: the moments at which a message may come back, and the one that was chosen."""

from collections.abc import Sequence

from messages.dates import show_moment
from messages.handed_back import handed_back
from messages.reader import Reader
from okr.answered import Offers
from okr.later import Later, LaterChoice
from okr.week import Week


def later_menu(offers: Offers, week: Week, reader: Reader) -> list[dict[str, str]]:
    """The options of a message's menu, as later_options."""
    return later_options(offers.later, week, reader)


def later_options(later: Sequence[Later], week: Week, reader: Reader) -> list[dict[str, str]]:
    """The options of the menu: each moment as it is read, and what Slack hands back; empty where none is left."""
    return [
        {"when": show_moment(one.at, reader.zone, reader.language), "value": f"{week.key} {one.choice.value}"}
        for one in later
    ]


def asked_again(offers: Offers, reader: Reader) -> str:
    """The moment at which the message comes back; empty where it was not put off."""
    return show_moment(offers.asked_again, reader.zone, reader.language) if offers.asked_again else ""


@handed_back
def read_later(value: str) -> tuple[Week, LaterChoice]:
    """The week and the choice of an option that `later_menu` wrote; OutOfDate for anything else."""
    week, _, choice = value.partition(" ")
    return Week.parse(week), LaterChoice(choice)
