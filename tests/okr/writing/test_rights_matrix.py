"""Who may do what, as a table: every act there is by every role, whosever the thing is."""

from dataclasses import replace

import pytest

from okr.authority import Act, Actor, Colleague, KeyResultInContext, ObjectiveInContext, authorize
from okr.authority_writing import Intended, authorize_writing
from okr.drafting import DraftContent, DraftedObjective, DraftState
from okr.member import MemberKind
from okr.objective import Level, Objective, Visibility
from okr.refusals import (
    FromAnotherWorkspace,
    GuestsMayNot,
    NoSuchKeyResult,
    NotAnAdmin,
    NotTheirLead,
    NotTheLead,
    NotYourKeyResult,
    NotYoursToArchive,
    Refusal,
)
from okr.refusals_agreement import NotYoursToAgree
from okr.refusals_setting_up import NotForSomebodyElse, NotYoursToWrite
from okr.refusals_transfer import NotYoursToTransfer
from okr.refusals_writing import NoSuchDraft, NotYoursToDelete, NotYoursToEdit
from okr.team import Team
from tests.builders import LONG_AGO, a_cycle, a_key_result, a_member, a_team, an_objective

CARE = frozenset({"care"})
CARE_TEAM = a_team(key="care", lead="ULEAD")
ACME = a_team(key="acme", name="Acme", lead="UABOVE", is_company=True)
ACTORS = {
    "guest": Actor(a_member("UGUEST", kind=MemberKind.GUEST), CARE),
    "member": Actor(a_member("UMEMBER"), CARE),
    "owner": Actor(a_member("UOWNER"), CARE),
    "kr_owner": Actor(a_member("UKR"), CARE),
    "delegate": Actor(a_member("UDELEGATE"), CARE, delegate_of=frozenset({"UOWNER", "ULEAD"})),
    "lead": Actor(a_member("ULEAD"), CARE, CARE),
    "above": Actor(a_member("UABOVE"), frozenset({"acme"}), frozenset({"acme", "care", "sales"})),
    "admin": Actor(a_member("UADMIN", admin=True)),
    "stranger": Actor(a_member("USTRANGER"), frozenset({"sales"})),
    "other_lead": Actor(a_member("UOTHER"), frozenset({"sales"}), frozenset({"sales"})),
}
"""Everybody is in care or in sales; care is led by `lead`, and all of it by `above`, the company's lead. `owner` owns
the objectives; a key result of each is `kr_owner`'s. `delegate` answers for owner and lead, who are away."""

ROLES = ["guest", "member", "owner", "kr_owner", "delegate", "lead", "above", "admin", "stranger", "other_lead"]


def an_objective_of(whose: str) -> ObjectiveInContext:
    level = {"own": Level.INDIVIDUAL, "hidden": Level.INDIVIDUAL, "team": Level.TEAM, "company": Level.COMPANY}[whose]
    team = ACME if whose == "company" else CARE_TEAM
    seen_by = Visibility.PRIVATE if whose == "hidden" else Visibility.PUBLIC
    objective: Objective = an_objective(owner="UOWNER", team=team.key, level=level, visibility=seen_by)
    return ObjectiveInContext(objective, team, frozenset({"UOWNER", "UKR"}))


def a_key_result_of(whose: str, *, owner: str = "UKR") -> KeyResultInContext:
    around = an_objective_of(whose)
    return KeyResultInContext(a_key_result(owner=owner), around.objective, a_cycle(), around.team, around.circle)


def intended(whose: str) -> Intended:
    level = {"own": Level.INDIVIDUAL, "team": Level.TEAM, "company": Level.TEAM}[whose]
    return Intended(ACME if whose == "company" else CARE_TEAM, level, "UOWNER")


def a_draft(asked: str | None) -> DraftedObjective:
    content = DraftContent(team="care", cycle="2026-Q4", owner="UOWNER")
    state = DraftState.SENT if asked else DraftState.WRITING
    return DraftedObjective(
        workspace="T1", number=3, author="UOWNER", content=content, at=LONG_AGO, state=state, asked=asked
    )


