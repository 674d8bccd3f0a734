"""Takes a Web API call from arguments to answer: token, scopes, rates, faults, the method, the record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.payload import Json
from sandbox.refusal import SlackRefusal
from sandbox.state.office import Office
from sandbox.state.records import Call as CallRecord
from sandbox.web_api.call import Call
from sandbox.web_api.method import Method
from sandbox.web_api.rates import Rates
from sandbox.web_api.registry import METHODS


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back over HTTP; `lost` where the connection shall be cut instead."""

    status: int
    body: Json
    headers: Mapping[str, str] = field(default_factory=dict)
    lost: bool = False


class Dispatcher:
    """Answers Web API calls for an office."""

    def __init__(self, office: Office, rates: Rates) -> None:
        self._office = office
        self._rates = rates

    async def answer(self, name: str, arguments: Mapping[str, Any], *, token: str) -> Answer:
        """The answer to one call; everything that happened is in the record."""
        office, started = self._office, self._office.clock.machine()
        at = office.now()
        if slow := office.faults.take("slow", name):
            await office.clock.machine_sleep(slow.seconds)
        answer = self._faulty(name) or self._limited(name, arguments) or self._called(name, arguments, token)
        lost = answer.body.get("ok") is True and office.faults.take("lose_answer", name) is not None
        retry_after = answer.headers.get("Retry-After")
        record = CallRecord(
            method=name,
            arguments={key: value for key, value in arguments.items() if key != "token"},
            answer=answer.body,
            status=answer.status,
            at=at,
            seconds=office.clock.machine() - started,
            delivered=not lost,
            retry_after=int(retry_after) if retry_after else None,
        )
        office.records.call(record)
        return Answer(answer.status, answer.body, answer.headers, lost=lost)

    def _faulty(self, name: str) -> Answer | None:
        faults = self._office.faults
        if fault := faults.take("rate_limit", name):
            return _too_many(fault.retry_after)
        if fault := faults.take("status", name):
            return Answer(fault.status, {})
        if fault := faults.take("refuse", name):
            return Answer(200, SlackRefusal(fault.code).body(), self._headers(METHODS.get(name)))
        return None

    def _limited(self, name: str, arguments: Mapping[str, Any]) -> Answer | None:
        method = METHODS.get(name)
        if method is None:
            return None
        kept_back = method.kept_back and self._office.outside_marketplace
        wait = self._rates.wait_for(method, str(arguments.get("channel")), kept_back=kept_back)
        return None if wait is None else _too_many(wait)

    def _called(self, name: str, arguments: Mapping[str, Any], token: str) -> Answer:
        method = METHODS.get(name)
        try:
            if method is None:
                raise SlackRefusal("unknown_method", req_method=name)
            self._admit(method, token)
            body = method.handle(Call(self._office, arguments))
        except SlackRefusal as refusal:
            body = refusal.body()
        return Answer(200, body, self._headers(method))

    def _admit(self, method: Method, token: str) -> None:
        office = self._office
        if method.open_to_all and not token:
            return
        if not token:
            raise SlackRefusal("not_authed")
        if token not in (office.bot_token, office.app_token):
            raise SlackRefusal("invalid_auth")
        if token == office.bot_token and office.faults.bot_refusal:
            raise SlackRefusal(office.faults.bot_refusal)
        if not method.open_to_all and method.app_level != (token == office.app_token):
            raise SlackRefusal("not_allowed_token_type")
        if not office.manifest.grants(*method.scopes):
            needed, provided = ",".join(method.scopes), ",".join(office.manifest.scopes)
            raise SlackRefusal("missing_scope", needed=needed, provided=provided)

    def _headers(self, method: Method | None) -> dict[str, str]:
        accepted = ",".join(method.scopes) if method else ""
        return {
            "x-oauth-scopes": ",".join(self._office.manifest.scopes),
            "x-accepted-oauth-scopes": accepted,
            "x-slack-req-id": self._office.ids.secret(),
        }


def _too_many(seconds: int) -> Answer:
    return Answer(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(seconds)})
