"""What was put away by a tap comes back by one; two tabs lose nothing of each other; no address says what was done."""

import re

import pytest

from tests.accounts import Accounts
from tests.web.conftest import Browser, link
from tests.web.test_cards import action_of, card_of, opens_deck, question_at


def brings_back(one: Browser) -> str:
    """The tap that the page which follows offers; gives where it leads."""
    assert "Bring it back" in one.page
    return str(one.post("/bring-back", undo=one.hidden("undo")).location)


def test_a_card_that_did_not_fit_comes_back_with_what_was_said_on_it(ana: Browser) -> None:
    deck = opens_deck(ana)
    said = question_at(ana, deck, 1)
    ana.post(card_of(ana, deck), answer="yes-if", words="slowly", note="my note")
    ana.get(ana.post(f"{deck}/1/aside").location)
    assert "what you said on it is gone" in ana.page
    assert brings_back(ana) == f"{deck}/1"
    assert "It is back as it was" in ana.get(f"{deck}/1").text
    assert "slowly" in ana.page
    assert "my note" in ana.get(card_of(ana, deck)).text
    assert said not in ana.get("/cards/aside").text


def test_the_offer_stands_on_one_page_only(ana: Browser) -> None:
    deck = opens_deck(ana)
    ana.get(ana.post(f"{deck}/1/aside").location)
    assert "Bring it back" in ana.page
    assert "Bring it back" not in ana.get("/cards").text


def test_a_deleted_card_comes_back_shown_to_nobody(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    made = ana.post("/cards/new", kind="boundary", text="a knock first").location
    ana.post(made, answer="yes", text="a knock first", then="partner")
    ana.get(ana.post(f"{made}/delete").location)
    assert ana.get(made).status_code == 404
    ana.post(f"{made}/delete")
    made_again = ana.post("/cards/new", kind="boundary", text="a bell first").location
    ana.get(ana.post(f"{made_again}/delete").location)
    there = brings_back(ana)
    assert "a bell first" in ana.get(there).text
    assert "There is nothing here to read" in ben.get("/cards/theirs").text


def test_a_card_answered_anew_meanwhile_stays_as_it_is(ana: Browser) -> None:
    deck = opens_deck(ana)
    card = card_of(ana, deck)
    ana.post(card, answer="no")
    ana.get(ana.post(f"{card}/delete").location)
    undo = ana.hidden("undo")
    ana.post(card, answer="unsure")
    assert ana.post("/bring-back", undo=undo).status_code == 409
    assert "You said: Not sure" in ana.get(f"{deck}/1").text


def test_what_was_written_comes_back_for_five_minutes(ana: Browser, accounts: Accounts) -> None:
    there = ana.post("/drafts", text="One thing.").location
    ana.get(ana.post(f"{there}/delete").location)
    assert ana.get(there).status_code == 404
    ana.post("/drafts", text="Another.")
    again = ana.post("/drafts", text="One thing.").location
    ana.get(ana.post(f"{again}/delete").location)
    undo = ana.hidden("undo")
    assert ana.post("/bring-back", undo=undo).location == again
    assert "One thing." in ana.get(again).text
    ana.get(ana.post(f"{again}/delete").location)
    undo = ana.hidden("undo")
    accounts.clock.passes(minutes=5)
    late = ana.post("/bring-back", undo=undo)
    assert late.status_code == 410
    assert "gone for good now" in late.text


def test_somebody_else_brings_nothing_back(ana: Browser, ben: Browser) -> None:
    there = ana.post("/drafts", text="Mine.").location
    ana.get(ana.post(f"{there}/delete").location)
    undo = ana.hidden("undo")
    assert ben.post("/bring-back", undo=undo).status_code == 410
    assert ben.get(there).status_code == 404


@pytest.mark.parametrize("fields", [{}, {"undo": "x" * 32}])
def test_nothing_comes_of_nothing(ana: Browser, fields: dict[str, str]) -> None:
    assert ana.post("/bring-back", **fields).status_code == 410


def test_an_older_tab_does_not_write_over_a_newer_card(ana: Browser) -> None:
    card = card_of(ana, opens_deck(ana))
    seen = ana.hidden("seen")
    ana.post(card, answer="no", note="from the new tab", seen=seen)
    old = ana.post(card, answer="yes", note="from the old tab", seen=seen)
    assert old.status_code == 409
    assert "from the new tab" in old.text
    assert "from the old tab" in old.text
    assert "As it stands now" in old.text
    assert "from the new tab" in ana.get(card).text
    assert ana.post(card, answer="yes", note="from the old tab", seen=ana.hidden("seen")).status_code == 303


def test_an_older_tab_does_not_write_over_a_newer_text(ana: Browser) -> None:
    there = ana.post("/drafts", text="first").location
    ana.get(there)
    seen = ana.hidden("seen")
    assert ana.post(there, text="from the new tab", seen=seen).status_code == 303
    old = ana.post(there, text="from the old tab", seen=seen)
    assert old.status_code == 409
    assert "from the new tab" in old.text
    assert "from the old tab" in old.text
    assert ana.post(there, text="both", seen=ana.hidden("seen")).location == there


def test_a_line_break_counts_once_and_no_mark_turns_the_page(ana: Browser) -> None:
    card = card_of(ana, opens_deck(ana))
    long = "\r\n".join("x" * 19 for _ in range(100))
    assert ana.post(card, answer="yes", note=long, words="soft\u202ely").status_code == 303
    assert "softly" in ana.get(card).text
    there = ana.post("/drafts", text="\u2066turned\u202e around").location
    assert "turned around" in ana.get(there).text


def test_an_address_tells_nobody_else_which_card_it_was(ana: Browser, ben: Browser) -> None:
    hers, his = opens_deck(ana), opens_deck(ben)
    assert hers != his
    assert card_of(ana, hers) != card_of(ben, his)
    assert ben.get(hers).status_code == 404
    assert ben.get(card_of(ana, hers)).status_code == 404


def test_no_address_says_what_was_done(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    deck = opens_deck(ana)
    ana.get(f"{deck}/1/more")
    card = action_of(ana)
    went = [
        ana.post(f"{deck}/1", answer="wait"),
        ana.post(card, answer="no"),
        ana.post(card, answer="no", then="partner"),
        ana.post(f"{card}/withdraw/partner"),
        ana.post(f"{deck}/2/aside"),
        ana.post(f"{card}/delete"),
        ana.post("/cards/left-out", topic="breath"),
        ana.post("/drafts", text="One."),
    ]
    assert all(re.fullmatch(r"/[a-z-]+(/[0-9a-f]+|/left-out)?(/\d+)?", each.location) for each in went)
