"""What someone hopes for, alone or with the other. No date, no measure; letting go needs one and no reason.

A shared goal knows who wants it and nothing else: not who brought it, not when. It is of both while both want it, and
whoever lets it go takes it away for both. Nobody is told who did.
"""

from dataclasses import dataclass, replace

from couples.domain.people import tidy_line
from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side

TEXT_LENGTH = 160  # characters
MOST_GOALS = 20  # more than anybody holds on to


@dataclass(frozen=True, slots=True)
class Goal:
    """One's own."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class SharedGoal:
    """One that lies between the two; ``wanted`` by whom."""

    id: str
    text: str
    wanted: frozenset[Side]

    @property
    def ours(self) -> bool:
        return self.wanted == frozenset(Side)


@dataclass(frozen=True, slots=True)
class SeenGoal:
    """A shared goal as one of the two reads it: their own yes, and whether it is of both. Nothing more."""

    id: str
    text: str
    wanted_by_me: bool
    ours: bool


Goals = tuple[Goal, ...]
SharedGoals = tuple[SharedGoal, ...]


def aim(goals: Goals, id: str, text: str) -> Goals:  # noqa: A002 -- the goal's own word
    """One more of one's own."""
    goal = Goal(id, _wording(text))
    _room_for_one(len(goals))
    return (*goals, goal)


def reword(goals: Goals, goal_id: str, text: str) -> Goals:
    """Say it differently; one that is not there stays away."""
    wording = _wording(text)
    return tuple(replace(goal, text=wording) if goal.id == goal_id else goal for goal in goals)


def drop(goals: Goals, goal_id: str) -> Goals:
    """It just goes. Doing it twice is doing it once."""
    return tuple(goal for goal in goals if goal.id != goal_id)


def propose(goals: SharedGoals, by: Side, id: str, text: str) -> SharedGoals:  # noqa: A002 -- the goal's own word
    """One wants it; it is of both when the other wants it too."""
    goal = SharedGoal(id, _wording(text), frozenset({by}))
    _room_for_one(len(goals))
    return (*goals, goal)


def say_yes(goals: SharedGoals, by: Side, goal_id: str) -> SharedGoals:
    """I want it too. Refused(OVERTAKEN) when it is not there any more."""
    if all(goal.id != goal_id for goal in goals):
        raise Refused(Reason.OVERTAKEN)
    return tuple(replace(goal, wanted=goal.wanted | {by}) if goal.id == goal_id else goal for goal in goals)


def let_go(goals: SharedGoals, goal_id: str) -> SharedGoals:
    """Gone for both, by either. Doing it twice is doing it once."""
    return tuple(goal for goal in goals if goal.id != goal_id)


def seen_by(goals: SharedGoals, side: Side) -> tuple[SeenGoal, ...]:
    """All that a person's pages can ever show of them."""
    return tuple(SeenGoal(goal.id, goal.text, side in goal.wanted, goal.ours) for goal in goals)


def _wording(text: str) -> str:
    wording = tidy_line(text)
    if not wording:
        raise Refused(Reason.WORDS_MISSING, "text")
    if len(wording) > TEXT_LENGTH:
        raise Refused(Reason.TOO_LONG, "text")
    return wording


def _room_for_one(there: int) -> None:
    if there >= MOST_GOALS:
        raise Refused(Reason.FULL)
