"""Practice over the pages: proposed on a desk, answered alone, shared and withdrawn by its owner."""

import html
import re

import pytest
from flask import Flask

from tests.accounts import Accounts
from tests.web.conftest import BrowserOf
from tests.web.practice import Home, a_home, a_therapist, as_offered, first_of, text, thing

LISTEN, LADDER = "Speaker and listener", "Sensory ladder"


@pytest.fixture(scope="module")
def shared_home(app: Flask, accounts: Accounts) -> Home:
    return a_home(app, accounts)


@pytest.fixture
def home(shared_home: Home) -> Home:
    """The one of this file, with nothing proposed."""
    shared_home.empties()
    return shared_home


def test_it_is_proposed_read_answered_and_done_by_both(home: Home) -> None:
    noa, ana = home.noa, home.ana
    assert "Nothing stands here yet" in text(noa, home.here)
    home.proposes(LISTEN, window="14")
    assert "To hear each other out" in text(noa, home.here)
    assert f"Practice: {LISTEN} · Open" in text(noa, "/desk")
    for person in (ana, home.ben):
        assert 'href="/practice"' in person.get("/").text
        path = first_of(person)
        words = "To hear each other out", "Why, in the words of Noa", "It stays open until", "no yes to any"
        for said in (*words, "until you have both said that you did it"):
            assert said in text(person, path)
        person.post(path, say="done")
        assert "I did it" in text(person, path)
    assert "Both told it done" in text(noa, home.here)
    assert "Practice: " not in text(noa, "/desk")
    ana.post(first_of(ana), say="nothing")
    assert "What do you say to it?" in text(ana, first_of(ana))
    assert "Both told it done" not in text(noa, home.here)


def test_asking_for_a_change_is_shared_as_it_stands_and_withdrawn(home: Home) -> None:
    noa, ana = home.noa, home.ana
    home.proposes(LISTEN)
    path = first_of(ana)
    assert ana.post(path, say="change").location == f"{path}/words"
    assert "What would suit you better?" in text(ana, f"{path}/words")
    ana.post(f"{path}/words", words="Shorter, <b>please</b>")
    assert "Shorter" not in text(noa, home.here)
    assert "No secrets." in text(ana, path)
    assert ana.post(f"{path}/share", says="change", words="Longer").status_code == 409
    ana.post(f"{path}/share", says="change", words="Shorter, <b>please</b>")
    assert "You and Noa" in text(ana, path)
    seen = noa.get(home.here).text
    assert "Ana lets you read:" in seen
    assert "Shorter, &lt;b&gt;please&lt;/b&gt;" in seen
    assert "A change is asked for" in text(noa, "/desk")
    assert "Shorter" not in text(home.ben, first_of(home.ben))
    assert "What you said to “Speaker and listener”" in text(ana, "/guide/openings")
    assert "What you said" not in text(home.ben, "/guide/openings")
    ana.post(f"{path}/withdraw")
    assert "Shorter" not in text(noa, home.here)
    assert "A change is asked for" not in text(noa, "/desk")


def test_words_that_do_not_fit_stay_where_they_were_typed(home: Home) -> None:
    home.proposes(LISTEN)
    path = first_of(home.ana)
    assert home.ana.get(f"{path}/words").location == path
    home.ana.post(path, say="takes")
    long = home.ana.post(f"{path}/words", words="x" * 601)
    assert (long.status_code, "x" * 601 in long.text) == (422, True)
    assert home.ana.post(path, say="whatever").status_code == 422


def test_the_second_half_of_a_double_tap_says_nothing_and_shares_nothing(home: Home) -> None:
    home.proposes(LISTEN)
    path = first_of(home.ana)
    home.ana.post(path, say="change")
    for answer in ("nothing", "takes", "leaves", "done"):
        home.ana.get(path)
        at = home.ana.hidden("at")
        home.ana.post(path, say=answer, at=at)
        home.ana.post(f"{path}/share", says="change", words="", at=at)
        assert "I would like it different" in text(home.ana, path)
        assert "Only you can see this." in home.ana.page


def test_c6_touch_has_no_date_and_says_so_kindly(home: Home) -> None:
    path = thing(home.noa, home.here, LADDER)
    fields = as_offered(home.noa, path)
    assert 'name="window"' not in home.noa.page
    refused = home.noa.post(path, **{**fields, "reason": "Slowly", "window": "7"})
    assert refused.status_code == 422
    assert "Nothing with touch has a date here" in html.unescape(refused.text)
    assert "Slowly" in refused.text
    home.proposes(LADDER)
    assert "Without a date" in text(home.noa, home.here)
    assert "It has no date" in text(home.ana, first_of(home.ana))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("reason", "", "Please fill this in"),
        ("reason", "x" * 601, "a little shorter"),
        ("length", "", "Please pick one"),
        ("window", "91", "from 1 to 90"),
        ("window", "soon", "from 1 to 90"),
        ("order", "", "Please pick one"),
        ("delay", "0", "from 1 to 90"),
        ("delay", "", "from 1 to 90"),
    ],
)
def test_a_plan_that_does_not_fit_is_shown_again(home: Home, field: str, value: str, words: str) -> None:
    path = thing(home.noa, home.here, LISTEN)
    fields = {**as_offered(home.noa, path), "reason": "Kept", "order": "later", "delay": "3", field: value}
    answer = home.noa.post(path, **fields)
    assert answer.status_code == 422
    assert words in html.unescape(answer.text)
    assert field == "reason" or "Kept" in answer.text


