"""What settles somebody: a song, a texture, a phrase, a person, a place. Their own list, at hand when it is needed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from couples.domain.practice import needed_line

MOST_THINGS = 100


class Kind(StrEnum):
    """Kinds of things, in the order they are shown. A kind line to oneself is a phrase."""

    PHRASE = "phrase"
    SONG = "song"
    TEXTURE = "texture"
    WARMTH = "warmth"
    MOVEMENT = "movement"
    PLACE = "place"
    PERSON = "person"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of somebody's kit."""

    id: str
    kind: Kind
    text: str


def thing(thing_id: str, kind: Kind, text: str) -> Thing:
    """As its owner says it."""
    return Thing(thing_id, kind, needed_line(text))


def like(things: Iterable[Thing], wanted: Thing) -> Thing | None:
    """The one that says the same already, so that nothing lies there twice."""
    return next((one for one in things if (one.kind, one.text) == (wanted.kind, wanted.text)), None)


def in_order(things: Iterable[Thing]) -> list[Thing]:
    """By kind, then by their words: the order tells nothing of when."""
    kinds = list(Kind)
    return sorted(things, key=lambda one: (kinds.index(one.kind), one.text.casefold()))
