"""Two yeses to the same invitation, and nothing less."""

from datetime import UTC, datetime, timedelta

import pytest

from couples.domain.admission import Acceptance, Invitation, Policy, admitted

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def a_yes(person: str = "ana", invitation: str = "one") -> Acceptance:
    return Acceptance(person, "couple", "noa", invitation, Policy.NO_SECRETS)


def test_both_said_yes_to_the_same_and_nothing_less() -> None:
    for too_few in ([], [a_yes()], [a_yes(), a_yes()], [a_yes(), a_yes("ben", "two")]):
        assert not admitted(too_few)
    assert admitted([a_yes(), a_yes("ben")])


@pytest.mark.parametrize(("days", "good"), [(0, True), (1, False)])
def test_an_invitation_is_good_for_its_time(days: int, good: bool) -> None:
    invitation = Invitation("one", "noa", Policy.LIMITED, NOW + timedelta(days=1))
    assert invitation.opens(NOW + timedelta(days=days)) is good
