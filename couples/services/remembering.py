"""Someone keeps small things for themselves, shows one if they like, and takes it back as easily (M3, M4)."""

from collections.abc import Mapping
from dataclasses import dataclass

from couples.domain import keepsake as keepsakes_of
from couples.domain.handed import Item
from couples.domain.keepsake import MAY_BE_SHOWN, Age, Keepsake, Kind
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.sheet import Line, Shown, What
from couples.services.belonging import seat_of, today_of
from couples.services.ports import Clock, Dice
from couples.services.showing import hide
from couples.store import couples, handings, keepsakes, showings
from couples.store.database import Store, Unit

MOST_KEPT = 500  # of one person


@dataclass(frozen=True, slots=True)
class Remembered:
    """A kept thing as its owner reads it: how long ago in words, whether the partner sees it and said thank you."""

    keepsake: Keepsake
    age: Age
    shown: bool
    thanked: bool


def keep_good(unit: Unit, dice_id: str, person_id: str, now: Now, words: str) -> None:
    """Inside a transaction, such as a session's close: one good thing goes to its owner's small good things.

    Nothing is ever refused, a close must not fail on it: what is too long for a small thing, or has no room any more,
    is in their own notes all the same.
    """
    try:
        new = keepsakes_of.kept(dice_id, Kind.WIN, ("", words), frozenset(), today_of(unit, person_id, now))
    except Refused:
        return
    mine = keepsakes.of_person(unit, person_id)
    if keepsakes_of.same(mine, new) is None and len(mine) < MOST_KEPT:
        keepsakes.keep(unit, person_id, new)


class Remembering:
    """A person's own kept things. ``taps``: the chips of each kind."""

    def __init__(self, *, store: Store, clock: Clock, dice: Dice, taps: Mapping[Kind, frozenset[str]]) -> None:
        self._store, self._clock, self._dice = store, clock, dice
        self._taps = taps

    def of_kind(self, person_id: str, *kinds: Kind) -> list[Remembered]:
        """Theirs of these kinds, the newest month first."""

        def look(unit: Unit) -> list[Remembered]:
            seat, today = couples.seat_of(unit, person_id), today_of(unit, person_id, self._clock())
            shown = {one.of: one for one in showings.shown_by(unit, seat)} if seat else {}
            return [
                Remembered(
                    each,
                    keepsakes_of.age(each, today),
                    shown=each.id in shown,
                    thanked=each.id in shown and shown[each.id].thanked,
                )
                for each in keepsakes.of_person(unit, person_id)
                if each.kind in kinds
            ]

        return self._store.read(look)

    def keep(self, person_id: str, kind: Kind, tap: str, words: str) -> str:
        """A tap or words are enough; the same once more in one month is kept once. Gives its id."""

        def work(unit: Unit) -> str:
            today = today_of(unit, person_id, self._clock())
            new = keepsakes_of.kept(self._dice.id(), kind, (tap, words), self._taps[kind], today)
            mine = keepsakes.of_person(unit, person_id)
            if there := keepsakes_of.same(mine, new):
                return there.id
            if len(mine) >= MOST_KEPT:
                raise Refused(Reason.FULL)
            keepsakes.keep(unit, person_id, new)
            return new.id

        return self._store.write(work)

    def delete(self, person_id: str, keepsake_id: str) -> Keepsake:
        """Gone, from the partner's page and the disk too; gives what it was. Refused(NOT_FOUND) for anybody else's."""

        def work(unit: Unit) -> Keepsake:
            one = keepsakes.by_id(unit, person_id, keepsake_id)
            if one is None:
                raise Refused(Reason.NOT_FOUND)
            if seat := couples.seat_of(unit, person_id):
                showings.hide(unit, seat, What.KEEPSAKE, keepsake_id)
            keepsakes.delete(unit, person_id, keepsake_id)
            handings.lapse(unit, person_id, Item.KEEPSAKE, keepsake_id)
            return one

        gone = self._store.write(work)
        self._store.scrub()
        return gone

    def bring_back(self, person_id: str, one: Keepsake) -> None:
        """As it was, under its old name, and shown to nobody."""

        def work(unit: Unit) -> None:
            if keepsakes.by_id(unit, person_id, one.id) is None:
                keepsakes.keep(unit, person_id, one)

        self._store.write(work)

    def show(self, person_id: str, keepsake_id: str) -> None:
        """Let the partner read this one. Refused(NOT_FOUND) for somebody else's and for what is only noticed."""

        def work(unit: Unit) -> None:
            seat, one = seat_of(unit, person_id), keepsakes.by_id(unit, person_id, keepsake_id)
            if one is None or one.kind not in MAY_BE_SHOWN:
                raise Refused(Reason.NOT_FOUND)
            if showings.one_shown(unit, seat, What.KEEPSAKE, one.id) is None:
                line = Line(one.kind, one.tap, one.words)
                showings.show(unit, seat, Shown(self._dice.id(), What.KEEPSAKE, one.id, line=line))

        self._store.write(work)

    def withdraw(self, person_id: str, keepsake_id: str) -> None:
        """Take it back; doing it twice is doing it once."""
        hide(self._store, person_id, What.KEEPSAKE, keepsake_id)
