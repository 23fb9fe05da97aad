"""What one of two shows the other of all that lasts: one way to read it, the same for the partner and for a preview."""

from dataclasses import replace

from couples.domain.sheet import Shown, What
from couples.services.belonging import seat_of
from couples.store import couples, showings
from couples.store.database import Store, Unit


class Showing:
    """Shown copies; nothing here can reach what they are copies of."""

    def __init__(self, *, store: Store) -> None:
        self._store = store

    def by_partner(self, person_id: str) -> list[Shown]:
        """What the partner shows this person now; empty alone, and just as empty when nothing is shown."""

        def look(unit: Unit) -> list[Shown]:
            seat = couples.seat_of(unit, person_id)
            return showings.shown_by(unit, seat.of_partner) if seat else []

        return self._store.read(look)

    def as_seen(self, person_id: str) -> list[Shown]:
        """What the partner sees of this person's: read the way they read it."""

        def look(unit: Unit) -> list[Shown]:
            seat = couples.seat_of(unit, person_id)
            return showings.shown_by(unit, seat) if seat else []

        return self._store.read(look)

    def thank(self, person_id: str, shown_id: str) -> None:
        """Thank you for telling me. What was taken back meanwhile needs no thanks."""

        def work(unit: Unit) -> None:
            theirs = seat_of(unit, person_id).of_partner
            for one in showings.shown_by(unit, theirs):
                if one.id == shown_id and one.what is What.KEEPSAKE:
                    showings.change(unit, theirs, replace(one, thanked=True))

        self._store.write(work)


def hide(store: Store, person_id: str, what: What, of: str = "") -> None:
    """What was shown is gone from the partner's page and off the disk. Never refused."""

    def work(unit: Unit) -> None:
        if seat := couples.seat_of(unit, person_id):
            showings.hide(unit, seat, what, of)

    store.write(work)
    store.scrub()
