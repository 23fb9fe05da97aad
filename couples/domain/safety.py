"""A map of what feels safe, what depends, and what is not for now. Its owner's alone, unless they show it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from couples.domain.people import tidy_line
from couples.domain.refusal import Reason, Refused

TEXT_LENGTH = 60
MOST_SPOTS = 48


class Area(StrEnum):
    """What sort of thing lies on the map."""

    PEOPLE = "people"
    PLACES = "places"
    WORDS = "words"
    TOUCH = "touch"


class Feels(StrEnum):
    """Where it lies. Nothing lies anywhere until its owner lays it there."""

    SAFE = "safe"
    DEPENDS = "depends"
    NOT_NOW = "not-now"


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing on the map, in own words."""

    id: str
    area: Area
    text: str
    feels: Feels


Spots = tuple[Spot, ...]


def lay(spots: Spots, spot: Spot) -> Spots:
    """One thing more."""
    text = tidy_line(spot.text)
    if not text:
        raise Refused(Reason.WORDS_MISSING, "text")
    if len(text) > TEXT_LENGTH:
        raise Refused(Reason.TOO_LONG, "text")
    if len(spots) >= MOST_SPOTS:
        raise Refused(Reason.FULL)
    return (*spots, replace(spot, text=text))


def move(spots: Spots, spot_id: str, feels: Feels) -> Spots:
    """It feels otherwise now; it may change every day."""
    return tuple(replace(spot, feels=feels) if spot.id == spot_id else spot for spot in spots)


def take_off(spots: Spots, spot_id: str) -> Spots:
    return tuple(spot for spot in spots if spot.id != spot_id)