Thing = ObjectiveInContext | KeyResultInContext | Intended | DraftedObjective | Team | Colleague | None
OBJECTIVES = {whose: an_objective_of(whose) for whose in ("own", "team", "company", "hidden")}
KEY_RESULTS = {f"{whose} key result": a_key_result_of(whose) for whose in ("own", "team", "hidden")}
AWAY = {"absent key result": a_key_result_of("own", owner="UOWNER")}
INTENDED = {f"new {whose}": intended(whose) for whose in ("own", "team", "company")}
DRAFTS = {"draft": a_draft(None), "draft sent": a_draft("ULEAD"), "draft sent away": a_draft("USTRANGER")}
OTHERS: dict[str, Thing] = {"care": CARE_TEAM, "colleague": Colleague(a_member("UOWNER"), CARE), "": None}
THINGS: dict[str, Thing] = {**OBJECTIVES, **KEY_RESULTS, **AWAY, **INTENDED, **DRAFTS, **OTHERS}

# yes · no (the refusal of the row) · else: does not exist for them · them: somebody else's own · guest: guests may not
TABLE = """
                                  guest member owner kr_owner delegate lead above admin stranger other_lead
use                               guest yes    yes   yes      yes      yes  yes   yes   yes      yes
see own key result                guest yes    yes   yes      yes      yes  yes   yes   yes      yes
see hidden key result             guest else   yes   yes      yes      yes  yes   else  else     else
answer own key result             guest no     no    yes      no       yes  yes   no    no       no
answer hidden key result          guest else   no    yes      no       yes  yes   else  else     else
answer absent key result          guest no     yes   no       yes      yes  yes   no    no       no
settle_help own key result        guest no     no    yes      no       yes  yes   no    no       no
settle_help hidden key result     guest else   no    yes      no       yes  yes   else  else     else
settle_help absent key result     guest no     yes   no       yes      yes  yes   no    no       no
post_digest care                  guest no     no    no       no       yes  yes   yes   no       no
remind care                       guest no     no    no       no       yes  yes   yes   no       no
change_team care                  guest no     no    no       no       yes  yes   yes   no       no
change_workspace                  guest no     no    no       no       no   no    yes   no       no
archive_team                      guest no     no    no       no       no   no    yes   no       no
look_after                        guest no     no    no       no       no   no    yes   no       no
say_away colleague                guest no     yes   no       no       yes  yes   yes   no       no
see own                           guest yes    yes   yes      yes      yes  yes   yes   yes      yes
see hidden                        guest else   yes   yes      yes      yes  yes   else  else     else
edit own                          guest no     yes   no       no       yes  yes   yes   no       no
edit team                         guest no     no    no       no       yes  yes   yes   no       no
edit company                      guest no     no    no       no       no   yes   yes   no       no
edit hidden                       guest else   yes   no       no       yes  yes   else  else     else
archive own                       guest no     yes   no       no       yes  yes   yes   no       no
archive team                      guest no     no    no       no       yes  yes   yes   no       no
archive company                   guest no     no    no       no       no   yes   yes   no       no
archive hidden                    guest else   yes   no       no       yes  yes   else  else     else
transfer own                      guest no     yes   no       no       yes  yes   yes   no       no
transfer team                     guest no     yes   no       no       yes  yes   yes   no       no
transfer company                  guest no     yes   no       no       no   yes   yes   no       no
transfer hidden                   guest else   yes   no       no       yes  yes   else  else     else
transfer own key result           guest no     yes   yes      no       yes  yes   yes   no       no
transfer team key result          guest no     no    yes      no       yes  yes   yes   no       no
duplicate own                     guest yes    yes   yes      yes      yes  yes   yes   yes      yes
duplicate hidden                  guest else   yes   yes      yes      yes  yes   else  else     else
hand_over care                    guest no     no    no       no       yes  yes   yes   no       no
draft care                        guest yes    yes   yes      yes      yes  yes   yes   no       no
write new own                     guest them   yes   them     them     yes  yes   yes   no       no
write new team                    guest no     no    no       no       yes  yes   yes   no       no
write new company                 guest no     no    no       no       no   yes   yes   no       no
see_draft draft                   guest else   yes   else     else     yes  yes   yes   else     else
see_draft draft sent              guest else   yes   else     yes      yes  yes   yes   else     else
see_draft draft sent away         guest else   yes   else     else     yes  yes   yes   yes      else
delete_draft draft                guest else   yes   else     else     yes  yes   yes   else     else
delete_draft draft sent           guest else   yes   else     no       yes  yes   yes   else     else
delete_draft draft sent away      guest else   yes   else     else     yes  yes   yes   no       else
agree draft                       guest else   no    else     else     no   no    no    else     else
agree draft sent                  guest else   no    else     yes      yes  no    yes   else     else
agree draft sent away             guest else   no    else     else     no   no    yes   yes      else
"""
NO: dict[Act, type[Refusal]] = {
    Act.ANSWER: NotYourKeyResult,
    Act.SETTLE_HELP: NotYourKeyResult,
    Act.POST_DIGEST: NotTheLead,
    Act.REMIND: NotTheLead,
    Act.CHANGE_TEAM: NotTheLead,
    Act.CHANGE_WORKSPACE: NotAnAdmin,
    Act.ARCHIVE_TEAM: NotAnAdmin,
    Act.LOOK_AFTER: NotAnAdmin,
    Act.SAY_AWAY: NotTheirLead,
    Act.EDIT: NotYoursToEdit,
    Act.ARCHIVE: NotYoursToArchive,
    Act.TRANSFER: NotYoursToTransfer,
    Act.HAND_OVER: NotTheLead,
    Act.DRAFT: NotYoursToWrite,
    Act.WRITE: NotYoursToWrite,
    Act.DELETE_DRAFT: NotYoursToDelete,
    Act.AGREE: NotYoursToAgree,
}
IN_WRITING = frozenset({Act.DRAFT, Act.WRITE, Act.SEE_DRAFT, Act.DELETE_DRAFT, Act.AGREE})


