"""A hurried thumb: no card is answered unread, and none is shown without what belongs to its answer."""

from couples.web.unhurried import made_at
from tests.web.conftest import Browser, link
from tests.web.test_cards import card_of, opens_deck, question_at


def test_the_second_half_of_a_double_tap_answers_nothing(ana: Browser) -> None:
    deck = opens_deck(ana)
    ana.get(f"{deck}/1")
    at = ana.hidden("at")
    assert ana.post(f"{deck}/1", answer="yes", at=str(made_at())).location == f"{deck}/1", "sooner than anyone reads"
    assert "it did not count" in ana.get(f"{deck}/1").text
    assert "Nothing here yet" in ana.get("/cards").text
    assert ana.post(f"{deck}/1", answer="yes", at=str(int(at) - 1000)).location == f"{deck}/2"


def test_showing_keeps_what_was_typed_first(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    card = card_of(ana, opens_deck(ana))
    shown = ana.post(card, answer="yes-if", words="only if it is quiet", then="partner")
    assert shown.location == card
    assert "only if it is quiet" in ben.get("/cards/theirs").text
    assert ana.post(card, answer="yes", then="everybody").status_code == 404


def test_a_shown_card_never_stands_as_a_yes_without_its_condition(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    deck = opens_deck(ana)
    card = card_of(ana, deck)
    ana.post(card, answer="no", then="partner")
    there = ana.post(f"{deck}/1", answer="yes-if").location
    assert there == f"{deck}/1"
    assert "add what it depends on" in ana.get(there).text
    assert "Yes, if…" not in ben.get("/cards/theirs").text


def test_a_new_card_is_answered_and_shown_in_one_go(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    made = ana.post("/cards/new", kind="boundary", text="a knock first").location
    assert 'name="then" value="partner"' in ana.get(made).text
    ana.post(made, answer="yes-if", words="you wait", text="a knock first", then="partner")
    assert "you wait" in ben.get("/cards/theirs").text


def test_nothing_said_is_shown_to_nobody(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    card = card_of(ana, opens_deck(ana))
    assert ana.post(card, answer="not-saying", then="partner").status_code == 422
    assert "There is nothing here to read" in ben.get("/cards/theirs").text


def test_rather_not_say_is_an_answer_and_its_note_is_found_again(ana: Browser) -> None:
    deck = opens_deck(ana)
    card, said = card_of(ana, deck), question_at(ana, deck, 1)
    ana.post(card, answer="not-saying", note="ask Marta about this")
    assert said in ana.get("/cards").text
    assert "ask Marta" in ana.get(card).text
    assert said not in ana.get("/cards/print").text


def test_a_page_that_says_only_you_answers_nothing_on_a_card_that_is_shown_by_now(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    deck = opens_deck(ana)
    card = card_of(ana, deck)
    ana.get(f"{deck}/1")
    ana.post(card, answer="no", then="partner")
    assert ana.post(f"{deck}/1", answer="unsure").location == f"{deck}/1"
    assert "Not sure" not in ben.get("/cards/theirs").text
    ana.get(f"{deck}/1")
    ana.get(f"{deck}/1")  # once more: the page that asks came first
    seen = ana.hidden("seen")
    ana.post(f"{deck}/1", answer="unsure", seen=seen)
    assert "ot sure" in ben.get("/cards/theirs").text
