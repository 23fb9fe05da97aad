"""A therapist writes exercises of their own: drafts, unfinished or not, and versions that passed the check.

Everything here is its author's alone; what a couple meets of it is lent to them when it is proposed (``lending``).
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson

from couples.domain import own_exercise
from couples.domain.own_exercise import MOST_OWN, MOST_VERSIONS, Made, Own, ref
from couples.domain.refusal import Reason, Refused
from couples.domain.sieve import Company
from couples.store.database import Store, Unit
from couples.store.library import Library
from couples.store.library_errors import Check, ContentError
from couples.store.library_own import LARGEST, Known, check, read
from couples.store.library_sketch import Sketch, sketch
from couples.store.library_sketch_alone import pages_sketch, question_sketch
from couples.store.library_toml import written
from couples.store.library_words import Words
from couples.store.solo import MADE, OWN

Draft = dict[str, Any]
ROOM = 4 * LARGEST  # a draft may be longer than what passes the check, but not without an end


class Authoring:
    """One therapist's own exercises. Refused(NOT_FOUND) for anybody else's."""

    def __init__(self, *, store: Store, library: Library) -> None:
        self._store, self._library = store, library
        cards = {f"{name}/{card.id}" for name, shelf in library.decks.items() for card in shelf.outline.cards}
        doors = {f"practices/{each}" for each in library.practices} | {f"toolkit/{each}" for each in library.tools}
        self._known = Known(frozenset(cards), frozenset(doors))

    def all(self, therapist_id: str) -> list[Own]:
        """By their names."""
        found = self._store.read(lambda unit: OWN.of_person(unit, therapist_id))
        return sorted(found, key=lambda own: (title_of(own.draft).casefold(), own.id))

    def one(self, therapist_id: str, own_id: str) -> Own:
        return self._store.read(lambda unit: _own(unit, therapist_id, own_id))

    def versions(self, therapist_id: str, own_id: str) -> list[Made]:
        """All that were finished, the newest first; retiring keeps them."""

        def look(unit: Unit) -> list[Made]:
            newest = _own(unit, therapist_id, own_id).version
            found = (MADE.by_id(unit, therapist_id, ref(own_id, n)) for n in range(newest, 0, -1))
            return [made for made in found if made]

        return self._store.read(look)

    def make(
        self, therapist_id: str, own_id: str, title: str, languages: list[str], company: Company = Company.TOGETHER
    ) -> None:
        """A new one, made once under its id."""
        self._new(therapist_id, own_id, lambda _: own_exercise.new(own_id, title, languages, company))

    def bring_in(self, therapist_id: str, own_id: str, text: str) -> list[ContentError]:
        """A file becomes a new one, if nothing in it is wrong; else every mistake, and nothing is kept."""
        raw, mistakes = read(text, self._known)
        if not mistakes:
            draft = {key: value for key, value in raw.items() if key not in ("id", "version")}
            self._new(therapist_id, own_id, lambda _: Own(own_id, draft))
        return mistakes

    def duplicate(self, therapist_id: str, of: str, own_id: str) -> None:
        self._new(therapist_id, own_id, lambda unit: own_exercise.copied(_own(unit, therapist_id, of), own_id))

    def change(self, therapist_id: str, own_id: str, how: Callable[[Draft], Draft]) -> None:
        """The draft, as the ground knows to change it."""
        self._change(therapist_id, own_id, lambda own: replace(own, draft=how(own.draft)))

    def retire(self, therapist_id: str, own_id: str) -> None:
        """Offered to nobody anew; what was proposed of it stays with the couples."""
        self._change(therapist_id, own_id, lambda own: replace(own, retired=True))

    def bring_back(self, therapist_id: str, own_id: str) -> None:
        self._change(therapist_id, own_id, lambda own: replace(own, retired=False))

    def finish(self, therapist_id: str, own_id: str) -> None:
        """The draft becomes the next version. Refused(NOT_WHOLE) while the check finds anything."""

        def work(unit: Unit) -> None:
            own = _own(unit, therapist_id, own_id)
            if self.complaints(own.draft):
                raise Refused(Reason.NOT_WHOLE)
            after, made = own_exercise.finished(own)
            OWN.keep(unit, therapist_id, after)
            MADE.keep(unit, therapist_id, made)

        self._store.write(work)

    def delete(self, therapist_id: str, own_id: str) -> None:
        """Gone with all its versions, from the disk too; what was proposed of it stays with the couples."""

        def work(unit: Unit) -> None:
            for version in range(1, min(_own(unit, therapist_id, own_id).version, MOST_VERSIONS) + 1):
                MADE.delete(unit, therapist_id, ref(own_id, version))
            OWN.delete(unit, therapist_id, own_id)

        self._store.write(work)
        self._store.scrub()

    def complaints(self, draft: Draft) -> list[Check]:
        """Everything that keeps it from being proposed: where, what, and what to do."""
        return check(draft, self._known)

    def as_file(self, draft: Draft, version: int) -> str:
        """The same as a file to take along."""
        return written({"id": "own", "version": max(version, 1)} | draft)

    def sketch(self, draft: Draft, at: int, lang: str) -> Sketch:
        """One step as both phones would show it, as far as it is written."""
        return sketch(draft, at, lang, self._library)

    def question(self, draft: Draft, at: int, lang: str) -> Words:
        """One question as the phone of whoever is asked would show it, as far as it is written."""
        return question_sketch(draft, at, lang, self._library)

    def pages(self, draft: Draft, lang: str) -> Words:
        """What is read before the first question and after the last, as far as it is written."""
        return pages_sketch(draft, lang)

    def offers(self, lang: str) -> dict[str, list[Words]]:
        """What can be taken over from the library by a tap: breaths to follow, and dials."""
        found: dict[str, dict[str, Words]] = {"options": {}, "dials": {}}
        for name in self._library.exercises:
            words = self._library.unfilled(name, lang)
            for which, known in found.items():
                for each in words[which]:
                    known.setdefault(each["id"], each)
        return {which: [*known.values()] for which, known in found.items()}

    def taken_over(self, which: str, ids: list[str]) -> list[Draft]:
        """The same as a draft holds them, in both languages."""
        both = {lang: {each["id"]: each for each in self.offers(lang)[which]} for lang in ("en", "es")}
        return [_in_both(both["en"][name], both["es"][name]) for name in ids if name in both["en"]]

    def _new(self, therapist_id: str, own_id: str, how: Callable[[Unit], Own]) -> None:
        def work(unit: Unit) -> None:
            if OWN.by_id(unit, therapist_id, own_id) is not None:
                return
            if OWN.count(unit, therapist_id) >= MOST_OWN:
                raise Refused(Reason.FULL)
            OWN.keep(unit, therapist_id, how(unit))

        self._store.write(work)

    def _change(self, therapist_id: str, own_id: str, how: Callable[[Own], Own]) -> None:
        def work(unit: Unit) -> None:
            before = _own(unit, therapist_id, own_id)
            if (after := how(before)) != before:
                if len(orjson.dumps(after.draft)) > ROOM:
                    raise Refused(Reason.FULL)
                OWN.keep(unit, therapist_id, after)

        self._store.write(work)
        self._store.scrub()


def title_of(draft: Draft) -> str:
    """What it is called, in the first language that it is written in."""
    title = draft.get("title")
    found = [text for text in title.values() if isinstance(text, str)] if isinstance(title, dict) else []
    return found[0] if found else ""


def _own(unit: Unit, therapist_id: str, own_id: str) -> Own:
    found = OWN.by_id(unit, therapist_id, own_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND)
    return found


def _in_both(en: Any, es: Any) -> Any:  # noqa: ANN401 - a part of the library's words
    """The same part in two languages as one: what differs or is read stands beside each other, names stand once."""
    if isinstance(en, dict):
        kept = {key: (value, es[key]) for key, value in en.items() if value is not None}
        return {key: one if key in ("id", "do", "seconds") else _in_both(one, two) for key, (one, two) in kept.items()}
    if isinstance(en, list):
        return [_in_both(one, two) for one, two in zip(en, es, strict=True)]
    return {"en": en, "es": es}
