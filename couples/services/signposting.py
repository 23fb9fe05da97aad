"""A therapist puts up where else their own couples can turn; it stands beside the host's lines, never in their place.

Both of a couple read the same, for as long as both let that therapist in; nobody is told that they did.
"""

from collections.abc import Callable
from dataclasses import dataclass

from couples.domain import signpost
from couples.domain.signpost import Board, Signpost
from couples.services.handing import link_of
from couples.store import couples, people, signposts
from couples.store.database import Store, Unit


@dataclass(frozen=True, slots=True)
class Beside:
    """What both of a couple read of their therapist's. ``emergency``: in the therapist's words, perhaps none."""

    therapist: str
    emergency: str
    signposts: tuple[Signpost, ...]


class Signposting:
    """What therapists put up, each their own."""

    def __init__(self, *, store: Store) -> None:
        self._store = store

    def board(self, therapist_id: str) -> Board:
        """All that this therapist put up."""
        return self._store.read(lambda unit: signposts.of_person(unit, therapist_id))

    def say(self, therapist_id: str, emergency: str) -> None:
        """What to do when it cannot wait, in place of what stood there."""
        self._change(therapist_id, lambda board: signpost.saying(board, emergency))

    def put(self, therapist_id: str, post: Signpost) -> None:
        """One more line, or the same one said differently. Refused(FULL) when there are as many as are kept."""
        self._change(therapist_id, lambda board: signpost.with_signpost(board, post))

    def take_away(self, therapist_id: str, id_: str) -> None:
        """Gone from everybody's page. Never refused."""
        self._change(therapist_id, lambda board: signpost.without_signpost(board, id_))

    def beside(self, person_id: str) -> Beside | None:
        """For one of the two whom a therapist is let in by now; None for everybody else."""

        def look(unit: Unit) -> Beside | None:
            seat = couples.seat_of(unit, person_id)
            link = link_of(unit, seat.couple_id) if seat else None
            therapist = people.by_id(unit, link[1]) if link else None
            if therapist is None:
                return None
            board = signposts.of_person(unit, therapist.id)
            return Beside(therapist.chosen_name, board.emergency, board.signposts)

        return self._store.read(look)

    def _change(self, therapist_id: str, to: Callable[[Board], Board]) -> None:
        self._store.write(lambda unit: signposts.change(unit, therapist_id, to))
        self._store.scrub()
