"""Sifting shows what suits just now, by what was written about it and nothing else."""

from dataclasses import replace

import pytest

from couples.domain.sieve import Company, Entry, Note, Sieve, Tag, Track

REST = Entry(Company.TOGETHER, Track.REST, frozenset({Tag.BODY}), frozenset({Note.BODY}), depth=1, minutes=3)
TALK = Entry(
    Company.TOGETHER, Track.TALK, frozenset({Tag.THOUGHT, Tag.ATTENTION}), frozenset(), depth=2, minutes=20
)  # fmt: skip
ALONE = replace(REST, company=Company.ALONE, notes=frozenset())


def left(sieve: Sieve) -> list[Entry]:
    return [entry for entry in (REST, TALK, ALONE) if sieve.fits(entry)]


def test_nothing_asked_for_shows_all() -> None:
    assert left(Sieve()) == [REST, TALK, ALONE]


@pytest.mark.parametrize(
    ("sieve", "shown"),
    [
        (Sieve(tired=True), [REST, ALONE]),
        (Sieve(company=Company.ALONE), [ALONE]),
        (Sieve(track=Track.TALK), [TALK]),
        (Sieve(tag=Tag.ATTENTION), [TALK]),
        (Sieve(depth=1), [REST, ALONE]),
        (Sieve(minutes=3), [REST, ALONE]),
        (Sieve(without=frozenset({Note.BODY})), [TALK, ALONE]),
        (Sieve(tired=True, without=frozenset({Note.BODY})), [ALONE]),
        (Sieve(track=Track.TOUCH), []),
    ],
)
def test_each_wish_narrows_it(sieve: Sieve, shown: list[Entry]) -> None:
    assert left(sieve) == shown


def test_for_a_tired_evening_it_is_short_and_restful_and_light() -> None:
    assert REST.light
    assert not replace(REST, minutes=6).light
    assert not replace(REST, depth=2).light
    assert not replace(REST, track=Track.TALK).light
