"""A therapist's file holds what they wrote themselves, and nothing that anybody shared; it asks for the password."""

import json

from tests.accounts import PASSWORD
from tests.web.conftest import Browser
from tests.web.practice import as_offered, thing
from tests.web.test_couple_page import fill_in, hands, noa, space

__all__ = ["noa"]  # the therapist of these tests


def test_own_notes_and_profile_are_in_it_and_no_couple_is(noa: Browser, ana: Browser, ben: Browser) -> None:
    there = space(noa)
    noa.get(f"{there}/notes")
    noa.post(f"{there}/notes", text="Ask <about> the summer, señor")
    noa.get("/desk/programmes")
    form = thing(noa, noa.post("/desk/programmes", name="Slow weeks").location, "Speaker and listener")
    noa.post(form, **{**as_offered(noa, form), "reason": "To hear each other", "order": "after"})
    noa.get("/desk/own")
    noa.post("/desk/own", title="Three good things", written="en")
    noa.get("/desk/help/emergency")
    noa.post("/desk/help/emergency", emergency="Ring the practice")
    fill_in(ana, ben)
    hands(ana, "/mine/kept/good", "keepsake")
    assert 'href="/desk/export"' in noa.get("/desk").text
    noa.get("/desk/export")
    answer = noa.post("/desk/export", password=PASSWORD)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mine.json"'
    assert answer.headers["Cache-Control"] == "no-store"
    mine = json.loads(answer.text)
    assert mine["notes"] == ["Ask <about> the summer, señor"]
    assert mine["profile"]["chosen_name"] == "Noa"
    assert set(mine) == {"notes", "profile", "programmes", "exercises", "help"}
    (programme,) = mine["programmes"]
    assert programme["name"] == "Slow weeks"
    assert (programme["parts"][0]["reason"], programme["parts"][0]["order"]) == ("To hear each other", "after")
    assert [each["draft"]["title"] for each in mine["exercises"]] == [{"en": "Three good things"}]
    assert mine["help"]["emergency"] == "Ring the practice"
    for not_theirs in ("We laughed", "Ana", "Ben", there.rpartition("/")[2], PASSWORD):
        assert not_theirs not in answer.text


def test_notes_of_a_couple_that_ended_it_are_still_ones_own(noa: Browser, ana: Browser) -> None:
    there = space(noa)
    noa.get(f"{there}/notes")
    noa.post(f"{there}/notes", text="About the summer")
    ana.get("/guide/end")
    ana.post("/guide/end")
    noa.get("/desk/export")
    assert json.loads(noa.post("/desk/export", password=PASSWORD).text)["notes"] == ["About the summer"]


def test_without_the_password_there_is_no_file(noa: Browser, ana: Browser) -> None:
    page = noa.get("/desk/export")
    assert "we keep no copy" in page.text
    for wrong in ("", "not the password at all"):
        answer = noa.post("/desk/export", password=wrong)
        assert answer.status_code in (401, 403, 422)
        assert answer.mimetype == "text/html"
    assert ana.get("/desk/export").status_code == 404
