"""The plan, the map, the agreement and what came out for both reach the therapist; one yes of two shows nowhere."""

import re

from flask import Flask

from couples.domain.card import Answer, Said
from couples.web.house import house
from tests.accounts import Accounts
from tests.web.conftest import Browser
from tests.web.test_both import a_deck_for_both, answers_all
from tests.web.test_couple_page import hands, noa, reads, space
from tests.web.test_guide import a_code, says_yes, tokenless
from tests.web.test_notes import person_id

__all__ = ["noa"]  # the therapist of these tests


def a_line(ana: Browser, ben: Browser) -> None:
    ana.get("/agreement/new")
    ana.post("/agreement/new", text="No phones in bed")
    line = re.search(r'href="(/agreement/[0-9a-f]+)"', ben.get("/agreement").text)
    assert line
    ben.get(line[1])
    ben.post(f"{line[1]}/fits")


def test_a_plan_and_a_map_are_read_in_words_and_only_when_handed(noa: Browser, ana: Browser) -> None:
    there = space(noa)
    nothing = tokenless(noa.get(there).text)
    ana.get("/mine/care")
    ana.post("/mine/care", text="A walk <b>alone</b>")
    ana.get("/mine/map/new/places")
    ana.post("/mine/map/new/places", text="The kitchen", feels="safe")
    assert tokenless(noa.get(there).text) == nothing
    hands(ana, "/mine/care", "care")
    hands(ana, "/mine/map", "map")
    page = reads(noa, there)
    for words in ("A walk <b>alone</b>", "The kitchen", "Shared by Ana"):
        assert words in page
    assert "A walk &lt;b&gt;alone" in noa.page
    assert "You and your therapist" in reads(ana, "/mine/care")
    assert "Take it back from Noa" in reads(ana, "/mine/map")
    assert "The kitchen" in reads(ana, "/guide/seen")
    for item in ("care", "map"):
        ana.post("/guide/take-back", item=item, of="", back="/mine")
    assert tokenless(noa.get(there).text) == nothing


def test_one_yes_to_the_agreement_is_on_no_page_but_its_givers(noa: Browser, ana: Browser, ben: Browser) -> None:
    there = space(noa)
    a_line(ana, ben)
    ben.get("/agreement")  # which tells once what he did
    pages = (there, f"{there}/print/sheet", "/desk")
    before = [tokenless(noa.get(page).text) for page in pages]
    his = [tokenless(ben.get(page).text) for page in ("/agreement", "/guide", "/guide/seen")]
    hands(ana, "/agreement", "agreement")
    assert "You said yes, for your part" in reads(ana, "/agreement")
    assert [tokenless(noa.get(page).text) for page in pages] == before
    assert [tokenless(ben.get(page).text) for page in ("/agreement", "/guide", "/guide/seen")] == his
    hands(ben, "/agreement", "agreement")
    assert "No phones in bed" in reads(noa, there)
    assert "Shared by Ana and Ben" in reads(noa, there)
    assert "Shared by Ana and Ben" in reads(ben, "/guide/seen")
    assert "No phones in bed" not in reads(noa, f"{there}/print/sheet")
    ana.get("/agreement")
    ana.post("/guide/take-back", item="agreement", of="", back="/agreement")
    assert "No phones in bed" not in reads(noa, there)
    assert "You said yes" not in reads(ben, "/agreement")


def test_what_came_out_for_both_says_whose_words_are_whose(
    app: Flask, noa: Browser, ana: Browser, ben: Browser, accounts: Accounts
) -> None:
    there = space(noa)
    hers, deck = a_deck_for_both(ana)
    his, _ = a_deck_for_both(ben)
    for person, path, words in ((ana, hers, "with tea"), (ben, his, "in daylight")):
        answers_all(person, path, deck, "yes-if")
        with app.app_context():
            house().answering.say(person_id(accounts, person), deck.source(deck.cards[0]), Said(Answer.YES_IF, words))
        person.get(f"{path}/both")
        person.post(f"{path}/both")
    before = [tokenless(noa.get(there).text), tokenless(ben.get(f"{his}/both").text)]
    hands(ana, f"{hers}/both", "reveal")
    assert [tokenless(noa.get(there).text), tokenless(ben.get(f"{his}/both").text)] == before
    hands(ben, f"{his}/both", "reveal")
    page = reads(noa, there)
    assert "Ana: Yes, if… with tea" in page
    assert "Ben: Yes, if… in daylight" in page
    assert "with tea" not in reads(noa, f"{there}/print/sheet")


def test_a_card_is_shown_to_the_therapist_whom_the_page_named_and_to_none_who_comes_later(
    noa: Browser, ana: Browser, ben: Browser
) -> None:
    card = ana.post("/cards/new", kind="wish", text="Tea in bed").location
    assert "Let Noa read it" in reads(ana, card)
    named = {"answer": "yes", "text": "Tea in bed", "then": "therapist", "to": ana.hidden("to")}
    ben.get("/guide/end")
    ben.post("/guide/end")
    assert "Let Noa read it" not in reads(ana, card)
    for page in (named, named | {"to": ""}):
        assert ana.post(card, **page).status_code == 409
    code = a_code(noa)
    for person in (ana, ben):
        says_yes(person, code)
    assert ana.post(card, **named).status_code == 409
    assert "Tea in bed" not in reads(noa, space(noa))
    ana.get(card)
    ana.post(card, **named | {"to": ana.hidden("to")})
    assert "Tea in bed" in reads(noa, space(noa))
    assert "Your therapist sees this card, and will see the change" in reads(ana, card)
    assert "Take it back from Noa" in ana.page


def test_who_takes_the_other_s_name_is_not_taken_for_them(noa: Browser, ana: Browser, ben: Browser) -> None:
    there = space(noa)
    ben.get("/account/names")
    ben.post("/account/names", chosen_name="Ana", pronouns="she/they")
    ana.get("/account/names")
    ana.post("/account/names", chosen_name="Ana", pronouns="she/they")
    ben.get("/mine/care")
    ben.post("/mine/care", text="Nothing is ever wrong with me")
    hands(ben, "/mine/care", "care")
    for page in (reads(noa, there), reads(noa, f"{there}/print/sheet")):
        assert re.search(r"Shared by Ana \([12]\)", page)
        assert "Ana (1) and Ana (2)" in page or "Ana (2) and Ana (1)" in page
    ana.get("/account/names")
    ana.post("/account/names", chosen_name="Ana", pronouns="she")
    assert "Shared by Ana (she/they)" in reads(noa, there)
