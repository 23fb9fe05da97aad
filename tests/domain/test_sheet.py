"""What two have lately had at hand says neither when nor how often."""

from couples.domain.ahead import Ahead
from couples.domain.session.state import Next
from couples.domain.sheet import Common


def test_what_was_done_and_what_is_chosen_stand_side_by_side_in_an_order_that_tells_nothing() -> None:
    assert Common().at_hand == ()
    done = ("talk", "breathe", "meeting")
    for ahead in (None, Ahead(Next.SAME), Ahead(Next.EASIER, "talk", 5, 1)):
        assert Common(lately=done, ahead=ahead).at_hand == ("breathe", "meeting", "talk")
    assert Common(lately=done, ahead=Ahead(Next.SAME, "quiet", 5, 1)).at_hand == ("breathe", "meeting", "quiet", "talk")
