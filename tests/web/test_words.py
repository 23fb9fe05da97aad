"""A sentence is built by tapping, with or without scripts; what is typed is never lost; nothing is kept by itself."""

import html
import re

import pytest

from couples.store.library import load_library
from tests.web.conftest import Browser, link
from tests.web.test_cards import without_tokens

LIBRARY = load_library()
REF = re.compile(r'href="/words/([0-9a-f]{10})"')


def opens(one: Browser, title: str) -> str:
    """The address of the script with this title."""
    door = rf'href="(/words/[0-9a-f]+)">(?:(?!</a>).)*<strong>{title}</strong>'
    found = re.search(door, one.get("/words").text, re.DOTALL)
    assert found, title
    one.get(found[1])
    return found[1]


def sentence(one: Browser) -> str:
    found = re.search(r"data-sentence[^>]*>(.*?)</p>", one.page)
    assert found
    return html.unescape(found[1])


def typed(one: Browser) -> str:
    found = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", one.page, re.DOTALL)
    assert found
    return html.unescape(found[1])


def test_every_script_and_every_set_has_a_door(ana: Browser) -> None:
    page = ana.get("/words").text
    for printed in (*LIBRARY.scripts.values(), *LIBRARY.sorts.values()):
        assert html.escape(printed.words("en")["title"]) in page
    assert 'href="/words"' in ana.get("/cards").text


def test_nothing_is_tapped_before_somebody_tapped(ana: Browser) -> None:
    opens(ana, "Say no")
    assert "checked" not in ana.page
    assert sentence(ana) == ""
    assert typed(ana) == ""


def test_tapped_pieces_come_back_as_one_sentence(ana: Browser) -> None:
    path = opens(ana, "Ask for something")
    answer = ana.post(path, part0="2", part1="5", part2="1", part3="0")
    assert answer.status_code == 200
    assert sentence(ana) == "There is something I would like. Would you give me a hug today? A no is a full answer."
    assert typed(ana) == sentence(ana)
    assert ana.page.count(" checked>") == 4


def test_what_is_optional_may_be_left_out_or_left_alone(ana: Browser) -> None:
    path = opens(ana, "Say no")
    ana.post(path, part0="", part1="0")
    assert sentence(ana) == "No."
    assert re.search(r'name="part0" value="" checked', ana.page)


def test_an_open_part_is_named_and_what_was_tapped_stays(ana: Browser) -> None:
    path = opens(ana, "Ask for something")
    answer = ana.post(path, part0="1", part2="9", part3="x", text="my own words", was="")
    assert answer.status_code == 422
    assert answer.text.count("Please pick one of these.") == 3
    assert 'href="#part1"' in answer.text
    assert re.search(r'name="part0" value="1" checked', answer.text)
    assert typed(ana) == "my own words"


def test_own_words_are_never_written_over_by_tapped_ones(ana: Browser) -> None:
    path = opens(ana, "Say no")
    ana.post(path, part1="0")
    built = sentence(ana)
    ana.post(path, part1="2", text=f"{built} <Really>.", was=built)
    assert sentence(ana) == "Not today."
    assert typed(ana) == "No. <Really>."
    assert "<details open" in ana.page.replace('class="more" ', "")
    ana.post(path, part1="2", text=built, was=built)
    assert typed(ana) == "Not today."


def test_a_built_sentence_can_be_kept_as_a_draft(ana: Browser) -> None:
    path = opens(ana, "Say thank you")
    ana.post(path, part0="0", part1="4")
    there = ana.post("/drafts", text=typed(ana), was=sentence(ana), part0="0", part1="4").location
    assert "Thank you for asking first." in html.unescape(ana.get(there).text)


def test_building_keeps_nothing_by_itself(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    pages = ("/", "/cards", "/drafts", "/notes")
    before = [without_tokens(each.get(page).text) for page in pages for each in (ana, ben)]
    ana.post(opens(ana, "Say no"), part1="1")
    assert [without_tokens(each.get(page).text) for page in pages for each in (ana, ben)] == before


def test_how_much_to_tell_is_chosen_first_and_each_amount_has_its_own_lines(ana: Browser) -> None:
    path = opens(ana, "How much to tell")
    assert "Not telling is fine" in ana.page
    refs = REF.findall(ana.page)
    assert len(refs) == 4
    ana.get(f"/words/{refs[0]}")
    assert "I am keeping it to myself." in ana.page
    assert f'href="{path}"' in ana.page
    ana.post(f"/words/{refs[0]}", part1="0")
    assert sentence(ana) == "I am keeping it to myself."
    assert ana.post(path, part1="0").status_code == 404


@pytest.mark.parametrize("path", ["/words/ask", "/words/0123456789", "/words/sort", "/words/tell/keep"])
def test_what_is_not_there_is_not_there(ana: Browser, path: str) -> None:
    assert ana.get(path).status_code == 404
    assert ana.post(path, part0="0").status_code in (404, 405)


def test_addresses_say_nothing_of_what_is_to_be_said(ana: Browser) -> None:
    pages = [ana.get("/words").text, ana.get(opens(ana, "How much to tell")).text]
    paths = [path for page in pages for path in re.findall(r'(?:href|action)="(/words/[^"]+)"', page)]
    assert len(paths) > 10
    assert all(re.fullmatch(r"/words/(sort/)?[0-9a-f]{10}", path) for path in paths), paths
    titles = [re.search(r"<title>(.*?)</title>", page) for page in pages]
    assert all(title and title[1].startswith("Finding words") for title in titles)
