"""Which exercises the two can choose from, read anew each time: both leave things out, nobody is told who did."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from couples.domain import card as cards_of
from couples.domain import profile
from couples.domain.card import Answer, Audience, Source
from couples.domain.exercise import Outline
from couples.domain.opening import needs_ground
from couples.domain.people import Seat
from couples.domain.refusal import Reason, Refused
from couples.domain.shelf import depths_left, ideas_left, on_shelf
from couples.services.conducting import Answered, Conducting
from couples.services.heeding import depths_of, limits_of
from couples.services.lending import at_hand, nothing_own
from couples.services.opening import ground_of
from couples.store import cards, couples, profiles
from couples.store.database import Store, Unit
from couples.store.library_exercises import Exercise

Own = Callable[[Unit, str], Mapping[str, Exercise]]


@dataclass(frozen=True, slots=True)
class Shared:
    """A card that both show: what each says, and what both keep to."""

    source: Source
    mine: Answer
    theirs: Answer
    kept: Answer
    my_words: str
    their_words: str


class Shelving:
    """The shelf of a couple, and the map of what both showed each other."""

    def __init__(
        self, *, store: Store, outlines: Mapping[str, Outline], conducting: Conducting, own: Own = nothing_own
    ) -> None:
        self._store, self._own = store, own
        self._outlines = outlines
        self._conducting = conducting

    def left(self, person_id: str) -> dict[str, tuple[int, ...]]:
        """The exercises that are there for this person and their partner now, each with the depths that are left."""

        def look(unit: Unit) -> dict[str, tuple[int, ...]]:
            seat = couples.seat_of(unit, person_id)
            outlines = self._outlines
            if seat is None:
                return {name: outline.depths for name, outline in outlines.items()}
            if own := self._own(unit, person_id):
                outlines = {**outlines, **{ref: exercise.outline for ref, exercise in own.items()}}
            limits, open_too = limits_of(unit, seat), ground_of(unit, seat).holds
            return {
                name: depths_left(outline, limits)
                for name, outline in on_shelf(outlines, limits).items()
                if open_too or not needs_ground(outline)
            }

        return self._store.read(look)

    def shelf(self, person_id: str) -> frozenset[str]:
        """Their names alone."""
        return frozenset(self.left(person_id))

    def depths(self, person_id: str, exercise: str) -> tuple[int, ...]:
        """How deep the two can go with an exercise now. Refused(OFF_THE_SHELF) if nowhere, Refused(NOT_OPEN_YET)."""

        def look(unit: Unit) -> tuple[int, ...]:
            seat = couples.seat_of(unit, person_id)
            outline = self._outline(unit, seat, exercise)
            if outline is None:
                raise Refused(Reason.OFF_THE_SHELF)
            return depths_of(unit, seat, outline) if seat else outline.depths

        return self._store.read(look)

    def ideas(self, person_id: str, exercise: str, step: int) -> tuple[str, ...]:
        """What could be named in a step, the same for both; nothing for a step that is not there."""

        def look(unit: Unit) -> tuple[str, ...]:
            seat = couples.seat_of(unit, person_id)
            outline = self._outline(unit, seat, exercise)
            if seat is None or outline is None or not 0 <= step < len(outline.steps):
                return ()
            return ideas_left(outline.steps[step], limits_of(unit, seat))

        return self._store.read(look)

    def _outline(self, unit: Unit, seat: Seat | None, exercise: str) -> Outline | None:
        """Of the library, or of what the therapist of this couple wrote."""
        own = at_hand(unit, seat.couple_id, exercise) if seat and exercise not in self._outlines else None
        return own.outline if own else self._outlines.get(exercise)

    def touch_is_open(self, person_id: str) -> bool:
        """Whether touch together is open for the couple of this person."""

        def look(unit: Unit) -> bool:
            seat = couples.seat_of(unit, person_id)
            return seat is not None and ground_of(unit, seat).holds

        return self._store.read(look)

    def left_out(self, person_id: str) -> frozenset[str]:
        """What this person leaves out of shared sessions."""
        return self._store.read(lambda unit: profiles.of_person(unit, person_id)).left_out

    def leave_out(self, person_id: str, topics: frozenset[str]) -> None:
        """From now on, at every gate; a step at hand that touches on it is an ordinary "Not now" at once (F7)."""

        def work(unit: Unit) -> Answered | None:
            profiles.change(unit, person_id, lambda mine: profile.leaving_out(mine, topics))
            seat = couples.seat_of(unit, person_id)
            return self._conducting.heed(unit, seat) if seat else None

        self._conducting.told(self._store.write(work))

    def map_of(self, person_id: str) -> list[Shared]:
        """Every card that both show, side by side; the stricter answer is what both keep to."""

        def look(unit: Unit) -> list[Shared]:
            seat = couples.seat_of(unit, person_id)
            if seat is None:
                return []
            mine, theirs = (
                {
                    seen.source: seen
                    for seen in cards.shown_by(unit, each, Audience.PARTNER)
                    if seen.source != Source() and not seen.text
                }
                for each in (seat, seat.of_partner)
            )
            return [
                Shared(
                    source=source,
                    mine=mine[source].answer,
                    theirs=theirs[source].answer,
                    kept=cards_of.stricter(mine[source].answer, theirs[source].answer),
                    my_words=mine[source].words,
                    their_words=theirs[source].words,
                )
                for source in mine.keys() & theirs.keys()
            ]

        return self._store.read(look)
