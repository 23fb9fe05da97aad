from datetime import date, timedelta

import pytest

from couples.domain.aftercare import TEXT_LENGTH, Plan, is_due, planned
from couples.domain.refusal import Reason, Refused

KNOWN = frozenset({"words/kind", "space/alone"})
DAY = date(2026, 11, 22)


def test_a_plan_holds_what_was_tapped_and_own_words() -> None:
    plan = planned(["words/kind", "words/kind"], KNOWN, "  tea \n")
    assert plan == Plan(frozenset({"words/kind"}), "tea")
    assert plan.says
    assert not planned([], KNOWN, "  ").says
    assert Plan(text="tea").says


def test_an_unknown_chip_and_too_many_words_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        planned(["words/rude"], KNOWN, "")
    assert refused.value.reason is Reason.UNKNOWN
    with pytest.raises(Refused) as refused:
        planned([], KNOWN, "x" * (TEXT_LENGTH + 1))
    assert (refused.value.reason, refused.value.field) == (Reason.TOO_LONG, "text")


def test_who_asked_is_asked_on_the_next_day_and_the_question_goes_away_by_itself() -> None:
    due = [is_due(DAY, DAY + timedelta(days=later)) for later in range(5)]
    assert due == [False, True, True, False, False]
    assert not is_due(None, DAY)
