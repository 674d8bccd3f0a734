"""What the Web API answers when it refuses: a code, and the pointers that say where."""

from collections.abc import Sequence

from sandbox.payload import Json


class SlackRefusal(Exception):
    """A Web API error: its code, messages with JSON pointers where Slack gives them, and fields beside them."""

    def __init__(self, code: str, *, messages: Sequence[str] = (), **fields: object) -> None:
        super().__init__(code if not messages else f"{code}: {'; '.join(messages)}")
        self.code = code
        self.messages = tuple(messages)
        self.fields = fields

    def body(self) -> Json:
        """The JSON of the answer, as Slack shapes it."""
        answer: Json = {"ok": False, "error": self.code, **self.fields}
        if self.messages:
            answer["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in self.messages]}
            if self.code == "invalid_blocks":
                answer["errors"] = list(self.messages)
        return answer


class CannotDo(Exception):
    """Raised by the driver where a person in front of Slack could not do what the test asked for."""
