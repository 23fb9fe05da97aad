"""What people read where they look back over weeks: a plan for afterwards, small things, weather, a map, a review.

The shapes of the files of ``couples/content/overtime``, one each.
"""

from typing import Annotated

from pydantic import AfterValidator, Field

from couples.domain.review import Stand
from couples.domain.safety import Area, Feels
from couples.store.library_shapes import Chip, Chips, Name, Shape, Text, all_of, distinct


class CareKind(Shape):
    """One sort of care, and what can be tapped of it."""

    id: Name
    label: Text
    chips: Chips


class CarePlan(Shape):
    """The plan for afterwards (T4, E15)."""

    heading: Text
    line: Text
    kinds: Annotated[
        list[CareKind], AfterValidator(all_of("words", "closeness", "touch", "space", "practical", "later"))
    ]


class Kept(Shape):
    """One sort of small thing: what it is, the question, and what can be tapped."""

    heading: Text
    line: Text
    question: Text
    chips: Chips


class Keepsakes(Shape):
    """All sorts of them, by the names of ``Kind``."""

    win: Kept
    lesson: Kept
    breath: Kept
    muscles: Kept
    wish: Kept
    helped: Kept
    after: Kept


class Hinted(Chip):
    """A choice with an example."""

    hint: Text


class SafetyMap(Shape):
    """The map's four areas, and how a thing on it may feel."""

    areas: Annotated[list[Hinted], AfterValidator(all_of(*Area))]
    feels: Annotated[list[Chip], AfterValidator(all_of(*Feels))]


class Review(Shape):
    """What may become of a thing."""

    stands: Annotated[
        list[Chip],
        Field(min_length=len(Stand), max_length=len(Stand)),
        AfterValidator(all_of(Stand.KEEP, Stand.EASE, Stand.DEEPEN, Stand.DROP)),
        AfterValidator(distinct("id")),
    ]


OVERTIME_FILES: dict[str, type[Shape]] = {
    "aftercare": CarePlan,
    "keepsakes": Keepsakes,
    "map": SafetyMap,
    "review": Review,
}
