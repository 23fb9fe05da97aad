"""Where things lie in a picture. Every picture has a list or a table beside it that says the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, pi, sin
from typing import Any

from couples.domain.safety import Area, Feels, Spots
from couples.domain.weather import LINES
from couples.web.overtime_words import Said

COLUMN, ROW, LEFT, TOP = 27, 52, 72, 8  # of the weather picture
COLUMNS = 10  # at least, so that few moments are not drawn larger than many
MIDDLE = 180  # of the map's square of 360
RADII = {Feels.SAFE: (44, 82), Feels.DEPENDS: (113, 125), Feels.NOT_NOW: (155, 162)}  # where dots lie, inside and out
ROOMY = {Feels.SAFE: 2, Feels.DEPENDS: 6, Feels.NOT_NOW: 8}  # so many lie side by side on one arc
FEW = 4  # so many leave air to the quarters beside them too
EACH = {Feels.SAFE: 3, Feels.DEPENDS: 2, Feels.NOT_NOW: 2}  # of more, every so manyth steps inwards
TURN = {Area.PEOPLE: 2, Area.PLACES: 3, Area.TOUCH: 0, Area.WORDS: 1}  # which quarter, clockwise from lower right
MARGIN = 18  # kept free beside the lines between quarters, so that no dot lies on one
LEAF_ROW = 46


@dataclass(frozen=True, slots=True)
class Mark:
    """A small drawing at a place."""

    x: float
    y: float
    glyph: str
    text: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A thing on the map: its number stands in the list too."""

    id: str
    number: int
    x: float
    y: float
    feels: Feels
    text: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A word on a branch; ``side`` is 1 to the right and -1 to the left."""

    y: int
    side: int
    text: str


def sky(moments: Sequence[dict[str, Said]]) -> dict[str, Any]:
    """Weather over time: one row for each line, one column for each moment, older ones first."""
    rows = [line for line in LINES if any(line in moment for moment in moments)]
    marks = [
        Mark(LEFT + COLUMN * (at + 0.5), TOP + ROW * (row + 0.5), said.glyph, said.text)
        for at, moment in enumerate(moments)
        for row, line in enumerate(rows)
        if (said := moment.get(line))
    ]
    return {
        "marks": marks,
        "rows": [(line, TOP + ROW * (row + 0.5)) for row, line in enumerate(rows)],
        "width": LEFT + COLUMN * max(len(moments), COLUMNS) + 4,
        "height": TOP + ROW * len(rows) + 28,
    }


def numbered(spots: Spots) -> list[tuple[int, Any]]:
    """In the order of the list: by area, then from safe to not now, then by letter."""
    areas, feels = list(Area), list(Feels)
    ordered = sorted(
        spots, key=lambda spot: (areas.index(spot.area), feels.index(spot.feels), spot.text.casefold(), spot.id)
    )
    return list(enumerate(ordered, 1))


def dots(spots: Spots) -> list[Dot]:
    """Each thing in its quarter and on its ring, with even air between."""
    drawn = []
    for area in Area:
        for feels in Feels:
            here = [(n, spot) for n, spot in numbered(spots) if (spot.area, spot.feels) == (area, feels)]
            for at, (n, spot) in enumerate(here):
                x, y = _place(area, feels, at, len(here))
                drawn.append(Dot(spot.id, n, x, y, feels, spot.text))
    return sorted(drawn, key=lambda dot: dot.number)


def branch(texts: Sequence[str]) -> dict[str, Any]:
    """What helped, as leaves on a branch: left and right in turn, none larger than another."""
    leaves = [Leaf(24 + LEAF_ROW * at, 1 if at % 2 == 0 else -1, text) for at, text in enumerate(texts)]
    return {"leaves": leaves, "height": 24 + LEAF_ROW * len(leaves) + 16}


def _place(area: Area, feels: Feels, at: int, among: int) -> tuple[float, float]:
    """Evenly along the arc; of many some step inwards, so that a thumb finds each and no number hides."""
    near, far = RADII[feels]
    inner = [each for each in range(among) if among > ROOMY[feels] and each % EACH[feels] == 1]
    outer = [each for each in range(among) if each not in inner]
    row = list(range(among)) if feels is not Feels.SAFE else inner if at in inner else outer
    radius = (near + far) / 2 if not inner else near if at in inner else far
    air = 0.25 if among <= FEW else 0
    along = (row.index(at) + air) / (len(row) - 1 + 2 * air)
    free = asin(MARGIN / radius)
    angle = TURN[area] * pi / 2 + free + (pi / 2 - 2 * free) * along
    return round(MIDDLE + radius * cos(angle), 1), round(MIDDLE + radius * sin(angle), 1)
