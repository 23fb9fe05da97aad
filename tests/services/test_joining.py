"""Whoever signs up gets a name, eight codes, and never hears that something is taken."""

from dataclasses import replace
from pathlib import Path

import pytest

from couples.domain.refusal import Reason
from couples.services.joining import SignUp, time_zone_of
from couples.store import people
from couples.store.people import Secret
from couples.store.words import words
from tests.accounts import PASSWORD, Accounts, SeededDice, refused

FORM = SignUp(adult=True, name_ticket="", chosen_name="Ana", pronouns="", password=PASSWORD)


def test_the_name_that_was_shown_is_the_name_that_is_given(accounts: Accounts) -> None:
    name, ticket = accounts.joining.draw_name()
    assert accounts.joining.name_in(ticket) == name
    assert accounts.joining.sign_up(replace(FORM, name_ticket=ticket)).sign_in_name == name


def test_a_name_can_be_drawn_again(accounts: Accounts) -> None:
    assert len({accounts.joining.draw_name()[0] for _ in range(50)}) == 50


def test_a_name_that_somebody_else_took_meanwhile_is_quietly_another_one(accounts: Accounts) -> None:
    _, ticket = accounts.joining.draw_name()
    first = accounts.joining.sign_up(replace(FORM, name_ticket=ticket))
    second = accounts.joining.sign_up(replace(FORM, name_ticket=ticket))
    assert first.sign_in_name != second.sign_in_name
    assert accounts.enters(second.sign_in_name).token


def test_a_name_that_somebody_has_is_not_drawn(accounts: Accounts) -> None:
    accounts.joining._dice = SeededDice(5)
    taken = accounts.joins().sign_in_name
    accounts.joining._dice = SeededDice(5)
    assert accounts.joining.draw_name()[0] != taken


@pytest.mark.parametrize("ticket", ["", "nonsense", "é", "A" * 40])
def test_a_ticket_that_is_not_ours_gives_another_name(accounts: Accounts, ticket: str) -> None:
    assert accounts.joining.name_in(ticket) is None
    assert accounts.joining.sign_up(replace(FORM, name_ticket=ticket)).sign_in_name


def test_a_ticket_is_good_for_a_day_and_not_for_anything_else(accounts: Accounts) -> None:
    _, ticket = accounts.joining.draw_name()
    assert accounts.linking.keep("AB7K9-QXM4P") != ticket
    assert accounts.joining.name_in(accounts.linking.keep("AB7K9-QXM4P")) is None
    accounts.clock.passes(days=1)
    assert accounts.joining.name_in(ticket) is None


def test_nothing_is_assumed_about_a_new_person(accounts: Accounts) -> None:
    joined = accounts.joining.sign_up(replace(FORM, pronouns="", time_zone="Atlantis/Lost"))
    person = accounts.store.read(lambda unit: people.by_id(unit, joined.person_id))
    assert person is not None
    assert (person.chosen_name, person.pronouns, person.theme, person.calm) == ("Ana", "", "auto", False)
    assert (person.role, person.time_zone) == ("partner", "UTC")


@pytest.mark.parametrize(
    ("form", "reason", "field"),
    [
        (replace(FORM, adult=False), Reason.NOT_ADULT, "adult"),
        (replace(FORM, chosen_name=" "), Reason.NAME_MISSING, "chosen_name"),
        (replace(FORM, chosen_name="x" * 41), Reason.TOO_LONG, "chosen_name"),
        (replace(FORM, pronouns="x" * 41), Reason.TOO_LONG, "pronouns"),
        (replace(FORM, password="too short"), Reason.PASSWORD_SHORT, "password"),
        (replace(FORM, password="password1234567"), Reason.PASSWORD_COMMON, "password"),
        (replace(FORM, chosen_name="Wilhelmina", password="wilhelmina 2026"), Reason.PASSWORD_COMMON, "password"),
        (replace(FORM, password="attune attune 1"), Reason.PASSWORD_COMMON, "password"),
    ],
)
def test_what_is_missing_is_said_with_its_field(accounts: Accounts, form: SignUp, reason: Reason, field: str) -> None:
    with refused(reason, field):
        accounts.joining.sign_up(form)


def test_the_own_sign_in_name_is_no_password(accounts: Accounts) -> None:
    name, ticket = accounts.joining.draw_name()
    with refused(Reason.PASSWORD_COMMON, "password"):
        accounts.joining.sign_up(replace(FORM, name_ticket=ticket, password=name + "!!"))


def test_eight_codes_are_given_to_print(accounts: Accounts) -> None:
    codes = accounts.joins().recovery_codes
    assert len(set(codes)) == 8
    assert {len(code) for code in codes} == {len("AB7K9-QXM4P-AB7K9-QXM4P")}


def test_an_offered_passphrase_is_honest_and_good_enough(accounts: Accounts) -> None:
    offered = accounts.joining.passphrase()
    assert offered.bits == 44
    assert set(offered.text.split("-")) <= set(words("passphrases"))
    assert accounts.joining.sign_up(replace(FORM, password=offered.text)).person_id


def test_a_time_zone_is_one_that_exists() -> None:
    assert time_zone_of("Europe/Vienna") == "Europe/Vienna"
    assert [time_zone_of(bad) for bad in ("", "../etc/passwd", "/etc/passwd", "x" * 300, "Europe")] == ["UTC"] * 5


def test_names_pronouns_passwords_and_codes_are_nowhere_in_the_files(accounts: Accounts, tmp_path: Path) -> None:
    password = "canary password in the cellar"
    ana = accounts.joins("Canaria", password, pronouns="cana/canam")
    ben = accounts.joins("Benvolio", password, pronouns="ben/bens")
    code = accounts.linking.make_code(ana.person_id).text
    accounts.linking.enter_code(ben.person_id, code)
    token = accounts.enters(ana.sign_in_name, password).token
    canaries = ["Canaria", "cana/canam", "Benvolio", "ben/bens", password, code, code.replace("-", ""), token]
    canaries += [code.replace("-", "") for code in ana.recovery_codes] + ana.recovery_codes
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert any(ana.sign_in_name.encode() in found for found in files), "the files that hold the accounts were looked at"
    assert [canary for canary in canaries if any(canary.encode() in found for found in files)] == []


def test_a_new_person_has_a_hash_and_not_a_password(accounts: Accounts) -> None:
    joined = accounts.joins()
    secret = accounts.store.read(lambda unit: people.secret_by_id(unit, joined.person_id))
    assert isinstance(secret, Secret)
    assert secret.password_hash.startswith("$argon2id$")
