"""What a couple meets of an exercise that their therapist wrote, and who meets nothing of it."""

import re

import pytest
from flask import Flask

from couples.web import rates
from tests.accounts import Accounts
from tests.own import a_step
from tests.web.conftest import Browser
from tests.web.own import HERE, a_file, brings_in
from tests.web.practice import Home, a_home, a_therapist, as_offered, first_of, text, thing

LISTEN = "Speaker and listener"


@pytest.fixture(scope="module")
def home(app: Flask, accounts: Accounts) -> Home:
    return a_home(app, accounts)


def test_a_couple_meets_only_what_is_proposed_in_its_version_and_reads_who_wrote_it(home: Home) -> None:
    home.empties()
    desk = brings_in(home.noa, a_file(title={"en": "For the two"}))
    desk.finishes()
    assert "For the two" not in text(home.ana, "/library")
    home.proposes("For the two")
    page = text(home.ana, first_of(home.ana))
    assert "Written by your therapist, not by this product." in page
    assert "For the two" in text(home.ben, "/library")
    door = re.search(r'<a class="button quiet" href="(/library/[0-9a-f]+)"', text(home.ana, first_of(home.ana)))
    assert door
    assert "Written by your therapist" in text(home.ana, door[1])
    desk.fills(desk.about, **{"title.en": "Another name"})
    desk.finishes()
    assert "For the two" in text(home.ana, door[1]), "what was proposed is the version that was proposed"
    assert "For the two" in text(home.noa, home.here)
    assert "Another name" in text(home.noa, f"{home.here}/choose")
    assert "For the two" not in home.noa.page, "the newest version is the one to choose"
    home.noa.post(f"{desk.path}/retire")
    assert "Another name" not in text(home.noa, f"{home.here}/choose")
    home.noa.post(f"{desk.path}/delete")
    assert "For the two" in text(home.ana, door[1])
    page = text(home.noa, home.here)
    assert "<h2>For the two</h2>" in page, "the couple's copy keeps its name for whoever wrote it"
    assert "For the two of them" in page
    assert "Change it" not in page
    assert "Practice: For the two ·" in text(home.noa, "/desk")
    home.empties()
    assert home.ana.get(door[1]).status_code == 404
    assert "For the two" not in text(home.ben, "/library")


def test_what_is_called_as_in_the_library_says_whose_it_is(home: Home) -> None:
    home.empties()
    brings_in(home.noa, a_file(title={"en": LISTEN})).finishes()
    choose = text(home.noa, f"{home.here}/choose")
    rows = re.findall(rf'href="([^"]+)">\s*<span class="exercise-title">{LISTEN}<(.*?)</a>', choose, re.DOTALL)
    assert sorted("Yours · " in row for _, row in rows) == [False, True]
    for path, _ in rows:
        home.noa.post(path, **as_offered(home.noa, path))
    for person in (home.ana, home.ben):
        page = text(person, "/practice")
        assert (page.count(f'exercise-title">{LISTEN}<'), page.count("Written by your therapist")) == (2, 1)
    home.empties()


def test_another_therapist_finds_nothing_of_it(home: Home, app: Flask, accounts: Accounts) -> None:
    desk = brings_in(home.noa, a_file(title={"en": "Hers alone"}))
    desk.finishes()
    max_ = Browser(app.test_client())
    rates.limiter.reset()
    a_therapist(max_, accounts)
    assert "Hers alone" not in text(max_, HERE)
    paths = ["", "/about", "/steps/1", "/file/0", "/file/1"]
    assert {max_.get(desk.path + path).status_code for path in paths} == {404}
    deeds = ["/finish", "/retire", "/delete", "/duplicate", "/steps/1/away", "/steps/1/look", "/about"]
    assert {max_.post(desk.path + path, of="step-1").status_code for path in deeds} == {404}
    with pytest.raises(AssertionError):
        thing(max_, "/desk/programmes", "Hers alone")
    assert home.ana.get(desk.path).status_code in (403, 404)
    assert "Hers alone" in text(home.noa, desk.path)


def test_a_programme_names_the_version_it_was_put_together_with(home: Home) -> None:
    home.empties()
    desk = brings_in(home.noa, a_file(title={"en": "In a programme"}))
    desk.finishes()
    home.noa.get("/desk/programmes")
    path = home.noa.post("/desk/programmes", name="With an own one").location
    form = thing(home.noa, path, "In a programme")
    home.noa.post(form, **as_offered(home.noa, form))
    desk.fills(desk.about, **{"title.en": "Said otherwise"})
    desk.finishes()
    assert "In a programme" in text(home.noa, path)
    found = re.search(r'<option value="([0-9a-f]+)">With an own one', text(home.noa, home.here))
    assert found
    assert home.noa.post(f"{home.here}/programme", programme=found[1]).status_code == 303
    assert "In a programme" in text(home.ana, first_of(home.ana))


def test_nothing_with_touch_gets_a_date(home: Home) -> None:
    step = a_step("held", touch=True, topics=["hands"])
    more = {"track": "touch", "content_notes": ["touch"], "title": {"en": "Hand in hand"}, "steps": [step]}
    desk = brings_in(home.noa, a_file(**more))
    desk.finishes()
    path = thing(home.noa, home.here, "Hand in hand")
    refused = home.noa.post(path, **{**as_offered(home.noa, path), "window": "7"})
    assert refused.status_code == 422
