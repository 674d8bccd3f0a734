"""Until when an answer is wanted, and what becomes of it, as one sentence a message."""

from messages.dates import show_day, show_time
from messages.reader import Reader
from messages.wording import Wording
from okr.answered import Window
from okr.form import CheckInForm


def until_form(form: CheckInForm, reader: Reader, wording: Wording) -> str:
    """Under the week's name on the form."""
    if form.digest_is_out:
        return wording.say("The digest is out; your answers will be added to it.")
    return wording.say(
        "Send it by %(time)s on %(day)s to be in the digest.",
        time=show_time(form.digest_at, reader.zone),
        day=show_day(form.digest_at.astimezone(reader.zone).date(), reader.language),
    )


def until_nudge(window: Window, reader: Reader, wording: Wording) -> str:
    """What the invitation asks for."""
    if window.digest_is_out:
        return wording.say("The digest is out; your answers will be added to it.")
    return wording.say(
        "Please send it by %(time)s on %(day)s.",
        time=show_time(window.digest_at, reader.zone),
        day=show_day(window.digest_at.astimezone(reader.zone).date(), reader.language),
    )


def until_reminder(window: Window, reader: Reader, wording: Wording) -> str:
    """What the reminder says of the digest."""
    if window.digest_is_out:
        return wording.say("The digest is out; your answers will be added to it.")
    return wording.say(
        "The team's digest goes out at %(time)s on %(day)s.",
        time=show_time(window.digest_at, reader.zone),
        day=show_day(window.digest_at.astimezone(reader.zone).date(), reader.language),
    )
