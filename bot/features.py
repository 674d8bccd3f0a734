"""Every feature of the bot, in the order in which its listeners are tried; a new one is named here."""

from collections.abc import Sequence

from handlers.admin import Administering
from handlers.admin_members import AdminMembers
from handlers.admin_pilot import AdminPilot
from handlers.admin_teams import AdminTeams
from handlers.agreement import Agreement
from handlers.archive import Archiving
from handlers.archive_team import ArchivingTeams
from handlers.away import Away
from handlers.check_in import CheckIn
from handlers.coach import Coach
from handlers.comments import Comments
from handlers.cycles import Cycles
from handlers.desk import Desk
from handlers.digest import DigestFeature
from handlers.digest_editing import DigestEditing
from handlers.duplicate import Duplicates
from handlers.export import Exports
from handlers.feature import Feature
from handlers.hand_over import HandOvers
from handlers.help import Help
from handlers.help_offers import HelpOffers
from handlers.history import History
from handlers.home import Home
from handlers.language import LanguageChoice
from handlers.lead_line import LeadLineFeature
from handlers.nothing_changed import NothingChanged
from handlers.objective_form import ObjectiveForm
from handlers.reactions import Reactions
from handlers.remind import Remind
from handlers.set_up import SetUp
from handlers.set_up_from_group import SetUpFromGroup
from handlers.settings import SettingsFeature
from handlers.settings_members import TeamMembers
from handlers.snooze import Snooze
from handlers.status import StatusFeature
from handlers.templates import Templates
from handlers.transfer import Transfers
from handlers.tree import TreeFeature
from handlers.why import WhyThis


def features_of(desk: Desk) -> Sequence[Feature]:
    """Every feature; those that are used most come first, for Bolt tries listeners one by one."""
    return (
        CheckIn(desk),
        NothingChanged(desk),
        Snooze(desk),
        Away(desk),
        Home(desk),
        SettingsFeature(desk),
        StatusFeature(desk),
        TreeFeature(desk),
        History(desk),
        HandOvers(desk),
        Transfers(desk),
        Duplicates(desk),
        DigestFeature(desk),
        DigestEditing(desk),
        Reactions(desk),
        Comments(desk),
        HelpOffers(desk),
        LanguageChoice(desk),
        WhyThis(desk),
        Remind(desk),
        LeadLineFeature(desk),
        SetUp(desk),
        SetUpFromGroup(desk),
        ObjectiveForm(desk),
        Archiving(desk),
        Cycles(desk),
        Templates(desk),
        Exports(desk),
        Coach(desk),
        Agreement(desk),
        Administering(desk),
        AdminTeams(desk),
        AdminPilot(desk),
        AdminMembers(desk),
        TeamMembers(desk),
        ArchivingTeams(desk),
        Help(desk),
    )
