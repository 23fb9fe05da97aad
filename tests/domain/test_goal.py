from random import Random

import pytest

from couples.domain import goal as goals_of
from couples.domain.goal import MOST_GOALS, TEXT_LENGTH, Goal, SeenGoal, SharedGoal, SharedGoals
from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side

SLOW = SharedGoal("1", "a slow evening", frozenset({Side.A}))


def test_own_goals_come_change_and_go() -> None:
    goals = goals_of.aim((), "1", "  to  rest ")
    assert goals == (Goal("1", "to rest"),)
    goals = goals_of.aim(goals, "2", "to ask")
    assert goals_of.reword(goals, "2", "to ask sooner")[1] == Goal("2", "to ask sooner")
    assert goals_of.reword(goals, "9", "x") == goals
    assert goals_of.drop(goals_of.drop(goals, "1"), "1") == (Goal("2", "to ask"),)


@pytest.mark.parametrize(("text", "reason"), [(" ", Reason.WORDS_MISSING), ("x" * (TEXT_LENGTH + 1), Reason.TOO_LONG)])
def test_words_that_do_not_fit_are_refused_beside_their_field(text: str, reason: Reason) -> None:
    for refuses in (lambda: goals_of.aim((), "1", text), lambda: goals_of.propose((), Side.A, "1", text)):
        with pytest.raises(Refused) as refused:
            refuses()
        assert (refused.value.reason, refused.value.field) == (reason, "text")


def test_there_is_an_end_to_goals() -> None:
    full = tuple(Goal(str(at), "x") for at in range(MOST_GOALS))
    with pytest.raises(Refused) as refused:
        goals_of.aim(full, "more", "x")
    assert refused.value.reason is Reason.FULL


def test_a_shared_goal_is_of_both_when_both_want_it() -> None:
    goals = goals_of.propose((), Side.A, "1", "a slow evening")
    assert goals == (SLOW,)
    assert goals_of.seen_by(goals, Side.A) == (SeenGoal("1", "a slow evening", wanted_by_me=True, ours=False),)
    assert goals_of.seen_by(goals, Side.B) == (SeenGoal("1", "a slow evening", wanted_by_me=False, ours=False),)
    both = goals_of.say_yes((*goals, SharedGoal("2", "x", frozenset())), Side.B, "1")
    assert both[0].ours
    assert not both[1].ours
    with pytest.raises(Refused) as refused:
        goals_of.say_yes(both, Side.A, "gone")
    assert refused.value.reason is Reason.OVERTAKEN


def test_after_letting_go_nothing_tells_who_did() -> None:
    """Whatever happened to a goal before: once it is gone, both hold the very same as if it had never been."""
    dice = Random(5)
    for _ in range(200):
        goals: SharedGoals = (SharedGoal("stays", "x", frozenset({Side.B})),)
        before = goals
        goals = goals_of.propose(goals, dice.choice(list(Side)), "1", "a slow evening")
        for _tap in range(dice.randrange(3)):
            goals = goals_of.say_yes(goals, dice.choice(list(Side)), "1")
        assert goals_of.let_go(goals_of.let_go(goals, "1"), "1") == before
