"""The CSI-4, four questions about one's relationship: one's own answers, one's own number, and no verdict.

Janette L. Funk and Ronald D. Rogge, "Testing the ruler with item response theory: Increasing precision of measurement
for relationship satisfaction with the Couples Satisfaction Index", Journal of Family Psychology 21(4), 572-583, 2007.
The first question counts 0 to 6, the other three 0 to 5, the number is their sum: 0 to 21.

Only the newest answers exist: without older ones there is nothing to chart and nobody to compare with (law 8). No
limit between "good" and "bad" stands anywhere in here on purpose.
"""

from dataclasses import dataclass

from couples.domain.refusal import Reason, Refused

HIGHEST = (6, 5, 5, 5)  # what each question counts at most; the lowest is 0
MOST = sum(HIGHEST)

Values = tuple[int | None, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Answers:
    """``values``: one for each question, None while it is open or was skipped. A partner never sees them."""

    values: Values = (None, None, None, None)

    @property
    def begun(self) -> bool:
        """Whether there is anything to keep."""
        return self != Answers()


def answer(answers: Answers, question: int, value: int | None) -> Answers:
    """Answer one question (counted from 0), or leave it open."""
    if not 0 <= question < len(HIGHEST) or not 0 <= (value or 0) <= HIGHEST[question]:
        raise Refused(Reason.UNKNOWN)
    first, second, third, fourth = (value if at == question else old for at, old in enumerate(answers.values))
    return Answers((first, second, third, fourth))


def number(answers: Answers) -> int | None:
    """The sum of all four; None while one is open, because a part of the sum means nothing."""
    given = [value for value in answers.values if value is not None]
    return sum(given) if len(given) == len(HIGHEST) else None
