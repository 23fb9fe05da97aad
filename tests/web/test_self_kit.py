"""A comfort kit is gathered by tapping, one's own things first, and lies at hand in a room without telling anybody."""

import re

import pytest

from tests.web.conftest import Browser, link
from tests.web.test_self import door, main


def things(page: str) -> list[str]:
    """What can still be tapped."""
    return re.findall(r'name="text" value="([^"]+)"', page)


def test_one_tap_puts_a_thing_into_the_kit_and_it_is_not_offered_twice(ana: Browser) -> None:
    there = door(ana, "Something to hold", "/self/kit")
    first, *others = things(ana.get(there).text)
    assert ana.post(there, text=first).location == there
    ana.post(there, text=first)
    page = ana.get(there).text
    assert things(page) == others
    assert len(re.findall(rf">{first}</span>", page)) == 1
    assert first in main(ana.get("/self/kit").text)


def test_own_words_are_kept_and_deleted_for_good(ana: Browser) -> None:
    there = door(ana, "Somebody", "/self/kit")
    ana.post(there, text="Noor <3")
    page = ana.get(there).text
    assert "Noor &lt;3" in page
    away = re.search(r'action="([^"]+/delete)"', page)
    assert away
    assert ana.post(away[1]).location == there
    assert "Noor" not in ana.get("/self/kit").text
    ana.post("/bring-back", undo=ana.hidden("undo"))
    assert "Noor" in ana.get("/self/kit").text


@pytest.mark.parametrize("text", ["", "   ", "x" * 281])
def test_what_does_not_fit_says_so(ana: Browser, text: str) -> None:
    there = door(ana, "A place", "/self/kit")
    answer = ana.post(there, text=text)
    assert answer.status_code == 422
    assert "error" in answer.text


def test_the_kit_at_hand_is_a_layer_of_the_room_with_ones_own_things_alone(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    ana.post(door(ana, "A place", "/self/kit"), text="By the stove")
    room = ana.post("/s").location
    ben.post("/s")
    ana.post(f"{room}/pause")
    before = ben.get(room).text
    assert "By the stove" in ana.get("/self/kit/at-hand").text
    assert "By the stove" not in ben.get("/self/kit/at-hand").text
    assert "Nothing is in it yet" in ben.get("/self/kit/at-hand").text
    assert "data-close" in ben.page
    scene = re.compile(r'"seq": ?(\d+)')
    assert scene.findall(ben.get(room).text) == scene.findall(before), "opening it is no event of the session"
    assert "By the stove" not in ana.get(room).text, "it is not in the room before it is asked for"
