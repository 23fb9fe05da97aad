"""What two people chose for next time is offered to them first on the next evening; what they did lately is at hand.

Only what both chose is here, the gentler of two; whose it was is not known any more. No day and no number is kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from couples.domain.exercise import Outline
from couples.domain.session.state import Next

LATELY = 6  # exercises that are at hand; older ones are forgotten


@dataclass(frozen=True, slots=True)
class Ahead:
    """What came out for next time. ``exercise`` is the last one of that evening, or empty; ``length`` in minutes."""

    next: Next
    exercise: str = ""
    length: int = 0
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """What stands first in the lobby, and how it is filled in there."""

    exercise: str
    length: int
    depth: int


def offer(ahead: Ahead, shelf: Mapping[str, Outline], depths: Mapping[str, tuple[int, ...]]) -> Offer | None:
    """The same, or something easier, of what is on the shelf now at these ``depths``; None when the plan rests."""
    outline = shelf.get(ahead.exercise)
    match ahead.next:
        case Next.PAUSE:
            return None
        case Next.SAME:
            return _at_most(ahead, outline, depths) if outline else None
        case Next.EASIER:
            easier = _easier(ahead, outline, depths) if outline else None
            return easier or _lightest(ahead, shelf, depths)
        case _:
            assert_never(ahead.next)


def _at_most(ahead: Ahead, outline: Outline, depths: Mapping[str, tuple[int, ...]]) -> Offer | None:
    """As it was, or gentler where that is not on offer any more."""
    deep = [depth for depth in depths[outline.id] if depth <= ahead.depth]
    long = [length for length in outline.lengths if length <= ahead.length]
    return Offer(outline.id, max(long), max(deep)) if deep and long else None


def _easier(ahead: Ahead, outline: Outline, depths: Mapping[str, tuple[int, ...]]) -> Offer | None:
    """Less deep; if it cannot be less deep, shorter."""
    less_deep = _at_most(Ahead(Next.SAME, outline.id, ahead.length, ahead.depth - 1), outline, depths)
    return less_deep or _at_most(Ahead(Next.SAME, outline.id, ahead.length - 1, ahead.depth), outline, depths)


def _lightest(ahead: Ahead, shelf: Mapping[str, Outline], depths: Mapping[str, tuple[int, ...]]) -> Offer | None:
    """Another one: short, at the lowest depth and without touch."""
    light = [
        Offer(name, outline.lengths[0], 1)
        for name, outline in shelf.items()
        if name != ahead.exercise
        and 1 in depths[name]
        and not outline.names
        and not any(x.touch for x in outline.steps)
    ]
    return min(light, key=lambda each: (each.length, each.exercise), default=None)


def did(lately: Iterable[str], exercise: str) -> tuple[str, ...]:
    """With this one at hand; the same again stands there once, and nothing tells how often."""
    return (exercise, *(name for name in lately if name != exercise))[:LATELY]
