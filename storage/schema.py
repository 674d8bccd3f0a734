"""Every table, as the models say it: what migrations are compared with."""

from sqlalchemy import MetaData

from storage.answer_url import AnswerUrlRow
from storage.audit import AuditRow
from storage.check_in import CheckInRow, CurrentCheckInRow
from storage.cycle import CycleRow
from storage.delivery import DeliveryRow
from storage.destination import ClosedDestinationRow
from storage.digest_edit import DigestEditRow
from storage.draft import DraftRow
from storage.initiative import InitiativeRow
from storage.key_result import KeyResultRow
from storage.member import AbsenceRow, MemberRow
from storage.notice import NoticeRow
from storage.numbering import CounterRow
from storage.objective import ObjectiveRow
from storage.objective_comment import ObjectiveCommentRow
from storage.objective_draft import ObjectiveDraftRow
from storage.pacing import PaceRow
from storage.pause import PauseRow
from storage.reaction import CommentRow, ReactionRow
from storage.received import ReceivedEventRow
from storage.reference import ReferenceRow
from storage.row import StoredRow
from storage.settings import WorkspaceRow
from storage.standing import StandingRow
from storage.target import TargetRow
from storage.team import MembershipRow, TeamRow

ROWS: tuple[type[StoredRow], ...] = (
    AbsenceRow,
    AnswerUrlRow,
    AuditRow,
    CheckInRow,
    ClosedDestinationRow,
    CommentRow,
    CounterRow,
    CurrentCheckInRow,
    CycleRow,
    DeliveryRow,
    DigestEditRow,
    DraftRow,
    InitiativeRow,
    KeyResultRow,
    MemberRow,
    MembershipRow,
    NoticeRow,
    ObjectiveCommentRow,
    ObjectiveDraftRow,
    ObjectiveRow,
    PaceRow,
    PauseRow,
    ReactionRow,
    ReceivedEventRow,
    ReferenceRow,
    StandingRow,
    TargetRow,
    TeamRow,
    WorkspaceRow,
)


def metadata() -> MetaData:
    return ROWS[0].metadata
