"""Whether touch together is open for a couple, read anew each time; the same line for both of them."""

from couples.domain.card import Audience
from couples.domain.opening import Ground, knows_a_stop
from couples.domain.people import Seat
from couples.domain.session.state import State
from couples.store import cards, grounds
from couples.store.database import Unit


def ground_of(unit: Unit, seat: Seat) -> Ground:
    """What stands for the two of this couple."""
    both = (seat, seat.of_partner)
    return Ground(
        toolkits=all(grounds.has_comfort(unit, each.person_id) for each in both),
        practised=grounds.has_practised(unit, seat.couple_id),
        stop_word=knows_a_stop(seen for each in both for seen in cards.shown_by(unit, each, Audience.PARTNER)),
    )


def note_practice(unit: Unit, couple_id: str, before: State, after: State) -> None:
    """Both went on after a pause in the exercise that is for practising it."""
    practising = after.plan is not None and after.plan.outline.practises_pause
    if practising and before.paused_by and after.running:
        grounds.mark_practised(unit, couple_id)
