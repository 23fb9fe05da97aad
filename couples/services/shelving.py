"""Which exercises the two can choose from, read anew each time: both leave things out, nobody is told who did."""

from collections.abc import Mapping
from dataclasses import dataclass

from couples.domain import card as cards_of
from couples.domain import profile
from couples.domain.card import Answer, Audience, Source
from couples.domain.exercise import Outline
from couples.domain.people import Seat
from couples.domain.refusal import Reason, Refused
from couples.domain.shelf import Limits, is_off, limits, on_shelf
from couples.store import cards, couples, profiles
from couples.store.database import Store, Unit


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

    def __init__(self, *, store: Store, outlines: Mapping[str, Outline]) -> None:
        self._store = store
        self._outlines = outlines

    def shelf(self, person_id: str) -> frozenset[str]:
        """The exercises that are there for this person and their partner now."""

        def look(unit: Unit) -> frozenset[str]:
            seat = couples.seat_of(unit, person_id)
            return frozenset(on_shelf(self._outlines, _limits(unit, seat)) if seat else self._outlines)

        return self._store.read(look)

    def left_out(self, person_id: str) -> frozenset[str]:
        """What this person leaves out of shared sessions."""
        return self._store.read(lambda unit: profiles.of_person(unit, person_id)).left_out

    def leave_out(self, person_id: str, topics: frozenset[str]) -> None:
        """From now on; an exercise that runs is stopped by pausing, as ever."""
        self._store.write(lambda unit: profiles.change(unit, person_id, lambda mine: profile.leaving_out(mine, topics)))

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


def off_the_shelf(unit: Unit, seat: Seat, outline: Outline) -> Refused | None:
    """Inside a transaction: why this cannot be proposed now. Nobody is told whose limit it is."""
    return Refused(Reason.OFF_THE_SHELF) if is_off(outline, _limits(unit, seat)) else None


def _limits(unit: Unit, seat: Seat) -> Limits:
    """What holds for both of a couple."""
    both = (seat, seat.of_partner)
    shown = [seen for each in both for seen in cards.shown_by(unit, each, Audience.PARTNER)]
    return limits((profiles.of_person(unit, each.person_id).left_out for each in both), shown)
