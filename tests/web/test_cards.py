"""Cards as people meet them: one tap each, private until shown, and nothing said or typed is lost."""

import re

import pytest

from couples.domain.card import Kind
from couples.store.library import load_library
from tests.web.conftest import Browser, link


def opens_deck(one: Browser, at: int = 0) -> str:
    """The address of a deck, the lightest first."""
    found = re.findall(r'href="(/decks/[0-9a-f]+)"', one.get("/decks").text)
    return str(found[at])


def card_of(one: Browser, deck: str, n: int = 1) -> str:
    """The address of one card by itself."""
    one.get(f"{deck}/{n}/more")
    return action_of(one)


def question(one: Browser) -> str:
    found = re.search(r"<h1>(.*?)</h1>", one.page)
    assert found
    return found[1]


def test_one_tap_answers_a_card_and_leads_to_the_next(ana: Browser) -> None:
    deck = opens_deck(ana)
    assert "Open it" in ana.get(deck).text
    first = question_at(ana, deck, 1)
    assert ana.post(f"{deck}/1", answer="yes").location == f"{deck}/2"
    assert question_at(ana, deck, 2) != first
    assert "You said: Yes" in ana.get(f"{deck}/1").text
    assert first in ana.get("/cards").text


def question_at(one: Browser, deck: str, n: int) -> str:
    one.get(f"{deck}/{n}")
    return question(one)


def test_nothing_is_chosen_before_somebody_chose(ana: Browser) -> None:
    deck = opens_deck(ana)
    assert "aria-pressed" not in ana.get(f"{deck}/1").text
    assert "checked" not in ana.get(card_of(ana, deck)).text


@pytest.mark.parametrize("answer", ["yes-if", "wait"])
def test_what_may_need_words_is_kept_first_and_then_asked(ana: Browser, answer: str) -> None:
    deck = opens_deck(ana)
    there = ana.post(f"{deck}/1", answer=answer).location
    assert there == f"{deck}/1", "the address does not tell which answer it was"
    page = ana.get(there).text
    assert f'value="{answer}" checked' in page or 'checked id="answer' in page
    fields = {name: ana.hidden(name) for name in ("deck", "n", "seen")}
    kept = ana.post(action_of(ana), answer=answer, tap="After breakfast", **fields)
    assert kept.location == f"{deck}/1/next"
    assert ana.get(kept.location).location == f"{deck}/2"


def action_of(one: Browser) -> str:
    """Where the form of the card on this page goes."""
    found = re.search(r'id="card" method="post" action="([^"]+)"', one.page)
    assert found
    return found[1]


def test_conditions_are_tapped_or_typed_and_both_come_back(ana: Browser) -> None:
    deck = opens_deck(ana)
    card = card_of(ana, deck)
    tap = re.search(r'name="tap" value="([^"]+)"', ana.get(card).text)
    assert tap
    ana.post(card, answer="yes-if", tap=tap[1], words="and slowly")
    page = ana.get(card).text
    assert f'value="{tap[1]}" checked' in page
    assert 'value="and slowly"' in page


def test_a_card_that_does_not_fit_is_gone_from_its_deck_and_can_come_back(ana: Browser) -> None:
    deck = opens_deck(ana)
    first = question_at(ana, deck, 1)
    ana.post(f"{deck}/1/aside")
    assert f"{deck}/2" in ana.get(deck).text
    assert first in ana.get("/cards/aside").text
    back = re.search(r'action="(/cards/[0-9a-f]+/back)"', ana.page)
    assert back
    ana.post(back[1])
    assert f"{deck}/1" in ana.get(deck).text


def test_skipping_says_nothing(ana: Browser) -> None:
    deck = opens_deck(ana)
    ana.get(f"{deck}/2")
    ana.get(f"{deck}/end")
    assert "You left them all open" in ana.page
    assert "Nothing here yet" in ana.get("/cards").text


def test_the_last_card_leads_to_what_was_said(ana: Browser) -> None:
    deck = opens_deck(ana)
    count = int(re.search(r"1 of (\d+)", ana.get(f"{deck}/1").text)[1])  # type: ignore[index]  # the page has it
    said = question_at(ana, deck, count)
    assert ana.post(f"{deck}/{count}", answer="unsure").location == f"{deck}/end"
    assert said in ana.get(f"{deck}/end").text


def test_an_answer_that_is_none_is_refused_and_changes_nothing(ana: Browser) -> None:
    deck = opens_deck(ana)
    assert ana.post(f"{deck}/1", answer="maybe").status_code == 422
    assert "Nothing here yet" in ana.get("/cards").text
    for path in ("/decks/nothing", f"{deck}/0", f"{deck}/999", "/cards/0123456789", "/cards/as/everybody"):
        assert ana.get(path).status_code == 404, path


def test_what_is_too_long_stays_in_its_field_with_a_word_beside_it(ana: Browser) -> None:
    card = card_of(ana, opens_deck(ana))
    long = "slowly " * 400
    answer = ana.post(card, answer="yes", note=long, words="kept words")
    assert answer.status_code == 422
    assert "a little shorter" in answer.text
    assert long.strip() in answer.text
    assert "kept words" in answer.text
    assert "aria-pressed" not in ana.get(f"{opens_deck(ana)}/1").text


