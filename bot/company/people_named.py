"""By which word a file names each person: one that is found again in Slack."""

from collections import Counter
from collections.abc import Mapping

from okr.member import Member


class PeopleNamed:
    """An e-mail where it is somebody's alone, who is still there; else the Slack id."""

    def __init__(self, people: Mapping[str, Member], *, by_email: bool) -> None:
        times = Counter(member.email.casefold() for member in people.values() if member.email)
        self._emails = {
            member.id: member.email.strip()
            for member in people.values()
            if by_email and member.can_answer and member.email.strip() and times[member.email.casefold()] == 1
        }

    def of(self, member: str) -> str:
        return self._emails.get(member, member)

    def row(self, member: Member) -> dict[str, str]:
        """The cell that says whose row it is."""
        email = self._emails.get(member.id)
        return {"email": email} if email else {"slack": member.id}