def test_t11_what_only_the_hurt_person_brings_up_is_not_in_the_list_to_choose_from(home: Home) -> None:
    page = text(home.noa, f"{home.here}/choose")
    assert LISTEN in page
    assert "After a line was crossed" not in page


def test_a_double_tap_proposes_once_and_takes_back_once(home: Home) -> None:
    path = thing(home.noa, home.here, LISTEN)
    fields = as_offered(home.noa, path) | {"once": home.noa.hidden("once")}
    for _ in range(2):
        home.noa.post(path, **fields)
    (found,) = home.ids()
    for _ in range(2):
        assert home.noa.post(f"{home.here}/{found}/take-back").status_code == 303
    assert home.ids() == []


def test_what_one_leaves_opens_the_next_for_them_alone(home: Home) -> None:
    home.proposes(LISTEN, reason="The first")
    home.proposes(LISTEN, reason="The second", order="after")
    assert "Opens when the one before it is behind them." in text(home.noa, home.here)
    home.ana.post(first_of(home.ana), say="leaves")
    assert "The second" in text(home.ana, first_of(home.ana))
    assert "The first" in text(home.ben, first_of(home.ben))


def test_solo_practice_leads_to_ones_own_place(home: Home) -> None:
    path = re.findall(r'href="([^"]+/new/[0-9a-f]+)"', text(home.noa, f"{home.here}/choose?g=2"))[0]
    assert 'name="depth"' not in home.noa.get(path).text
    home.noa.post(path, reason="For yourself", order="free")
    assert re.search(r'href="/(self/about/|toolkit#)', text(home.ana, first_of(home.ana)))
    assert "Each alone" in text(home.ana, "/practice")


def test_what_is_taken_up_stands_in_ones_own_lobby_with_its_ceiling(home: Home) -> None:
    home.proposes(LISTEN, most_length="5", most_depth="1")
    home.ana.post(first_of(home.ana), say="takes")
    room = home.ana.post("/s").location
    home.ben.post("/s")
    assert "What you would like to try" not in text(home.ben, f"{room}/arriving")
    assert "What you would like to try" in text(home.ana, f"{room}/arriving")
    found = re.search(r'data-exercise="([^"/]+)/5/1"', home.ana.page)
    assert found
    for person in (home.ana, home.ben):
        choosing = person.get(f"{room}/choosing/{found[1]}/15/3").text
        assert 'data-length="5" data-depth="1"' in choosing
        assert 'name="length"' not in choosing


def test_looking_at_it_together_opens_the_room_there(home: Home) -> None:
    home.proposes(LISTEN)
    look = re.search(r'name="look" value="([0-9a-f]+)"', text(home.ana, first_of(home.ana)))
    assert look
    room = home.ana.post("/s", look=look[1]).location
    assert 'data-look="speaker-and-listener"' in home.ana.get(room).text


def test_what_is_not_on_their_shelf_does_not_open_and_the_therapist_is_not_told(home: Home) -> None:
    home.proposes(LADDER)
    assert "not on your shared shelf just now" in text(home.ana, first_of(home.ana))
    assert "shelf just now" not in text(home.noa, home.here)


def test_another_therapist_and_another_couple_find_nothing(
    a_browser: BrowserOf, accounts: Accounts, home: Home
) -> None:
    home.proposes(LISTEN)
    path, max_, cleo = first_of(home.ana), a_browser(), a_browser()
    a_therapist(max_, accounts)
    for address in (home.here, f"{home.here}/choose", thing(home.noa, home.here, LISTEN)):
        assert max_.get(address).status_code == 404
    cleo.starts("Cleo")
    assert "once both of you have let one in" in text(cleo, "/practice")
    assert cleo.get(path).status_code == 404
    assert cleo.post(path, say="takes").status_code == 404
    home.empties()
    assert home.ana.get(path).status_code == 404


@pytest.mark.parametrize("who", ["noa", "ana", "ben"])
def test_with_the_admission_it_ends_on_every_page(home: Home, who: str) -> None:
    home.proposes(LISTEN)
    path = first_of(home.ana)
    home.ana.post(path, say="takes")
    getattr(home, who).post(home.here.replace("/practice", "/end") if who == "noa" else "/guide/end")
    assert home.ana.get(path).status_code == 404
    assert home.ana.post(path, say="done").status_code == 404
    assert home.ana.post(f"{path}/share", says="takes").status_code == 404
    assert "once both of you have let one in" in text(home.ben, "/practice")
    assert 'href="/practice"' not in home.ben.get("/").text
    assert home.noa.get(home.here).status_code == 404
    assert home.noa.post(f"{home.here}/programme", programme="x").status_code == 404
    home.lets_in()
