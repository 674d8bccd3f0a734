"""What a journey says in one language: who plays, what they type and what they read, word for word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.journeys.company import Cast, Words
from tests.journeys.week import Fields

Pieces = Sequence[str]
"""What is read in this order, with anything between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One week in the language of the team and of `cast.owner` and `cast.silent`; `cast.busy` has another one.

    The owner fills in two pages: the first with a bad and an ambiguous number (`refused`, then `corrected`), the
    second with a contradiction, which is asked about (`question`) and explained (`why`).
    """

    language: str
    zone: str
    cast: Cast
    words: Words

    nudge_heard: str
    nudge: Pieces
    first_page: Pieces
    typed: Fields
    refused: Mapping[str, str]
    corrected: Fields
    second_page: Pieces
    ticked: Fields
    ticked_shown: Pieces
    contradicting: Fields
    question: Pieces
    why: str
    saved: str
    receipt: str
    receipt_heard: str

    busy_answers: Fields
    busy_receipt: Pieces

    looked_up: Mapping[str, Pieces]
    status_of_team: str
    next_page: Pieces
    shared: Pieces
    shared_told: str
    home: Pieces
    modal: Pieces

    reminder: str
    digest_heard: str
    digest: str
    thread: str
    company_digest: str
    late_form: Pieces
    late_answer: Fields
    late_saved: Pieces
    late_digest: str
    late_thread: Pieces
    late_receipt: Pieces
    thanks: str
