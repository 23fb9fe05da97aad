"""A therapist's own questions for one alone, over the pages: written, checked, proposed, answered, and kept apart."""

import html
import re
from typing import Any

import pytest
from flask import Flask

from couples.store.library_toml import written
from tests.accounts import Accounts
from tests.own import ALONE, a_question, en, for_one
from tests.store.test_library_own_alone import LIBRARY
from tests.web.own import HERE, Desk, as_stands, brings_in
from tests.web.practice import Home, a_home, first_of, text
from tests.web.test_both import received
from tests.web.test_couple_page import hands
from tests.web.test_practice_wish import unfolded
from tests.web.test_self import begins as takes_up
from tests.web.test_self import door, main, says


@pytest.fixture(scope="module")
def shared_home(app: Flask, accounts: Accounts) -> Home:
    return a_home(app, accounts)


@pytest.fixture
def home(shared_home: Home) -> Home:
    shared_home.empties()
    return shared_home


WHOLE: dict[str, str | list[str]] = {
    "about.en": "A look back.\nFor you alone.",
    "track": "self-image",
    "tags": ["thought"],
    "minutes": "5",
    "depth": "1",
    "closing.en": "A week is a week.",
    "printed": ["yes"],
    "written": "en",
}
ASKED: dict[str, str | list[str]] = {
    "ask.en": "How was this week?",
    "chips.en": "Heavy\nI can’t tell",
    "write": ["yes"],
}


def a_file(title: str = ALONE, *questions: dict[str, Any], **more: Any) -> str:
    return written(for_one(*questions, title=en(title), **more))


def finished(home: Home, title: str, *questions: dict[str, Any]) -> Desk:
    desk = brings_in(home.noa, a_file(title, *questions))
    desk.finishes()
    return desk


def test_it_is_written_question_by_question_checked_and_finished_without_scripts(home: Home) -> None:
    home.noa.get(HERE)
    desk = Desk(home.noa, home.noa.post(HERE, title="By hand", written="en", company="alone").location)
    page = text(home.noa, desk.path)
    assert "For each of the two alone." in page
    assert "Add a question" in page
    assert "Said aloud" not in page
    assert desk.fills(desk.about, **WHOLE) == desk.path
    twice = {"once": "f" * 32}
    assert {home.noa.post(f"{desk.path}/steps", **twice).location for _ in range(2)} == {desk.step(1)}, "a double tap"
    assert "Please write this." in text(home.noa, desk.step(1))
    assert home.noa.post(f"{desk.path}/finish").status_code == 409
    assert desk.fills(desk.step(1), **ASKED) == desk.step(1)
    page = text(home.noa, desk.step(1))
    assert "This question is whole." in page
    assert re.search(r'<label class="tap"><input[^>]*><span>Heavy</span>', page), "as the phone will show it"
    assert "Nothing is left to do." in text(home.noa, desk.path)
    desk.finishes()
    assert "Version 1 is finished" in text(home.noa, desk.path)
    assert home.noa.get(f"{desk.step(1)}/ideas").status_code == 404
    assert "Each alone" in text(home.noa, HERE)


def test_what_is_typed_wrong_is_kept_and_said_beside_it(home: Home) -> None:
    desk = brings_in(home.noa, written(for_one(**both_languages())))
    desk.fills(desk.step(1), write=[], **{"chips.en": "Heavy\n" + "x" * 61, "ask.en": "Glad!"})
    page = text(home.noa, desk.step(1))
    assert "Sixty letters at most" in page
    assert "A full stop is calmer." in page
    desk.fills(desk.step(1), **{"chips.en": "Heavy\nLight\nMore", "ask.en": "How?"})
    page = text(home.noa, desk.step(1))
    assert re.search(r'id="f-chips-es-error">.*?as many lines in Spanish', page, re.DOTALL)
    desk.fills(desk.step(1), **{"chips.en": "", "chips.es": ""})
    assert "Nothing can be said to this one." in text(home.noa, desk.step(1))
    desk.fills(desk.step(1), body=["yes"], **{"chips.en": "Heavy", "chips.es": "Pesada"})
    assert "do not go together" in text(home.noa, desk.step(1))
    desk.fills(desk.step(1), **{"chips.en": "", "chips.es": ""})
    page = text(home.noa, desk.step(1))
    assert "This question is whole." in page
    assert 'name="body" value="yes" checked' in unfolded(page)


