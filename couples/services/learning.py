"""Someone reads; what they put off, hide or say of it is theirs alone. That they read is kept nowhere (law 7)."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from couples.domain import learning as shelf_of
from couples.domain.learning import Resonance, Shelf
from couples.domain.refusal import Reason, Refused
from couples.store import learning
from couples.store.database import Store, Unit


class Learning:
    """A person's own shelf of things to read. ``cards`` are all that there are, in their order."""

    def __init__(self, *, store: Store, cards: Sequence[str]) -> None:
        self._store = store
        self._cards = tuple(cards)

    def shelf(self, person_id: str) -> Shelf:
        """As they left it."""
        return self._store.read(lambda unit: learning.of_person(unit, person_id)).shelf

    def order(self, shelf: Shelf) -> list[str]:
        """What is there to read now, those put off last. Whoever is not signed in has an empty ``Shelf()``."""
        return shelf_of.in_order(self._cards, shelf)

    def after(self, shelf: Shelf, card: str) -> str | None:
        """The next one; None after the last."""
        return shelf_of.after(self._cards, shelf, card)

    def hidden(self, shelf: Shelf) -> list[str]:
        """What they put away, in the cards' own order."""
        return [card for card in self._cards if card in shelf.hidden]

    def put_off(self, person_id: str, card: str) -> str | None:
        """It comes back at the end. Gives the card that comes now."""
        return self._moved_on(person_id, card, shelf_of.put_off)

    def hide(self, person_id: str, card: str) -> str | None:
        """Gone until they bring it back, off the disk what was said of it. Gives the card that comes now."""
        following = self._moved_on(person_id, card, shelf_of.hide)
        self._store.scrub()
        return following

    def bring_back(self, person_id: str, card: str) -> None:
        """At its own place again."""
        self._change(person_id, card, lambda shelf: shelf_of.bring_back(shelf, card))

    def say(self, person_id: str, card: str, resonance: Resonance | None) -> None:
        """Whether it resonates; None leaves nothing behind."""
        self._change(person_id, card, lambda shelf: shelf_of.say(shelf, card, resonance))
        if resonance is None:
            self._store.scrub()

    def _moved_on(self, person_id: str, card: str, change: Callable[[Shelf, str], Shelf]) -> str | None:
        following = self.after(self.shelf(person_id), card)
        self._change(person_id, card, lambda shelf: change(shelf, card))
        return following

    def _change(self, person_id: str, card: str, to: Callable[[Shelf], Shelf]) -> None:
        if card not in self._cards:
            raise Refused(Reason.NOT_FOUND)

        def work(unit: Unit) -> None:
            learning.change(unit, person_id, lambda mine: replace(mine, shelf=to(mine.shelf)))

        self._store.write(work)
