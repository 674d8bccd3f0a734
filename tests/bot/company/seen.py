"""A company with a secret at each visibility, and everybody who may or may not read it."""

from dataclasses import replace

from okr.initiative import Initiative
from okr.objective import Visibility
from okr.ports import Transaction, World
from okr.reference_keys import KEY_RESULT, OBJECTIVE
from okr.team import Membership
from storage.engine import Database
from tests.builders import a_check_in, a_key_result, a_member, a_team, an_absence, an_objective
from tests.okr.check_in.office import Office

PUBLIC, TEAM, PRIVATE = Visibility.PUBLIC, Visibility.TEAM, Visibility.PRIVATE
READERS = {
    "a stranger to the team": ("UELSE", {PUBLIC}),
    "an admin by that alone": ("UADMIN", {PUBLIC}),
    "a member of the team": ("UMEMBER", {PUBLIC, TEAM}),
    "the owner": ("U1", set(Visibility)),
    "a contributor": ("UHELPS", set(Visibility)),
    "the lead": ("ULEAD", set(Visibility)),
    "the lead above": ("UCHIEF", set(Visibility)),
    "who answers for the owner": ("UDEPUTY", set(Visibility)),
}
"""The id of each reader, and which objectives of the care team they may see."""


def canary(visibility: Visibility) -> str:
    """The word in all that is of that visibility."""
    return f"canary-{visibility.value}"


def secrets(database: Database) -> World:
    """Of every visibility an objective whose every word, key and answer has its canary; a public one of another team,
    with none, hangs below each."""
    office = Office(database)
    office.put(
        *(a_member(user, name=user, admin=user == "UADMIN") for user, _ in READERS.values()),
        a_team(key="acme", name="Acme", lead="UCHIEF", is_company=True),
        a_team(parent="acme"),
        an_absence("U1", delegate="UDEPUTY"),
    )
    with database.transaction("T1") as tx:
        tx.teams.put_membership(Membership("UMEMBER", "care"))
        for at, visibility in enumerate(Visibility, start=1):
            put_secret(tx, at * 10, visibility)
    return office.world


def put_secret(tx: Transaction, number: int, visibility: Visibility) -> None:
    word = canary(visibility)
    objective = an_objective(number=number, title=word, why=word, visibility=visibility)
    tx.objectives.put(replace(objective, contributors=("UHELPS",), obstacles=(word,)))
    tx.key_results.put(a_key_result(number=number, objective=number, title=word))
    tx.check_ins.add(a_check_in(50, key_result=number, note=word, blocker=word))
    tx.initiatives.put(Initiative("T1", number, number, word, number, link=word))
    tx.references.put(OBJECTIVE, f"o {word}", number)
    tx.references.put(KEY_RESULT, f"kr {word}", number)
    tx.objectives.put(an_objective(number=number + 1, team="acme", owner=None, parent=number))
    tx.objectives.put(an_objective(number=number + 2, team="acme", owner=None, parent_key_result=number))
