"""All there is to do, together or alone, as it can be looked through: what it is, how long, and what may come up in it.

Together means what both maps and profiles leave on the shelf (``shelving``). Nothing of the looking is kept.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from couples.domain.own_exercise import DOORS, parts_of, ref_at
from couples.domain.sieve import Company, Entry, Note, Tag, Track
from couples.services.conducting import Conducting
from couples.services.lending import Lending, Lent
from couples.services.ports import Clock
from couples.services.shelving import Shelving
from couples.store.database import Store
from couples.store.library import Exercise, Library
from couples.store.library_words import Words, offered


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do. ``door`` names it: ``exercises/…``, ``practices/…`` or ``toolkit/…``; ``longest`` in minutes."""

    door: str
    title: str
    about: str
    longest: int
    entry: Entry
    own: int = 0  # the version of what a therapist wrote; 0 for the library's

    @property
    def id(self) -> str:
        """Its name within its kind."""
        return self.door.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Page:
    """An exercise to read before anybody proposes it: its words, and only the depths and steps that both leave."""

    item: Item
    words: Words
    steps: Sequence[Words]


Own = Callable[[str, Collection[str] | None], Lent]


def no_own(person_id: str, refs: Collection[str] | None) -> Lent:  # noqa: ARG001 -- as it is asked
    """Where there is only the library."""
    return Lent()


class Sifting:
    """The whole library for one person."""

    def __init__(self, *, library: Library, shelving: Shelving, own: Own = no_own) -> None:
        self._library, self._shelving, self._own = library, shelving, own

    def all(self, lang: str) -> list[Item]:
        """The whole library, whatever anybody leaves out."""
        found = [_exercise(words, self._library.outlines[words["id"]].depths) for words in self._library.shelf(lang)]
        return sorted(found, key=_by_touch_and_length) + self.alone(lang)

    def own(self, person_id: str, lang: str, doors: Collection[str] | None = None) -> list[Item]:
        """What a therapist wrote, as far as this person may see it: every version, or a therapist's own of these."""
        found = self._own(person_id, None if doors is None else [ref_at(door) for door in doors])
        together = [
            _exercise(_words(each, lang), each.outline.depths, own=each.outline.version)
            for each in found.together.values()
        ]
        return together + [
            _solo(DOORS[Company.ALONE] + ref, each.words(lang), own=parts_of(ref)[1])
            for ref, each in found.alone.items()
        ]

    def together(self, person_id: str, lang: str) -> list[Item]:
        """What the two can do: without touch first, the short before the long."""
        left = self._shelving.left(person_id)
        items = [_exercise(words, left[words["id"]]) for words in self._library.shelf(lang) if words["id"] in left]
        items += [item for item in self.own(person_id, lang) if item.id in left]
        return sorted(items, key=_by_touch_and_length)

    def alone(self, lang: str) -> list[Item]:
        """What needs nobody else: questions for oneself, then the toolkit."""
        practices = sorted(self._library.practices.values(), key=lambda each: each.order)
        tools = sorted(self._library.tools.values(), key=lambda each: each.order)
        found = [(f"practices/{each.outline.id}", each.words(lang)) for each in practices]
        found += [(f"toolkit/{each.id}", each.words(lang)) for each in tools]
        return [_solo(door, words) for door, words in found]

    def page(self, person_id: str, exercise_id: str, lang: str) -> Page | None:
        """One exercise; None when it is not on the shelf of these two."""
        depths = self._shelving.left(person_id).get(exercise_id)
        if not depths:
            return None
        own = self._own(person_id, None).together.get(exercise_id)
        exercise = own or self._library.exercises[exercise_id]
        words, outline = _words(exercise, lang), exercise.outline
        shown = words | {"depths": [each for each in words["depths"] if each["depth"] in depths]}
        return Page(
            _exercise(words, depths, own=outline.version if own else 0),
            shown,
            words["steps"][: outline.last(max(depths)) + 1],
        )


def _by_touch_and_length(item: Item) -> tuple[bool, int, str]:
    return item.entry.track is Track.TOUCH, item.entry.minutes, item.title


def _words(exercise: Exercise, lang: str) -> Words:
    return exercise.words[offered(lang), exercise.outline.lengths[0]]


def _exercise(words: Words, depths: Sequence[int], own: int = 0) -> Item:
    entry = _entry(Company.TOGETHER, words, min(depths), words["lengths"][0])
    return Item(f"exercises/{words['id']}", words["title"], words["about"], words["lengths"][-1], entry, own)


def _solo(door: str, words: Words, own: int = 0) -> Item:
    about = words["about"] if isinstance(words["about"], str) else words["about"][0]
    entry = _entry(Company.ALONE, words, words["depth"], words["minutes"])
    return Item(door, words["title"], about, words["minutes"], entry, own)


def _entry(company: Company, words: dict[str, Any], depth: int, minutes: int) -> Entry:
    tags, notes = frozenset(map(Tag, words["tags"])), frozenset(map(Note, words["content_notes"]))
    return Entry(company, Track(words["track"]), tags, notes, depth, minutes)


def shelf_of(*, store: Store, clock: Clock, library: Library, conducting: Conducting) -> dict[str, Any]:
    """What there is to choose from, for the house: the library's, and what their therapist wrote."""
    own = Lending(store=store, clock=clock)
    shelving = Shelving(store=store, outlines=library.outlines, conducting=conducting, own=own.seen_in)
    return {"shelving": shelving, "sifting": Sifting(library=library, shelving=shelving, own=own.seen_by)}
