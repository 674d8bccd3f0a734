"""Faults asked for on purpose: what the next calls of a method shall suffer."""

from dataclasses import dataclass
from random import Random
from typing import Literal

FaultKind = Literal["rate_limit", "status", "refuse", "lose_answer", "slow"]
ANY = "*"


@dataclass(slots=True)
class Fault:
    """A fault for a method (or `*` for all); `times` left, None for until cleared; `share` of the calls it befalls."""

    kind: FaultKind
    method: str
    times: int | None = 1
    retry_after: int = 1
    status: int = 500
    code: str = ""
    seconds: float = 0.0
    share: float = 1.0


class Faults:
    """The faults in force. Each call uses up one of each kind that fits it; `chance` draws for those with a share."""

    def __init__(self) -> None:
        self.chance = Random(0)
        self._faults: list[Fault] = []
        self.bot_refusal: str | None = None

    def rate_limit(self, method: str, *, times: int | None = 1, retry_after: int = 1, share: float = 1.0) -> None:
        """Answer 429 with Retry-After (seconds)."""
        self._faults.append(Fault("rate_limit", method, times, retry_after=retry_after, share=share))

    def fail(self, method: str, *, status: int = 500, times: int | None = 1, share: float = 1.0) -> None:
        """Answer with that HTTP status and no JSON; the call takes no effect."""
        self._faults.append(Fault("status", method, times, status=status, share=share))

    def refuse(self, method: str, code: str, *, times: int | None = 1) -> None:
        """Answer `ok: false` with that code; the call takes no effect."""
        self._faults.append(Fault("refuse", method, times, code=code))

    def lose_answer(self, method: str, *, times: int | None = 1) -> None:
        """Let the call take effect, then cut the connection instead of answering."""
        self._faults.append(Fault("lose_answer", method, times))

    def slow(self, method: str, seconds: float, *, times: int | None = None) -> None:
        """Answer that much later, in machine time."""
        self._faults.append(Fault("slow", method, times, seconds=seconds))

    def revoke_token(self) -> None:
        """Refuse every call of the bot token with token_revoked."""
        self.bot_refusal = "token_revoked"

    def deactivate_account(self) -> None:
        """Refuse every call of the bot token with account_inactive."""
        self.bot_refusal = "account_inactive"

    def clear(self) -> None:
        """Let everything work again."""
        self._faults.clear()
        self.bot_refusal = None

    def take(self, kind: FaultKind, method: str) -> Fault | None:
        """The fault of that kind for this call, used up once; None where there is none."""
        for fault in self._faults:
            if fault.kind == kind and fault.method in (method, ANY) and self._befalls(fault):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self._faults.remove(fault)
                return fault
        return None

    def _befalls(self, fault: Fault) -> bool:
        return fault.share >= 1.0 or self.chance.random() < fault.share

    def in_force(self) -> list[Fault]:
        """The faults still to come."""
        return list(self._faults)
