"""What a therapist proposes as the most holds in the room, whatever either of the two answered."""

import pytest

from couples.domain.assignment import Says
from couples.domain.refusal import Reason, Refused
from couples.services.trying import Trying
from tests.makers import A, B
from tests.own import en
from tests.services import test_lending as lending

evening = lending.evening
DEPTHS = [{"depth": n, "line": en("Something small.")} for n in (1, 2)]
TOO_FAR = Refused(Reason.OFF_THE_SHELF)


def wishes(evening: lending.Evening, length: int, depth: int) -> Refused | None:
    return evening.night.permits(A, "Propose", exercise=evening.ref, length=length, depth=depth, option="").refused


@pytest.mark.parametrize("says", list(Says))
def test_nobody_proposes_more_than_stands_whoever_said_what(evening: lending.Evening, says: Says) -> None:
    evening.changes(lengths=[5, 10, 15], depths=DEPTHS)
    proposed = evening.proposes(most_length=10, most_depth=1, window=7)
    trying = Trying(store=evening.night.accounts.store, clock=evening.night.accounts.clock)
    trying.tell(evening.night.people[B], proposed, says)
    assert wishes(evening, 15, 1) == TOO_FAR
    assert wishes(evening, 10, 2) == TOO_FAR
    assert wishes(evening, 10, 1) is None
    assert evening.night.view(B)["proposal"]["length"] == 10
    assert trying.ceiling(evening.ana, evening.ref) == trying.ceiling(evening.night.people[B], evening.ref)


def test_it_holds_nobody_when_its_days_are_over(evening: lending.Evening) -> None:
    evening.changes(lengths=[5, 10, 15], depths=DEPTHS)
    evening.proposes(most_length=5, window=1)
    evening.proposes()
    assert wishes(evening, 10, 1) == TOO_FAR
    evening.night.accounts.clock.passes(days=1)
    assert wishes(evening, 10, 1) is None
