"""The one questionnaire, for who wants it: one's own number alone, no verdict, no older number, gone by one tap."""

import html
import re

import pytest

from couples.web import language
from tests.accounts import Accounts
from tests.web.conftest import Browser


def answers(one: Browser, *values: str) -> None:
    for n, value in enumerate(values, 1):
        one.post(f"/learn/questions/{n}", value=value)


def words(page: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page.split("<main", 1)[1]).split()))


def test_four_taps_lead_to_one_s_own_number(ana: Browser) -> None:
    assert "A short questionnaire, if you want one" in ana.get("/learn").text
    page = ana.get("/learn/questions").text
    assert "You need not." in page
    assert "Funk" in page
    assert "What you answered" not in page
    assert ana.post("/learn/questions/1", value="4").location == "/learn/questions/2"
    assert ana.post("/learn/questions/2", value="5").location == "/learn/questions/3"
    assert ana.post("/learn/questions/3", value="3").location == "/learn/questions/4"
    assert ana.post("/learn/questions/4", value="4").location == "/learn/questions/end"
    assert "Your number: 16" in ana.get("/learn/questions/end").text
    assert "What you answered" in ana.get("/learn/questions").text


def test_the_questions_stand_as_published_and_nothing_is_chosen_beforehand(ana: Browser) -> None:
    page = ana.get("/learn/questions/2").text
    assert '<h1 class="question" lang="en">I have a warm and comfortable relationship with my partner</h1>' in page
    assert len(re.findall(r'name="value" value="\d"', page)) == 6
    assert "aria-pressed" not in page
    assert len(re.findall(r'name="value" value="\d"', ana.get("/learn/questions/1").text)) == 7


def test_a_skipped_question_is_fine_and_gives_no_number(ana: Browser) -> None:
    answers(ana, "4", "", "3", "4")
    page = words(ana.get("/learn/questions/end").text)
    assert "Some questions are open, so there is no number. That is fine." in page
    assert "Your number" not in page


def test_the_number_comes_without_a_verdict_and_without_an_older_one(ana: Browser) -> None:
    answers(ana, "6", "5", "5", "5")
    answers(ana, "1", "1", "0", "2")
    page = words(ana.get("/learn/questions/end").text)
    assert "Your number: 4" in page
    page, _, source = page.partition("Where this comes from")
    assert "Janette L. Funk, Ronald D. Rogge" in source
    assert page.count("21") == 1, "only in “from 0 to 21”"
    for verdict in ("distress", "dissatisf", "low", "average", "below", "before", "last time", "13"):
        assert verdict not in page.lower().replace("help and safety", ""), verdict


def test_one_answer_is_changed_from_the_end_and_leads_back_there(ana: Browser) -> None:
    answers(ana, "3", "3", "3", "3")
    assert 'href="/learn/questions/2?end=y"' in ana.get("/learn/questions/end").text
    assert 'name="end"' in ana.get("/learn/questions/2?end=y").text
    assert re.search(r'value="3" aria-pressed="true"', ana.page)
    assert ana.post("/learn/questions/2", value="5", end="y").location == "/learn/questions/end"
    assert "Your number: 14" in ana.get("/learn/questions/end").text


def test_all_of_it_is_gone_by_one_tap(ana: Browser) -> None:
    answers(ana, "3", "3", "3", "3")
    assert ana.post("/learn/questions/delete").location == "/learn/questions/end"
    page = ana.get("/learn/questions/end").text
    assert "Nothing is kept" in page
    assert "Your number" not in page


def test_nobody_else_has_it(ana: Browser, ben: Browser) -> None:
    answers(ana, "3", "3", "3", "3")
    assert "Nothing is kept" in ben.get("/learn/questions/end").text


def test_the_second_half_of_a_double_tap_answers_nothing(ana: Browser) -> None:
    ana.get("/learn/questions/1")
    assert ana.post("/learn/questions/1", value="6", at=ana.hidden("at")).location == "/learn/questions/1"
    ana.get("/learn/questions/1?end=y")
    again = ana.post("/learn/questions/1", value="6", at=ana.hidden("at"), end="y")
    assert again.location == "/learn/questions/1?end=y"
    assert "Nothing is kept" in ana.get("/learn/questions/end").text


@pytest.mark.parametrize("value", ["7", "-1", "99", "100", "²", "x"])
def test_only_its_own_answers_are_taken(ana: Browser, value: str) -> None:
    assert ana.post("/learn/questions/1", value=value).status_code == 422
    assert "Nothing is kept" in ana.get("/learn/questions/end").text


def test_there_are_four_questions(ana: Browser) -> None:
    for wrong in ("/learn/questions/0", "/learn/questions/5"):
        assert ana.get(wrong).status_code == 404
        assert ana.post(wrong, value="1").status_code == 404


def test_in_spanish_a_sentence_says_why_the_questions_are_in_english(
    ana: Browser, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "The questions stand in English" not in ana.get("/learn/questions").text
    monkeypatch.setattr(language, "chosen", lambda: "es")
    page = ana.get("/learn/questions").text
    assert "Cuatro preguntas" in page
    assert "están en inglés" in page
    assert 'lang="en">How rewarding is your relationship with your partner?' in ana.get("/learn/questions/3").text
