"""A phone without scripts says how it is in somebody, shares a line and takes it back, and has a minute to settle."""

import re

import pytest

from tests.web.conftest import Browser, BrowserOf, link

Two = tuple[Browser, Browser, str]


@pytest.fixture
def two(ana: Browser, ben: Browser) -> Two:
    link(ana, ben)
    room = str(ana.post("/s").location)
    ben.post("/s")
    ana.get(f"{room}/weather")
    return ana, ben, room


def pressed(page: str) -> list[str]:
    return re.findall(r'aria-pressed="true">([^<]+)<', page)


def taps(one: Browser, room: str, **button: str) -> str:
    """One button of the page as it stands there, and the page after it."""
    hidden = {name: one.hidden(name) for name in ("epoch", "heard")}
    answer = one.post(f"{room}/weather", **hidden, **button)
    assert answer.status_code == 303, answer.text
    return str(one.get(f"{room}/weather").text)


def test_nothing_is_said_beforehand_and_one_tap_says_it_for_oneself_alone(two: Two) -> None:
    ana, ben, room = two
    assert pressed(ana.page) == []
    before = ben.get(room).text.count("Tired")
    page = taps(ana, room, say="body/tired")
    assert pressed(page) == ["Tired"]
    assert "Only you can see this." in page
    assert ben.get(room).text.count("Tired") == before
    assert pressed(taps(ana, room, say="body/tired")) == ["Tired"], "twice is once"
    assert pressed(taps(ana, room, say="body/")) == []


def test_a_line_is_shared_and_taken_back_by_itself(two: Two) -> None:
    ana, ben, room = two
    taps(ana, room, say="presence/partly")
    assert "You and Ben can see this." in taps(ana, room, share="presence")
    theirs = ben.get(f"{room}/weather").text
    assert "Ana shares with you" in theirs
    assert "Partly here" in re.findall(r'class="only-plain hint centred">(.*?)</p>', ben.get(room).text, re.DOTALL)[0]
    assert "Only you can see this." in taps(ana, room, back="presence")
    assert "Ana shares with you" not in ben.get(f"{room}/weather").text


def test_what_is_kept_is_in_ones_own_pictures(two: Two) -> None:
    ana, _, room = two
    assert "Keep it for myself" not in ana.page
    taps(ana, room, say="mind/calm")
    page = taps(ana, room, keep="y")
    assert "Kept. Only you can see it" in page
    assert pressed(page)[0] in ana.get("/mine/weather").text


def test_a_page_that_has_not_heard_from_us_shares_nothing_and_says_so(two: Two) -> None:
    ana, ben, room = two
    taps(ana, room, say="us/near")
    for old in ({"heard": ""}, {"epoch": "7"}, {"epoch": "9" * 5000}, {"epoch": "soon"}):
        fresh = {"epoch": ana.hidden("epoch"), "heard": ana.hidden("heard")}
        answer = ana.post(f"{room}/weather", share="us", **(fresh | old))
        assert answer.status_code == 409
        assert "Near" in pressed(answer.text)
        assert 'role="alert"' in answer.text
    assert "shares with you" not in ben.get(f"{room}/weather").text


def test_how_long_the_page_is_tells_nothing_of_what_is_said(two: Two) -> None:
    ana, _, room = two
    assert len(ana.get(f"{room}/weather").data) % 256 == 0
    taps(ana, room, say="us/near")
    answer = ana.get(f"{room}/weather", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
    assert len(answer.data) % 256 == 0


def test_what_is_no_line_of_the_weather_changes_nothing(two: Two) -> None:
    ana, _, room = two
    for said in ("good/tired", "nothing", "body"):
        answer = ana.post(f"{room}/weather", say=said)
        assert answer.status_code in (303, 400, 409, 422)
        assert pressed(ana.get(f"{room}/weather").text) == []


def test_the_pause_stands_on_these_pages_too_and_says_when_the_partner_paused(two: Two) -> None:
    ana, ben, room = two
    for page in ("weather", "settle"):
        assert f'action="{room}/pause"' in ana.get(f"{room}/{page}").text
    ben.get(room)
    assert ben.post(f"{room}/pause").status_code == 303
    for page in ("weather", "settle"):
        shown = ana.get(f"{room}/{page}").text
        assert "Ben has paused." in shown
        assert '<meta http-equiv="refresh"' in shown, "it looks again by itself"


def test_a_minute_to_arrive_and_one_to_let_it_settle(two: Two) -> None:
    ana, ben, room = two
    assert f'href="{room}/settle"' in ana.page
    assert "Find five things that you can see" in ana.get(f"{room}/settle").text
    ana.post(f"{room}/end")
    ben.post(f"{room}/end")
    assert f'href="{room}/settle"' in ana.get(room).text
    assert "Drink something, or open a window." in ana.get(f"{room}/settle").text
    assert ana.get(f"{room}/weather").location == room, "the evening is over"


def test_the_plain_door_does_not_come_between_who_is_here_and_the_weather_that_scripts_bring(two: Two) -> None:
    ana, _, room = two
    assert re.search(r'id="presence".*?</p>\s*<div id="stage"', ana.get(room).text, re.DOTALL)


def test_nobody_else_finds_these_pages(two: Two, a_browser: BrowserOf) -> None:
    cleo, room = a_browser(), two[2]
    cleo.starts("Cleo")
    for page in ("weather", "settle"):
        assert cleo.get(f"{room}/{page}").status_code == 404
    assert cleo.post(f"{room}/weather", say="body/tired").status_code == 404
