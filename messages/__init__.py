"""The words of the bot: one attribute a feature, built once with the renderer they share."""

from functools import cache

from messages import ids
from messages.admin import AdminMessages
from messages.admin_members import AdminMemberMessages
from messages.admin_pilot import AdminPilotMessages
from messages.admin_teams import AdminTeamsMessages
from messages.agreement import AgreementMessages
from messages.archive import ArchiveMessages
from messages.away import AwayMessages
from messages.check_in import CheckInMessages
from messages.coach_guide import CoachMessages
from messages.comments import CommentMessages
from messages.correction import CorrectionMessages
from messages.cycle_start import CycleStartMessages
from messages.cycles import CycleMessages
from messages.digest import DigestMessages
from messages.digest_editing import DigestEditMessages
from messages.digest_picture import DigestPictureMessages
from messages.duplicate import DuplicateMessages
from messages.export import ExportMessages
from messages.greeting import GreetingMessages
from messages.hand_over import HandOverMessages
from messages.help import HelpMessages
from messages.help_offer import HelpOfferMessages
from messages.history import HistoryMessages
from messages.home import HomeMessages
from messages.language_choice import LanguageMessages
from messages.lead_line import LeadLineMessages
from messages.notice import NoticeMessages
from messages.nudge import NudgeMessages
from messages.objective_drafts import ObjectiveDraftMessages
from messages.objective_form import ObjectiveMessages
from messages.reactions import ReactionMessages
from messages.refusals import RefusalMessages
from messages.remind import RemindMessages
from messages.render import Renderer
from messages.set_up import SetUpMessages
from messages.settings import SettingsMessages
from messages.settings_members import TeamMembersMessages
from messages.settings_team import TeamSettingsMessages
from messages.settings_workspace import WorkspaceSettingsMessages
from messages.status import StatusMessages
from messages.talk import TalkMessages
from messages.team_archive import TeamArchiveMessages
from messages.template_words import TemplateMessages
from messages.transfer import TransferMessages
from messages.tree import TreeMessages
from messages.welcome import WelcomeMessages
from messages.why import WhyMessages
from messages.withheld import WithheldMessages


class Messages:
    """Every feature's messages. Add a feature with one import above and one line here."""

    def __init__(self, renderer: Renderer) -> None:
        self.check_in = CheckInMessages(renderer)
        self.away = AwayMessages(renderer)
        self.nudge = NudgeMessages(renderer)
        self.notice = NoticeMessages(renderer)
        self.reactions = ReactionMessages(renderer)
        self.comments = CommentMessages(renderer)
        self.help_offer = HelpOfferMessages(renderer)
        self.digest = DigestMessages(renderer)
        self.digest_picture = DigestPictureMessages(renderer)
        self.digest_editing = DigestEditMessages(renderer, self.digest)
        self.help = HelpMessages(renderer)
        self.status = StatusMessages(renderer)
        self.tree = TreeMessages(renderer)
        self.history = HistoryMessages(renderer)
        self.correction = CorrectionMessages(renderer)
        self.hand_over = HandOverMessages(renderer)
        self.home = HomeMessages(renderer)
        self.language = LanguageMessages(renderer)
        self.cycle_start = CycleStartMessages(renderer)
        self.cycles = CycleMessages(renderer)
        self.duplicate = DuplicateMessages(renderer)
        self.transfer = TransferMessages(renderer)
        self.why = WhyMessages(renderer)
        self.remind = RemindMessages(renderer)
        self.lead_line = LeadLineMessages(renderer)
        self.export = ExportMessages(renderer)
        self.greeting = GreetingMessages(renderer)
        self.set_up = SetUpMessages(renderer)
        self.objective = ObjectiveMessages(renderer)
        self.objective_drafts = ObjectiveDraftMessages(renderer)
        self.archive = ArchiveMessages(renderer)
        self.templates = TemplateMessages(renderer)
        self.coach = CoachMessages(renderer)
        self.agreement = AgreementMessages(renderer)
        self.talk = TalkMessages(renderer)
        self.welcome = WelcomeMessages(renderer)
        self.settings = SettingsMessages(renderer)
        self.team_settings = TeamSettingsMessages(renderer)
        self.team_members = TeamMembersMessages(renderer)
        self.team_archive = TeamArchiveMessages(renderer)
        self.workspace_settings = WorkspaceSettingsMessages(renderer)
        self.admin = AdminMessages(renderer)
        self.admin_members = AdminMemberMessages(renderer)
        self.admin_teams = AdminTeamsMessages(renderer)
        self.admin_pilot = AdminPilotMessages(renderer)
        self.withheld = WithheldMessages(renderer)
        self.refusals = RefusalMessages(renderer)

    @classmethod
    @cache
    def read(cls) -> "Messages":
        """The words of our own templates and catalogues, compiled once a process; `ids` is known to every template."""
        return cls(Renderer.read(shared={"ids": ids}))
