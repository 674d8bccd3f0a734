"""Comments in words: the modal with a line and what was written about it, where one can write too."""

from typing import Any

from messages.answered import AnsweredWords
from messages.dates import show_moment, week_label
from messages.lengths import cut
from messages.reactions import line_value
from messages.reader import Reader
from messages.render import Renderer
from okr.conversation import Conversation
from okr.reaction import Comment

TITLE = 140
NAME = 80
MOST_SHOWN = 20
"""How many comments the modal shows; the latest are worth most."""


class CommentMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def form(self, conversation: Conversation, reader: Reader) -> dict[str, Any]:
        """The modal that opens: the line, what was written before, and a field."""
        return self._view(conversation, reader, is_sent=False)

    def sent(self, conversation: Conversation, reader: Reader) -> dict[str, Any]:
        """What it turns into once the comment is kept."""
        return self._view(conversation, reader, is_sent=True)

    def _view(self, conversation: Conversation, reader: Reader, *, is_sent: bool) -> dict[str, Any]:
        words = AnsweredWords(self._renderer.wording(reader.language))
        shown = conversation.comments[-MOST_SHOWN:]
        return self._renderer.view(
            "comment_form",
            reader.language,
            is_sent=is_sent,
            line=line_value(conversation.key_result.number, conversation.week),
            week=week_label(conversation.week, reader.language),
            label=conversation.key_result.label,
            title=cut(conversation.key_result.title, TITLE),
            answer=words.line(conversation.answer) if conversation.answer else None,
            comments=[self._comment(one, conversation, reader) for one in shown],
            earlier=len(conversation.comments) - len(shown),
            told=", ".join(cut(one.name, NAME) for one in conversation.told),
        )

    def _comment(self, comment: Comment, conversation: Conversation, reader: Reader) -> dict[str, str]:
        person = conversation.people.get(comment.by)
        return {
            "name": cut(person.name if person else comment.by, NAME),
            "at": show_moment(comment.at, reader.zone, reader.language),
            "words": comment.words,
        }
