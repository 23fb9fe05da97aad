"""Mirror, make sense, imagine."""

from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side
from tests.makers import A, B, an_evening_of

ROUND: tuple[tuple[Side, str], ...] = (
    (A, "told"),
    (B, "mirrored"),
    (A, "there-is-more"),
    (A, "told"),
    (B, "mirrored"),
    (A, "not-quite"),
)
ROUND += ((B, "mirrored"), (A, "thats-it"), (B, "made-sense"), (B, "imagined"))
STAGES = "mirroring checking telling mirroring checking mirroring checking making-sense imagining landing"


def test_the_listener_stays_until_there_is_no_more() -> None:
    evening, stages = an_evening_of("mirror"), []
    for side, move in ROUND:
        evening.moves(side, move)
        stages.append(evening.plays(B)["stage"])
    assert stages == STAGES.split()
    evening.moves(A, "swap")
    assert evening.plays(B) == {"my_floor": True, "stage": "telling", "turn": 1, "can": ["told", "pass"]}


def test_after_it_landed_there_may_be_more_of_it() -> None:
    evening = an_evening_of("mirror")
    for side, move in (
        (A, "told"),
        (B, "mirrored"),
        (A, "thats-it"),
        (B, "made-sense"),
        (B, "imagined"),
        (A, "say-more"),
    ):
        evening.moves(side, move)
    assert evening.plays(A)["stage"] == "telling"


def test_no_rebuttal_finds_a_place() -> None:
    evening = an_evening_of("mirror")
    assert evening.moves(B, "told") == Refused(Reason.NOT_YOUR_TURN)
