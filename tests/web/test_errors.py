"""When something cannot be shown, the words stay calm and blame nobody."""

import html

import pytest
from flask import Flask

from couples.domain.refusal import Reason, Refused
from couples.web import refusals
from couples.web.guard import open_to_all
from tests.accounts import Accounts
from tests.web.conftest import Browser


def test_a_page_that_is_not_there_says_so_in_words(stranger: Browser) -> None:
    answer = stranger.get("/nowhere")
    assert answer.status_code == 404
    assert "There is no page here" in answer.text


def test_a_form_from_a_page_that_was_open_too_long_is_explained(ana: Browser) -> None:
    answer = ana.client.post("/account/names", data={"csrf_token": "old", "chosen_name": "Ana"})
    assert answer.status_code == 400
    assert "was open for a while" in answer.text


OURS = {"Sec-Fetch-Site": "same-origin"}
WORDS = "What I wanted to <say>"


@pytest.mark.parametrize("path", ["/notes/nothing/delete", "/practice/nothing/words"])
def test_what_was_typed_for_what_is_gone_by_now_can_be_copied(ana: Browser, path: str) -> None:
    fields = {"csrf_token": ana.token(), "words": WORDS}
    answer = ana.client.post(path, data=fields, headers=OURS)
    assert answer.status_code == 404
    assert f"readonly>\n{html.escape(WORDS)}</textarea>" in answer.text
    assert "It was not sent." in answer.text
    nothing = ana.client.post(path, data=fields | {"words": " "}, headers=OURS)
    assert "It was not sent." not in nothing.text


def test_a_page_open_too_long_hands_the_words_back_and_shows_no_words_of_another_site(ana: Browser) -> None:
    data = {"csrf_token": "old", "text": WORDS}
    assert html.escape(WORDS) in ana.client.post("/notes/nothing/delete", data=data, headers=OURS).text
    for elsewhere in ({"Sec-Fetch-Site": "cross-site"}, {}):
        answer = ana.client.post("/notes/nothing/delete", data=data, headers=elsewhere)
        assert answer.status_code == 400
        assert "wanted to" not in answer.text


def test_a_form_too_large_to_be_read_has_a_calm_page_too(own_house: tuple[Flask, Accounts]) -> None:
    app, _ = own_house
    app.config["MAX_CONTENT_LENGTH"] = 1000
    answer = app.test_client().post("/sign-in", data={"text": "w" * 2000}, headers=OURS)
    assert answer.status_code == 413
    assert "That did not go through" in answer.text


def test_every_refusal_has_a_page_with_its_words(own_house: tuple[Flask, Accounts]) -> None:
    app, _ = own_house

    @app.get("/refuse/<reason>")
    @open_to_all
    def refuse(reason: str) -> str:
        raise Refused(Reason(reason))

    stranger = Browser(app.test_client())
    for reason in Reason:
        answer = stranger.get(f"/refuse/{reason}")
        assert answer.status_code == refusals.status(reason)
        hidden = answer.status_code == 404
        assert ("There is no page here" if hidden else str(refusals.WORDS[reason])) in html.unescape(answer.text)


@pytest.mark.parametrize("sentence", [str(words) for words in refusals.WORDS.values()])
def test_words_of_refusal_neither_shout_nor_blame(sentence: str) -> None:
    lowered = sentence.lower()
    assert not any(word in lowered for word in ("!", "error", "invalid", "failed", "you must", "forbidden", "wrong p"))
    assert sentence.endswith(".")


def test_trouble_on_our_side_is_said_even_when_the_store_is_gone(own_house: tuple[Flask, Accounts]) -> None:
    app, accounts = own_house
    ana = Browser(app.test_client())
    ana.starts("Ana")
    app.testing, app.config["PROPAGATE_EXCEPTIONS"] = False, False
    accounts.store.close()
    answer = ana.get("/account")
    assert answer.status_code == 500
    assert "It is not you" in answer.text
    assert "Leave quickly" in answer.text
