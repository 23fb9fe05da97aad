"""The library outside the room: what both leave there, sifted by a plain form, and nothing told or kept of it."""

import re

from tests.web.conftest import Browser, link
from tests.web.test_cards import without_tokens


def titles(page: str) -> list[str]:
    return re.findall(r'class="exercise-title">([^<]+)<', page)


def at(browser: Browser, title: str) -> str:
    """The address of what has this title."""
    found = re.search(rf'href="([^"]+)">\s*<span class="exercise-title">{title}<', browser.get("/library").text)
    assert found, title
    return found[1]


def test_all_of_it_can_be_read_by_somebody_who_is_alone(ana: Browser) -> None:
    shown = titles(ana.get("/library").text)
    assert {"Five things", "After a quarrel", "Sensory ladder", "Grounding", "What is my body saying?"} <= set(shown)
    page = ana.get(at(ana, "Five things")).text
    assert "This one is for two" in page
    assert 'href="/toolkit#tool-grounding"' in page
    assert "Do this together" not in page


def test_an_exercise_says_what_it_is_before_anybody_proposes_it(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    page = ana.get(at(ana, "Questions to the body")).text
    for words in (
        "10 minutes",
        "Noticing the body",
        "Memories may come",
        "When to leave it",
        "First, the room",
        "Do this alone",
    ):
        assert words in page, words
    assert re.search(r'href="/self/about/[0-9a-f]+">Do this alone', page)


def test_one_door_leads_into_the_room_and_looks_at_it_there_for_ones_own_eyes(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    address = at(ana, "Five things")
    ana.get(address)
    room = ana.post("/s", look=address.rsplit("/", 1)[1]).location
    ben.post("/s")
    assert 'data-look="five-things"' in ana.get(room).text
    assert "data-look" not in ben.get(room).text
    assert "data-look" not in ana.get(room.partition("?")[0]).text
    assert "data-look" not in ben.get(f"{room.partition('?')[0]}?h=zz").text


def test_what_either_leaves_out_is_not_there_for_either(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    breath = at(ana, "Breathe together")
    ben.post("/cards/left-out", topic="breath")
    for browser in (ana, ben):
        assert "Breathe together" not in titles(browser.get("/library").text)
    assert ana.get(breath).status_code == 404
    ben.post("/cards/left-out")


def test_a_step_beyond_what_either_leaves_out_is_not_told(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    address = at(ana, "What helps afterwards")
    assert "Closeness, as words only" in ana.get(address).text
    ben.post("/cards/left-out", topic="hug")
    page = ana.get(address).text
    assert "What is good for us afterwards" in page
    assert "Closeness, as words only" not in page
    assert "Also closeness and touch" not in page


def test_touch_stands_there_only_when_it_is_open_for_both(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    assert "Sensory ladder" not in titles(ana.get("/library").text)
    assert 'data-chip="b5"' not in ana.get("/library").text


def test_the_form_sifts_without_a_script(ana: Browser) -> None:
    everything = titles(ana.get("/library").text)
    tired = titles(ana.get("/library?a=1").text)
    assert {"Five things", "Grounding", "Shared silence"} <= set(tired)
    assert "After a quarrel" not in tired
    assert set(titles(ana.get("/library?b=3").text)) == {
        "After a quarrel",
        "After a line was crossed",
        "A break when it is too much",
    }
    alone = titles(ana.get("/library?g=2").text)
    assert "Grounding" in alone
    assert "Five things" not in alone
    no_body = titles(ana.get("/library?f=2&f=3").text)
    assert "Breathe together" not in no_body
    assert "Speaker and listener" in no_body
    assert "A weekly meeting" not in titles(ana.get("/library?e=10&d=1").text)
    assert titles(ana.get("/library?b=&c=&d=&e=").text) == everything
    assert titles(ana.get("/library?b=99&c=x&d=-1&e=1e9&f=%C2%B2&g=0").text) == everything


def test_a_pressed_chip_takes_itself_back_and_the_newest_one_counts(ana: Browser) -> None:
    page = ana.get("/library?b=2").text
    assert '<button class="chip-button" name="b" value="" data-chip="b2" aria-pressed="true">' in page
    assert titles(ana.get("/library?b=2&b=1").text) == titles(ana.get("/library?b=1").text)
    assert "Show all again" in page
    assert "Nothing here fits that just now." in ana.get("/library?a=1&b=3").text


def test_the_shelf_of_the_room_is_sifted_without_a_script_too(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    room = ana.post("/s").location
    ben.post("/s")
    page = ana.get(f"{room}?b=2").text
    rows = {
        name: bool(off)
        for off, name in re.findall(r'<li data-of="[^"]+"( hidden)?><button[^>]+data-exercise="([a-z-]+)"', page)
    }
    assert not rows["five-things"]
    assert rows["repair"]


def test_looking_leaves_no_trace_and_no_address_says_what_was_looked_at(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    before = [without_tokens(ben.get(page).text) for page in ("/", "/library", "/mine", "/cards")]
    address = at(ana, "After a quarrel")
    ana.get(address)
    ana.get("/library?a=1&b=3&f=6")
    assert re.fullmatch(r"/library/[0-9a-f]{10}", address)
    assert at(ben, "After a quarrel") != address, "nobody else can work out what it leads to"
    assert [without_tokens(ben.get(page).text) for page in ("/", "/library", "/mine", "/cards")] == before
    assert "conflict" not in ana.get(address).text.split("<main")[0]