def rows() -> list[tuple[str, list[str]]]:
    """What is done to what, and what comes of it for each role."""
    lines = [line.split() for line in TABLE.strip().splitlines()]
    assert lines[0] == ROLES
    return [(" ".join(line[: -len(ROLES)]), line[-len(ROLES) :]) for line in lines[1:]]


def may(actor: Actor, act: Act, thing: Thing) -> str:
    """In the words of the table."""
    try:
        if act in IN_WRITING:
            assert isinstance(thing, Intended | DraftedObjective | Team)
            authorize_writing(actor, act, thing)
        else:
            assert not isinstance(thing, Intended | DraftedObjective)
            authorize(actor, act, thing)
    except GuestsMayNot:
        return "guest"
    except FromAnotherWorkspace:
        return "out"
    except (NoSuchKeyResult, NoSuchDraft):
        return "else"
    except NotForSomebodyElse:
        return "them"
    except Refusal as refusal:
        return "no" if type(refusal) is NO[act] else repr(refusal)
    return "yes"


@pytest.mark.parametrize(("what", "expected"), rows(), ids=[what for what, _ in rows()])
def test_who_may_do_it(what: str, expected: list[str]) -> None:
    act, _, thing = what.partition(" ")
    found = {role: may(ACTORS[role], Act(act), THINGS[thing]) for role in ROLES}
    assert found == dict(zip(ROLES, expected, strict=True))


def test_every_act_there_is_stands_in_the_table() -> None:
    assert {Act(what.partition(" ")[0]) for what, _ in rows()} == set(Act)


@pytest.mark.parametrize("kind", [kind for kind in MemberKind if kind not in {MemberKind.FULL, MemberKind.GUEST}])
def test_who_takes_no_part_does_nothing_whatever_they_were(kind: MemberKind) -> None:
    gone = [replace(each, member=replace(each.member, kind=kind)) for each in ACTORS.values()]
    acts = [(Act(act), THINGS[thing]) for what, _ in rows() for act, _, thing in [what.partition(" ")]]
    assert {may(actor, act, thing) for actor in gone for act, thing in acts} == {"out"}


def test_a_guest_who_may_take_part_here_is_a_member_like_others() -> None:
    guest = replace(ACTORS["guest"], guests_allowed=True)
    assert may(guest, Act.DRAFT, CARE_TEAM) == "yes"
    assert may(guest, Act.WRITE, Intended(CARE_TEAM, Level.INDIVIDUAL, "UGUEST")) == "yes"
    assert may(guest, Act.EDIT, an_objective_of("team")) == "no"


def test_an_own_objective_is_written_in_one_s_own_team_alone() -> None:
    stranger = ACTORS["stranger"]
    assert may(stranger, Act.WRITE, Intended(CARE_TEAM, Level.INDIVIDUAL, "USTRANGER")) == "no"
    assert may(stranger, Act.WRITE, Intended(a_team(key="sales"), Level.INDIVIDUAL, "USTRANGER")) == "yes"
