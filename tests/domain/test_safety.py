import pytest

from couples.domain import safety
from couples.domain.refusal import Reason, Refused
from couples.domain.safety import MOST_SPOTS, TEXT_LENGTH, Area, Feels, Spot

SISTER = Spot("1", Area.PEOPLE, "my sister", Feels.SAFE)


def test_things_are_laid_moved_and_taken_off() -> None:
    spots = safety.lay((), Spot("1", Area.PEOPLE, " my  sister ", Feels.SAFE))
    assert spots == (SISTER,)
    assert safety.move(spots, "1", Feels.NOT_NOW)[0].feels is Feels.NOT_NOW
    assert safety.move(spots, "2", Feels.NOT_NOW) == spots
    assert safety.take_off(safety.take_off(spots, "1"), "1") == ()


@pytest.mark.parametrize(
    ("there", "text", "reason"),
    [
        (0, " ", Reason.WORDS_MISSING),
        (0, "x" * (TEXT_LENGTH + 1), Reason.TOO_LONG),
        (MOST_SPOTS, "x", Reason.FULL),
    ],
)
def test_what_does_not_fit_is_refused(there: int, text: str, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        safety.lay((SISTER,) * there, Spot("2", Area.TOUCH, text, Feels.SAFE))
    assert refused.value.reason is reason
