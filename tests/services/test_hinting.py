"""A pause that is on its way is never forgotten, whatever else is settled at the same moment."""

import threading

from couples.domain.session.state import Side
from couples.services.hinting import Hints


def test_f03b_a_hint_that_comes_while_another_is_settled_is_not_lost() -> None:
    hints = Hints()
    others: list[threading.Thread] = []

    class Between(dict[str, Side]):
        """Right when it is looked at whether any hint is left, a new one comes from another thread."""

        def __len__(self) -> int:
            left = super().__len__()
            if not left and not others:
                others.append(threading.Thread(target=hints.add, args=("session", "new", Side.B)))
                others[0].start()
                others[0].join(0.2)
            return left

    hints._unsettled.default_factory = Between
    hints.add("session", "old", Side.A)
    hints.settle("session", "old")
    others[0].join()
    assert hints.standing("session") == {"new": Side.B}
