"""What someone does with the cards there are to read: later, hide, and whether one resonates. Theirs alone.

A ``Shelf`` knows nothing of what was read: reading leaves no mark (law 7). "Rather not say" is kept the same as never
having answered, so there is no stored silence to look up. Nothing here is counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Resonance(StrEnum):
    """Whether somebody finds themselves in a card. None of the three is the better one."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Shelf:
    """One person's cards to read, by name.

    ``later`` come after all others, in the order they were put off; ``hidden`` do not come at all.
    """

    later: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    said: Mapping[str, Resonance] = field(default_factory=dict, hash=False)


def in_order(cards: Sequence[str], shelf: Shelf) -> list[str]:
    """What is there to read, in this person's order."""
    first = [card for card in cards if card not in shelf.later and card not in shelf.hidden]
    return first + [card for card in shelf.later if card in cards]


def after(cards: Sequence[str], shelf: Shelf, card: str) -> str | None:
    """The card that comes next; None after the last one. After a hidden card the pile begins anew."""
    order = in_order(cards, shelf)
    at = order.index(card) + 1 if card in order else 0
    return order[at] if at < len(order) else None


def put_off(shelf: Shelf, card: str) -> Shelf:
    """It comes back at the end. One that was hidden is not hidden any more."""
    later = (*(each for each in shelf.later if each != card), card)
    return replace(shelf, later=later, hidden=shelf.hidden - {card})


def hide(shelf: Shelf, card: str) -> Shelf:
    """Gone without a reason, and with it what was said of it."""
    return Shelf(_without(shelf.later, card), shelf.hidden | {card}, _unsaid(shelf.said, card))


def bring_back(shelf: Shelf, card: str) -> Shelf:
    """At its own place again, neither hidden nor put off."""
    return replace(shelf, later=_without(shelf.later, card), hidden=shelf.hidden - {card})


def say(shelf: Shelf, card: str, resonance: Resonance | None) -> Shelf:
    """It does, partly, or does not; None for rather not saying, which leaves nothing behind."""
    said = _unsaid(shelf.said, card)
    return replace(shelf, said=said if resonance is None else {**said, card: resonance})


def _without(cards: tuple[str, ...], card: str) -> tuple[str, ...]:
    return tuple(each for each in cards if each != card)


def _unsaid(said: Mapping[str, Resonance], card: str) -> dict[str, Resonance]:
    return {each: resonance for each, resonance in said.items() if each != card}
