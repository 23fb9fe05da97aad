"""A place for one: question by question, kept as one goes, found again, made a draft or a signal, and deleted."""

import html
import re

import pytest

from couples.domain.practice import LONGEST_ANSWER
from tests.web.conftest import Browser, link
from tests.web.test_cards import without_tokens

CHECKPOINT, WHICH, REFRAME, BODY = "What is my body saying", "Which is this", "Another side", "A note about"


def door(one: Browser, title: str, path: str = "/self") -> str:
    """The address behind a door that reads like this."""
    found = re.search(rf'href="([^"]+)"(?:(?!</a>).)*<strong>{title}', one.get(path).text, re.DOTALL)
    assert found
    return found[1]


def begins(one: Browser, title: str = CHECKPOINT) -> str:
    """The address of a new entry."""
    there = one.post(door(one, title)).location
    assert there.endswith("/1")
    return there.removesuffix("/1")


def says(one: Browser, entry: str, n: int, *taps: str, text: str = "", then: str = "on", **more: str) -> str:
    data = {"csrf_token": one.token(), "tap": list(taps), "text": text, "then": then, **more}
    answer = one.client.post(f"{entry}/{n}", data=data)
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def main(page: str) -> str:
    """What stands on a page below its head, in plain letters."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page.split("<main")[1]))


def test_somebody_without_a_partner_finds_all_of_it(ana: Browser) -> None:
    assert 'href="/self"' in ana.get("/").text
    page = ana.get("/self").text
    for title in (CHECKPOINT, WHICH, REFRAME, "What in me is speaking", "What helps me settle", BODY, "Comfort kit"):
        assert title in page
    assert "Only you can see this" in page


def test_a_checkpoint_from_the_first_question_to_a_draft(ana: Browser) -> None:
    entry = begins(ana)
    assert "checked" not in ana.get(f"{entry}/1").text
    assert says(ana, entry, 1, "tight", text="like <a> band") == f"{entry}/2"
    assert says(ana, entry, 2, "chest", "nowhere") == f"{entry}/3"
    for n in range(3, 8):
        assert says(ana, entry, n, then="skip") == f"{entry}/{n + 1}"
    assert says(ana, entry, 8, "slower", text="And sit with me.") == entry
    page = ana.get(entry).text
    assert "like &lt;a&gt; band" in page
    assert "Chest · Nowhere that I can tell" in main(page)
    assert "I would like to go slower. And sit with me." in main(page)
    there = ana.post(f"{entry}/draft").location
    assert ana.post(f"{entry}/draft").location == there
    assert "I would like to go slower.\n\nAnd sit with me." in html.unescape(ana.get(there).text)


def test_leaving_in_the_middle_keeps_the_place_and_asks_for_nothing(ana: Browser) -> None:
    entry = begins(ana)
    says(ana, entry, 1, "warm")
    assert says(ana, entry, 2, "hands", then="later") == "/self"
    page = ana.get("/self").text
    assert "Where you were" in page
    assert not re.search(r"\d+ ?(%|of \d|left)|incomplete|unfinished", main(page))
    assert f'href="{entry}/2"' in ana.get(entry).text
    assert re.search(r'value="hands" checked', ana.get(f"{entry}/2").text)
    assert says(ana, entry, 2, "hands", "feet", then="back") == f"{entry}/1"
    assert re.search(r'value="feet" checked', ana.get(f"{entry}/2").text), "going back keeps what was tapped"
    for n in range(2, 9):
        says(ana, entry, n, then="skip")
    assert "Where you were" not in ana.get("/self").text
    assert "Hands · Feet" in main(ana.get(entry).text)


def test_skipping_leaves_what_was_kept_before_and_an_empty_answer_takes_it_away(ana: Browser) -> None:
    entry = begins(ana)
    says(ana, entry, 1, "warm")
    says(ana, entry, 1, "cold", text="typed, then skipped", then="skip")
    assert "Warm" in main(ana.get(entry).text)
    assert says(ana, entry, 1, then="on", end="y") == entry
    assert "Warm" not in main(ana.get(entry).text)


def test_what_does_not_fit_loses_nothing(ana: Browser) -> None:
    entry = begins(ana)
    long = "x" * (LONGEST_ANSWER + 1)
    token = ana.token()
    answer = ana.client.post(f"{entry}/1", data={"csrf_token": token, "tap": ["tight", "cold"], "text": long})
    assert answer.status_code == 422
    assert long in answer.text
    assert len(re.findall(r'value="(?:tight|cold)" checked', answer.text)) == 2
    assert ana.client.post(f"{entry}/1", data={"csrf_token": token, "tap": ["nothing-like-it"]}).status_code == 422
    assert ana.get(f"{entry}/9").status_code == 404
    assert ana.post(f"{entry}/0").status_code == 404


def test_the_second_half_of_a_double_tap_answers_nothing(ana: Browser) -> None:
    entry = begins(ana)
    ana.get(f"{entry}/1")
    at = ana.hidden("at")
    assert says(ana, entry, 1, then="skip", at=at) == f"{entry}/1"
    assert says(ana, entry, 1, then="skip", at=at, end="y") == f"{entry}/1?end=y"


def test_nobody_else_opens_changes_or_deletes_it(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    entry = begins(ana)
    says(ana, entry, 1, "tight", text="mine alone")
    ana.post("/self/signals", body="a tight band")
    signal = door(ana, "a tight band", "/self/signals")
    for path in (entry, f"{entry}/1", f"{entry}/signal", signal):
        assert ben.get(path).status_code == 404, path
    for path in (f"{entry}/1", f"{entry}/draft", f"{entry}/line", signal):
        assert ben.post(path, text="yours").status_code == 404, path
    for path in (f"{entry}/delete", f"{signal}/delete"):
        assert ben.post(path).status_code == 404, path
    assert "mine alone" in ana.get(entry).text
    assert "a tight band" in ana.get("/self/signals").text
    assert ana.post(f"{entry}/delete").location == "/self"
    assert ana.get(entry).status_code == 404
    ana.get("/self")
    assert ana.post("/bring-back", undo=ana.hidden("undo")).location == entry
    assert "mine alone" in ana.get(entry).text


def test_the_partners_pages_are_the_same_whatever_is_kept(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    kit = door(ben, "A place", "/self/kit")
    pages = ("/", "/self", "/self/kit", "/self/kit/at-hand", kit, "/self/signals", "/cards/theirs", "/drafts")
    before = [without_tokens(ben.get(page).text) for page in pages]
    entry = begins(ana)
    says(ana, entry, 8, "slower")
    ana.post(f"{entry}/draft")
    ana.post(kit, text="By the window")
    ana.post("/self/signals", body="tight")
    assert [without_tokens(ben.get(page).text) for page in pages] == before


def test_which_is_this_gives_one_small_thing_to_try_for_what_was_tapped(ana: Browser) -> None:
    entry = begins(ana, WHICH)
    assert says(ana, entry, 1, "freeze") == entry
    page = ana.get(entry).text
    assert "Move one small thing" in page
    assert "Press both hands" not in page
    assert "Keep it as one of my signals" not in page
    assert "Make it a draft" not in page
    assert ana.post(f"{entry}/draft").status_code == 404


def test_a_line_of_ones_own_comes_first_among_the_kind_lines(ana: Browser) -> None:
    entry = begins(ana, REFRAME)
    says(ana, entry, 5, "slowly", text="I am learning.")
    offered = re.findall(r'name="text" value="([^"]+)"', ana.get(entry).text)
    assert offered[0] == "I may go slowly. I am learning."
    assert ana.post(f"{entry}/line", text=offered[0]).location == entry
    assert offered[0] in main(ana.get(entry).text)
    assert offered[0] not in re.findall(r'name="text" value="([^"]+)"', ana.page)
    assert offered[0] in ana.get("/self/kit/at-hand").text
    assert ana.post(f"{entry}/line", text=" ").status_code == 422


def test_a_signal_grows_from_a_checkpoint_by_choice_and_is_changed_and_deleted(ana: Browser) -> None:
    entry = begins(ana)
    says(ana, entry, 1, "tight")
    says(ana, entry, 2, "chest", text="left side")
    says(ana, entry, 4, "too-fast")
    says(ana, entry, 6, "stretch")
    assert "Tight" not in main(ana.get("/self/signals").text)
    page = html.unescape(ana.get(f"{entry}/signal").text)
    for filled in ("Tight · Chest · left side", "This is too fast", "Stretch"):
        assert f'value="{filled}"' in page
    assert ana.post("/self/signals", body="Tight chest", means="too fast", helps="").location == "/self/signals"
    signal = door(ana, "Tight chest", "/self/signals")
    ana.post(signal, body="Tight chest", means="too fast", helps="going out")
    assert "going out" in ana.get("/self/signals").text
    assert ana.post(signal, body="", means="kept as typed", helps="").status_code == 422
    assert "kept as typed" in ana.page
    ana.post(f"{signal}/delete")
    assert "Tight chest" not in main(ana.get("/self/signals").text)
    ana.post("/bring-back", undo=ana.hidden("undo"))
    assert "Tight chest" in main(ana.get("/self/signals").text)


def test_a_note_about_the_body_prints_without_a_name(ana: Browser) -> None:
    there = door(ana, BODY)
    entry = begins(ana, BODY)
    says(ana, entry, 3, "new", text="since May")
    page = main(ana.get(f"{there}/print").text)
    assert "since May" in page
    assert "no diagnosis" in page
    assert "Leave this one out" in page
    assert "Ana" not in page
    assert ana.get(f"{door(ana, CHECKPOINT)}/print").status_code == 404


@pytest.mark.parametrize("path", ["/self/about/reframe", "/self/kit/song", f"/self/{'0' * 32}", "/self/about/0/print"])
def test_what_is_not_there_is_not_there(ana: Browser, path: str) -> None:
    assert ana.get(path).status_code == 404


def test_addresses_and_titles_say_nothing(ana: Browser) -> None:
    entry = begins(ana)
    says(ana, entry, 1, "tight")
    plain = re.compile(r"/self(/(about|kit|signals|[0-9a-f]{10,32}|\d+|draft|line|signal|delete))*(\?end=y)?")
    for path in ("/self", door(ana, CHECKPOINT), entry, f"{entry}/1", "/self/kit", "/self/signals", f"{entry}/signal"):
        page = ana.get(path).text
        assert re.search(r"<title>Just for you · ", page), path
        for found in re.findall(r'(?:href|action)="(/self[^"]*)"', page):
            assert plain.fullmatch(found), found
