"""What somebody is called, and how their screen looks, is theirs to change at any time."""

from couples.domain.people import Person
from couples.domain.refusal import Reason
from couples.store import people
from tests.accounts import Accounts, refused


def person(accounts: Accounts, person_id: str) -> Person:
    found = accounts.store.read(lambda unit: people.by_id(unit, person_id))
    assert found is not None
    return found


def test_a_new_name_is_what_the_partner_sees(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    accounts.links(ana, ben)
    accounts.introducing.change_names(ana.person_id, chosen_name=" Anouk ", pronouns="they/them")
    partner = accounts.introducing.partner_of(ben.person_id)
    assert partner is not None
    assert (partner.chosen_name, partner.pronouns) == ("Anouk", "they/them")


def test_a_name_cannot_be_emptied(accounts: Accounts) -> None:
    ana = accounts.joins()
    with refused(Reason.NAME_MISSING, "chosen_name"):
        accounts.introducing.change_names(ana.person_id, chosen_name=" ", pronouns="")
    assert person(accounts, ana.person_id).chosen_name == "Ana"


def test_look_and_time_zone_are_ones_own(accounts: Accounts) -> None:
    ana, ben = accounts.joins(), accounts.joins("Ben")
    accounts.introducing.change_theme(ana.person_id, "dim")
    accounts.introducing.change_calm(ana.person_id, calm=True)
    accounts.introducing.change_time_zone(ana.person_id, "Europe/Lisbon")
    changed, other = person(accounts, ana.person_id), person(accounts, ben.person_id)
    assert (changed.theme, changed.calm, changed.time_zone) == ("dim", True, "Europe/Lisbon")
    assert (other.theme, other.calm, other.time_zone) == ("auto", False, "UTC")
    with refused(Reason.UNKNOWN, "theme"):
        accounts.introducing.change_theme(ana.person_id, "neon")
