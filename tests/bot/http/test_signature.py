"""The signature is Slack's, and only a fresh one counts."""

import pytest

from bot.http.signature import MAY_BE_OFF, is_signed, is_timely, signature_of
from tests.bot.http.asking import NOW


def test_slacks_own_example_holds() -> None:
    """The one of docs.slack.dev/authentication/verifying-requests-from-slack, its secret and its signature."""
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name="
        b"foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2F"
        b"hooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id="
        b"398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    secret, signature = (
        "8f742231b10e8888abcd99yyyzzz85a5",
        b"v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
    )
    assert signature_of(secret, timestamp=b"1531420618", body=body) == signature
    assert is_signed(secret, timestamp=b"1531420618", signature=signature, body=body)


@pytest.mark.parametrize("off", [-MAY_BE_OFF, 0, MAY_BE_OFF])
def test_five_minutes_either_way_are_now(off: int) -> None:
    assert is_timely(str(NOW + off).encode(), now=NOW)


@pytest.mark.parametrize("off", [-MAY_BE_OFF - 1, MAY_BE_OFF + 1])
def test_a_second_more_is_not(off: int) -> None:
    assert not is_timely(str(NOW + off).encode(), now=NOW)


@pytest.mark.parametrize("odd", [b"", b"-1", b"+1795766400", b" 1795766400", b"1795766400.0", b"1e9", b"9" * 5_000])
def test_digits_alone_are_a_timestamp(odd: bytes) -> None:
    assert not is_timely(odd, now=NOW)


def test_digits_of_other_scripts_are_none() -> None:
    assert not is_timely("١٧٩٥٧٦٦٤٠٠".encode(), now=NOW)
