"""What a picture shows is where its words say it is, and nothing in it can be read as better or worse."""

import re
from math import hypot
from random import Random

from couples.domain.safety import Area, Feels, Spot
from couples.places import PACKAGE
from couples.web.overtime_words import Said
from couples.web.pictures import MIDDLE, branch, dots, numbered, sky

DRAWN = (PACKAGE.parent / "templates/mine/_map.html").read_text()
SAFE, DEPENDS, NOT_NOW = (
    int(re.findall(rf'class="ring {feels}" cx="{MIDDLE}" cy="{MIDDLE}" r="(\d+)"', DRAWN)[0]) for feels in Feels
)
RINGS = {Feels.SAFE: (0, SAFE), Feels.DEPENDS: (SAFE, DEPENDS), Feels.NOT_NOW: (DEPENDS, NOT_NOW)}
QUARTERS = {Area.PEOPLE: (-1, -1), Area.PLACES: (1, -1), Area.WORDS: (-1, 1), Area.TOUCH: (1, 1)}
DOT = 14  # the larger half of a dot


def some_spots(many: int, seed: int) -> tuple[Spot, ...]:
    dice = Random(seed)
    return tuple(Spot(str(at), dice.choice(list(Area)), f"thing {at}", dice.choice(list(Feels))) for at in range(many))


def test_every_dot_lies_in_its_quarter_and_on_its_ring() -> None:
    for seed in range(30):
        spots = {spot.id: spot for spot in some_spots(48, seed)}
        for dot in dots(tuple(spots.values())):
            spot = spots[dot.id]
            near, far = RINGS[spot.feels]
            x, y = dot.x - MIDDLE, dot.y - MIDDLE
            assert near <= hypot(x, y) <= far
            assert (x * QUARTERS[spot.area][0] > DOT, y * QUARTERS[spot.area][1] > DOT) == (True, True)


def test_a_few_things_do_not_lie_on_each_other() -> None:
    """As many as anybody lays of one kind without thinking about it: each is read and touched by itself."""
    for feels in Feels:
        for area in Area:
            for many in range(2, 7):
                drawn = dots(tuple(Spot(str(at), area, "x", feels) for at in range(many)))
                gaps = [hypot(a.x - b.x, a.y - b.y) for a in drawn for b in drawn if a.id < b.id]
                assert min(gaps) > 2 * DOT, (feels, many)


def test_the_numbers_are_those_of_the_list() -> None:
    spots = some_spots(12, 3)
    assert [(dot.number, dot.id) for dot in dots(spots)] == [(n, spot.id) for n, spot in numbered(spots)]


def test_the_sky_has_a_row_for_each_said_line_and_no_word_stands_higher_than_another() -> None:
    def moment(**said: str) -> dict[str, Said]:
        return {line: Said(line, glyph, glyph) for line, glyph in said.items()}

    drawn = sky([moment(body="warm", us="apart"), moment(body="tense")])
    assert [line for line, _ in drawn["rows"]] == ["body", "us"]
    heights = {mark.glyph: mark.y for mark in drawn["marks"]}
    assert heights["warm"] == heights["tense"]
    assert len({mark.x for mark in drawn["marks"]}) == 2


def test_leaves_stand_left_and_right_in_turn_all_of_one_size() -> None:
    drawn = branch(["a walk", "music", "quiet"])
    assert [leaf.side for leaf in drawn["leaves"]] == [1, -1, 1]
    assert drawn["leaves"][1].y - drawn["leaves"][0].y == drawn["leaves"][2].y - drawn["leaves"][1].y
