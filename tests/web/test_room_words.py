"""Words found inside the room: for nobody else's eyes until they are brought, and kept only by choice."""

import re

import pytest

from tests.web.conftest import Browser, BrowserOf, link


@pytest.fixture
def room(ana: Browser, ben: Browser) -> str:
    link(ana, ben)
    address = str(ana.post("/s").location)
    ben.post("/s")
    return address


def lays(one: Browser, room: str, text: str, **more: str) -> tuple[int, dict[str, str]]:
    answer = one.client.post(f"{room}/words", data={"csrf_token": one.token(), "text": text} | more)
    return answer.status_code, answer.json or {}


def test_every_way_to_say_something_is_a_sentence_to_tap(ana: Browser, room: str) -> None:
    refs = re.findall(r'data-script="([0-9a-f]{10})"', ana.get(f"{room}/words").text)
    assert len(refs) == len(set(refs)) > 6
    for ref in refs:
        page = ana.get(f"{room}/words/{ref}").text
        assert "data-part" in page
        assert "Throw it away" in page
        assert "checked" not in page, "nothing is tapped before"
    assert ana.get(f"{room}/words/0123456789").status_code == 404


@pytest.mark.parametrize("keep", [{}, {"keep": "y"}])
def test_a_sentence_is_kept_as_a_draft_only_by_choice(
    ana: Browser, ben: Browser, room: str, keep: dict[str, str]
) -> None:
    status, said = lays(ana, room, "I would like to go slower.\n\nIs that all right?", **keep)
    assert (status, list(said)) == (201, ["item"])
    assert ("I would like to go slower" in ana.get("/drafts").text) is bool(keep)
    assert "go slower" not in ben.get(f"{room}/presented").text, "laid out alone it tells nobody"


def test_nothing_is_said_with_no_words_and_by_nobody_else(ana: Browser, room: str, a_browser: BrowserOf) -> None:
    assert lays(ana, room, " \n ") == (422, {"reason": "words-missing"})
    assert lays(ana, room, "x" * 5001)[0] == 422
    cleo = a_browser()
    cleo.starts("Cleo")
    assert cleo.get(f"{room}/words").status_code == 404
    assert lays(cleo, room, "words")[0] == 404


def test_outside_a_step_nothing_could_be_named(ana: Browser, room: str) -> None:
    assert 'data-left=""' in ana.get(f"{room}/ideas").text
