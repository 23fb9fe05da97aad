"""Every exercise of the library is walked from its first to its last step by two people, in both languages."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from couples.domain.exercise import Outline
from couples.store.library import load_library
from tests.ground import keeps_a_comfort, shares_a_stop_word
from tests.realtime.walking import Walk
from tests.server import Server, a_server
from tests.wires import Wire, two_people

LIBRARY = load_library()
CLOSED_AT_FIRST = {"sensory-ladder", "three-minute-turns", "restorative-rest"}
EXERCISES = [pytest.param(outline, id=name) for name, outline in sorted(LIBRARY.outlines.items())]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with a_server(tmp_path_factory.mktemp("every") / "house", "eventlet", "demo") as running:
        yield running


@pytest.fixture(scope="module", autouse=True)
def ground(server: Server) -> None:
    """Both keep a comfort, one shares a stop word, and pause is practised once together."""
    ana, ben = two_people(server)
    assert CLOSED_AT_FIRST.isdisjoint(_shelf(ana)), "touch is closed before its ground is there"
    for wire in (ana, ben):
        keeps_a_comfort(wire)
    shares_a_stop_word(ana)
    ana.opens(f"/s/{ana.session}")
    assert CLOSED_AT_FIRST.isdisjoint(_shelf(ana)), "pause was not practised yet"
    ana.connects()
    ben.connects()
    answer = ana.permits("Propose", exercise="sensory-ladder", length=30, depth=1, option="")
    assert answer["reason"] == "not-open-yet"
    walk = Walk(ana, ben, LIBRARY.outlines["rehearsal"], pausing=True)
    walk.begins()
    walk.to_the_end()
    ana.opens(f"/s/{ana.session}")
    for wire in (ana, ben):
        wire.leaves()


def _shelf(wire: Wire) -> set[str]:
    return set(re.findall(r'data-exercise="([a-z-]+)"', wire.page))


@pytest.fixture
def two(server: Server) -> Iterator[tuple[Wire, Wire]]:
    ana, ben = two_people(server)
    yield ana.connects(), ben.connects()
    for wire in (ana, ben):
        wire.leaves()


def words(wire: Wire, exercise: str) -> dict[str, Any]:
    answer = wire.web.get(f"{wire.base}/s/{wire.session}/exercises/{exercise}", timeout=5)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize("outline", EXERCISES)
def test_it_is_walked_to_its_end_and_has_its_words_in_both_languages(two: tuple[Wire, Wire], outline: Outline) -> None:
    said = {lang: LIBRARY.unfilled(outline.id, lang) for lang in ("en", "es")}
    assert words(two[0], outline.id) == said["en"], "the page asks for what the library has"
    assert said["en"]["title"] != said["es"]["title"]
    for language in said.values():
        assert [step["id"] for step in language["steps"]] == [step.id for step in outline.steps]
        assert all(step["heading"] and step["lines"] and step["end"] for step in language["steps"])
    walk = Walk(*two, outline)
    walk.begins()
    assert walk.to_the_end() == [step.id for step in outline.steps]


@pytest.mark.parametrize("outline", EXERCISES)
def test_it_is_paused_and_loaded_anew_in_every_step(two: tuple[Wire, Wire], outline: Outline) -> None:
    walk = Walk(*two, outline, pausing=True)
    walk.begins()
    assert walk.to_the_end() == [step.id for step in outline.steps]


def test_touch_is_on_the_shelf_of_both_once_its_ground_is_there(two: tuple[Wire, Wire]) -> None:
    for wire in two:
        wire.opens(f"/s/{wire.session}")
        assert _shelf(wire) >= CLOSED_AT_FIRST
        assert "when three things are there" not in wire.page
