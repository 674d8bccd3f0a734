"""Which drafts somebody has at hand, to go on with."""

from okr.actions.acting import actor_of
from okr.authority import Act, authorize
from okr.draft_sheet import DraftList
from okr.member import Member
from okr.ports import World


def list_drafts(world: World, *, by: Member) -> DraftList:
    """Those that `by` began and that are not published, the newest first."""
    with world.snapshot() as tx:
        authorize(actor_of(world, tx, by), Act.USE)
        drafts = tuple(sorted(tx.objective_drafts.of_author(by.id), key=lambda one: -one.number))
        return DraftList(drafts, tx.members.many({one.asked for one in drafts if one.asked}))
