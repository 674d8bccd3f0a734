"""What readers can do with one line of a digest, and how a line shows what they did."""

from enum import StrEnum

from okr.week import Week


class Choice(StrEnum):
    """An option of the menu on a line."""

    SEEN = "seen"
    THANKS = "thanks"
    COMMENT = "comment"
    HELP = "help"
    DETAILS = "details"


def line_menu(key_result: int, week: Week) -> dict[str, str]:
    """What the macro `line_menu` of line_menu.j2 takes: for each choice what Slack hands back. For a section that
    says what was answered about the key result of that number in `week`."""
    return {choice.value: f"{choice.value} {key_result} {week.key}" for choice in Choice}


def read_choice(value: str) -> tuple[Choice, int, Week]:
    """The choice, the key result's number and the week of an option that `line_menu` wrote; ValueError for anything
    else."""
    choice, number, week = value.split(" ")
    return Choice(choice), int(number), Week.parse(week)