def both_languages() -> dict[str, Any]:
    one = a_question(ask={"en": "How?", "es": "¿Cómo?"}, chips=[{"id": "c1", "label": {"en": "Heavy", "es": "Pesada"}}])
    lines = {"about": {"en": ["One."], "es": ["Una."]}, "closing": {"en": ["End."], "es": ["Fin."]}}
    return lines | {"languages": ["en", "es"], "title": {"en": "Wrong", "es": "Mal"}, "questions": [one]}


def test_a_line_that_stays_keeps_its_name_and_what_a_file_said_of_it(home: Home) -> None:
    chips = [{"id": "one", "label": en("Heavy"), "then": en("Rest a moment.")}, {"id": "two", "label": en("Light")}]
    desk = brings_in(home.noa, a_file("Lines", a_question(chips=chips)))
    desk.fills(desk.step(1), **{"chips.en": "Quiet\nLight, mostly\nHeavy"})
    file = home.noa.get(f"{desk.path}/file/0").text
    found = re.findall(r'\[\[questions.chips\]\]\nid = "([^"]+)"\nlabel.en = "([^"]+)"', file)
    assert found == [("c1", "Quiet"), ("two", "Light, mostly"), ("one", "Heavy")]
    assert 'then.en = "Rest a moment."' in file


def test_looking_shows_what_stands_in_the_form_and_keeps_nothing(home: Home) -> None:
    desk = brings_in(home.noa, a_file("Looked at"))
    form: dict[str, Any] = as_stands(home.noa, desk.step(1))
    looked = home.noa.post(f"{desk.step(1)}/look", **{**form, "ask.en": "Other words?"})
    assert (looked.status_code, "Other words?" in looked.text) == (200, True)
    assert "Other words?" not in text(home.noa, desk.step(1))


def test_questions_are_moved_copied_and_left_out_by_name(home: Home) -> None:
    desk = brings_in(home.noa, a_file("Moved", a_question("one"), a_question("two", ask=en("Second?"))))
    home.noa.post(f"{desk.step(2)}/up", of="two")
    page = text(home.noa, desk.path)
    assert page.index("Second?") < page.index("How was this week?")
    home.noa.post(f"{desk.step(1)}/double", of="two")
    home.noa.post(f"{desk.step(1)}/away", of="two")
    assert text(home.noa, desk.path).count("Second?</h3>") == 1
    assert home.noa.post(f"{desk.step(1)}/away", of="two").status_code == 409


def test_what_is_taken_along_is_brought_in_again_as_it_was_and_a_mistake_has_its_line(home: Home) -> None:
    desk = finished(home, "Along")
    for version in (0, 1):
        file = home.noa.get(f"{desk.path}/file/{version}")
        assert file.headers["Content-Disposition"] == 'attachment; filename="practice.toml"'
        again = brings_in(home.noa, file.text)
        assert home.noa.get(f"{again.path}/file/0").text == home.noa.get(f"{desk.path}/file/0").text
    home.noa.get(f"{HERE}/bring-in")
    refused = home.noa.post(f"{HERE}/bring-in", text=a_file(order=3))
    assert refused.status_code == 422
    assert re.search(r"<strong>Line \d+</strong> <code>order</code>", html.unescape(refused.text))