def test_a_card_without_an_answer_cannot_be_kept_and_says_so(ana: Browser) -> None:
    answer = ana.post(card_of(ana, opens_deck(ana)), note="my note")
    assert answer.status_code == 422
    assert "Please pick one of these." in answer.text
    assert "my note" in answer.text


def test_its_owner_alone_reads_the_day_on_which_something_was_said(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    card = card_of(ana, opens_deck(ana))
    assert "You said this on" not in ana.get(card).text
    ana.post(card, answer="no", then="partner")
    assert re.search(r"You said this on \w+ \d+, \d{4}", ana.get(card).text)
    assert "You said this on" not in ben.get("/cards/theirs").text
    assert "You said this on" not in ana.get("/cards/as/partner").text


def test_a_shown_card_is_on_the_partner_s_page_and_gone_when_taken_back(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    deck = opens_deck(ana)
    card, said = card_of(ana, deck), question_at(ana, deck, 1)
    ana.post(card, answer="no", words="not in public", note="a secret", text="")
    before = ben.get("/cards/theirs").text
    assert said not in before
    assert ana.post(card, answer="no", words="not in public", note="a secret", then="partner").location == card
    assert "can see this card now" in ana.get(card).text
    page = ben.get("/cards/theirs").text
    assert said in page
    assert "not in public" in page
    assert "secret" not in page
    assert said in ana.get("/cards/as/partner").text
    assert said not in ana.get("/cards/as/therapist").text
    ana.post(f"{card}/withdraw/partner")
    assert without_tokens(ben.get("/cards/theirs").text) == without_tokens(before)


def test_the_partner_s_page_is_the_same_however_much_is_kept_private(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    pages = ("/", "/cards", "/cards/theirs", "/decks", opens_deck(ben), f"{opens_deck(ben)}/1")
    before = [without_tokens(ben.get(path).text) for path in pages]
    for n in range(1, 8):
        ana.post(f"{opens_deck(ana)}/{n}", answer="no")
    ana.post("/cards/new", kind="boundary", text="something private")
    ana.post(card_of(ana, opens_deck(ana)), answer="no", then="therapist")
    assert [without_tokens(ben.get(path).text) for path in pages] == before


def without_tokens(page: str) -> str:
    """Without what differs from one moment to the next for everybody."""
    return re.sub(r'(content|value)="([\w.-]{60,}|\d{13})"|name="once" value="\w+"', "", page)


def test_an_unanswered_card_has_nothing_to_show(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    answer = ana.post(card_of(ana, opens_deck(ana)), answer="not-saying", note="mine", then="partner")
    assert answer.status_code == 422
    assert "nothing to show" in answer.text
    assert "mine" in answer.text
    assert "Nothing here yet" in ana.get("/cards").text


def test_somebody_alone_keeps_cards_and_reads_why_nobody_else_sees_them(ana: Browser) -> None:
    card = card_of(ana, opens_deck(ana))
    ana.post(card, answer="yes")
    assert "Only you. Showing cards is for two who are linked." in ana.get(card).text
    assert ana.post(card, answer="yes", then="partner").status_code == 409
    assert ana.get("/cards/theirs").status_code == 409


def test_a_card_of_one_s_own_is_made_answered_and_deleted(ana: Browser, ben: Browser) -> None:
    made = ana.post("/cards/new", kind="boundary", text="a knock <first>").location
    assert "a knock &lt;first&gt;" in ana.get(made).text
    ana.post(made, answer="yes", text="a knock <first>")
    assert "a knock &lt;first&gt;" in ana.get("/cards").text
    assert ben.get(made).status_code == 404
    assert ben.post(f"{made}/delete").status_code == 404
    assert ana.post(f"{made}/delete").location == "/cards"
    assert "a knock" not in ana.get("/cards").text
    assert ana.get(made).status_code == 404


@pytest.mark.parametrize(("kind", "text"), [("", "words"), ("boundary", ""), ("secret", "words"), ("wish", "x" * 161)])
def test_a_card_of_one_s_own_that_does_not_fit_keeps_what_was_typed(ana: Browser, kind: str, text: str) -> None:
    answer = ana.post("/cards/new", kind=kind, text=text)
    assert answer.status_code == 422
    assert f'value="{text}"' in answer.text
    assert "Nothing here yet" in ana.get("/cards").text


def test_addresses_say_nothing_of_what_a_card_is_about(ana: Browser) -> None:
    for shelf in load_library().decks.values():
        assert shelf.outline.id not in ana.get("/decks").text
    paths = re.findall(r'href="(/(?:decks|cards)/[^"]+)"', ana.get(f"{opens_deck(ana)}/1").text)
    assert paths
    plain = re.compile(r"/decks/[0-9a-f]{10}(/\d+(/more)?)?")
    assert all(plain.fullmatch(path) for path in paths), paths


def test_the_print_view_has_what_one_said_and_nobody_s_name(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    deck = opens_deck(ana)
    said = question_at(ana, deck, 1)
    ana.post(card_of(ana, deck), answer="no", note="a secret")
    page = ana.get("/cards/print").text
    assert said in page
    assert "a secret" not in page
    assert "Ana" not in page
    assert "Ben" not in page
    assert not re.search(r"\b20\d\d\b", page)


def test_every_kind_of_card_has_a_deck() -> None:
    assert {shelf.outline.kind for shelf in load_library().decks.values()} == set(Kind)
