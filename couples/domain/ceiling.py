"""How far a therapist proposes to go with one thing: it holds while the proposal stands, whoever left it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from couples.domain.assignment import Stand


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most minutes and depth for one thing; zero is none."""

    length: int = 0
    depth: int = 0

    def under(self, lengths: Sequence[int], depths: Sequence[int]) -> tuple[list[int], list[int]]:
        """What is left of these to choose from; the least of each always is."""
        return _up_to(self.length, lengths), _up_to(self.depth, depths)


def ceiling(stands: Sequence[Stand], door: str, now: datetime) -> Ceiling:
    """Of all that opened for one person and is not over, the lower, whatever they answered. ``stands``: theirs."""
    opened = [each for each in stands if each.opens is not None and each.opens <= now and not each.is_over(now)]
    there = [each.assignment.plan for each in opened if each.assignment.plan.door == door]
    return Ceiling(
        min(filter(None, (plan.most_length for plan in there)), default=0),
        min(filter(None, (plan.most_depth for plan in there)), default=0),
    )


def _up_to(most: int, numbers: Sequence[int]) -> list[int]:
    return [each for each in numbers if not most or each <= most] or [min(numbers)]
