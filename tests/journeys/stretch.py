"""A step that runs on two screens, and the list of who plays which kind of it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.journeys.guests import Guest
from tests.journeys.reach import all_in_reach


@dataclass
class Stretch:
    """One step that runs on both screens. ``first`` starts it; ``words`` are its own, ``exercise`` all of them."""

    first: Guest
    second: Guest
    words: dict[str, Any]
    exercise: dict[str, Any]

    @property
    def both(self) -> tuple[Guest, Guest]:
        return self.first, self.second

    def reads(self, words: str | re.Pattern[str]) -> None:
        """Both screens say so, and everything on them is in reach."""
        for each in self.both:
            each.reads(words)
        self.in_reach()

    def in_reach(self) -> None:
        """As it stands now, on the phone and on the laptop."""
        for each in self.both:
            all_in_reach(each, f"{self.words['id']} as {each.name} sees it")

    def finishes(self) -> None:
        """Everything was tried: what stands there now is looked at once more, then one brings it to its end."""
        self.in_reach()
        self.first.is_open_to_everyone()
        self.second.taps("Finish this step")

    def in_turn(self, words: str) -> Iterator[tuple[Guest, Guest]]:
        """Each of the two taps this, the one who starts first; gives who did, and who has not seen anything of it."""
        for one, other in (self.both, self.both[::-1]):
            one.taps(words)
            yield one, other
            self.in_reach()


Play = Callable[[Stretch], None]
PLAYS: dict[str, Play] = {}


def plays(*kinds: str) -> Callable[[Play], Play]:
    """This function plays steps of these kinds."""

    def known(play: Play) -> Play:
        PLAYS.update(dict.fromkeys(kinds, play))
        return play

    return known
