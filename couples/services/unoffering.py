"""What a therapist wrote and proposes no more is not agreed to: in the room the proposal goes from both screens.

What two have begun goes on, with the words that it began with.
"""

from couples.domain.own_exercise import is_own
from couples.domain.session import commands as ask
from couples.services.answered import Answered
from couples.services.conducting import Conducting
from couples.services.lending import proposed
from couples.services.seating import table_of
from couples.store import sessions
from couples.store.database import Store, Unit


class Unoffering:
    """Looks after what stands proposed in a room."""

    def __init__(self, *, store: Store, conducting: Conducting) -> None:
        self._store, self._conducting = store, conducting

    def look_over(self, couple_id: str) -> None:
        """Something that stood proposed to this couple may be gone."""

        def work(unit: Unit) -> Answered | None:
            row = sessions.open_of(unit, couple_id)
            plan = table_of(unit, row).state.proposal if row else None
            if row is None or plan is None or not is_own(plan.outline.id):
                return None
            gone = proposed(unit, couple_id, plan.outline.id) is None
            return self._conducting.noticed(unit, row.id, ask.NoticeUnoffered()) if gone else None

        self._conducting.told(self._store.write(work))


def nobody_looks(couple_id: str) -> None:
    """Where there is no room to look after."""
