"""A therapist's programmes over the pages: small, changed part by part, copied, retired, proposed in order."""

import html
import re
import time

import pytest
from flask import Flask

from tests.accounts import Accounts
from tests.services.test_desk_practice import a_couple_of
from tests.web.conftest import Browser, BrowserOf
from tests.web.practice import Home, a_home, a_therapist, as_offered, first_of, text, thing
from tests.web.test_notes import person_id

LISTEN, SILENCE = "Speaker and listener", "Shared silence"


@pytest.fixture(scope="module")
def home(app: Flask, accounts: Accounts) -> Home:
    return a_home(app, accounts)


def a_programme(home: Home, name: str, *reasons: str) -> str:
    """Gives its address; each part after the one before."""
    home.noa.get("/desk/programmes")
    path = home.noa.post("/desk/programmes", name=name).location
    for reason in reasons:
        form = thing(home.noa, path, LISTEN)
        home.noa.post(form, **{**as_offered(home.noa, form), "reason": reason, "order": "after"})
    return str(path)


def test_it_is_made_changed_and_proposed_in_its_order(home: Home) -> None:
    noa = home.noa
    path = a_programme(home, "A slow beginning", "Once", "Twice")
    assert "A slow beginning" in text(noa, "/desk/programmes")
    form = noa.get(f"{path}/part/2").text
    assert re.search(r'value="after"[^>]*checked|checked[^>]*value="after"', form)
    noa.post(f"{path}/part/2", **{**as_offered(noa, f"{path}/part/2"), "reason": "Again", "order": "after"})
    assert "Again" in text(noa, path)
    noa.post(f"{path}/part/2/up")
    assert text(noa, path).index("Again") < noa.page.index("Once")
    found = re.search(r'<option value="([0-9a-f]+)">A slow beginning', text(noa, home.here))
    assert found
    noa.post(f"{home.here}/programme", programme=found[1])
    assert text(noa, home.here).index("Again") < noa.page.index("Once")
    for person in (home.ana, home.ben):
        assert "Again" in text(person, first_of(person))
        assert "A slow beginning" not in person.page
        person.post(first_of(person), say="done")
        assert "Once" in text(person, first_of(person))
    noa.post(f"{path}/part/1/away")
    assert "Again" not in text(noa, path)
    assert "Again" in text(noa, home.here)


def reasons(noa: Browser, path: str) -> list[str]:
    return re.findall(r'own-words-of">([^<]+)<', noa.get(path).text)


def test_the_second_half_of_a_double_tap_leaves_out_nothing_more(home: Home) -> None:
    noa, path = home.noa, a_programme(home, "Three", "One", "Two", "Three")
    noa.get(path)
    was = noa.hidden("was")
    noa.post(f"{path}/part/1/away", was=was)
    noa.post(f"{path}/part/1/away", was=was)
    assert reasons(noa, path) == ["Two", "Three"]
    was = noa.hidden("was")
    for _ in range(2):
        noa.post(f"{path}/part/2/up", was=was)
    assert reasons(noa, path) == ["Three", "Two"]
    assert "Something changed while this page was open" in noa.page
    noa.post(f"{path}/part/1/away", was=noa.hidden("was"), at=str(int(time.time() * 1000)))  # onto the page that came
    assert reasons(noa, path) == ["Three", "Two"]


def test_an_older_page_of_a_part_changes_no_other_part(home: Home) -> None:
    noa, path = home.noa, a_programme(home, "Older", "One", "Two", "Three")
    fields = {
        **as_offered(noa, f"{path}/part/2"),
        "reason": "Two, said anew",
        "order": "after",
        "was": noa.hidden("was"),
    }
    noa.post(f"{path}/part/1/away")
    for _ in range(2):
        assert noa.post(f"{path}/part/2", **fields).status_code in (303, 409)
    assert reasons(noa, path) == ["Two, said anew", "Three"]
    fields |= {**as_offered(noa, f"{path}/part/2"), "reason": "My words", "was": noa.hidden("was")}
    noa.post(f"{path}/part/2", **{**fields, "reason": "Said elsewhere"})
    late = noa.post(f"{path}/part/2", **fields)
    assert late.status_code == 409
    assert "My words" in late.text
    assert reasons(noa, path) == ["Two, said anew", "Said elsewhere"]


def test_a_fourth_thing_is_asked_for(home: Home) -> None:
    path = a_programme(home, "Small", "1", "2", "3")
    refused = home.noa.get(f"{path}/choose")
    assert refused.status_code == 409
    assert "Three are plenty" in html.unescape(refused.text)
    home.noa.post(path, name="Longer", long="y")
    form = thing(home.noa, path, SILENCE)
    home.noa.post(form, **as_offered(home.noa, form))
    assert SILENCE in text(home.noa, path)
    home.noa.post(path, name="")
    assert "Please fill this in" in home.noa.page


def test_a_copy_retiring_and_deleting(home: Home) -> None:
    noa, path = home.noa, a_programme(home, "To keep", "Mine")
    copy = noa.post(f"{path}/duplicate").location
    assert "To keep, once more" in text(noa, copy)
    assert "Mine" in noa.page
    noa.post(f"{copy}/retire")
    assert "Retired: it is offered no more" in text(noa, copy)
    assert "To keep, once more" not in text(noa, home.here)
    noa.post(f"{copy}/bring-back")
    assert "To keep, once more" in text(noa, home.here)
    noa.post(f"{copy}/delete")
    assert noa.get(copy).status_code == 404
    assert "Mine" in text(noa, path)


def test_another_therapist_finds_nothing_of_it(a_browser: BrowserOf, accounts: Accounts, home: Home) -> None:
    path, other = a_programme(home, "Hers", "Mine"), a_browser()
    a_therapist(other, accounts)
    for address in (path, f"{path}/choose", f"{path}/part/1"):
        assert other.get(address).status_code == 404
    for deed in ("retire", "delete", "duplicate", "part/1/away"):
        assert other.post(f"{path}/{deed}").status_code == 404
    assert home.noa.get(f"{path}/part/2").status_code == 404
    assert "Mine" in text(home.noa, path)


def test_a_desk_of_many_couples_is_read_twenty_at_a_time(home: Home, accounts: Accounts) -> None:
    therapist = person_id(accounts, home.noa)
    for n in range(20):
        accounts.store.write(a_couple_of(therapist, n))
    found = [text(home.noa, address) for address in ("/desk", "/desk?after=20", "/desk?after=x")]
    shown = [set(re.findall(r'href="/desk/couples/([0-9a-z]+)"', page)) for page in found]
    assert [len(each) for each in shown] == [20, 1, 20]
    assert not shown[0] & shown[1]
    assert ["More couples" in page for page in found] == [True, False, True]
