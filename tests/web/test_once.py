"""A double tap makes one thing, keeps it once, and says so like a single tap."""

import re

import pytest

from tests.web.conftest import Browser, link
from tests.web.test_cards import card_of, opens_deck

MAKES = [
    ("/cards/new", "/cards/new", {"kind": "wish", "text": "tea by the window"}),
    ("/drafts", "/drafts", {"text": "what I would like to say"}),
    ("/agreement/new", "/agreement/new", {"text": "either of us may leave the room"}),
]


def twice(one: Browser, path: str, **fields: str) -> list[str]:
    """The same form, sent again before the answer came: where both lead."""
    token = one.token()
    sent = [one.client.post(path, data={"csrf_token": token, **fields}) for _ in range(2)]
    assert [answer.status_code for answer in sent] == [303, 303], path
    return [str(answer.location) for answer in sent]


def things(one: Browser, text: str) -> int:
    return sum(one.get(page).text.count(f">{text}<") for page in ("/cards", "/drafts", "/agreement"))


@pytest.mark.parametrize(("page", "path", "fields"), MAKES)
def test_a_form_sent_twice_makes_one_thing(
    ana: Browser, ben: Browser, page: str, path: str, fields: dict[str, str]
) -> None:
    link(ana, ben)
    ana.get(page)
    once = ana.hidden("once")
    first, second = twice(ana, path, once=once, **fields)
    assert first == second
    assert things(ana, fields["text"]) == 1
    assert len(set(twice(ana, path, once=once, **fields | {"text": "other words"}))) == 1
    assert things(ana, "other words") == 1, "gone back to, with other words it is another thing"
    ana.get(page)
    assert ana.hidden("once") != once
    assert ana.post(path, once=ana.hidden("once"), **fields).status_code == 303
    assert things(ana, fields["text"]) == 2, "a new form makes a new one, though the words be the same"
    ana.post(path, once="anything", **fields)
    assert things(ana, fields["text"]) == 3, "a mark that is none counts as none"


def test_the_same_mark_of_somebody_else_leads_to_nothing_of_mine(ana: Browser, ben: Browser) -> None:
    ana.get("/cards/new")
    once = ana.hidden("once")
    fields = {"kind": "wish", "text": "tea by the window"}
    his, hers = (one.post("/cards/new", once=once, **fields).location for one in (ben, ana))
    assert his != hers
    assert ben.get(str(hers)).status_code == 404


def test_what_was_refused_is_the_same_form_still(ana: Browser) -> None:
    ana.get("/cards/new")
    once = ana.hidden("once")
    assert ana.post("/cards/new", once=once, text="tea").status_code == 422
    assert ana.hidden("once") == once


@pytest.mark.parametrize("then", [{"then": "partner"}, {}])
def test_a_card_kept_or_shown_by_a_double_tap_is_so_once_without_a_word_of_trouble(
    ana: Browser, ben: Browser, then: dict[str, str]
) -> None:
    link(ana, ben)
    card = card_of(ana, opens_deck(ana))
    ana.get(card)
    fields = {"answer": "yes", "words": "if it is quiet", "seen": ana.hidden("seen")} | then
    assert len(set(twice(ana, card, **fields))) == 1
    assert len(re.findall("if it is quiet", ben.get("/cards/theirs").text)) == len(then)
    assert ana.post(card, **fields | {"answer": "no"}).status_code == 409, (
        "an older page with another answer still asks"
    )


def test_a_draft_kept_by_a_double_tap_is_kept_once(ana: Browser) -> None:
    ana.get("/drafts")
    path = str(ana.post("/drafts", text="first").location)
    ana.get(path)
    assert len(set(twice(ana, path, text="second", seen=ana.hidden("seen")))) == 1
    assert ana.post(path, text="third", seen=ana.hidden("seen")).status_code == 409
