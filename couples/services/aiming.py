"""Someone has goals of their own, and two have some between them; either lets one go, and nobody asks why (T2)."""

from collections.abc import Callable
from dataclasses import replace

from couples.domain import goal as goals_of
from couples.domain.goal import Goal, Goals, SeenGoal, SharedGoals
from couples.domain.handed import Item
from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side
from couples.services.belonging import seat_of
from couples.services.ports import Dice
from couples.store import common_sheets, couples, handings, own_sheets
from couples.store.database import Store, Unit


class Aiming:
    """One's own goals, and those of the couple."""

    def __init__(self, *, store: Store, dice: Dice) -> None:
        self._store, self._dice = store, dice

    def mine(self, person_id: str) -> Goals:
        """One's own; nobody else's page has them."""
        return self._store.read(lambda unit: own_sheets.of_person(unit, person_id).goals)

    def aim(self, person_id: str, text: str) -> None:
        self._own(person_id, lambda goals: goals_of.aim(goals, self._dice.id(), text))

    def reword(self, person_id: str, goal_id: str, text: str) -> None:
        """Say it differently."""
        self._own(person_id, lambda goals: goals_of.reword(goals, goal_id, text), goal_id)
        self._store.scrub()

    def drop(self, person_id: str, goal_id: str) -> Goal:
        """It just goes; gives what it was. Refused(NOT_FOUND) for anybody else's."""
        gone = next((goal for goal in self.mine(person_id) if goal.id == goal_id), None)
        if gone is None:
            raise Refused(Reason.NOT_FOUND)
        self._own(person_id, lambda goals: goals_of.drop(goals, goal_id), goal_id)
        self._store.scrub()
        return gone

    def bring_back(self, person_id: str, goal: Goal) -> None:
        """As it was."""
        self._own(person_id, lambda goals: goals_of.aim(goals_of.drop(goals, goal.id), goal.id, goal.text))

    def ours(self, person_id: str) -> tuple[SeenGoal, ...]:
        """Those between the two, as this person reads them; empty alone."""

        def look(unit: Unit) -> tuple[SeenGoal, ...]:
            seat = couples.seat_of(unit, person_id)
            return goals_of.seen_by(common_sheets.of_couple(unit, seat).goals, seat.side) if seat else ()

        return self._store.read(look)

    def propose(self, person_id: str, text: str) -> None:
        """Lay one between the two; it is of both when the other says yes. Refused(NOT_LINKED) alone."""
        self._common(person_id, lambda goals, side: goals_of.propose(goals, side, self._dice.id(), text))

    def say_yes(self, person_id: str, goal_id: str) -> None:
        """I want it too. Refused(OVERTAKEN) when it was let go meanwhile."""
        self._common(person_id, lambda goals, side: goals_of.say_yes(goals, side, goal_id))

    def let_go(self, person_id: str, goal_id: str) -> None:
        """Gone for both; nothing says who."""
        self._common(person_id, lambda goals, _: goals_of.let_go(goals, goal_id), goal_id)
        self._store.scrub()

    def _own(self, person_id: str, change: Callable[[Goals], Goals], other: str = "") -> None:
        """``other``: a goal that is not what it was, so that a therapist reads it no more."""

        def work(unit: Unit) -> None:
            handings.lapse(unit, person_id, Item.GOAL, other)
            own_sheets.change(unit, person_id, lambda sheet: replace(sheet, goals=change(sheet.goals)))

        self._store.write(work)

    def _common(self, person_id: str, change: Callable[[SharedGoals, Side], SharedGoals], other: str = "") -> None:
        def work(unit: Unit) -> None:
            seat = seat_of(unit, person_id)
            handings.lapse_of_both(unit, seat.couple_id, Item.OURS, other)
            before = common_sheets.of_couple(unit, seat)
            after = replace(before, goals=change(before.goals, seat.side))
            if after != before:
                common_sheets.keep(unit, seat, after)

        self._store.write(work)
