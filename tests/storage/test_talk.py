"""Notices, reactions, comments and a lead's edits come back as they were put, on both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from okr.digest_edit import DigestEdit
from okr.notice import About, Notice, Topic
from okr.reaction import Comment, HelpOutcome, Reaction, ReactionKind
from okr.talk import ObjectiveComment
from storage.engine import Database
from tests.builders import week

AT = datetime(2026, 11, 30, 3, tzinfo=UTC)


def test_a_notice_comes_back_and_is_numbered_once(database: Database, acme: str) -> None:
    with database.transaction(acme) as tx:
        first, second = tx.notices.next_number(), tx.notices.next_number()
        notice = Notice(
            second,
            "U1",
            Topic.COMMENT,
            week(48),
            AT,
            About((1,), ("ULEAD",), "sales", "hay đấy", week(48), ("D-3", "O-4")),
        )
        tx.notices.put(notice)
    with database.snapshot(acme) as tx:
        assert tx.notices.get(second) == notice
        assert tx.notices.get(first) is None
        assert tx.notices.many([first, second]) == {second: notice}
        assert tx.notices.many([]) == {}


def test_a_reaction_is_kept_once_a_kind_and_can_be_taken_back(database: Database, acme: str) -> None:
    seen = Reaction(1, week(48), "ULEAD", ReactionKind.SEEN, AT)
    offer = Reaction(1, week(48), "ULEAD", ReactionKind.HELP, AT + timedelta(minutes=1), HelpOutcome.OPEN)
    with database.transaction(acme) as tx:
        tx.reactions.put(seen)
        tx.reactions.put(seen)
        tx.reactions.put(offer)
        tx.reactions.put(replace(offer, outcome=HelpOutcome.HELPED))
    with database.snapshot(acme) as tx:
        assert tx.reactions.of([1], week(48)) == [seen, replace(offer, outcome=HelpOutcome.HELPED)]
        assert tx.reactions.of([1], week(47)) == []
    with database.transaction(acme) as tx:
        tx.reactions.drop(seen)
        assert [each.kind for each in tx.reactions.of([1], week(48))] == [ReactionKind.HELP]


def test_comments_come_in_the_order_they_were_written(database: Database, acme: str) -> None:
    with database.transaction(acme) as tx:
        said = [
            Comment(tx.comments.next_number(), 1, week(at), "ULEAD", AT + timedelta(hours=at), f"tuần {at}")
            for at in (47, 48)
        ]
        for comment in reversed(said):
            tx.comments.put(comment)
        assert tx.comments.of([1]) == said
        assert tx.comments.of([1], week(48)) == said[1:]


def test_the_latest_edit_of_a_digest_holds(database: Database, acme: str) -> None:
    edit = DigestEdit("sales", week(48), "ULEAD", AT, opening="Tuần này tốt")
    with database.transaction(acme) as tx:
        team = tx.teams.all()[0].key
        edit = replace(edit, team=team)
        tx.digest_edits.put(replace(edit, opening="", skipped="offsite"))
        tx.digest_edits.put(edit)
    with database.snapshot(acme) as tx:
        assert tx.digest_edits.get(team, week(48)) == edit
        assert tx.digest_edits.get(team, week(47)) is None


def test_what_is_said_about_a_draft_is_kept_by_its_label_and_dropped_with_it(database: Database, acme: str) -> None:
    with database.transaction(acme) as tx:
        said = [
            ObjectiveComment(tx.objective_comments.next_number(), about, "ULEAD", AT, f"về {about}")
            for about in ("D-3", "O-3", "D-3")
        ]
        for comment in reversed(said):
            tx.objective_comments.put(comment)
    with database.transaction(acme) as tx:
        assert tx.objective_comments.of("D-3") == [said[0], said[2]]
        tx.objective_comments.drop("D-3")
        assert (tx.objective_comments.of("D-3"), tx.objective_comments.of("O-3")) == ([], [said[1]])