def test_each_answers_alone_and_neither_partner_nor_therapist_reads_it_unless_it_is_handed(home: Home) -> None:
    finished(home, "A look back")
    assert "A look back" not in text(home.ana, "/self")
    home.proposes("A look back")
    pages = ("/", "/self", "/practice", "/library")
    theirs = [received(home.ben, page) for page in pages]
    hers = [received(home.noa, page) for page in ("/desk", home.here)]
    assert "Each alone" in text(home.ana, first_of(home.ana))
    there = re.search(r'href="(/self/about/[0-9a-f]+)"[^>]*>Go to it', home.ana.page)
    assert there
    assert "Written by your therapist, not by this product." in text(home.ana, there[1])
    assert there[1] in text(home.ana, "/library")
    assert door(home.ana, "A look back") == there[1]
    entry = takes_up(home.ana, "A look back")
    assert says(home.ana, entry, 1, "c1", text="Overfull <b>days</b>") == f"{entry}/2"
    assert says(home.ana, entry, 2, text="Sleep") == entry
    page = text(home.ana, entry)
    assert "A week is a week." in page
    assert "Heavy" in page
    assert [received(home.ben, page) for page in pages] == theirs
    assert [received(home.noa, page) for page in ("/desk", home.here)] == hers
    for other in (home.ben, home.noa):
        assert other.get(entry).status_code in (403, 404)
    couple = home.here.removesuffix("/practice")
    assert "Overfull" not in text(home.noa, couple)
    hands(home.ana, entry, "entry")
    page = text(home.noa, couple)
    assert "How was this week?" in page
    assert "Overfull <b>days</b>" in page
    assert "Overfull" not in main(home.ben.get("/self").text)


def test_when_it_is_over_one_keeps_ones_own_words_with_the_questions_and_nothing_can_be_begun(home: Home) -> None:
    desk = finished(home, "Kept for oneself", a_question())
    home.proposes("Kept for oneself")
    entry = takes_up(home.ana, "Kept for oneself")
    says(home.ana, entry, 1, "c1", text="Mine")
    there = door(home.ana, "Kept for oneself")
    desk.fills(desk.step(1), **{"ask.en": "Asked otherwise?"})
    desk.finishes()
    home.noa.post(f"{desk.path}/retire")
    home.noa.post(f"{desk.path}/delete")
    assert "Kept for oneself" in text(home.noa, home.here), "what the couple has keeps its name"
    home.empties()
    page = text(home.ana, "/self")
    assert "From before" in page
    assert "Kept for oneself" in page
    page = text(home.ana, entry)
    assert "How was this week?" in page
    assert "Mine" in page
    page = text(home.ana, there)
    assert "It is not proposed to you any more." in page
    assert ">Begin<" not in page
    assert home.ana.post(there).status_code == 404
    assert home.ben.get(there).status_code == 404
    assert says(home.ana, entry, 1, "c2", text="Still mine", end="y") == entry
    assert "Still mine" in text(home.ana, entry)
    home.ana.post(f"{entry}/delete")
    assert home.ana.get(there).status_code == 404


def test_what_is_left_stands_on_no_page_of_ones_own_and_can_be_found_again(home: Home) -> None:
    finished(home, "Left aside")
    home.proposes("Left aside")
    path = first_of(home.ana)
    home.ana.post(path, say="leaves")
    assert "Left aside" not in text(home.ana, "/self")
    assert "Left aside" not in text(home.ana, "/library")
    assert "Left aside" in text(home.ben, "/self")
    assert "Left aside" in text(home.ana, "/practice")


def test_a_practice_for_paper_can_be_printed_also_when_it_is_proposed_no_more(home: Home) -> None:
    brings_in(home.noa, a_file("On paper", printed=True)).finishes()
    home.proposes("On paper")
    entry = takes_up(home.ana, "On paper")
    says(home.ana, entry, 1, "c1", text="For my doctor")
    there = door(home.ana, "On paper")
    home.empties()
    page = text(home.ana, f"{there}/print")
    assert "For my doctor" in page
    assert "to questions of a therapist" in page


def test_the_librarys_own_are_as_they_were(home: Home) -> None:
    page = text(home.ben, "/self")
    for practice in LIBRARY.practices.values():
        assert practice.words("en")["title"] in page
