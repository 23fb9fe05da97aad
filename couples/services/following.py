"""What follows from an evening: what both did is at hand afterwards, and what both chose for next time is offered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from couples.domain.ahead import Ahead, Offer, did, offer
from couples.domain.exercise import Outline
from couples.domain.opening import needs_ground
from couples.domain.own_exercise import is_own
from couples.domain.people import Seat
from couples.domain.session.state import Next, Phase, Side, State
from couples.domain.shelf import depths_left
from couples.services.heeding import limits_of
from couples.services.lending import proposed
from couples.services.opening import ground_of
from couples.services.seating import Table
from couples.store import common_sheets, couples
from couples.store.database import Store, Unit


@dataclass(frozen=True, slots=True)
class Following:
    """For the lobby: what both chose, and what stands first for that; ``offer`` is None where the plan rests."""

    next: Next
    offer: Offer | None


def note_evening(unit: Unit, table: Table, after: State) -> None:
    """Inside a transaction: the two did something together, or their evening is over."""
    before, seat = table.state, table.seat(Side.A)
    if after.running and not before.running and after.plan and not is_own(after.plan.outline.id):
        common = common_sheets.of_couple(unit, seat)
        lately = did(common.lately, after.plan.outline.id)
        if lately != common.lately:
            common_sheets.keep(unit, seat, replace(common, lately=lately))
    if after.phase is Phase.CLOSED and before.phase is Phase.DEBRIEF:
        common = common_sheets.of_couple(unit, seat)
        if common.ahead != (ahead := _ahead(after)):
            common_sheets.keep(unit, seat, replace(common, ahead=ahead))


def _ahead(state: State) -> Ahead | None:
    """Only what came out for both."""
    if state.next is None:
        return None
    plan = state.plan
    return Ahead(state.next, plan.outline.id, plan.length, plan.depth) if plan else Ahead(state.next)


def following_of(unit: Unit, seat: Seat, outlines: Mapping[str, Outline]) -> Following | None:
    """Inside a transaction: what the lobby says first, or None where nothing was chosen."""
    ahead = common_sheets.of_couple(unit, seat).ahead
    if ahead is None:
        return None
    if own := proposed(unit, seat.couple_id, ahead.exercise):
        outlines = {**outlines, own.outline.id: own.outline}
    bounds, open_too = limits_of(unit, seat), ground_of(unit, seat).holds
    depths = {name: depths_left(each, bounds) for name, each in outlines.items() if open_too or not needs_ground(each)}
    shelf = {name: outlines[name] for name, left in depths.items() if left}
    found = offer(ahead, shelf, depths)
    return Following(ahead.next, found) if found or ahead.next is Next.PAUSE else None


class Leading:
    """What a couple is offered first."""

    def __init__(self, *, store: Store, outlines: Mapping[str, Outline]) -> None:
        self._store, self._outlines = store, outlines

    def following(self, person_id: str) -> Following | None:
        """The same for both of them."""

        def look(unit: Unit) -> Following | None:
            seat = couples.seat_of(unit, person_id)
            return following_of(unit, seat, self._outlines) if seat else None

        return self._store.read(look)
