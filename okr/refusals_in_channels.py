"""Why something cannot be said in a channel that does not work."""

from dataclasses import dataclass

from okr.refusals import Refusal


@dataclass(eq=False)
class DigestHeldBack(Refusal):
    """Nothing can be posted in the team's channel; `why` is an okr.destination.Trouble."""

    team: str
    channel: str
    why: str
