"""What a Web API method is: its handler, the scopes it needs, its token and its rate tier."""

from collections.abc import Callable
from dataclasses import dataclass

from sandbox.payload import Json
from sandbox.web_api.call import Call


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the Web API.

    Any one of `scopes` will do. `tier` is Slack's rate tier, 0 for none. `app_level` methods take the app token.
    `kept_back` ones answer once a minute to an app that is distributed outside the Marketplace.
    """

    name: str
    handle: Callable[[Call], Json]
    scopes: tuple[str, ...] = ()
    tier: int = 0
    app_level: bool = False
    open_to_all: bool = False
    kept_back: bool = False
