"""A finding: what the doctor looked at, whether it is well, and how to mend it where it is not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`mend` is empty where all is well."""

    what: str
    mend: str = ""

    @property
    def is_well(self) -> bool:
        return not self.mend
