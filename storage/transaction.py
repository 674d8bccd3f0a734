"""The Transaction port over one database transaction: a repository for each kind of thing."""

from storage.audit import AuditStore
from storage.check_in import CheckInStore
from storage.cycle import CycleStore
from storage.delivery import DeliveryStore
from storage.destination import DestinationStore
from storage.digest_edit import DigestEditStore
from storage.draft import DraftStore
from storage.initiative import InitiativeStore
from storage.key_result import KeyResultStore
from storage.member import MemberStore
from storage.mending import MendingStore
from storage.notice import NoticeStore
from storage.objective import ObjectiveStore
from storage.objective_comment import ObjectiveCommentStore
from storage.objective_draft import ObjectiveDraftStore
from storage.on_record import OnRecordStore
from storage.outlook import OutlookStore
from storage.reaction import CommentStore, ReactionStore
from storage.reference import ReferenceStore
from storage.scope import Scope
from storage.settings import SettingsStore
from storage.standing import StandingStore
from storage.tallied import TalliedStore
from storage.team import TeamStore


class StoredTransaction:
    """okr.ports.Transaction, for the workspace of the scope."""

    def __init__(self, scope: Scope) -> None:
        self.workspace = scope.workspace
        self.settings = SettingsStore(scope)
        self.members = MemberStore(scope)
        self.teams = TeamStore(scope)
        self.cycles = CycleStore(scope)
        self.objectives = ObjectiveStore(scope)
        self.key_results = KeyResultStore(scope)
        self.check_ins = CheckInStore(scope)
        self.standings = StandingStore(scope)
        self.tallied = TalliedStore(scope)
        self.on_record = OnRecordStore(scope)
        self.outlook = OutlookStore(scope)
        self.objective_drafts = ObjectiveDraftStore(scope)
        self.objective_comments = ObjectiveCommentStore(scope)
        self.drafts = DraftStore(scope)
        self.deliveries = DeliveryStore(scope)
        self.mending = MendingStore(scope)
        self.audit = AuditStore(scope)
        self.initiatives = InitiativeStore(scope)
        self.references = ReferenceStore(scope)
        self.notices = NoticeStore(scope)
        self.reactions = ReactionStore(scope)
        self.comments = CommentStore(scope)
        self.digest_edits = DigestEditStore(scope)
        self.destinations = DestinationStore(scope)
