"""What both chose for next time stands first: the same, something easier, or nothing at all."""

import pytest

from couples.domain.ahead import LATELY, Ahead, Offer, did, offer
from couples.domain.exercise import Outline, StepOutline
from couples.domain.session.state import Next


def an_outline(name: str, lengths: tuple[int, ...], depths: tuple[int, ...], *, touch: bool = False) -> Outline:
    return Outline(name, 1, lengths, depths, (StepOutline("one", "say", touch=touch),))


LADDER = an_outline("ladder", (5, 10, 20), (1, 2, 3), touch=True)
TALK = an_outline("talk", (10, 15), (1,))
QUIET = an_outline("quiet", (3,), (1,))
SHELF = {each.id: each for each in (LADDER, TALK, QUIET)}
ALL = {name: each.depths for name, each in SHELF.items()}


@pytest.mark.parametrize(
    ("ahead", "stands"),
    [
        (Ahead(Next.SAME, "ladder", 10, 2), Offer("ladder", 10, 2)),
        (Ahead(Next.EASIER, "ladder", 10, 2), Offer("ladder", 10, 1)),
        (Ahead(Next.EASIER, "ladder", 10, 1), Offer("ladder", 5, 1)),
        (Ahead(Next.EASIER, "ladder", 5, 1), Offer("quiet", 3, 1)),
        (Ahead(Next.EASIER, "quiet", 3, 1), Offer("talk", 10, 1)),
        (Ahead(Next.PAUSE, "ladder", 10, 2), None),
        (Ahead(Next.SAME), None),
        (Ahead(Next.EASIER), Offer("quiet", 3, 1)),
        (Ahead(Next.SAME, "gone", 10, 2), None),
    ],
)
def test_what_stands_first(ahead: Ahead, stands: Offer | None) -> None:
    assert offer(ahead, SHELF, ALL) == stands


def test_a_limit_that_came_since_makes_it_gentler_and_never_deeper() -> None:
    left = ALL | {"ladder": (1,)}
    assert offer(Ahead(Next.SAME, "ladder", 10, 3), SHELF, left) == Offer("ladder", 10, 1)
    assert offer(Ahead(Next.SAME, "ladder", 10, 1), SHELF, ALL | {"ladder": (2, 3)}) is None
    assert offer(Ahead(Next.SAME, "ladder", 2, 1), SHELF, ALL) is None, "its lengths are others by now"


def test_where_nothing_is_easier_nothing_stands_first() -> None:
    assert offer(Ahead(Next.EASIER, "ladder", 5, 1), {"ladder": LADDER}, ALL) is None


def test_what_they_did_lately_stands_once_and_the_oldest_is_forgotten() -> None:
    lately: tuple[str, ...] = ()
    for name in "abcdefgaa":
        lately = did(lately, name)
    assert lately == ("a", "g", "f", "e", "d", "c")
    assert len(lately) == LATELY
