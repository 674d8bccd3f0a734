"""What a lead changes about one week's digest before it goes out: its opening line, or that it is left out."""

from dataclasses import dataclass
from datetime import datetime

from okr.week import Week


@dataclass(frozen=True, slots=True)
class DigestEdit:
    """`by` set the opening line of `team`'s digest of `week`, or had it left out with a reason (`skipped`, never empty
    then). The latest edit holds."""

    team: str
    week: Week
    by: str
    at: datetime
    opening: str = ""
    skipped: str = ""
